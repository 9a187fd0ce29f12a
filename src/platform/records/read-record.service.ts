/** Entries as people see them: one with its history, or many. */
import type { Actor } from "../../kernel/actor.ts";
import type { OutputOf, QueryOf } from "../../kernel/operation.ts";
import { mayDo, notFound } from "../access/policy.ts";
import { narrowScope } from "../access/scope.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { openPosition, sealPosition } from "../http/cursor.ts";
import * as store from "./entries.store.ts";
import { type Asker, actsOn } from "./entry-flow.ts";
import { getKindFor, seesKind } from "./kinds.service.ts";
import { type LateMarker, lateMarkerOf } from "./late-entries.service.ts";
import { listPapers } from "./papers.store.ts";
import { newestVersion, type RecordKind, type RecordVersion } from "./record.ts";
import { entryStateCodes } from "./record-codes.contract.ts";
import { fieldsOf } from "./record-fields.ts";
import type * as contract from "./records.contract.ts";
import type { EntryFile, EntryView } from "./records.contract.ts";
import { mayWriteFor, nameOfUnit, unitOfActor } from "./units.ts";

export const SECRET = "record.entry.secret";
type Query = QueryOf<typeof contract.listEntries>;

export function versionOf(kind: RecordKind, name: string): RecordVersion {
  return kind.versions.find(({ version }) => version === name) ?? newestVersion(kind);
}

export function secretsOf(
  { cipher }: Pick<App, "cipher">,
  { id, secret }: Pick<store.EntryRow, "id" | "secret">,
): Readonly<Record<string, string>> {
  return secret === null ? {} : (cipher.openJson(secret, `${SECRET}/${id}`) as Record<string, string>);
}

export function askerOf(actor: Actor, kind: RecordKind, row: store.EntryRow): Asker {
  return {
    mayWrite: mayWriteFor(actor, row.unit),
    mayCheck: kind.check?.role === actor.role && mayDo(actor, "record.check"),
    hasSubmitted: row.submittedBy === actor.accountId,
  };
}

/** @throws access.notFound */
export async function readEntry(
  tx: Tx,
  { places }: Pick<App, "places">,
  kindCode: string,
  id: string,
): Promise<EntryFile> {
  const kind = getKindFor(tx.actor, kindCode);
  const row = await store.findEntry(tx, kind.code, id);
  if (row === undefined) throw notFound();
  const papers = await listPapers(tx, id);
  const revisions = await store.listRevisions(tx, id);
  tx.note({ subjectIds: [id, ...(row.aboutId === null ? [] : [row.aboutId])] });
  return {
    ...presentEntry({ places }, row, await lateMarkerOf(tx, kind)),
    parent: await parentOf(tx, kind, row),
    paperNote: row.paperNote,
    papers: papers.map(({ id: paperId, name, size, addedAt }) => ({
      id: paperId,
      name,
      size,
      addedAt: addedAt.toISOString(),
    })),
    history: revisions.map(({ at, ...revision }) => ({ ...revision, at: at.toISOString() })),
    fields: [...fieldsOf(versionOf(kind, row.specVersion))],
    can: actsOn(kind, row.state, askerOf(tx.actor, kind, row)),
  };
}

async function parentOf(
  tx: Tx,
  { under }: RecordKind,
  { parentId }: store.EntryRow,
): Promise<EntryFile["parent"]> {
  if (parentId === null || under === undefined || !seesKind(tx.actor, under)) return null;
  const parent = await store.findEntry(tx, under.code, parentId);
  return parent === undefined ? null : { kind: under.code, id: parent.id, title: under.title, on: parent.on };
}

export function presentEntry(
  { places }: Pick<App, "places">,
  row: store.EntryRow,
  isLate: LateMarker,
): EntryView {
  return {
    id: row.id,
    unit: row.unit,
    unitName: nameOfUnit(row.unit, (code) => places.nameOf(code)),
    on: row.on,
    aboutId: row.aboutId,
    aboutName: row.aboutName,
    content: row.content,
    state: row.state,
    isLate: isLate(row),
    isForAnother: row.enteredByUnit !== row.unit,
    createdBy: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    checkedBy: row.checkedByName,
    version: row.version,
  };
}

export async function listEntries(
  tx: Tx,
  app: Pick<App, "places" | "cipher">,
  kindCode: string,
  query: Query,
): Promise<OutputOf<typeof contract.listEntries>> {
  const kind = getKindFor(tx.actor, kindCode);
  const filter = filterOf(tx, kind, query);
  const { limit } = query;
  const list = [
    "records",
    kind.code,
    query.unit,
    query.place,
    query.from,
    query.to,
    query.state,
    query.words,
  ];
  const after = query.cursor === undefined ? undefined : openPosition(app, list, query.cursor);
  const rows = await store.listEntries(
    tx,
    filter,
    after === undefined ? undefined : [String(after[0]), String(after[1])],
    limit + 1,
  );
  const page = rows.slice(0, limit);
  const isLate = await lateMarkerOf(tx, kind);
  const last = page.at(-1);
  tx.note({ subjectIds: page.map(({ id }) => id), detail: { kind: kind.code, shown: page.length } });
  return {
    items: page.map((row) => presentEntry(app, row, isLate)),
    nextCursor:
      rows.length > limit && last !== undefined ? sealPosition(app, list, [last.on, last.id]) : null,
    total: await store.countEntries(tx, filter),
  };
}

/** What the asker may see of a kind, as narrowed. */
export function filterOf(
  tx: Tx,
  kind: RecordKind,
  { unit, place, from, to, state, words }: Omit<Query, "limit" | "cursor">,
): store.EntryFilter {
  const isOffice = ["districtOfficer", "districtLeader", "townshipSupervisor", "villageDirector"].includes(
    tx.actor.role,
  );
  return {
    kind: kind.code,
    scope: narrowScope(tx.scope, place),
    unit: isOffice ? unit : unitOfActor(tx.actor),
    from,
    to,
    states: state === "live" ? entryStateCodes.codes.filter((one) => one !== "withdrawn") : [state],
    words,
  };
}
