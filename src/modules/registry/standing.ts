/**
 * What stood about a child, and when: from dated facts to the rows that ledgers and statistics read. Pure. A row covers a period
 * in which nothing that a ledger shows changed. Ageing out is computed here, so nobody has to end a category by hand on a birthday.
 */
import type { CategoryCode } from "./codes.contract.ts";
import { stagesThatProlong } from "./stages.contract.ts";
import { type AgeSpan, ageSpans, daysOfLeaving, daysOfReturning, isUnderAge } from "./standing-ages.ts";
import { cellsOf } from "./standing-cells.ts";
import { conditionOf } from "./standing-kin.ts";
import {
  type AgeLimits,
  type Box,
  carerOf,
  FATHER,
  FOREVER,
  holdsOn,
  kinOf,
  MOTHER,
  type StandingFact,
  type StandingSource,
} from "./standing-source.contract.ts";

export interface StandingRow {
  readonly childId: string;
  readonly from: string;
  readonly to: string;
  readonly scopeCode: string;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string | null;
  readonly ethnicity: string | null;
  readonly documentKind: string;
  readonly orphan: boolean;
  readonly defactoUnattended: boolean;
  readonly leftBehind: boolean;
  readonly inDifficulty: boolean;
  readonly overAgeInSchool: boolean;
  readonly categories: readonly string[];
  /** First day of each category that holds, however often its details changed since. */
  readonly since: Readonly<Record<string, string>>;
  readonly orphanType: string | null;
  readonly careMode: string | null;
  readonly hukou: string | null;
  readonly stage: string | null;
  readonly boarding: string | null;
  readonly health: string | null;
  readonly disabilityClass: string | null;
  readonly disabilityLevel: string | null;
  readonly entrustReason: string | null;
  readonly entrustSigned: boolean | null;
  readonly actualCare: string | null;
  readonly careQuality: string | null;
  readonly relief: readonly string[];
  readonly difficulty: readonly string[];
  readonly risk: string | null;
  readonly fatherCondition: string | null;
  readonly motherCondition: string | null;
  readonly insured: boolean | null;
  readonly standardFen: number | null;
  readonly lastVisit: string | null;
  /** Why the period ends, when it ends by age: `aged:ruralLeftBehind` … */
  readonly endsWhy: string | null;
  readonly citizenNoSealed: Box;
  /** Of whoever cares for the child. */
  readonly guardianCitizenNoSealed: Box;
  readonly guardianPhoneSealed: Box;
  /** Display values of the remaining ledger columns, by LedgerFieldKey; ids of the people around the child. */
  readonly cells: Readonly<Record<string, string>>;
}

/** Kinds that mark a day instead of changing what stands. */
const eventKinds: ReadonlySet<string> = new Set(["visit"]);

const prolonging: ReadonlySet<string> = new Set(stagesThatProlong);

const prolonged: ReadonlySet<string> = new Set(["orphan", "defactoUnattended"]);

/** The rows of one child, oldest first, neighbours merged. */
export function standingOf(source: StandingSource, limits: AgeLimits): StandingRow[] {
  const start = startOf(source);
  const end = source.endedOn ?? FOREVER;
  if (end <= start) return [];
  const ages: Ages = {
    leftBehind: ageSpans(source.birthDate, limits.ruralLeftBehind),
    minor: ageSpans(source.birthDate, limits.others),
  };
  const ageing = ageingDays(source, ages);
  const returning = [...daysOfReturning(ages.leftBehind), ...daysOfReturning(ages.minor)];
  const days = breakpoints(source, start, end, [...ageing.keys(), ...returning]);
  const rows: StandingRow[] = [];
  for (let index = 0; index < days.length; index += 1) {
    const from = days[index] ?? end;
    const to = days[index + 1] ?? end;
    if (source.absences.some((absence) => holdsOn(absence, from))) continue;
    const row = rowAt(source, ages, from, to, ageing.get(to) ?? null);
    if (row === undefined) continue;
    const last = rows.at(-1);
    if (last !== undefined && last.to === row.from && sameStanding(last, row)) {
      rows[rows.length - 1] = { ...row, from: last.from };
    } else {
      rows.push(row);
    }
  }
  return rows;
}

