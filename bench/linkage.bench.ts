/**
 * Without options: the seeded Chinese generator, 100,000 rows against 1,000,000 (`--rows N` against ten times as many), with training,
 * with the model then stored, and everything in one table searched for doubles.
 * `--spec SPEC.json`: any linkage as data (bench/linkage/spec-file.ts says its form). Prints pairs, precision, recall and F1 at the
 * model's own threshold and at the best, seconds by phase, and peak memory.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import type { LinkageSpec } from "../src/modules/matching/engine/linkage.contract.ts";
import type { PersonRecord } from "../src/modules/matching/person-record.ts";
import { generate, published } from "./linkage/chinese-registers.ts";
import { judge } from "./linkage/judge.ts";
import { run, type Side } from "./linkage/run.ts";
import { type Loaded, load, readSpec } from "./linkage/spec-file.ts";

const args = process.argv.slice(2);
const optionOf = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);

const chineseSpec: LinkageSpec = {
  fields: [
    { name: "name", kind: "chineseName", termFrequency: true },
    { name: "sex", kind: "category", toldBy: { field: "citizenNo", part: "sex" } },
    { name: "birthDate", kind: "date", toldBy: { field: "citizenNo", part: "birth" } },
    { name: "citizenNo", kind: "citizenNo" },
    { name: "area", kind: "category", toldBy: { field: "citizenNo", part: "area" } },
  ],
};
const registerValues: readonly ((person: PersonRecord | undefined) => string | null | undefined)[] = [
  (person) => person?.name,
  (person) => person?.sex,
  (person) => person?.birthDate,
  (person) => person?.citizenNo,
  (person) => person?.placeCode?.slice(0, 6),
];

function bySpec(path: string) {
  const spec = readSpec(path);
  const began = performance.now();
  const left = load(spec.left, spec);
  const right = spec.right ? load(spec.right, spec) : undefined;
  const read = Math.round(performance.now() - began) / 1000;
  const sideOf = (loaded: Loaded) => ({
    size: loaded.truth.length,
    valueAt: (record: number, field: number) => loaded.values[field]?.[record],
  });
  const ran = run(spec, sideOf(left), right && sideOf(right));
  return report(spec.name ?? spec.left, judge(ran.pairs, left.truth, right?.truth), {
    ...ran,
    seconds: { read, ...ran.seconds },
  });
}

function report(name: string, judged: ReturnType<typeof judge>, ran: ReturnType<typeof run>) {
  console.table({ "own threshold": judged.own, best: judged.best });
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const line = { name, truePairs: judged.truePairs, seconds: ran.seconds, cpu: ran.cpu, memoryMB: memory };
  console.log(line);
  if (args.includes("--verbose")) console.log(ran.rules, JSON.stringify(ran.model, null, 1));
  return { ...line, own: judged.own, best: judged.best };
}

function chinese(rows: number) {
  const { register, roster, truth } = generate({
    register: rows * 10,
    roster: rows,
    overlap: 0.3,
    rates: published,
    seed: 2020,
  });
  const values = (records: readonly PersonRecord[]): Side => ({
    size: records.length,
    valueAt: (record, field) => registerValues[field]?.(records[record]),
  });
  const truthOfRegister = register.map((_, person) => String(person));
  const truthOfRoster = Array.from(truth, (person, row) =>
    person === -1 ? `stranger ${row}` : String(person),
  );
  const link = { ...chineseSpec, oneToOne: true };
  const learned = run(link, values(roster), values(register));
  const results = [
    report("Chinese, with training", judge(learned.pairs, truthOfRoster, truthOfRegister), learned),
  ];
  const scored = run({ ...link, blocking: learned.rules }, values(roster), values(register), learned.model);
  results.push(report("Chinese, stored model", judge(scored.pairs, truthOfRoster, truthOfRegister), scored));
  const doubles = run(chineseSpec, values([...register, ...roster]), undefined);
  results.push(
    report(
      "Chinese, doubles",
      judge(doubles.pairs, [...truthOfRegister, ...truthOfRoster], undefined),
      doubles,
    ),
  );
  return results;
}

const spec = optionOf("--spec");
const results = spec === undefined ? chinese(Number(optionOf("--rows") ?? 100_000)) : [bySpec(spec)];
mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("./results/linkage.json", import.meta.url),
  `${JSON.stringify({ name: "linkage", results }, null, 2)}\n`,
);
