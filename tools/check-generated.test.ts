import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { generatedFiles } from "./generated-files.ts";

describe("generated documents", async () => {
  const files = await generatedFiles();
  for (const [name, text] of files) {
    it(`${name} says what the code says (npm run generate)`, async () => {
      const kept = await readFile(new URL(`../generated/${name}`, import.meta.url), "utf8");
      expect(kept).toBe(text);
    });
  }
});
