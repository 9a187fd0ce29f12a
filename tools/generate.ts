/** Writes what can be derived from the declarations into generated/: under diff, so that a review sees what a change means. */
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./generated-files.ts";

const folder = fileURLToPath(new URL("../generated/", import.meta.url));
await mkdir(folder, { recursive: true });
for (const [name, text] of await generatedFiles()) await writeFile(`${folder}${name}`, text);
