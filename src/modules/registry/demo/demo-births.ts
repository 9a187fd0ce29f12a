/** Birthdays of children: by age, of siblings, and the few that the calendar makes interesting. */
import { type Day, YEAR, yearsBefore } from "./demo-days.ts";
import type { Random } from "./demo-random.ts";
import { birthAtAge, type World } from "./demo-world.ts";

/** Younger ones have not been seen by anybody yet. */
const YOUNGEST_DAYS = 275;

export function drawBirth(world: World, ages: readonly number[]): Day {
  return Math.min(birthAtAge(world, world.random.pick(ages)), world.today - YOUNGEST_DAYS);
}

/** Younger brothers and sisters, as many as there is time for; eldest first. */
export function withSiblings(world: World, eldest: Day, count: number): Day[] {
  const births = [eldest];
  while (births.length < count) {
    const next = (births.at(-1) ?? eldest) + Math.round((1.2 + world.random.next() * 4.6) * YEAR);
    if (next > world.today - YOUNGEST_DAYS) break;
    births.push(next);
  }
  return births;
}

/** True `times` times, once in every `every` calls: spreads a few special cases evenly over many. */
export function pacer(times: number, every: number): () => boolean {
  let calls = 0;
  let left = times;
  return () => {
    calls++;
    if (left === 0 || calls % every !== 0) return false;
    left--;
    return true;
  };
}

export function isAtLeast(world: World, birth: Day, years: number): boolean {
  return birth <= yearsBefore(world.today, years);
}

/** Deals items out one after the other; each is given once. */
export function dealer<Item>(random: Random, items: readonly Item[]): (count: number) => Item[] {
  const deck = random.shuffle(items);
  let at = 0;
  return (count) => {
    const dealt = deck.slice(at, at + count);
    if (dealt.length < count) throw new Error("the deck of special cases is too small");
    at += count;
    return dealt;
  };
}
