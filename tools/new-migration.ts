/** `npm run new:migration -- ROOM verb-noun`: the next number over all folders, and a header that asks the right questions. */
import { globSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { listMigrations } from "../src/platform/db/migrate.ts";

const [room = "", name = ""] = process.argv.slice(2);
const root = join(import.meta.dirname, "..");
const folders = globSync("src/**/migrations", { cwd: root });
const folder = folders.find((path) => basename(dirname(path)) === room);
if (folder === undefined || !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name)) {
  console.error("npm run new:migration -- ROOM verb-noun");
  console.error(`ROOM is one of: ${folders.map((path) => basename(dirname(path))).join(", ")}`);
  process.exit(2);
}

const numbers = (await listMigrations()).map((migration) => Number(migration.name.slice(0, 4)));
const path = `${folder}/${String(Math.max(0, ...numbers) + 1).padStart(4, "0")}-${name}.sql`;
writeFileSync(join(root, path), "-- Why: \n-- Lock: \n-- Rows touched: \n", { flag: "wx" });
console.log(path);