/** The file begins to stand with the earliest category or with its opening, never before birth. */
function startOf(source: StandingSource): string {
  let start = source.openedOn;
  for (const fact of source.facts) {
    if ((fact.kind === "category" || fact.kind === "residence") && fact.from < start) start = fact.from;
  }
  return source.birthDate !== null && start < source.birthDate ? source.birthDate : start;
}

/** When the child is under the limit of the left-behind and the migrant, and of all others. */
interface Ages {
  readonly leftBehind: readonly AgeSpan[];
  readonly minor: readonly AgeSpan[];
}

/** The days that end something by age, with what they end. */
function ageingDays({ facts }: StandingSource, ages: Ages): Map<string, string> {
  const days = new Map<string, string>();
  const slots = facts.filter(({ kind }) => kind === "category").map(({ slot }) => slot);
  const others = slots.filter((slot) => slot !== "ruralLeftBehind" && slot !== "migrant");
  for (const day of daysOfLeaving(ages.minor)) days.set(day, `aged:${others.at(-1) ?? "minor"}`);
  if (others.length < slots.length)
    for (const day of daysOfLeaving(ages.leftBehind)) days.set(day, "aged:ruralLeftBehind");
  return days;
}

function breakpoints(source: StandingSource, start: string, end: string, turns: readonly string[]): string[] {
  const days = new Set<string>([start]);
  const add = (day: string | null) => {
    if (day !== null && day > start && day < end) days.add(day);
  };
  for (const fact of source.facts) {
    if (eventKinds.has(fact.kind)) continue;
    add(fact.from);
    add(fact.to);
  }
  for (const kin of source.kin) {
    add(kin.from);
    add(kin.to);
    for (const fact of kin.facts) {
      add(fact.from);
      add(fact.to);
    }
  }
  for (const absence of source.absences) {
    add(absence.from);
    add(absence.to);
  }
  for (const day of turns) add(day);
  return [...days].sort();
}

function rowAt(
  source: StandingSource,
  ages: Ages,
  from: string,
  to: string,
  ageingWhy: string | null,
): StandingRow | undefined {
  const facts = source.facts.filter((fact) => !eventKinds.has(fact.kind) && holdsOn(fact, from));
  const one = (kind: string) => facts.find((fact) => fact.kind === kind)?.value ?? nothing;
  const all = (kind: string) => facts.filter((fact) => fact.kind === kind);

  const schooling = one("schooling");
  const stage = text(schooling["stage"]);
  const minor = isUnderAge(ages.minor, from);
  const underLeftBehindAge = isUnderAge(ages.leftBehind, from);
  const stillAtSchool = !minor && stage !== null && prolonging.has(stage);

  const held = all("category").filter((fact) => {
    const category = fact.slot as CategoryCode;
    if (category === "ruralLeftBehind" || category === "migrant") return underLeftBehindAge;
    return minor || (stillAtSchool && prolonged.has(category));
  });
  // A grown-up without a running category has a file, but nothing of it stands on any list.
  if (!minor && held.length === 0) return undefined;
  const categories = held.map((fact) => fact.slot).sort();
  const orphan = held.find((fact) => fact.slot === "orphan");
  const residence = one("residence");
  const care = one("leftBehindCare");
  const disability = one("disability");
  const allowance = one("allowance");
  const father = kinOf(source, FATHER, from);
  const mother = kinOf(source, MOTHER, from);
  const carer = carerOf(source, from, father, mother);
  return {
    childId: source.childId,
    from,
    to,
    scopeCode: text(residence["villageCode"]) ?? firstResidence(source) ?? source.scopeCode,
    name: source.name,
    sex: source.sex,
    birthDate: source.birthDate,
    ethnicity: source.ethnicity,
    documentKind: source.documentKind,
    orphan: orphan !== undefined,
    defactoUnattended: categories.includes("defactoUnattended"),
    leftBehind: categories.includes("ruralLeftBehind"),
    inDifficulty: categories.includes("inDifficulty"),
    overAgeInSchool: stillAtSchool,
    categories,
    since: Object.fromEntries(held.map((fact) => [fact.slot, firstDayOf(fact, source.facts)])),
    orphanType: text(orphan?.value["orphanType"]),
    careMode: text(orphan?.value["careMode"]),
    hukou: text(one("household")["hukou"]),
    stage,
    boarding: text(schooling["boarding"]),
    health: text(one("health")["status"]),
    disabilityClass: text(disability["class"]),
    disabilityLevel: text(disability["level"]),
    entrustReason: text(care["reason"]),
    entrustSigned: typeof care["signed"] === "boolean" ? care["signed"] : null,
    actualCare: text(care["actualCare"]),
    careQuality: text(care["quality"]),
    relief: slotsOf(all("relief")),
    difficulty: slotsOf(all("difficulty")),
    risk: text(one("risk")["level"]),
    fatherCondition: conditionOf(father, from),
    motherCondition: conditionOf(mother, from),
    insured: typeof allowance["insured"] === "boolean" ? allowance["insured"] : null,
    standardFen: typeof allowance["standardFen"] === "number" ? allowance["standardFen"] : null,
    lastVisit: lastVisitBefore(source, to),
    endsWhy: ageingWhy !== null && endsSomething(ageingWhy, categories) ? ageingWhy : null,
    citizenNoSealed: source.citizenNoSealed,
    guardianCitizenNoSealed: carer?.citizenNoSealed ?? null,
    guardianPhoneSealed: carer?.phoneSealed ?? null,
    cells: cellsOf(from, facts, { father, mother, carer }),
  };
}

