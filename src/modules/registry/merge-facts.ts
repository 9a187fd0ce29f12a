/**
 * What becomes of dated facts when two persons turn out to be one, and when they turn out to be two after all. Pure. What the kept
 * one says holds for its time; where it is silent the other speaks, and what agrees with it is completed by the other.
 */
import { type KnownFact, type NewFact, sameValue } from "./plan-facts.ts";

export interface MergePlan {
  /** Ids of the kept one's facts that give way to a longer or fuller one. */
  readonly supersede: readonly string[];
  readonly insert: readonly NewFact[];
  /** The other's facts that add something. */
  readonly comes: readonly KnownFact[];
  /** The other's facts that are contradicted for at least a part of their time. */
  readonly stays: readonly KnownFact[];
}

/** A stretch of time of one line, and who says so. */
interface Piece extends NewFact {
  readonly keptIds: ReadonlySet<string>;
  readonly otherIds: ReadonlySet<string>;
}

export function planMerge(kept: readonly KnownFact[], other: readonly KnownFact[]): MergePlan {
  const comes = new Set<string>();
  const stays = new Set<string>();
  const supersede: string[] = [];
  const insert: NewFact[] = [];
  const keptLines = byLine(kept);
  for (const [line, theirs] of byLine(other)) {
    const own = keptLines.get(line) ?? [];
    const pieces = piecesOf(own, theirs, stays);
    const untouched = new Set<string>();
    for (const piece of pieces) {
      const same = own.find((fact) => piece.keptIds.has(fact.id) && isSameFact(fact, piece));
      if (same !== undefined) {
        untouched.add(same.id);
        continue;
      }
      insert.push(factOf(piece));
      for (const id of piece.otherIds) comes.add(id);
    }
    for (const { id } of own) if (!untouched.has(id)) supersede.push(id);
  }
  return {
    supersede,
    insert,
    comes: other.filter(({ id }) => comes.has(id)),
    stays: other.filter(({ id }) => stays.has(id)),
  };
}

/** One line cut at every day on which either begins or ends something, then joined again where nothing changes. */
function piecesOf(own: readonly KnownFact[], theirs: readonly KnownFact[], stays: Set<string>): Piece[] {
  const days = [...new Set([...own, ...theirs].flatMap(({ from, to }) => (to === null ? from : [from, to])))];
  days.sort();
  const pieces: Piece[] = [];
  for (const [index, from] of days.entries()) {
    const piece = pieceAt(own, theirs, { from, to: days[index + 1] ?? null }, stays);
    if (piece === undefined) continue;
    const last = pieces.at(-1);
    if (last !== undefined && continues(last, piece)) pieces[pieces.length - 1] = joined(last, piece);
    else pieces.push(piece);
  }
  return pieces;
}

function pieceAt(
  own: readonly KnownFact[],
  theirs: readonly KnownFact[],
  period: Period,
  stays: Set<string>,
): Piece | undefined {
  const mine = own.find((fact) => overlaps(fact, period));
  const other = theirs.find((fact) => overlaps(fact, period));
  const says = mine ?? other;
  if (says === undefined) return undefined;
  const piece = {
    kind: says.kind,
    slot: says.slot,
    ...period,
    value: says.value,
    evidence: says.evidence,
    keptIds: new Set(mine === undefined ? [] : [mine.id]),
    otherIds: new Set(mine === undefined && other !== undefined ? [other.id] : []),
  };
  if (mine === undefined || other === undefined) return piece;
  if (!agrees(mine.value, other.value)) {
    stays.add(other.id);
    return piece;
  }
  const fuller = {
    ...mine,
    value: { ...other.value, ...mine.value },
    evidence: mine.evidence ?? other.evidence,
  };
  if (isSameFact(mine, fuller)) return piece;
  return { ...piece, value: fuller.value, evidence: fuller.evidence, otherIds: new Set([other.id]) };
}

