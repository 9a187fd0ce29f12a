/** A child's way through school, as its birthday foretells it: primary school begins on the 1 September after the sixth. */
import type { FactValue } from "../facts.contract.ts";
import type { FactDraft } from "../file-draft.contract.ts";
import { type Day, dayOfIso, isoOf, yearOfDay } from "./demo-days.ts";
import { fact } from "./demo-file.ts";
import { drawSchools, drawUpperSchool, type Schools, SPECIAL_SCHOOL, type Village } from "./demo-land.ts";
import { drawName } from "./demo-names.ts";
import type { World } from "./demo-world.ts";

type Schooling = FactValue<"schooling">;
type Stage = NonNullable<Schooling["stage"]>;

export interface SchoolLife {
  readonly birth: Day;
  readonly village: Village;
  /** Nothing that ended before this day is told. */
  readonly knownFrom: Day;
  readonly way?: "special" | "dropout" | "lateSenior" | "lateVocational" | undefined;
}

const GRADES: Readonly<Record<string, readonly string[]>> = {
  kindergarten: ["小班", "中班", "大班"],
  primary: ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"],
  junior: ["七年级", "八年级", "九年级"],
  senior: ["高一", "高二", "高三"],
  vocational: ["中职一年级", "中职二年级", "中职三年级"],
};

/** The youngest pupils go home every day. */
const BOARDS_FROM = 4;

interface Place {
  readonly schools: Schools;
  readonly upper: "senior" | "vocational";
  readonly upperSchool: string;
  readonly boardsAt: ReadonlySet<Stage>;
}

/** School years begin on 1 September. */
export function schoolYearOf(day: Day): number {
  const iso = isoOf(day);
  return Number(iso.slice(0, 4)) - (iso.slice(5) < "09-01" ? 1 : 0);
}

export function firstOfSeptember(year: number): Day {
  return dayOfIso(`${year}-09-01`);
}

/** The school year in which primary school begins. */
export function entryYear(birth: Day): number {
  return yearOfDay(birth) + (isoOf(birth).slice(5) <= "08-31" ? 6 : 7);
}

export function stageAt(year: number, upper: Place["upper"]): { stage: Stage; grade?: string } {
  if (year < -2) return { stage: "preschoolAge" };
  if (year <= 0) return { stage: "kindergarten", grade: GRADES["kindergarten"]?.[year + 2] ?? "" };
  if (year <= 6) return { stage: "primary", grade: GRADES["primary"]?.[year - 1] ?? "" };
  if (year <= 9) return { stage: "junior", grade: GRADES["junior"]?.[year - 7] ?? "" };
  return { stage: upper, grade: GRADES[upper]?.[Math.min(year, 12) - 10] ?? "" };
}

export function schoolingFacts(world: World, life: SchoolLife): FactDraft[] {
  if (life.way === "special") return specialSchooling(world, life);
  const { random } = world;
  const upper =
    life.way === "lateSenior"
      ? "senior"
      : life.way === "lateVocational" || random.chance(0.45)
        ? "vocational"
        : "senior";
  const place: Place = {
    schools: drawSchools(life.village, random),
    upper,
    upperSchool: drawUpperSchool(upper, random),
    boardsAt: new Set<Stage>([
      ...(random.chance(0.14) ? ["primary" as const] : []),
      ...(random.chance(0.6) ? ["junior" as const] : []),
      ...(random.chance(0.88) ? ["senior" as const, "vocational" as const] : []),
    ]),
  };
  const now = schoolYearOf(world.today);
  // Who is still at school after the eighteenth birthday began late or repeated a year.
  const first = life.way?.startsWith("late") ? now - 11 : entryYear(life.birth);
  const facts = yearsToTell(life, first, now).map(({ from, to, year, isPast }) =>
    fact("schooling", from, schoolingAt(world, place, year, isPast), { to }),
  );
  return life.way === "dropout" ? [...facts.slice(0, -1), ...leavingSchool(facts)] : facts;
}

interface Told {
  readonly from: Day;
  readonly to: Day | undefined;
  /** 1 is the first year of primary school. */
  readonly year: number;
  /** Long ago: the school is known, the grade is not told. */
  readonly isPast: boolean;
}

/** This year and the last one by grade, before that one entry per stage. */
function yearsToTell(life: SchoolLife, first: number, now: number): Told[] {
  const told: Told[] = [];
  const nowYear = now - first + 1;
  const starts = [-99, -2, 1, 7, 10].filter((year) => year <= nowYear);
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? nowYear + 1;
    const marks =
      start === -99 ? [start] : [...new Set([start, Math.max(start, nowYear - 1), Math.max(start, nowYear)])];
    for (const [at, year] of marks.filter((mark) => mark < end).entries()) {
      const next = marks.filter((mark) => mark < end)[at + 1] ?? end;
      const from = start === -99 ? life.birth : Math.max(life.birth, firstOfSeptember(first + year - 1));
      const to = next > nowYear ? undefined : firstOfSeptember(first + next - 1);
      told.push({ from, to, year, isPast: next - year > 1 });
    }
  }
  return told.filter(({ from, to }) => to === undefined || (to > life.knownFrom && to > from));
}

function schoolingAt(world: World, place: Place, year: number, isPast: boolean): Schooling {
  const { stage, grade } = stageAt(year, place.upper);
  if (stage === "preschoolAge") return { stage };
  const school = stage === place.upper ? place.upperSchool : place.schools[stage as keyof Schools];
  if (isPast) return { stage, school };
  const value: Schooling = { stage, school, grade };
  if (stage !== "kindergarten")
    value.boarding = place.boardsAt.has(stage) && year >= BOARDS_FROM ? "boarding" : "day";
  if (world.random.chance(0.45))
    value.teacher = drawName(world.random, world.random.chance(0.7) ? "2" : "1", "workingAge");
  return value;
}

function specialSchooling(world: World, life: SchoolLife): FactDraft[] {
  const begins = firstOfSeptember(entryYear(life.birth));
  if (begins >= world.today) return [fact("schooling", life.birth, { stage: "preschoolAge" })];
  const grade = `培智${GRADES["primary"]?.[Math.min(5, schoolYearOf(world.today) - entryYear(life.birth))] ?? "六年级"}`;
  const value: Schooling = {
    stage: "special",
    school: SPECIAL_SCHOOL,
    grade,
    boarding: world.random.chance(0.7) ? "boarding" : "day",
  };
  const early =
    begins > life.knownFrom ? [fact("schooling", life.birth, { stage: "preschoolAge" }, { to: begins })] : [];
  return [...early, fact("schooling", begins, value)];
}

/** The last thing told about school becomes: not at school any more. */
function leavingSchool(facts: readonly FactDraft[]): FactDraft[] {
  const last = facts.at(-1);
  if (last === undefined) return [];
  return [{ ...last, value: { stage: "notEnrolled" }, evidence: "镇街控辍保学台账" }];
}
