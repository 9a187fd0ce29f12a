/** Builds the browser's applications into dist and notes what went into them, for tools/face-inputs.mjs. `--watch` builds again on each change. */
import { globSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "vite";
import { digestOf, faceConfigs, faceInputsFile } from "./face-inputs.mjs";
import { root } from "./house.mjs";

const watching = process.argv.includes("--watch");
/** By face: the files that it was built from. */
const read = new Map();

rmSync(faceInputsFile, { force: true });
for (const configFile of faceConfigs) {
  await build({
    configFile: join(root, configFile),
    logLevel: watching ? "info" : "error",
    plugins: [{ name: "note-inputs", apply: "build", writeBundle: noteInputs(configFile) }],
    ...(watching ? { build: { watch: {} } } : {}),
  });
}

/** Packages are covered by the lock file; everything else that the bundles came from is noted by its content. */
function noteInputs(configFile) {
  return function note() {
    const modules = [...this.getModuleIds()].map((id) => relative(root, id.split("?")[0]));
    read.set(configFile, modules);
    if (read.size < faceConfigs.length) return;
    const pages = globSync("src/faces/**/{*.html,*.webmanifest,mark.svg}", { cwd: root });
    const own = [...read.values(), pages].flat().filter((path) => path.startsWith("src/"));
    const inputs = [...new Set([...own, ...faceConfigs, "package-lock.json"])].sort();
    const digests = Object.fromEntries(inputs.map((path) => [path, digestOf(path)]));
    writeFileSync(faceInputsFile, `${JSON.stringify(digests, null, 1)}\n`);
  };
}
