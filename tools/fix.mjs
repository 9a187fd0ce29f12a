/** `npm run fix [-- PATHS]`: formats, sorts imports, and mends what the linters can mend by themselves. */
import { spawnSync } from "node:child_process";
import { ensureInstalled, houseEnvironment, root } from "./house.mjs";

ensureInstalled({ dev: true });
const paths = process.argv.length > 2 ? process.argv.slice(2) : ["."];
const options = { cwd: root, stdio: "inherit", env: houseEnvironment() };
const statuses = [
  spawnSync("biome", ["check", "--write", ...paths], options).status,
  spawnSync("oxlint", ["--fix", "--no-error-on-unmatched-pattern", ...paths], options).status,
];
process.exit(statuses.every((status) => status === 0) ? 0 : 1);
