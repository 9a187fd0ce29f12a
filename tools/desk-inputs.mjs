/** Whether dist/desk is what its sources would give: the build notes the digest of every file that it read. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readJson, root } from "./house.mjs";

export const deskInputsFile = join(root, "dist", "desk-inputs.json");

export function deskIsCurrent() {
  const inputs = readJson(deskInputsFile);
  return (
    inputs !== undefined &&
    existsSync(join(root, "dist", "desk", "index.html")) &&
    Object.entries(inputs).every(([path, digest]) => digestOf(path) === digest)
  );
}

/** Of a file's content, by its path in the repository; empty when it is gone. */
export function digestOf(path) {
  try {
    return createHash("sha256")
      .update(readFileSync(join(root, path)))
      .digest("base64url");
  } catch {
    return "";
  }
}
