/** What the quarter's work looks like in the demonstration: the last ended quarter is being confirmed, the two before are closed. */
import {
  addDays,
  addMonths,
  daysBetween,
  monthOf,
  quarterEnd,
  quarterOf,
  yearOf,
} from "../../../kernel/calendar-date.ts";
import type { PlaceListJson } from "../../../kernel/place-names.ts";
import { createRandom } from "./demo-random.ts";

export interface DemoQuarter {
  readonly year: number;
  readonly quarter: number;
  /** The last day of the quarter: the day that its ledgers speak of. */
  readonly endsOn: string;
  readonly state: "inProgress" | "closed";
  /** Villages whose children their director has confirmed. */
  readonly confirmed: readonly { readonly villageCode: string; readonly on: string }[];
  /** Townships whose supervisor has reviewed; all of their villages are confirmed. */
  readonly reviewed: readonly { readonly townshipCode: string; readonly on: string }[];
  readonly closedOn?: string;
}

const CONFIRMED_SHARE = 0.7;
const REVIEWED_SHARE = 0.5;
/** Days after the quarter's end: villages confirm, townships review, the district closes. */
const CONFIRM_WITHIN = 12;
const REVIEW_AFTER = 14;
const CLOSE_AFTER = 20;
const SEED = 2021;

/** Oldest first. */
export function describeQuarters({
  today,
  places,
}: {
  readonly today: string;
  readonly places: PlaceListJson;
}): DemoQuarter[] {
  const last = lastEnded(today);
  return [
    closedQuarter(back(last, 2), places),
    closedQuarter(back(last, 1), places),
    runningQuarter(last, today, places),
  ];
}

interface Quarter {
  readonly year: number;
  readonly quarter: number;
  readonly endsOn: string;
}

function quarterAround(date: string): Quarter {
  const year = yearOf(date);
  const quarter = quarterOf(date);
  return { year, quarter, endsOn: quarterEnd(year, quarter) };
}

/** A quarter that ends today has not ended yet. */
function lastEnded(today: string): Quarter {
  return quarterAround(addMonths(`${today.slice(0, 7)}-01`, -1 - ((monthOf(today) - 1) % 3)));
}

function back({ endsOn }: Quarter, quarters: number): Quarter {
  return quarterAround(addMonths(endsOn, -3 * quarters));
}

function closedQuarter(quarter: Quarter, places: PlaceListJson): DemoQuarter {
  const random = createRandom(SEED + quarter.year * 4 + quarter.quarter);
  return {
    ...quarter,
    state: "closed",
    confirmed: places.townships.flatMap((township) =>
      township.villages.map(([villageCode = ""]) => ({
        villageCode,
        on: addDays(quarter.endsOn, random.int(1, CONFIRM_WITHIN)),
      })),
    ),
    reviewed: places.townships.map(({ code }) => ({
      townshipCode: code,
      on: addDays(quarter.endsOn, random.int(REVIEW_AFTER, CLOSE_AFTER - 2)),
    })),
    closedOn: addDays(quarter.endsOn, CLOSE_AFTER),
  };
}

function runningQuarter(quarter: Quarter, today: string, places: PlaceListJson): DemoQuarter {
  const random = createRandom(SEED + quarter.year * 4 + quarter.quarter);
  const all = places.townships.reduce((sum, township) => sum + township.villages.length, 0);
  const target = Math.round(all * CONFIRMED_SHARE);
  // The smaller half has finished; what is left of the seventy in a hundred is spread over the others.
  const bySize = random
    .shuffle(places.townships)
    .sort((one, other) => one.villages.length - other.villages.length);
  const done = bySize.slice(0, Math.floor(places.townships.length * REVIEWED_SHARE));
  const others = random.shuffle(bySize.slice(done.length).flatMap((township) => township.villages));
  const doneVillages = done.flatMap((township) => township.villages);
  const confirmed = [...doneVillages, ...others.slice(0, Math.max(0, target - doneVillages.length))];
  const passed = Math.max(1, daysBetween(quarter.endsOn, today));
  const day = (from: number, to: number) =>
    addDays(quarter.endsOn, random.int(Math.min(from, passed), Math.min(to, passed)));
  return {
    ...quarter,
    state: "inProgress",
    confirmed: confirmed.map(([villageCode = ""]) => ({ villageCode, on: day(1, CONFIRM_WITHIN) })),
    reviewed: done.map(({ code }) => ({ townshipCode: code, on: day(CONFIRM_WITHIN, REVIEW_AFTER + 4) })),
  };
}
