import { expect, test } from "vitest";
import { MAX_UPLOAD_BYTES } from "../../../platform/http/upload.ts";
import { MOST_FILE_BYTES } from "./file-limits.ts";

test("the page lets through what the server takes in, and no more", () => {
  expect(MOST_FILE_BYTES).toBe(MAX_UPLOAD_BYTES);
});
