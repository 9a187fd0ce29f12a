/** Builds the desk into dist/desk and notes what went into it, for tools/desk-inputs.mjs. `--watch` builds again on each change. */
import { existsSync, globSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "vite";
import { deskInputsFile, digestOf } from "./desk-inputs.mjs";
import { root } from "./house.mjs";

const configFile = ["vite.config.ts", "src/faces/desk/vite.config.ts"].find((path) =>
  existsSync(join(root, path)),
);
if (configFile === undefined) throw new Error("the desk has no vite.config.ts");

rmSync(deskInputsFile, { force: true });
await build({
  configFile: join(root, configFile),
  logLevel: process.argv.includes("--watch") ? "info" : "error",
  plugins: [{ name: "note-inputs", apply: "build", writeBundle: noteInputs }],
  ...(process.argv.includes("--watch") ? { build: { watch: {} } } : {}),
});

/** Packages are covered by the lock file; everything else that the bundle came from is noted by its content. */
function noteInputs() {
  const modules = [...this.getModuleIds()].map((id) => relative(root, id.split("?")[0]));
  const pages = globSync("src/faces/**/{*.html,public/**/*.*}", { cwd: root });
  const own = [...modules, ...pages].filter((path) => path.startsWith("src/"));
  const inputs = [...new Set([...own, configFile, "package-lock.json"])].sort();
  const digests = Object.fromEntries(inputs.map((path) => [path, digestOf(path)]));
  writeFileSync(deskInputsFile, `${JSON.stringify(digests, null, 1)}\n`);
}
