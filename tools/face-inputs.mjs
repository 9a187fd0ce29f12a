/** Whether dist is what the faces' sources would give: the build notes the digest of every file that it read. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readJson, root } from "./house.mjs";

/** The desk, the public pages, and the phone. */
export const faceConfigs = ["vite.config.ts", "vite.open.config.ts", "vite.field.config.ts"];
export const faceInputsFile = join(root, "dist", "face-inputs.json");

export function facesAreCurrent() {
  const inputs = readJson(faceInputsFile);
  return (
    inputs !== undefined &&
    ["desk", "open", "field"].every((face) => existsSync(join(root, "dist", face, "index.html"))) &&
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
