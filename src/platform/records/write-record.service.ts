/** Entries written, corrected, handed in, checked, withdrawn: each one transaction, the history kept. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../kernel/clock.ts";
import type { BodyOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { accessProblems, notFound } from "../access/policy.ts";
import { isInScope } from "../access/scope.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { httpProblems } from "../http/http-problems.ts";
import * as store from "./entries.store.ts";
import { actsOn, handedIn } from "./entry-flow.ts";
import { entriesChanged } from "./entry-hooks.service.ts";
import { identityOf } from "./entry-identity.ts";
import { getKindFor, mayKeep } from "./kinds.service.ts";
import { hasPaper } from "./papers.store.ts";
import { type AboutRead, type Meant, missingAbout, readAbout } from "./read-about.service.ts";
import { askerOf, readEntry, SECRET, secretsOf, versionOf } from "./read-record.service.ts";
import { type RecordKind, versionOn } from "./record.ts";
import type { Content } from "./record-fields.contract.ts";
import { changesWhatStood, partSecrets, readContent, withKnownSecrets } from "./record-fields.ts";
import { recordProblems } from "./record-problems.contract.ts";
import type * as contract from "./records.contract.ts";
import type { EntryAct, EntryFile } from "./records.contract.ts";
import { mayWriteFor, scopeOfUnit, type UnitKey, unitOfActor } from "./units.ts";

type Surroundings = Pick<App, "places" | "cipher">;

/** @throws access.notFound, access.forbidden, records.content, records.future, records.aboutMissing, records.evidenceMissing */
export async function writeEntry(
  tx: Tx,
  app: Surroundings,
  kindCode: string,
  body: BodyOf<typeof contract.writeEntry> & {
    readonly parentId?: string;
    /** Made where it was written, without a line: the same once more is there already. */
    readonly id?: string;
  },
): Promise<EntryFile> {
  const kind = getKindFor(tx.actor, kindCode);
  if (body.id !== undefined && (await store.findEntry(tx, kind.code, body.id)) !== undefined)
    return readEntry(tx, app, kindCode, body.id);
  const unit = demandUnit(tx, app, kind, body.unit);
  const { content, secret, specVersion, about } = await readDraft(tx, app, kind, body);
  const id = body.id ?? uuid();
  const identity = identityOf(kind, content, about.aboutName);
  await demandNew(tx, kind, identity, id);
  const paperNote = body.paperNote ?? null;
  if (body.submit && kind.evidence === "needed" && paperNote === null)
    throw new Problem(recordProblems.evidenceMissing, {
      detail: "没有保存。请先存为草稿再上传材料，或写明原件存放在哪里，再提交。",
    });
  const entry: store.NewEntry = {
    id,
    kind: kind.code,
    specVersion,
    unit,
    scopeCode: scopeOfUnit(unit, tx.actor.placeCode.slice(0, 6)),
    on: body.on,
    ...about,
    content,
    secret: secret(id),
    paperNote,
    identity,
    state: body.submit ? handedIn(kind) : "draft",
    importId: null,
    parentId: body.parentId,
    enteredByUnit: unitOfActor(tx.actor) ?? unit,
    by: { id: tx.actor.accountId, name: tx.actor.displayName },
    at: now(),
  };
  await store.insertEntries(tx, [entry]);
  await entriesChanged(tx, app, kind, [entry]);
  tx.note({ subjectIds: [id], detail: { kind: kind.code, unit, on: body.on } });
  return readEntry(tx, app, kindCode, id);
}

/** @throws records.standsAlready */
async function demandNew(tx: Tx, kind: RecordKind, identity: string | null, id: string): Promise<void> {
  const same = identity === null ? [] : await store.listOfIdentity(tx, kind.code, [identity]);
  if (same.some((one) => one.id !== id)) throw new Problem(recordProblems.standsAlready);
}

/** @throws access.forbidden for a unit that is not the asker's to write for */
export function demandUnit(
  tx: Tx,
  { places }: Pick<App, "places">,
  kind: RecordKind,
  asked: UnitKey | undefined,
): UnitKey {
  const unit = asked ?? unitOfActor(tx.actor);
  if (unit === undefined || !mayKeep(kind, unit) || !mayWriteFor(tx.actor, unit))
    throw new Problem(accessProblems.forbidden);
  const scope = scopeOfUnit(unit, tx.actor.placeCode.slice(0, 6));
  if (places.find(scope) === undefined || !isInScope(tx.scope, scope))
    throw new Problem(accessProblems.forbidden);
  return unit;
}

interface Draft extends Meant {
  readonly content: Content;
}

/** @throws records.content, records.future, records.aboutMissing, records.aboutClosed, access.notFound */
async function readDraft(tx: Tx, app: Surroundings, kind: RecordKind, draft: Draft) {
  if (draft.on > today()) throw new Problem(recordProblems.future);
  const version = versionOn(kind, draft.on);
  if (version === undefined) throw new Problem(recordProblems.content);
  const read = readContent(version, draft.content);
  if (read.faults !== undefined)
    throw new Problem(recordProblems.content, { errors: [...missingAbout(kind, draft), ...read.faults] });
  const { shown, secrets } = partSecrets(version, read.content);
  return {
    specVersion: version.version,
    content: shown,
    secret: (id: string) =>
      Object.keys(secrets).length === 0 ? null : app.cipher.sealJson(secrets, `${SECRET}/${id}`),
    about: await readAbout(tx, app, kind, draft),
  };
}