/** Two stretches are one fact if they say the same, and if nothing that the kept one held apart is joined. */
function continues(a: Piece, b: Piece): boolean {
  return (
    a.to === b.from &&
    sameValue(a.value, b.value) &&
    (a.evidence === null || b.evidence === null || a.evidence === b.evidence) &&
    new Set([...a.keptIds, ...b.keptIds]).size <= 1 &&
    (a.keptIds.size > 0 || b.keptIds.size > 0 || [...a.otherIds].every((id) => b.otherIds.has(id)))
  );
}

function joined(a: Piece, b: Piece): Piece {
  return {
    ...a,
    to: b.to,
    evidence: a.evidence ?? b.evidence,
    keptIds: new Set([...a.keptIds, ...b.keptIds]),
    otherIds: new Set([...a.otherIds, ...b.otherIds]),
  };
}

export interface PartingPlan {
  readonly supersede: readonly string[];
  /** Facts that hold again as they were. */
  readonly revive: readonly string[];
  /** The parts of such facts whose other parts have been told otherwise since. */
  readonly insert: readonly NewFact[];
}

/**
 * Takes a merge of facts back. What a merge wrote goes, also where only its end was moved since; what it had put away holds again
 * for that time. What was recorded since stays.
 */
export function planParting(
  believed: readonly KnownFact[],
  written: readonly KnownFact[],
  putAway: readonly KnownFact[],
): PartingPlan {
  const goes = believed.filter((fact) => written.some((merged) => isRestOf(fact, merged)));
  const revive: string[] = [];
  const insert: NewFact[] = [];
  for (const before of putAway) {
    const parts = goes
      .filter((fact) => lineOf(fact) === lineOf(before) && overlaps(fact, before))
      .map((fact) => common(fact, before))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const whole = connected(parts);
    if (whole.some(({ from, to }) => from === before.from && to === before.to)) revive.push(before.id);
    else insert.push(...whole.map((period) => ({ ...factOf(before), ...period })));
  }
  return { supersede: goes.map(({ id }) => id), revive, insert };
}

function isRestOf(fact: KnownFact, merged: KnownFact): boolean {
  if (fact.id === merged.id) return true;
  return (
    lineOf(fact) === lineOf(merged) &&
    fact.from >= merged.from &&
    (fact.to ?? FAR) <= (merged.to ?? FAR) &&
    sameValue(fact.value, merged.value) &&
    fact.evidence === merged.evidence
  );
}

type Period = Pick<KnownFact, "from" | "to">;

const FAR = "9999-12-31";

function overlaps(a: Period, b: Period): boolean {
  return a.from < (b.to ?? FAR) && b.from < (a.to ?? FAR);
}

function common(a: Period, b: Period): Period {
  const [, from = a.from] = [a.from, b.from].sort();
  return { from, to: (a.to ?? FAR) < (b.to ?? FAR) ? a.to : b.to };
}

/** Neighbouring periods as one. */
function connected(periods: readonly Period[]): Period[] {
  const whole: Period[] = [];
  for (const period of periods) {
    const last = whole.at(-1);
    if (last !== undefined && last.to === period.from) whole[whole.length - 1] = { ...last, to: period.to };
    else whole.push(period);
  }
  return whole;
}

function agrees(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(b).every(([key, field]) => {
    const own = a[key] ?? null;
    return own === null || (field ?? null) === null || own === field;
  });
}

function isSameFact(a: NewFact, b: NewFact): boolean {
  return a.from === b.from && a.to === b.to && a.evidence === b.evidence && sameValue(a.value, b.value);
}

function lineOf({ kind, slot }: Pick<KnownFact, "kind" | "slot">): string {
  return `${kind}/${slot}`;
}

function byLine(facts: readonly KnownFact[]): Map<string, KnownFact[]> {
  const lines = new Map<string, KnownFact[]>();
  for (const fact of facts) {
    const line = lines.get(lineOf(fact));
    if (line === undefined) lines.set(lineOf(fact), [fact]);
    else line.push(fact);
  }
  return lines;
}

function factOf({ kind, slot, from, to, value, evidence }: NewFact): NewFact {
  return { kind, slot, from, to, value, evidence };
}
