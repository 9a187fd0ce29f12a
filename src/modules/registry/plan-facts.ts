/** How new dated facts change what is known of a person: which facts give way, which are written, what a reader sees change. Pure. */
import { maskNumbersIn } from "../../kernel/masking.ts";
import { type FactKindName, factKinds, slotOf } from "./facts.contract.ts";
import type { FactDraft } from "./file-draft.contract.ts";

/** A fact as the register holds it now (not superseded). */
export interface KnownFact {
  readonly id: string;
  readonly kind: string;
  readonly slot: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: Readonly<Record<string, unknown>>;
  readonly evidence: string | null;
}

export type NewFact = Omit<KnownFact, "id">;

export interface Change {
  readonly label: string;
  /** Empty: nothing was known. */
  readonly from: string;
  readonly to: string;
}

export interface FactPlan {
  /** Ids of facts that are believed no longer (kept, marked superseded). */
  readonly supersede: readonly string[];
  readonly insert: readonly NewFact[];
  readonly changes: readonly Change[];
}

/** Kinds of which a row of a ledger lists everything that holds: what is not listed any more has ended. */
const listedWhole: ReadonlySet<FactKindName> = new Set(["relief", "difficulty"]);

export interface PlanOptions {
  /** False: nobody will read the changes (a file that is only being opened has none), so they are not put into words. */
  readonly tellsChanges?: boolean;
  /** `everything`: the drafts are a row of a ledger, which lists all that holds. */
  readonly drafted?: "additions" | "everything";
  readonly nameOfVillage?: ((code: string) => string) | undefined;
}

/**
 * Lays the drafts over what is known. A draft that says nothing new changes nothing; a new value holds from its day and the old
 * one until then; a later known fact keeps its own time. A value adds to what is known (a column that the sender's file
 * does not have erases nothing), unless the draft says that a field holds no longer.
 */
export function planFacts(
  known: readonly KnownFact[],
  drafts: readonly FactDraft[],
  { drafted = "additions", nameOfVillage, tellsChanges = true }: PlanOptions = {},
): FactPlan {
  const lines: Line[] = [];
  const superseded = new Set<string>();
  const inserted = new Set<NewFact>();
  const changes: Change[] = [];
  for (const fact of known) lineOf(lines, fact.kind, fact.slot).facts.push(fact);

  const remove = ({ facts }: Line, fact: KnownFact | NewFact) => {
    facts.splice(facts.indexOf(fact), 1);
    if ("id" in fact) superseded.add(fact.id);
    else inserted.delete(fact);
  };
  const add = ({ facts }: Line, fact: NewFact) => {
    if (fact.to !== null && fact.to <= fact.from) return;
    facts.push(fact);
    inserted.add(fact);
  };

  for (const said of drafts) {
    const draft = withoutNumbers(said);
    const slot = factKinds[draft.kind].slotted ? slotOf(draft.kind, draft.value, draft.from) : "";
    const line = lineOf(lines, draft.kind, slot);
    const holding = line.facts.find(
      (fact) => fact.from <= draft.from && (fact.to === null || fact.to > draft.from),
    );
    const value = valueAfter(draft, holding);
    const evidence = draft.evidence ?? holding?.evidence ?? null;
    if (holding !== undefined && isKnown(draft, holding, value, evidence)) continue;
    const to = earliest(draft.to ?? null, holding?.to ?? null, nextAfter(line, draft.from));
    if (holding !== undefined) {
      remove(line, holding);
      add(line, { ...withoutId(holding), to: draft.from });
    }
    const isOver = (draft.without ?? []).length > 0 && Object.keys(value).length === 0;
    if (!isOver) add(line, { kind: draft.kind, slot, from: draft.from, to, value, evidence });
    if (!tellsChanges) continue;
    const say = teller(draft, holding, nameOfVillage);
    changes.push({
      label: factKinds[draft.kind].label,
      from: holding === undefined ? "" : say(holding.value),
      to: isOver ? "" : say(value),
    });
  }
  if (drafted === "everything") for (const kind of listedWhole) endUnlisted(kind);
  return { supersede: [...superseded], insert: [...inserted], changes };

  function endUnlisted(kind: FactKindName): void {
    const listed = drafts.filter((draft) => draft.kind === kind);
    const from = listed[0]?.from;
    if (from === undefined) return;
    const slots = new Set(listed.map((draft) => slotOf(kind, draft.value, draft.from)));
    for (const line of lines) {
      if (line.kind !== kind || slots.has(line.slot)) continue;
      for (const fact of [...line.facts]) {
        if (fact.from >= from || (fact.to !== null && fact.to <= from)) continue;
        remove(line, fact);
        add(line, { ...withoutId(fact), to: from });
        changes.push({ label: factKinds[kind].label, from: sayFact(kind, fact.value), to: "" });
      }
    }
  }
}

