import { expect, test } from "vitest";
import { z } from "zod";
import { freshUuid } from "./fresh-uuid.ts";

test("a fresh id is one that the server takes, and no two are the same", () => {
  const ids = Array.from({ length: 200 }, freshUuid);
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});
