/**
 * What a roster says of a person against what is known of it: known already, new, over, or against somebody's own later word.
 * Nothing that a person said later is laid over. Pure.
 */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { factKinds, slotOf } from "../../registry/facts.contract.ts";
import type { FactDraft } from "../../registry/file-draft.contract.ts";
import type { GivingWay, Statement } from "../../registry/roster-facts.contract.ts";
import type { RosterType, SaidFact } from "../rosters/roster-type.ts";
import type { Contradiction } from "./effect-codes.contract.ts";
import { cannotHoldWith, isCustody } from "./incompatible-conditions.ts";

export type Laid =
  | { readonly verdict: "known"; readonly factId: string }
  | { readonly verdict: "new"; readonly draft: FactDraft; readonly givingWay: readonly GivingWay[] }
  | { readonly verdict: "contradicts"; readonly why: Contradiction; readonly holds: string }
  /** What the register believes to hold is over by this row: a person confirms. */
  | { readonly verdict: "over"; readonly factId: string; readonly on: IsoDate; readonly holds: string };

export interface AboutPerson {
  readonly isChild: boolean;
  /** Somebody's parent or carer; a young mother may be both. */
  readonly isRelative: boolean;
  readonly birthDate: IsoDate | null;
}

export interface Against {
  readonly about: AboutPerson;
  readonly statements: readonly Statement[];
  readonly asOf: IsoDate;
  readonly ends: RosterType["endsWhenGone"];
}

export function layOver(said: SaidFact, { about, statements, asOf, ends }: Against): Laid {
  const misfit = misfitOf(said, about, asOf);
  if (misfit !== undefined) return { verdict: "contradicts", why: misfit, holds: "" };
  const slot = factKinds[said.kind].slotted ? slotOf(said.kind, said.value, said.from) : "";
  const line = statements.filter((one) => one.kind === said.kind && one.slot === slot);
  const live = line.filter(({ isWithdrawn }) => !isWithdrawn);
  const isOver = said.to !== null && said.to <= asOf;
  const still = live.find((one) => covers(one, asOf));
  if (isOver && still !== undefined && mayEnd(ends, still))
    return { verdict: "over", factId: still.id, on: said.to, holds: still.says };
  return (
    knownOrDenied(said, line, asOf) ??
    (isOver ? undefined : shutOut(said, slot, statements, asOf)) ?? {
      verdict: "new",
      ...laidAnew(said, live, isOver ? [] : excluded(said, slot, statements, asOf), asOf),
    }
  );
}

/** Whether the roster is one whose silence, or word, may end such a fact. */
export function mayEnd(
  ends: RosterType["endsWhenGone"],
  fact: Pick<Statement, "kind" | "slot" | "value">,
): boolean {
  if (ends === undefined || ends.kind !== fact.kind || !ends.slots.includes(fact.slot)) return false;
  return Object.entries(ends.having ?? {}).every(([key, value]) => fact.value[key] === value);
}

/** What of the same line stands already, or what stands in its way. */
function knownOrDenied(said: SaidFact, line: readonly Statement[], asOf: IsoDate): Laid | undefined {
  const live = line.filter(({ isWithdrawn }) => !isWithdrawn);
  const withdrawn = line.find((one) => one.isWithdrawn && overlaps(one, said));
  if (withdrawn !== undefined && !live.some((one) => overlaps(one, said)))
    return against("withdrawn", withdrawn);
  const holding = live.find((one) => covers(one, said.from));
  if (holding !== undefined) {
    const isStillSaid = said.to === null || said.to > asOf;
    if (isStillSaid && holding.to !== null && holding.to <= asOf) return against("endedHere", holding);
    if (saysAll(holding.value, said.value) && !endsEarlier(said, holding))
      return { verdict: "known", factId: holding.id };
    if (holding.statedOn > asOf && differs(holding.value, said.value))
      return against("laterStatement", holding);
  }
  return BY_ACT.has(said.kind) ? against("needsAct", holding) : undefined;
}

