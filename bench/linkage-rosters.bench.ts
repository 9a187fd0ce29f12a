/**
 * The seven rosters of the ledger data against its population, read and settled by the product: certain, to review, none, beside the
 * truth. `--data FOLDER` (or the environment's TONGAN_SHARED_DATA) says where they are. Bands are fixed before; nothing is learned here.
 * `--verbose` shows every row to review with what speaks for its first candidate, and whatever the truth does not expect.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { type LinkedRow, prepareRegister } from "../src/modules/matching/engine/person-linker.ts";
import { bandFigures } from "./linkage/bands.ts";
import {
  type LinkedRoster,
  ledgerRegister,
  ledgerTruth,
  linkLedgerRoster,
  type TruthRoster,
} from "./linkage/ledger-rosters.ts";

const args = process.argv.slice(2);
const data = args.includes("--data") ? args[args.indexOf("--data") + 1] : process.env["TONGAN_SHARED_DATA"];
if (data === undefined) throw new Error("--data FOLDER: where rosters/ and truth/ are");

const register = ledgerRegister(data);
const prepared = prepareRegister(register.persons);
const figures: Record<string, object> = {};
const all: { linked: LinkedRow[]; people: number[]; forPeople: number } = {
  linked: [],
  people: [],
  forPeople: 0,
};
for (const truth of ledgerTruth(data)) {
  const began = performance.now();
  const roster = await linkLedgerRoster(data, truth, register, prepared);
  const ms = Math.round(performance.now() - began);
  const forPeople = roster.linked.filter((row) => row.band === "review" && isForPeople(truth, row)).length;
  const trapped = roster.linked.filter((row) => isTrapped(truth, row)).length;
  figures[truth.roster] = { ...bandFigures(roster.linked, roster.people), forPeople, trapped, ms };
  all.linked.push(...roster.linked.map((row) => ({ ...row, row: row.row + all.people.length })));
  all.people.push(...roster.people);
  all.forPeople += forPeople;
  if (args.includes("--verbose")) tell(truth, roster);
}
figures["all"] = { ...bandFigures(all.linked, all.people), forPeople: all.forPeople };
console.table(figures);
mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("./results/linkage-rosters.json", import.meta.url),
  `${JSON.stringify({ name: "linkage-rosters", version: prepared.model.version, figures }, null, 2)}\n`,
);

/** By the truth's own word no machine may decide it: name and birthday of a stranger, a relative's number. */
function isForPeople(truth: TruthRoster, { row }: LinkedRow): boolean {
  const bands = truth.rows[row]?.bands ?? [];
  return bands.includes("review") && !bands.includes("certain");
}

function isTrapped(truth: TruthRoster, { row, band, candidates }: LinkedRow): boolean {
  const trap = truth.rows[row]?.notPersonId;
  return band === "certain" && trap !== undefined && candidates[0]?.person === register.placeOf.get(trap);
}

function tell(truth: TruthRoster, { linked, people }: LinkedRoster): void {
  for (const { row, band, candidates } of linked) {
    const { row: printed, bands = [], errors = [] } = truth.rows[row] ?? {};
    if (band !== "review" && bands.includes(band)) continue;
    const [best] = candidates;
    const levels = best?.compared.map(({ field, level }) => `${field}:${level}`).join(" ");
    const who = best?.person === people[row] ? "first is right" : "first is wrong";
    console.log(truth.roster, printed, band, `(${bands.join("|")})`, errors.join(" "), who, levels);
  }
}
