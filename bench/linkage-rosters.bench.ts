/**
 * The seven rosters of the ledger data against its population: certain, to review, none, beside the truth. `--data FOLDER` (or the
 * environment's TONGAN_SHARED_DATA) says where they are. Bands are fixed before; nothing is learned here.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { linkRoster, prepareRegister } from "../src/modules/matching/engine/person-linker.ts";
import { bandFigures } from "./linkage/bands.ts";
import { type Population, readRosters, registerOf } from "./linkage/ledger-rosters.ts";

const args = process.argv.slice(2);
const data = args.includes("--data") ? args[args.indexOf("--data") + 1] : process.env["TONGAN_SHARED_DATA"];
if (data === undefined) throw new Error("--data FOLDER: where rosters/ and truth/ are");

const population = JSON.parse(readFileSync(join(data, "truth/population.json"), "utf8")) as Population;
const { persons, ids } = registerOf(population);
const register = prepareRegister(persons);
const figures: Record<string, object> = {};
for (const { name, rows, truth, notPerson, bands } of await readRosters(data, population)) {
  const began = performance.now();
  const linked = linkRoster(register, rows, { oneToOne: name !== "lowIncome" });
  const ms = Math.round(performance.now() - began);
  const people = truth.map((id) => (id === null ? -1 : (ids.get(id) ?? -1)));
  const trapped = linked.filter(
    ({ row, band, candidates }) =>
      band === "certain" && candidates[0]?.person === ids.get(notPerson[row] ?? ""),
  ).length;
  const asExpected = linked.filter(({ row, band }) => bands[row]?.includes(band)).length / linked.length;
  figures[name] = { ...bandFigures(linked, people), trapped, asExpected, ms };
  if (args.includes("--verbose")) {
    for (const { row, band, candidates } of linked) {
      if (bands[row]?.includes(band)) continue;
      const levels = candidates[0]?.compared.map(({ field, level }) => `${field}:${level}`).join(" ");
      console.log(name, row, band, bands[row]?.join("|"), candidates[0]?.person === people[row], levels);
    }
  }
}
console.table(figures);
mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("./results/linkage-rosters.json", import.meta.url),
  `${JSON.stringify({ name: "linkage-rosters", version: register.model.version, figures }, null, 2)}\n`,
);
