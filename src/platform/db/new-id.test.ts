import { validate, version } from "uuid";
import { describe, expect, it } from "vitest";
import { now } from "../../kernel/clock.ts";
import { newId } from "./new-id.ts";

describe("newId", () => {
  const ids = Array.from({ length: 20_000 }, newId);

  it("makes UUIDs of version 7 that carry the time", () => {
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    const made = Number.parseInt((ids[0] ?? "").replace("-", "").slice(0, 12), 16);
    expect(Math.abs(now().getTime() - made)).toBeLessThan(60_000);
  });

  it("makes each id once and after the one before, however many a millisecond", () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });
});
