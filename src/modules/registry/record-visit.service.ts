/** A visit that another room has recorded, as the register's fact of that day: ledgers, watch rules and the timeline know of it. */
import { v7 as uuid } from "uuid";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { notFound } from "../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../platform/db/database.ts";
import { markFilesChanged } from "./changed-files.service.ts";
import { checkedFact } from "./checked-input.service.ts";
import { recorderOf } from "./child-writing.service.ts";
import * as drafts from "./drafts.store.ts";
import * as people from "./people.store.ts";
import { planFacts } from "./plan-facts.ts";
import * as projection from "./projection.store.ts";
import { knownFact } from "./refresh-standing.service.ts";
import * as store from "./registry.store.ts";

export interface VisitedFile {
  /** Whose file it is now: that of a merged one is the file into which it went. */
  readonly childId: string;
  readonly scopeCode: string;
  readonly birthDate: IsoDate | null;
  readonly isEnded: boolean;
  /** While it is held, nobody else moves it on. */
  readonly version: number;
}

/**
 * The file, locked until the transaction ends, so that whoever writes of one child takes turns. No version is asked: a visit adds and
 * replaces nothing. @throws access.notFound
 */
export async function holdVisitedFile(tx: Tx, childId: string): Promise<VisitedFile> {
  let file = await store.findFile(tx, childId, true);
  if (file !== undefined && file.merged_into !== null)
    file = await store.findFile(tx, file.merged_into, true);
  if (file === undefined) throw notFound();
  const [person] = await people.listPersons(tx, [file.id]);
  return {
    childId: file.id,
    scopeCode: file.scope_code,
    birthDate: person?.birth_date ?? null,
    isEnded: file.ended_on !== null,
    version: file.version,
  };
}

/** Of a file that is held. @throws registry.date.beforeBirth, registry.date.inFuture */
export async function recordVisitFact(
  tx: Tx,
  { childId, scopeCode, birthDate }: VisitedFile,
  on: IsoDate,
  note: string,
): Promise<void> {
  const draft = checkedFact({ kind: "visit", from: on, value: { note } }, birthDate, "child");
  const known = (await people.listFacts(tx, [childId])).map(knownFact);
  const plan = planFacts(known, [draft]);
  if (plan.insert.length === 0) return;
  const recorder = recorderOf(tx);
  await drafts.supersedeFacts(tx, plan.supersede, "同一天又走访", recorder);
  await drafts.insertFacts(
    tx,
    plan.insert.map((fact) => ({ id: uuid(), personId: childId, scopeCode, ...fact })),
    "visit",
    recorder,
  );
  // Of years that a child lived elsewhere too.
  await inEveryPlace(tx, async () => {
    await projection.layLastVisit(tx, childId, on);
    await markFilesChanged(tx, [childId]);
  });
  await store.touchFile(tx, childId);
}
