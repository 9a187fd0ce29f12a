/** A register made ready: a roster of 1,000 rows against ten times `rows`, and single persons against three times as many again. */
import {
  findLike,
  linkRoster,
  type Persons,
  prepareRegister,
} from "../../src/modules/matching/engine/person-linker.ts";
import type { PersonRecord } from "../../src/modules/matching/person-record.ts";
import { createRandom } from "../../src/modules/registry/demo/demo-random.ts";
import { personMaker, published, spoil } from "./chinese-registers.ts";

const ROSTER = 1000;
const TYPED = 500;
const ROUNDS = 5;

export function lookUps(rows: number) {
  return [rosterAgainst(rows * 10), typedAgainst(rows * 30)];
}

function rosterAgainst(size: number) {
  const { ready, wanted, seconds } = makeReady(size, ROSTER);
  const times = Array.from({ length: ROUNDS }, () =>
    timed(() => linkRoster(ready, wanted, { oneToOne: true })),
  );
  const last = times.at(-1)?.result ?? [];
  return say({
    name: `roster of ${ROSTER} rows against ${size}`,
    ready: seconds,
    // The first is what a batch meets: nothing has been run before.
    first: times[0]?.seconds ?? 0,
    median: times.map((each) => each.seconds).sort((a, b) => a - b)[ROUNDS >> 1] ?? 0,
    certain: last.filter(({ band }) => band === "certain").length,
    memoryMB: memory(),
  });
}

function typedAgainst(size: number) {
  const { ready, wanted, seconds } = makeReady(size, TYPED);
  const times = wanted
    .map((person) => timed(() => findLike(ready, person, 10)).seconds)
    .sort((a, b) => a - b);
  return say({
    name: `one person typed on screen against ${size}`,
    ready: seconds,
    p50ms: 1000 * (times[times.length >> 1] ?? 0),
    p95ms: 1000 * (times[Math.floor(times.length * 0.95)] ?? 0),
    worstMs: 1000 * (times.at(-1) ?? 0),
    memoryMB: memory(),
  });
}

/** People are made as they are asked for, or the list itself would be what takes the memory. */
function makeReady(size: number, some: number) {
  const random = createRandom(7);
  const makePerson = personMaker(random);
  const kept: PersonRecord[] = [];
  let [last, at] = [makePerson(), 0];
  const persons: Persons = {
    length: size,
    at: (index) => {
      if (index !== at) [last, at] = [makePerson(), index];
      if (index % Math.floor(size / some) === 0 && kept.length <= index / (size / some)) kept.push(last);
      return last;
    },
  };
  const { result: ready, seconds } = timed(() => prepareRegister(persons));
  const errors = { ...published, phoneMissing: 0.5 };
  const wanted = kept.slice(0, some).map((person) => spoil(random, person, makePerson(), errors));
  return { ready, wanted, seconds };
}

function timed<T>(work: () => T) {
  const began = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - began) / 1000 };
}

function memory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function say<T>(line: T): T {
  console.log(line);
  return line;
}