/** What moves by an act of its own, with its papers; a roster merely says that somebody should look. */
const BY_ACT: ReadonlySet<string> = new Set(["residence", "category"]);

/** Somebody's later word, or a death, that does not go together with it. */
function shutOut(said: SaidFact, slot: string, all: readonly Statement[], asOf: IsoDate): Laid | undefined {
  for (const one of excluded(said, slot, all, asOf)) {
    if (one.from > asOf) continue;
    if (one.slot === "deceased") return against("deadHere", one);
    if (slot === "deceased" && isCustody(one.slot) && one.from > said.from) return against("aliveAfter", one);
    if (one.statedOn > asOf) return against("laterStatement", one);
  }
  return undefined;
}

function excluded({ kind }: SaidFact, slot: string, all: readonly Statement[], asOf: IsoDate): Statement[] {
  if (kind !== "condition") return [];
  const cannot = cannotHoldWith(slot);
  return all.filter(
    (one) =>
      one.kind === kind && !one.isWithdrawn && cannot.has(one.slot) && (one.to === null || one.to > asOf),
  );
}

/** A ledger often knows only that it is so on its own day: the roster's first day and term take its place. */
function laidAnew(
  said: SaidFact,
  live: readonly Statement[],
  gone: readonly Statement[],
  asOf: IsoDate,
): { readonly draft: FactDraft; readonly givingWay: readonly GivingWay[] } {
  const later = live.find(
    (one) =>
      one.from > said.from &&
      one.from <= asOf &&
      one.statedOn <= asOf &&
      overlaps(one, said) &&
      !differs(one.value, said.value),
  );
  // What began only after the roster's day does not contradict it: until then it was as the roster says.
  const since = gone.filter(({ from }) => from > asOf).map(({ from }) => from);
  const to = [...since, ...(said.to === null ? [] : [said.to])].sort()[0];
  return {
    draft: {
      kind: said.kind,
      from: said.from,
      ...(to === undefined ? {} : { to }),
      value: later === undefined ? said.value : { ...later.value, ...said.value },
      evidence: said.evidence,
    },
    givingWay: [
      ...gone
        .filter(({ from }) => from <= asOf)
        .map(({ id, from }) => ({ id, on: from < said.from ? said.from : null })),
      ...(later === undefined ? [] : [{ id: later.id, on: null }]),
    ],
  };
}

function misfitOf(said: SaidFact, about: AboutPerson, asOf: IsoDate): Contradiction | undefined {
  const { subject, value } = factKinds[said.kind];
  if (subject === "adult" && !about.isRelative && about.isChild) return "aboutChild";
  if (subject === "child" && !about.isChild) return "aboutAdult";
  if (said.from > asOf) return "future";
  if (about.birthDate !== null && said.from < about.birthDate) return "beforeBirth";
  return value.safeParse(said.value).success ? undefined : "unreadable";
}

function against(why: Contradiction, statement: Statement | undefined): Laid {
  return { verdict: "contradicts", why, holds: statement?.says ?? "" };
}

interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

const covers = ({ from, to }: Period, day: IsoDate) => from <= day && (to === null || to > day);

const overlaps = (one: Period, other: Period) =>
  (one.to === null || one.to > other.from) && (other.to === null || other.to > one.from);

const endsEarlier = (said: Period, holding: Period) =>
  said.to !== null && (holding.to === null || said.to < holding.to);

type Value = Readonly<Record<string, unknown>>;

function saysAll(known: Value, said: Value): boolean {
  return Object.entries(said).every(([key, field]) => field === undefined || known[key] === field);
}

/** Two units seldom write a class, a place or a paper in the same words: that alone is no contradiction. */
const LOOSE: ReadonlySet<string> = new Set([
  "place",
  "document",
  "detail",
  "teacher",
  "grade",
  "organ",
  "address",
]);

function differs(known: Value, said: Value): boolean {
  return Object.entries(said).some(
    ([key, field]) =>
      !LOOSE.has(key) && field !== undefined && known[key] !== undefined && known[key] !== field,
  );
}
