/** From what the engine found to what is kept: bands with everything that forbids believing them, and what people decided before. Pure. */
import type { FieldWeight } from "../engine/linkage.contract.ts";
import type { Candidate } from "../engine/person-bands.ts";
import type { LinkedRow } from "../engine/person-linker.ts";
import type { MatchBand } from "../person-record.ts";

/** What a person decided about such a row and this person before. */
export interface RememberedWord {
  readonly says: "same" | "different";
  readonly by: string;
  readonly on: string;
}

export interface RowToSettle {
  readonly ordinal: number;
  /** Everything that the row says: a row that says the same is the same row written twice. */
  readonly text: string;
  /** Known again by it in this batch and later ones. */
  readonly identity: string | null;
  readonly linked: LinkedRow;
  /** By the person's place in the register. */
  readonly remembered: ReadonlyMap<number, RememberedWord>;
}

export interface SettledPair {
  readonly person: number;
  readonly rank: number;
  readonly weight: number;
  readonly probability: number;
  readonly band: "certain" | "review";
  readonly compared: readonly FieldWeight[];
  /** By what was decided before; null where a person, or the house for what is certain, still decides. */
  readonly decision: "same" | "different" | null;
  readonly why: string | null;
}

export interface SettledRow {
  readonly ordinal: number;
  readonly band: MatchBand | null;
  readonly state: "matched" | "waiting" | "settled" | "stranger" | "faulty";
  readonly pairs: readonly SettledPair[];
  readonly fault: string | null;
}

export interface SettleAsk {
  readonly oneToOne: boolean;
}

export function settleRows(rows: readonly RowToSettle[], ask: SettleAsk): SettledRow[] {
  const first = new Map<string, number>();
  for (const { text, ordinal } of rows) if (!first.has(text)) first.set(text, ordinal);
  const texts = new Map<string, Set<string>>();
  for (const { identity, text } of rows)
    if (identity !== null) texts.set(identity, (texts.get(identity) ?? new Set()).add(text));
  const settled = rows.map((row): SettledRow => {
    const before = first.get(row.text) ?? row.ordinal;
    // Whoever is written twice in the same words stands there once.
    if (before !== row.ordinal) return faulty(row.ordinal, `和第 ${before} 条完全相同，只按一条处理`);
    const isContested = ask.oneToOne && (texts.get(row.identity ?? "")?.size ?? 0) > 1;
    return settleRow(row, isContested);
  });
  return ask.oneToOne ? withoutContests(settled) : settled;
}

function faulty(ordinal: number, fault: string): SettledRow {
  return { ordinal, band: null, state: "faulty", pairs: [], fault };
}

const OTHER = "这一行按以前的认定是另一个人";
/** Who is a thousand times less likely than the best is no question to anybody: a person's no about the best would leave the row open. */
const LEAST_SHARE = 1 / 1000;

/** A whole number of somebody else is always looked at. */
function isWorthAsking(candidate: Candidate, best: Candidate | undefined): boolean {
  if (best === undefined || candidate.probability >= best.probability * LEAST_SHARE) return true;
  return candidate.compared.some(({ field, level }) => field === "citizenNo" && level === "exact");
}

function settleRow({ ordinal, linked, remembered }: RowToSettle, isContested: boolean): SettledRow {
  const best = linked.candidates[0];
  const offered = [
    ...linked.candidates.filter((one) => remembered.has(one.person) || isWorthAsking(one, best)),
    ...[...remembered.keys()]
      .filter((person) => remembered.get(person)?.says === "same")
      .filter((person) => !linked.candidates.some((one) => one.person === person))
      .map((person) => ({ person, weight: 0, probability: 0, compared: [] })),
  ];
  if (offered.length === 0 || (linked.band === "none" && remembered.size === 0))
    return { ordinal, band: "none", state: "stranger", pairs: [], fault: null };
  const said = offered.filter(({ person }) => remembered.get(person)?.says === "same");
  const known = said.length === 1 ? said[0] : undefined;
  // What was decided about such a row is applied to the very person that it was decided of, and only while the engine thinks so too.
  const isApplied =
    known !== undefined && known.person === best?.person && linked.band !== "none" && !isContested;
  const isCertain =
    linked.band === "certain" &&
    !isContested &&
    (known === undefined || isApplied) &&
    remembered.get(best?.person ?? -1)?.says !== "different";
  const pairs = offered.map((candidate, at): SettledPair => {
    const word = remembered.get(candidate.person);
    const isFirst = candidate.person === best?.person;
    const applied = word !== undefined && (word.says === "different" || isApplied) ? word : undefined;
    return {
      ...candidate,
      rank: at + 1,
      band: isFirst && isCertain ? "certain" : "review",
      decision: applied?.says ?? (isApplied ? "different" : null),
      why: applied === undefined ? (isApplied ? OTHER : null) : `按 ${applied.on} ${applied.by} 的认定`,
    };
  });
  // Beside what is certain the others are no question any more.
  const kept = isCertain
    ? pairs.filter(({ band, decision }) => band === "certain" || decision !== null)
    : pairs;
  return {
    ordinal,
    band: isCertain ? "certain" : "review",
    state: stateOf(kept),
    pairs: kept,
    fault: null,
  };
}

/** `matched`: something is to follow from it; `settled`: everybody it may have been was looked at before and is not it. */
function stateOf(pairs: readonly SettledPair[]): "waiting" | "matched" | "settled" {
  if (pairs.some(({ decision, band }) => decision === null && band === "review")) return "waiting";
  return pairs.some(({ decision, band }) => decision === "same" || band === "certain")
    ? "matched"
    : "settled";
}

/** A person who stands in such a roster once is not two rows: where two claim it, somebody looks at both. */
function withoutContests(rows: readonly SettledRow[]): SettledRow[] {
  const claims = new Map<number, number>();
  for (const { pairs } of rows)
    for (const { person, band, decision } of pairs)
      if (band === "certain" || decision === "same") claims.set(person, (claims.get(person) ?? 0) + 1);
  return rows.map((row) => {
    const isContested = row.pairs.some(
      ({ person, band, decision }) =>
        (band === "certain" || decision === "same") && (claims.get(person) ?? 0) > 1,
    );
    if (!isContested) return row;
    return {
      ...row,
      band: "review",
      state: "waiting",
      pairs: row.pairs.map((pair) => ({
        ...pair,
        band: "review",
        decision: pair.decision === "same" ? null : pair.decision,
      })),
    };
  });
}
