/** Trains the product's model on the district's generator (`--write` stores it) and says what its bands come to on another seed. */
import { mkdirSync, writeFileSync } from "node:fs";
import { train } from "../src/modules/matching/engine/link-tables.ts";
import { fieldOf, personFields, personRules } from "../src/modules/matching/engine/person-fields.ts";
import { linkRoster, prepareRegister } from "../src/modules/matching/engine/person-linker.ts";
import { tableOf, vocabulariesOf } from "../src/modules/matching/engine/record-table.ts";
import { registerModel } from "../src/modules/matching/engine/register-model.ts";
import { bandFigures } from "./linkage/bands.ts";
import { districtRoster, rosterLike } from "./linkage/district-rosters.ts";

const VERSION = "2026-11-28";
const EXPECTED_SHARE = 0.3;

function learn() {
  const { register, roster } = districtRoster({
    register: 100_000,
    roster: 20_000,
    overlap: 0.5,
    rates: rosterLike,
    seed: 11,
  });
  const vocabularies = vocabulariesOf(personFields);
  const left = tableOf(vocabularies, roster.length, (row, field) => fieldOf(roster[row], field));
  const right = tableOf(vocabularies, register.length, (person, field) => fieldOf(register[person], field));
  const learned = train({ spec: { fields: personFields }, vocabularies, left, right }, personRules);
  const short = (value: number) => Number(value.toPrecision(4));
  return {
    version: VERSION,
    prior: short(learned.prior),
    expectedShare: EXPECTED_SHARE,
    certainFrom: registerModel.certainFrom,
    reviewFrom: registerModel.reviewFrom,
    fields: learned.fields.map((field) => ({
      ...field,
      levels: field.levels.map(({ level, m, u }) => ({ level, m: short(m), u: short(u) })),
    })),
  };
}

const write = process.argv.includes("--write");
const model = write ? learn() : registerModel;
if (write) {
  const path = new URL("../src/modules/matching/engine/register-model.json", import.meta.url);
  writeFileSync(path, `${JSON.stringify(model, null, 2)}\n`);
}
const figures = [0.1, 0.5, 0.9].map((overlap, at) => {
  const made = districtRoster({
    register: 30_000,
    roster: 20_000,
    overlap,
    rates: rosterLike,
    seed: 100 + at,
  });
  const linked = linkRoster(prepareRegister(made.register, model), made.roster, { oneToOne: true });
  return { overlap, ...bandFigures(linked, made.truth) };
});
console.table(figures);
mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("./results/linkage-model.json", import.meta.url),
  `${JSON.stringify({ name: "linkage-model", version: model.version, figures }, null, 2)}\n`,
);
