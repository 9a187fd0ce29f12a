import { describe, expect, it } from "vitest";
import { newKey, SubmissionKeys } from "./submission-key.ts";

describe("submission keys", () => {
  it("are 32 hex digits and never the same", () => {
    const keys = new Set(Array.from({ length: 200 }, newKey));
    expect(keys.size).toBe(200);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  it("stay while the same content is sent again", () => {
    const keys = new SubmissionKeys();
    const first = keys.keyFor({ name: "王小明", on: "2026-11-01" });
    expect(keys.keyFor({ name: "王小明", on: "2026-11-01" })).toBe(first);
  });

  it("change with the content, and after it has arrived", () => {
    const keys = new SubmissionKeys();
    const first = keys.keyFor({ name: "王小明" });
    const second = keys.keyFor({ name: "王晓明" });
    expect(second).not.toBe(first);
    keys.settled();
    expect(keys.keyFor({ name: "王晓明" })).not.toBe(second);
  });
});