/** @throws access.notFound, access.forbidden, http.stale, records.reasonMissing and what a new one may meet */
export async function editEntry(
  tx: Tx,
  app: Surroundings,
  kindCode: string,
  id: string,
  body: BodyOf<typeof contract.editEntry>,
  version: number,
): Promise<EntryFile> {
  const { kind, row } = await openEntry(tx, kindCode, id, "edit");
  const spec = versionOf(kind, row.specVersion);
  const secrets = secretsOf(app, row);
  const typed = withKnownSecrets(spec, body.content, row.content, secrets);
  const read = await readDraft(tx, app, kind, { ...body, content: typed });
  const isOpen = row.state === "draft" || row.state === "returned";
  const isCorrection =
    !isOpen &&
    (row.on !== body.on || changesWhatStood(row.content, read.content) || hasOtherAbout(row, read.about));
  if (isCorrection && (body.reason ?? "") === "") throw new Problem(recordProblems.reasonMissing);
  const paperNote = body.paperNote ?? null;
  const identity = identityOf(kind, read.content, read.about.aboutName);
  await demandNew(tx, kind, identity, id);
  const hands = !isOpen || body.submit;
  if (hands) await demandEvidence(tx, kind, id, paperNote);
  await change(tx, app, kind, row, version, {
    act: isCorrection ? "correct" : "edit",
    state: hands ? handedIn(kind) : row.state,
    reason: body.reason ?? null,
    on: body.on,
    ...read.about,
    content: read.content,
    secret: read.secret(id),
    identity,
    paperNote,
    submittedBy: hands ? tx.actor.accountId : row.submittedBy,
    checked: null,
  });
  return readEntry(tx, app, kindCode, id);
}

function hasOtherAbout(row: store.EntryRow, about: AboutRead): boolean {
  return row.aboutName !== null && (row.aboutId !== about.aboutId || row.aboutName !== about.aboutName);
}

/** @throws access.notFound, access.forbidden, http.stale, records.wrongState, records.samePerson, records.reasonMissing, records.evidenceMissing */
export async function actOnEntry(
  tx: Tx,
  app: Surroundings,
  kindCode: string,
  id: string,
  { act, reason }: BodyOf<typeof contract.actOnEntry>,
  version: number,
): Promise<EntryFile> {
  const { kind, row } = await openEntry(tx, kindCode, id, act);
  const why = reason === undefined || reason === "" ? null : reason;
  if ((act === "withdraw" || act === "return") && why === null)
    throw new Problem(recordProblems.reasonMissing);
  if (act === "submit") await demandEvidence(tx, kind, id, row.paperNote);
  const { accountId, displayName } = tx.actor;
  const isChecked = act === "confirm";
  await change(tx, app, kind, row, version, {
    ...row,
    act,
    state: { submit: handedIn(kind), confirm: "confirmed", return: "returned", withdraw: "withdrawn" }[
      act
    ] as store.EntryChange["state"],
    reason: why,
    submittedBy: act === "submit" ? accountId : row.submittedBy,
    checked: isChecked ? { id: accountId, name: displayName } : null,
  });
  return readEntry(tx, app, kindCode, id);
}

/** The entry, if the asker may do this with it. */
export async function openEntry(
  tx: Tx,
  kindCode: string,
  id: string,
  act: EntryAct,
): Promise<{ readonly kind: RecordKind; readonly row: store.EntryRow }> {
  const kind = getKindFor(tx.actor, kindCode);
  const row = await store.findEntry(tx, kind.code, id);
  if (row === undefined) throw notFound();
  const asker = askerOf(tx.actor, kind, row);
  if (actsOn(kind, row.state, asker).includes(act)) return { kind, row };
  if (act === "confirm" && asker.mayCheck && asker.hasSubmitted && row.state === "submitted")
    throw new Problem(recordProblems.samePerson);
  const isTheirs = act === "confirm" || act === "return" ? asker.mayCheck : asker.mayWrite;
  throw new Problem(isTheirs ? recordProblems.wrongState : accessProblems.forbidden);
}

async function demandEvidence(tx: Tx, kind: RecordKind, id: string, paperNote: string | null): Promise<void> {
  if (kind.evidence === "needed" && paperNote === null && !(await hasPaper(tx, id)))
    throw new Problem(recordProblems.evidenceMissing, {
      detail: "没有提交。请上传材料，或写明原件存放在哪里，再提交。",
    });
}

async function change(
  tx: Tx,
  app: Surroundings,
  kind: RecordKind,
  row: store.EntryRow,
  version: number,
  changed: store.EntryChange,
): Promise<void> {
  if (row.version !== version || !(await store.updateEntry(tx, row.id, version, changed, now())))
    throw new Problem(httpProblems.stale, { extra: { version: row.version } });
  // Both the period that it leaves and the one that it comes into.
  await entriesChanged(tx, app, kind, [row, { ...row, on: changed.on }]);
  tx.note({
    subjectIds: [row.id],
    detail: { kind: kind.code, unit: row.unit, act: changed.act, state: changed.state },
    ...(changed.reason === null ? {} : { purpose: changed.reason }),
  });
}
