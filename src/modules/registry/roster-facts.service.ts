/**
 * Facts that another unit's roster says of a person: what is known already to weigh them against, writing them, and taking them
 * back. Who is meant has been decided before; whether it may be written is the asking room's to judge.
 */
import { now, today } from "../../kernel/clock.ts";
import { inEveryPlace, type Tx } from "../../platform/db/database.ts";
import { newId } from "../../platform/db/new-id.ts";
import * as drafts from "./drafts.store.ts";
import type { FactDraft } from "./file-draft.contract.ts";
import * as people from "./people.store.ts";
import { type KnownFact, planFacts, sayFact } from "./plan-facts.ts";
import { knownFact, refreshStanding } from "./refresh-standing.service.ts";
import type { GivingWay, RosterPerson, Statement, WrittenFacts } from "./roster-facts.contract.ts";
import * as store from "./roster-facts.store.ts";

export { sayFact };

/** Undefined: the register has no such person any more. */
export async function findRosterPerson(tx: Tx, personId: string): Promise<RosterPerson | undefined> {
  return (await findRosterPersons(tx, [personId])).get(personId);
}

/** By their ids; whom the register knows no more is not among them. */
export async function findRosterPersons(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, RosterPerson>> {
  const persons = await people.listPersons(tx, personIds);
  const children = Map.groupBy(
    await store.listChildrenOfPersons(tx, personIds, today()),
    ({ personId }) => personId,
  );
  return new Map(
    persons.map(({ id, name, birth_date: birthDate, scope_code: scopeCode }) => {
      const around = (children.get(id) ?? []).map(({ personId: _, ...child }) => child);
      const isChild = around.some((child) => child.id === id);
      return [id, { id, name, birthDate, scopeCode, isChild, children: around }];
    }),
  );
}

/**
 * Runs work that writes facts of many people: the standing of everybody whom they concern follows once, at the end, and whoever else
 * writes of them waits until then. Work within it reads the standing of before.
 */
export async function followOnce<Result>(
  tx: Tx,
  personIds: readonly string[],
  use: () => Promise<Result>,
): Promise<Result> {
  return inEveryPlace(tx, async () => {
    await people.lockChildren(tx, await people.listChildrenAround(tx, personIds));
    const written = new Set<string>();
    followedLater.set(tx.sql, written);
    const result = await use().finally(() => followedLater.delete(tx.sql));
    await refreshStanding(tx, [], { personIds: [...written] });
    return result;
  });
}

const followedLater = new WeakMap<Tx["sql"], Set<string>>();

export async function readStatements(tx: Tx, personId: string): Promise<readonly Statement[]> {
  return (await readStatementsOf(tx, [personId])).get(personId) ?? [];
}

/** Of each of these people what is known, and what somebody has taken back; of whom nothing is, an empty list. */
export async function readStatementsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Statement[]>> {
  const rows = Map.groupBy(await store.listStatements(tx, personIds), (row) => row.person_id);
  return new Map(personIds.map((id) => [id, (rows.get(id) ?? []).map(statementOf)]));
}

function statementOf(row: store.StatementRow): Statement {
  return {
    ...knownFact(row),
    statedOn:
      DRAWN_UP_FOR_A_DAY.has(row.source) && row.valid_from < row.recorded_on
        ? row.valid_from
        : row.recorded_on,
    isWithdrawn: row.is_withdrawn,
    isFromRoster: row.source === SOURCE,
    says: sayFact(row.kind, row.value),
  };
}

/** A ledger speaks of its own day, however late it was taken in. */
const DRAWN_UP_FOR_A_DAY: ReadonlySet<string> = new Set(["import", "demo"]);
const SOURCE = "exchange";

export interface RosterFacts {
  readonly personId: string;
  readonly scopeCode: string;
  readonly batchId: string;
  readonly draft: FactDraft;
  readonly givingWay: readonly GivingWay[];
  /** Why what gives way does so; it stays readable with it. */
  readonly reason: string;
}

/** Lays one fact over what is known; the standing of everybody whom it concerns follows. `factId` is what now says it. */
export async function writeRosterFact(
  tx: Tx,
  said: RosterFacts,
): Promise<WrittenFacts & { readonly factId: string | null }> {
  return inEveryPlace(tx, async () => {
    const later = followedLater.get(tx.sql);
    if (later === undefined) await lockAround(tx, said.personId);
    const recorder = { at: now(), by: tx.actor.postId, batchId: said.batchId };
    const known = (await people.listFacts(tx, [said.personId])).map(knownFact);
    const cut = cutShort(known, said.givingWay);
    const plan = planFacts(cut.known, [said.draft], { tellsChanges: false });
    const inserted = [...cut.inserted, ...plan.insert.map((fact) => ({ ...fact, id: newId() }))];
    const fresh = new Set(cut.inserted.map(({ id }) => id));
    const superseded = [...cut.superseded, ...plan.supersede.filter((id) => !fresh.has(id))];
    await drafts.supersedeFacts(tx, superseded, said.reason, recorder);
    const { personId, scopeCode } = said;
    const kept = inserted.filter(({ id }) => !plan.supersede.includes(id));
    await drafts.insertFacts(
      tx,
      kept.map((fact) => ({ ...fact, personId, scopeCode })),
      SOURCE,
      recorder,
    );
    if (later === undefined) await refreshStanding(tx, [], { personIds: [said.personId] });
    else later.add(said.personId);
    const { kind, from } = said.draft;
    const factId = kept.findLast((fact) => fact.kind === kind && fact.from === from)?.id ?? null;
    return { inserted: kept.map(({ id }) => id), superseded, factId };
  });
}

/** Takes back what was written; what had given way stands again where nothing newer speaks of that time. */
export async function takeBackRosterFacts(
  tx: Tx,
  written: WrittenFacts & { readonly personId: string; readonly batchId: string },
  reason: string,
): Promise<void> {
  await inEveryPlace(tx, async () => {
    await lockAround(tx, written.personId);
    await store.withdrawFacts(tx, written.inserted, { at: now(), batchId: written.batchId, reason });
    for (const id of written.superseded) await store.reviveFact(tx, id);
    await refreshStanding(tx, [], { personIds: [written.personId] });
  });
}

/** It held until the day before; what had been written of it stays readable. Undefined: it holds no longer anyway. */
export async function endRosterFact(
  tx: Tx,
  ending: {
    readonly personId: string;
    readonly factId: string;
    readonly on: string;
    readonly batchId: string;
  },
  reason: string,
): Promise<WrittenFacts | undefined> {
  return inEveryPlace(tx, async () => {
    await lockAround(tx, ending.personId);
    const row = (await people.listFacts(tx, [ending.personId])).find(({ id }) => id === ending.factId);
    if (row === undefined || (row.valid_to !== null && row.valid_to <= ending.on)) return undefined;
    const fact = knownFact(row);
    const recorder = { at: now(), by: tx.actor.postId, batchId: ending.batchId };
    await drafts.supersedeFacts(tx, [fact.id], reason, recorder);
    const [person] = await people.listPersons(tx, [ending.personId]);
    const scopeCode = person?.scope_code ?? "";
    const until = { ...fact, id: newId(), personId: ending.personId, to: ending.on, scopeCode };
    const inserted = fact.from < ending.on ? [until] : [];
    await drafts.insertFacts(tx, inserted, SOURCE, recorder);
    await refreshStanding(tx, [], { personIds: [ending.personId] });
    return { inserted: inserted.map(({ id }) => id), superseded: [fact.id] };
  });
}

/** Writers of one person take turns on the files around it. */
async function lockAround(tx: Tx, personId: string): Promise<void> {
  await people.lockChildren(tx, await people.listChildrenAround(tx, [personId]));
}

/** What gives way holds until its day, or never held; the rest stays as it is. */
function cutShort(known: readonly KnownFact[], givingWay: readonly GivingWay[]) {
  const days = new Map(givingWay.map(({ id, on }) => [id, on]));
  const gone = known.filter(({ id }) => days.has(id));
  const inserted = gone.flatMap((fact) => {
    const on = days.get(fact.id) ?? null;
    return on === null || on <= fact.from ? [] : [{ ...fact, id: newId(), to: on }];
  });
  return {
    known: [...known.filter(({ id }) => !days.has(id)), ...inserted],
    inserted,
    superseded: gone.map(({ id }) => id),
  };
}
