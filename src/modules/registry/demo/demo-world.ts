/** What every part of the district draws from: the day, the dice, names, numbers and the land. */
import type { PlaceListJson } from "../../../kernel/place-names.ts";
import { type Day, dayOfIso, yearsBefore } from "./demo-days.ts";
import { createLand, type Land } from "./demo-land.ts";
import { createNumbers, type Numbers } from "./demo-numbers.ts";
import { createRandom, type Random } from "./demo-random.ts";

export interface World {
  readonly today: Day;
  readonly random: Random;
  readonly numbers: Numbers;
  readonly land: Land;
  /** Name and birthday of every child so far: nobody is a namesake by accident. */
  readonly namesakes: Set<string>;
}

export function createWorld(today: string, seed: number, places: PlaceListJson): World {
  const random = createRandom(seed);
  return {
    today: dayOfIso(today),
    random,
    numbers: createNumbers(random),
    land: createLand(places, random),
    namesakes: new Set(),
  };
}

/** A birthday of somebody who is `years` old today. */
export function birthAtAge(world: World, years: number): Day {
  return world.random.int(yearsBefore(world.today, years + 1) + 1, yearsBefore(world.today, years));
}

/** A birthday of somebody who becomes `years` old within the next `days` days. */
export function birthTurning(world: World, years: number, days: number): Day {
  return yearsBefore(world.today + world.random.int(1, days), years);
}

/** A day between two; the later one wins where they cross. */
export function dayBetween(world: World, from: Day, to: Day): Day {
  return to <= from ? to : world.random.int(Math.ceil(from), Math.floor(to));
}
