/** `npm run bench -- NAME` (or `all`): runs bench/NAME.bench.ts, which prints a table and writes bench/results/NAME.json. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, findNode, houseEnvironment, root } from "./house.mjs";

const folder = join(root, "bench");
const suffix = ".bench.ts";
const [wanted, ...args] = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length));
const chosen = wanted === "all" ? names : names.filter((name) => name === wanted);
if (chosen.length === 0) {
  process.stderr.write(`npm run bench -- NAME   NAME: ${[...names, "all"].join(", ")}\n`);
  process.exit(2);
}

ensureInstalled({ dev: true });
mkdirSync(join(folder, "results"), { recursive: true });
const failed = chosen.filter((name) => {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(findNode(), [join(folder, name + suffix), ...args], {
    cwd: root,
    stdio: "inherit",
    env: houseEnvironment(),
  });
  if (status === 0 && !existsSync(join(folder, "results", `${name}.json`))) {
    process.stderr.write(`${name} wrote no bench/results/${name}.json\n`);
    return true;
  }
  return status !== 0;
});
if (failed.length > 0) process.stderr.write(`\nfailed: ${failed.join(", ")}\n`);
process.exit(failed.length === 0 ? 0 : 1);
