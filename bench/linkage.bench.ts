/**
 * Without options: the seeded Chinese generator, 100,000 rows against 1,000,000 (`--rows N` against ten times as many), by the plain rule
 * that everybody has, with training, with the model then stored, and everything in one table searched for doubles; then a roster of
 * 1,000 rows against a register made ready, and single persons typed on screen against three times as many.
 * `--spec SPEC.json`: any linkage as data (bench/linkage/spec-file.ts says its form). Prints pairs, precision, recall and F1 at the
 * model's own threshold and at the best, seconds by phase, and peak memory.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { generate, published } from "./linkage/chinese-registers.ts";
import { sameNumberOrNameAndBirth } from "./linkage/floor.ts";
import { judge } from "./linkage/judge.ts";
import { lookUps } from "./linkage/look-ups.ts";
import { type Ran, run, type Timed } from "./linkage/run.ts";
import { chineseSpec, oneAfterOther, sideOf } from "./linkage/sides.ts";
import { type Loaded, load, readSpec } from "./linkage/spec-file.ts";

const args = process.argv.slice(2);
const optionOf = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);

function bySpec(path: string) {
  const spec = readSpec(path);
  const began = performance.now();
  const left = load(spec.left, spec);
  const right = spec.right ? load(spec.right, spec) : undefined;
  const read = Math.round(performance.now() - began) / 1000;
  const loadedSide = (loaded: Loaded) => ({
    size: loaded.truth.length,
    valueAt: (record: number, field: number) => loaded.values[field]?.[record],
  });
  const ran = run(spec, loadedSide(left), right && loadedSide(right));
  return report(spec.name ?? spec.left, judge(ran.pairs, left.truth, right?.truth), {
    ...ran,
    seconds: { read, ...ran.seconds },
  });
}

function report(name: string, judged: ReturnType<typeof judge>, ran: Timed & Partial<Ran>) {
  console.table({ "own threshold": judged.own, best: judged.best });
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const all = Object.values(ran.seconds).reduce((sum, each) => sum + each, 0);
  const line = {
    name,
    truePairs: judged.truePairs,
    seconds: { ...ran.seconds, all },
    cpu: ran.cpu,
    memoryMB: memory,
  };
  console.log(line);
  if (args.includes("--verbose")) console.log(ran.rules, JSON.stringify(ran.model, null, 1));
  return { ...line, own: judged.own, best: judged.best };
}

function chinese(rows: number) {
  const { left, right, truthOfLeft, truthOfRight } = columns(rows);
  const link = { ...chineseSpec, oneToOne: true };
  const floor = sameNumberOrNameAndBirth(left, right);
  const results = [
    report("same number, or same name and birth date", judge(floor.pairs, truthOfLeft, truthOfRight), floor),
  ];
  const learned = run(link, left, right);
  results.push(report("Chinese, with training", judge(learned.pairs, truthOfLeft, truthOfRight), learned));
  const scored = run({ ...link, blocking: learned.rules }, left, right, learned.model);
  results.push(report("Chinese, stored model", judge(scored.pairs, truthOfLeft, truthOfRight), scored));
  const doubles = run(chineseSpec, oneAfterOther(right, left), undefined);
  results.push(
    report("Chinese, doubles", judge(doubles.pairs, [...truthOfRight, ...truthOfLeft], undefined), doubles),
  );
  return results;
}

/** As a file's columns hold them: the people themselves are let go. */
function columns(rows: number) {
  const { register, roster, truth } = generate({
    ...{ register: rows * 10, roster: rows, overlap: 0.3 },
    ...{ rates: published, seed: 2020 },
  });
  return {
    left: sideOf(roster),
    right: sideOf(register),
    truthOfRight: register.map((_, person) => String(person)),
    truthOfLeft: Array.from(truth, (person, row) => (person === -1 ? `stranger ${row}` : String(person))),
  };
}

const spec = optionOf("--spec");
const rows = Number(optionOf("--rows") ?? 100_000);
const results = spec === undefined ? [...chinese(rows), ...lookUps(rows)] : [bySpec(spec)];
mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("./results/linkage.json", import.meta.url),
  `${JSON.stringify({ name: "linkage", results }, null, 2)}\n`,
);
