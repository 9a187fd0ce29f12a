/**
 * CW-12 for a million persons in memory, by one thread: our compiled rules, three-valued and with the reason, beside JsonLogic
 * compiled, Zen's loop node and the same rules written by hand; all must come to the same sums. And one child after another with the
 * full explanation. Each runs several times in turn and counts with its best, by the processor time of its thread (Zen, which has
 * threads of its own, by the clock). `--persons N` for fewer.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { compile } from "../src/platform/rules/compile.ts";
import { explainer } from "../src/platform/rules/explain.ts";
import { atoms, cw12, type Entitled, ON, parameters, persons } from "./support/cw12.ts";
import { byHand, jsonLogic, zen } from "./support/cw12-peers.ts";

const args = process.argv.slice(2);
const COUNT = args.includes("--persons") ? Number(args[args.indexOf("--persons") + 1]) : 1_000_000;
const ROUNDS = 7;
const ZEN_COUNT = Math.min(COUNT, 40_000);
const ZEN_ROUNDS = 4;
const EXPLAINED = 20_000;
const TARGETS = { perSecond: 1_500_000, ofJsonLogic: 1, ofZen: 40, ofHand: 0.4, explainedPerSecond: 20_000 };

const NAMES = Object.keys(atoms);
const people = persons(COUNT);

class Sums {
  total = 0;
  scholarship = 0;
  readonly reasons: Record<string, number> = {};

  readonly add = ({ reason, total, scholarship }: Entitled): void => {
    this.total += total ?? Number.NaN;
    this.scholarship += scholarship ?? Number.NaN;
    this.reasons[reason ?? "null"] = (this.reasons[reason ?? "null"] ?? 0) + 1;
  };

  text(): string {
    const reasons = Object.entries(this.reasons).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([this.total, this.scholarship, reasons]);
  }
}

interface Runner {
  readonly name: string;
  readonly persons: number;
  run(): Promise<string> | string;
  /** Zen has threads of its own. */
  readonly byClock?: boolean;
}

const rules = compile(cw12, { atoms, parameters, on: ON });
const logic = jsonLogic();

const runners: readonly Runner[] = [
  {
    name: "ours",
    persons: COUNT,
    run: () => {
      const sums = new Sums();
      let held = 0;
      for (const person of people) {
        const entitled = rules(person);
        if (entitled.holds === true) held += 1;
        sums.add(entitled);
      }
      if (held !== COUNT - (sums.reasons["NONE"] ?? 0)) throw new Error("verdicts and reasons disagree");
      return sums.text();
    },
  },
  {
    name: "byHand",
    persons: COUNT,
    run: () => {
      const sums = new Sums();
      for (const person of people) sums.add(byHand(person));
      return sums.text();
    },
  },
  {
    name: "jsonLogicEngine",
    persons: COUNT,
    run: () => {
      const sums = new Sums();
      for (const person of people) sums.add(logic(person));
      return sums.text();
    },
  },
];

const zenRunner: Runner = {
  name: "zenEngine",
  persons: ZEN_COUNT,
  byClock: true,
  run: async () => {
    const sums = new Sums();
    await zen(people.slice(0, ZEN_COUNT), sums.add);
    return sums.text();
  },
};

const speeds = new Map<string, number[]>();
const checksums = new Map<string, string>();
for (let turn = 0; turn < ROUNDS; turn += 1) for (const runner of runners) await measure(runner);
for (let turn = 0; turn < ZEN_ROUNDS; turn += 1) await measure(zenRunner);

async function measure(runner: Runner): Promise<void> {
  const [processor, clock] = [process.threadCpuUsage(), performance.now()];
  const sum = await runner.run();
  const { user, system } = process.threadCpuUsage(processor);
  const seconds = runner.byClock === true ? (performance.now() - clock) / 1000 : (user + system) / 1e6;
  if ((checksums.get(runner.name) ?? sum) !== sum) throw new Error(`${runner.name} comes to other sums now`);
  checksums.set(runner.name, sum);
  speeds.set(runner.name, [...(speeds.get(runner.name) ?? []), runner.persons / seconds]);
}

const checksum = checksums.get("ours") ?? "";
const few = new Sums();
for (const person of people.slice(0, ZEN_COUNT)) few.add(byHand(person));
for (const { name } of runners) demandSame(name, checksums.get(name), checksum);
demandSame(zenRunner.name, checksums.get(zenRunner.name), few.text());

function demandSame(name: string, sum: string | undefined, expected: string): void {
  if (sum !== expected) throw new Error(`${name} comes to ${sum ?? "nothing"} instead of ${expected}`);
}

/** The same persons with every ninth fact unknown: the three-valued way, which no peer has. */
const gappy = people.map((person, index) => {
  const facts: Record<string, number | boolean | null> = { ...person };
  for (const [place, name] of NAMES.entries()) if ((index * 7 + place * 5) % 9 === 0) facts[name] = null;
  return facts;
});
const gappySpeeds: number[] = [];
for (let turn = 0; turn < ROUNDS; turn += 1) {
  const processor = process.threadCpuUsage();
  let open = 0;
  for (const person of gappy) if (rules(person).holds === null) open += 1;
  const { user, system } = process.threadCpuUsage(processor);
  gappySpeeds.push(COUNT / ((user + system) / 1e6));
  if (open === 0) throw new Error("nothing is left open though facts are missing");
}

const explain = explainer({ atoms, parameters, on: ON });
const explainedSpeeds: number[] = [];
for (let turn = 0; turn < ROUNDS; turn += 1) {
  const processor = process.threadCpuUsage();
  for (const facts of gappy.slice(0, EXPLAINED)) {
    if (explain(cw12.total, facts).line.children.length === 0) throw new Error("nothing is explained");
  }
  const { user, system } = process.threadCpuUsage(processor);
  explainedSpeeds.push(EXPLAINED / ((user + system) / 1e6));
}

const best = (name: string) => Math.max(...(speeds.get(name) ?? [0]));
const ours = best("ours");
const ratio = (name: string) => Math.round((ours / best(name)) * 1000) / 1000;
const ratios = { ofJsonLogic: ratio("jsonLogicEngine"), ofZen: ratio("zenEngine"), ofHand: ratio("byHand") };
const explainedPerSecond = Math.max(...explainedSpeeds);
const results = {
  name: "rules",
  persons: COUNT,
  checksum,
  perSecond: Object.fromEntries(
    [...speeds].map(([name, all]) => [
      name,
      { best: Math.round(Math.max(...all)), all: all.map(Math.round) },
    ]),
  ),
  threeValuedPerSecond: Math.round(Math.max(...gappySpeeds)),
  explainedPerSecond: Math.round(explainedPerSecond),
  ratios,
  targets: TARGETS,
  met: {
    perSecond: ours >= TARGETS.perSecond,
    ofJsonLogic: ratios.ofJsonLogic >= TARGETS.ofJsonLogic,
    ofZen: ratios.ofZen >= TARGETS.ofZen,
    ofHand: ratios.ofHand >= TARGETS.ofHand,
    explainedPerSecond: explainedPerSecond >= TARGETS.explainedPerSecond,
  },
};
mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
writeFileSync(new URL("./results/rules.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
console.table({
  ...Object.fromEntries(
    [...speeds].map(([name, all]) => [
      name,
      { "persons/s": Math.round(Math.max(...all)), "ours is": name === "ours" ? "" : `${ratio(name)} ×` },
    ]),
  ),
  "ours, facts missing": { "persons/s": results.threeValuedPerSecond, "ours is": "" },
  "ours, explained": { "persons/s": results.explainedPerSecond, "ours is": "" },
});
console.log(results.met);
