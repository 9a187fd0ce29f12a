/**
 * What a whole roster says by its silence: who stood in the last one and stands there no more, and which children of school age no
 * school knows. Nothing ends by itself; every one of them waits for a person.
 */
import { addYears, type IsoDate } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { App } from "../../../platform/http/app.ts";
import { findDeclaredParameter } from "../../../platform/parameters/declare-parameter.ts";
import { listParameters, type ParameterRow } from "../../../platform/parameters/parameters.store.ts";
import { type ParameterReader, readerOf } from "../../../platform/parameters/read-parameter.ts";
import { listChildrenBorn } from "../../registry/children-of-age.service.ts";
import { findRosterPerson, readStatements } from "../../registry/roster-facts.service.ts";
import type { RosterType } from "../rosters/roster-type.ts";
import { findRosterType } from "../rosters/roster-types.ts";
import { groupsOf, sayKnown } from "./absent-children.ts";
import * as store from "./after-batch.store.ts";
import { refreshDesks } from "./effect-desks.service.ts";
import { placesOf } from "./effect-places.ts";
import { insertEffects, undoEffects } from "./effects.store.ts";
import { effectOf } from "./lay-facts.service.ts";
import { mayEnd } from "./lay-over.ts";
import { saySource } from "./roster-source.ts";

/** Once the rows of a batch are decided; done again, it adds only what is new. */
export async function afterBatch(tx: Tx, _app: App, batchId: string): Promise<void> {
  const batch = await store.findBatch(tx, batchId);
  const type = batch === undefined ? undefined : findRosterType(batch.subject);
  if (batch === undefined || type === undefined) return;
  await followBatch(tx, batch, type);
}

export async function followBatch(tx: Tx, batch: store.BatchRow, type: RosterType): Promise<void> {
  await inEveryPlace(tx, async () => {
    const seen = await store.listSeen(tx, batch.id);
    const asked = [
      ...(await askForEndings(tx, batch, type, seen)),
      ...(await askForAbsent(tx, batch, type, seen)),
    ];
    await refreshDesks(tx, asked);
    tx.note({ detail: { asked: asked.length } });
  });
}

/** A batch was taken back: what its silence had asked is asked no more. What followed from its pairs goes with each pair. */
export async function withdrawBatch(tx: Tx, batchId: string, why: string): Promise<void> {
  await inEveryPlace(tx, async () => {
    const open = await store.listOfBatchAlone(tx, batchId);
    await undoEffects(
      tx,
      open.map(({ id }) => id),
      { at: now(), why },
    );
    await refreshDesks(tx, open.flatMap(placesOf));
  });
}

async function askForEndings(
  tx: Tx,
  batch: store.BatchRow,
  type: RosterType,
  seen: ReadonlySet<string>,
): Promise<string[]> {
  if (type.endsWhenGone === undefined) return [];
  const back = await store.listWaiting(tx, batch.agreementId, "ending");
  const returned = back.filter(({ personId, ends }) => ends === "gone" && seen.has(personId));
  await undoEffects(
    tx,
    returned.map(({ id }) => id),
    { at: now(), why: "新一批名册里又有" },
  );
  const source = saySource(batch.unit, type.title, batch.asOf);
  const asked = [];
  for (const personId of await store.listStoodBefore(tx, batch)) {
    if (seen.has(personId)) continue;
    const person = await findRosterPerson(tx, personId);
    if (person === undefined) continue;
    const settled = await store.listAskedFacts(tx, personId);
    for (const fact of await readStatements(tx, personId)) {
      const holds =
        !fact.isWithdrawn && fact.from <= batch.asOf && (fact.to === null || fact.to > batch.asOf);
      if (!holds || settled.has(fact.id) || !mayEnd(type.endsWhenGone, fact)) continue;
      const detail = { source, says: "上一批名册里有，这一批没有", holds: `${fact.says}（${fact.from} 起）` };
      const about = { batchId: batch.id, pairId: null, person };
      asked.push(effectOf(about, "ending", "waiting", { ...detail, ends: "gone", on: batch.asOf }, fact.id));
    }
  }
  await insertEffects(tx, asked, now());
  return [...returned, ...asked].flatMap(placesOf);
}

async function askForAbsent(
  tx: Tx,
  batch: store.BatchRow,
  type: RosterType,
  seen: ReadonlySet<string>,
): Promise<string[]> {
  if (type.absence === undefined) return [];
  const { from, below, says } = type.absence;
  const rows = await listParameters(tx, batch.asOf);
  const children = await listChildrenBorn(tx, {
    after: addYears(batch.asOf, -ageOf(below, rows)),
    upTo: addYears(batch.asOf, -ageOf(from, rows)),
    on: today(),
    place: batch.scopeCode,
  });
  const missing = children.filter(({ childId }) => !seen.has(childId));
  const isMissing = new Set(missing.map(({ childId }) => childId));
  const waiting = await store.listWaiting(tx, batch.agreementId, "absence");
  const found = waiting.filter(({ personId }) => !isMissing.has(personId));
  await store.settleFound(
    tx,
    found.map(({ id }) => id),
    { at: now(), why: "新一批学籍名册里有，或者档案已结束、年龄已过" },
  );
  const known = await store.listAskedThisYear(tx, schoolYearOf(batch.asOf));
  const source = saySource(batch.unit, type.title, batch.asOf);
  const asked = missing
    .filter(({ childId }) => !known.has(childId))
    .map((child) => ({
      ...{
        id: newId(),
        batchId: batch.id,
        pairId: null,
        kind: "absence" as const,
        state: "waiting" as const,
      },
      ...{ personId: child.childId, childId: child.childId, factId: null, scopeCode: child.scopeCode },
      alsoAt: {},
      detail: { source, says, holds: sayKnown(child), groups: groupsOf(child) },
    }));
  await insertEffects(tx, asked, now());
  return [...found, ...asked].flatMap(placesOf);
}

const readers = new Map<string, ParameterReader<number>>();

/** The ages of the roster's own declaration, as the law has them on its day. */
function ageOf(key: string, rows: ReadonlyMap<string, ParameterRow>): number {
  const known = readers.get(key);
  if (known !== undefined) return known.get(rows);
  const parameter = findDeclaredParameter(key);
  if (parameter === undefined) throw new Error(`${key} is not declared`);
  const reader = readerOf(parameter) as ParameterReader<number>;
  readers.set(key, reader);
  return reader.get(rows);
}

/** Schools count their years from September. */
function schoolYearOf(day: IsoDate): IsoDate {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= "09-01" ? `${year}-09-01` : `${year - 1}-09-01`;
}