/** Facts of one kind and slot, of which one at a time holds. */
interface Line {
  readonly kind: string;
  readonly slot: string;
  readonly facts: (KnownFact | NewFact)[];
}

/** A person has a dozen lines: looking them through is cheaper than making keys for them. */
function lineOf(lines: Line[], kind: string, slot: string): Line {
  for (const line of lines) if (line.kind === kind && line.slot === slot) return line;
  const line: Line = { kind, slot, facts: [] };
  lines.push(line);
  return line;
}

function nextAfter({ facts }: Line, day: string): string | null {
  let next: string | null = null;
  for (const { from } of facts) if (from > day && (next === null || from < next)) next = from;
  return next;
}

/** The draft says nothing that is not known already. */
function isKnown(
  draft: FactDraft,
  holding: KnownFact | NewFact,
  value: NewFact["value"],
  evidence: string | null,
): boolean {
  const endsEarlier = draft.to !== undefined && (holding.to === null || draft.to < holding.to);
  return !endsEarlier && sameValue(value, holding.value) && evidence === holding.evidence;
}

function valueAfter(draft: FactDraft, holding: KnownFact | NewFact | undefined): NewFact["value"] {
  if (holding === undefined || isOtherHome(draft, holding)) return draft.value;
  const stays = Object.entries(holding.value).filter(([key]) => draft.without?.includes(key) !== true);
  return { ...Object.fromEntries(stays), ...draft.value };
}

/** In another village the old house number says nothing. */
function isOtherHome(draft: FactDraft, holding: KnownFact | NewFact): boolean {
  return draft.kind === "residence" && draft.value["villageCode"] !== holding.value["villageCode"];
}

const CITIZEN_NUMBER_LENGTH = 18;

/** A number that somebody wrote into a document's name or a note does not lie there in clear. */
export function withoutNumbers(draft: FactDraft): FactDraft {
  if (!mayNameNumber(draft)) return draft;
  const value = Object.entries(draft.value).map(([key, field]) => [
    key,
    typeof field === "string" && key !== "accountSealed" ? maskNumbersIn(field) : field,
  ]);
  return {
    ...draft,
    value: Object.fromEntries(value) as FactDraft["value"],
    ...(draft.evidence === undefined ? {} : { evidence: maskNumbersIn(draft.evidence) }),
  };
}

/** Hardly any draft names a number, and an import has a million drafts. */
function mayNameNumber({ value, evidence = "" }: FactDraft): boolean {
  if (evidence.length >= CITIZEN_NUMBER_LENGTH) return true;
  for (const key in value) {
    const text = value[key];
    if (typeof text === "string" && text.length >= CITIZEN_NUMBER_LENGTH) return true;
  }
  return false;
}

/** How the two values of a change are told: another home by its village too. */
function teller(
  draft: FactDraft,
  holding: KnownFact | NewFact | undefined,
  nameOfVillage: PlanOptions["nameOfVillage"],
): (value: KnownFact["value"]) => string {
  if (holding === undefined || nameOfVillage === undefined || !isOtherHome(draft, holding))
    return (value) => sayFact(draft.kind, value);
  return (home) => sayHome(home, nameOfVillage);
}

/** Of a move the village is the news. */
function sayHome(value: KnownFact["value"], nameOfVillage: (code: string) => string): string {
  return [nameOfVillage(String(value["villageCode"])), sayFact("residence", value)]
    .filter((part) => part !== "")
    .join(" · ");
}

/** One sentence for a value of any kind; what no kind declares any more is shown as stored. */
export function sayFact(kind: string, value: Readonly<Record<string, unknown>>): string {
  if (!Object.hasOwn(factKinds, kind)) return JSON.stringify(value);
  const say = factKinds[kind as FactKindName].say as (value: unknown) => string;
  return say(value);
}

function withoutId(fact: KnownFact | NewFact): NewFact {
  return {
    kind: fact.kind,
    slot: fact.slot,
    from: fact.from,
    to: fact.to,
    value: fact.value,
    evidence: fact.evidence,
  };
}

function earliest(...days: readonly (string | null)[]): string | null {
  let first: string | null = null;
  for (const day of days) if (day !== null && (first === null || day < first)) first = day;
  return first;
}

/** Equal regardless of the order of keys and of keys that say nothing. */
export function sameValue(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) if ((a[key] ?? null) !== (b[key] ?? null)) return false;
  return true;
}
