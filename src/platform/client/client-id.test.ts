import { describe, expect, it } from "vitest";
import { z } from "zod";
import { newClientId } from "./client-id.ts";

describe("an id made in the browser", () => {
  it("is a UUID, another one each time", () => {
    const ids = Array.from({ length: 200 }, newClientId);
    for (const id of ids) expect(z.uuidv4().safeParse(id).success, id).toBe(true);
    expect(new Set(ids).size).toBe(200);
  });
});