function slotsOf(facts: readonly StandingFact[]): string[] {
  return facts.map(({ slot }) => slot).sort();
}

/** The day on which the unbroken chain of facts began that this one continues. */
function firstDayOf(fact: StandingFact, facts: readonly StandingFact[]): string {
  const before = facts.find(
    (other) => other.kind === fact.kind && other.slot === fact.slot && other.to === fact.from,
  );
  return before === undefined ? fact.from : firstDayOf(before, facts);
}

const nothing: Readonly<Record<string, unknown>> = {};

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** `aged:minor` only says that the file leaves the lists; it counts when it held anything. */
function endsSomething(why: string, categories: readonly string[]): boolean {
  if (why === "aged:minor") return false;
  if (why === "aged:ruralLeftBehind")
    return categories.includes("ruralLeftBehind") || categories.includes("migrant");
  return categories.some((category) => category !== "ruralLeftBehind" && category !== "migrant");
}

function firstResidence(source: StandingSource): string | undefined {
  let first: StandingFact | undefined;
  for (const fact of source.facts) {
    if (fact.kind === "residence" && (first === undefined || fact.from < first.from)) first = fact;
  }
  return first?.value["villageCode"] as string | undefined;
}

/** The last visit known before the period ends (a visit marks a day, it does not begin a period). */
function lastVisitBefore(source: StandingSource, to: string): string | null {
  let last: string | null = null;
  for (const fact of source.facts) {
    if (fact.kind === "visit" && fact.from < to && (last === null || fact.from > last)) last = fact.from;
  }
  return last;
}

/** Apart from the period itself, why it ends, and visits, which mark a day. */
const periodKeys = new Set<string>(["from", "to", "endsWhy", "lastVisit"]);

function sameStanding(a: StandingRow, b: StandingRow): boolean {
  if (a.endsWhy !== null) return false;
  // Both rows list their columns in one order; most differ early.
  for (const key in a) {
    if (!periodKeys.has(key) && !sameValue(a[key as keyof StandingRow], b[key as keyof StandingRow]))
      return false;
  }
  return true;
}

/** Of texts and numbers, lists and records of them. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in other) if (one[key] !== other[key]) return false;
  return Object.keys(one).length === Object.keys(other).length;
}
