import { describe, expect, it } from "vitest";
import { z } from "zod";
import { newUuid } from "./new-uuid.ts";

describe("an id made in the browser", () => {
  it("is one that contracts take, and another each time", () => {
    const made = Array.from({ length: 200 }, newUuid);
    expect(made.every((id) => z.uuidv4().safeParse(id).success)).toBe(true);
    expect(new Set(made).size).toBe(200);
  });
});
