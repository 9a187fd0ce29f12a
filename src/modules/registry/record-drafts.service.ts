/**
 * Writes file drafts into the register, thousands at a time: imports, the demonstration district and a form's single child all
 * come through here. What is already known is compared field by field, so the same draft twice changes nothing.
 */
import { v7 as uuid } from "uuid";
import { now } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { isInScope } from "../../platform/access/scope.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import * as store from "./drafts.store.ts";
import type { FileDraft, KinDraft, PersonDraft } from "./file-draft.contract.ts";
import * as people from "./people.store.ts";
import { personChanges } from "./person-changes.service.ts";
import { applyPersonChanges, type PersonChange } from "./person-changes.store.ts";
import { CITIZEN_NO, identityOf, type PersonIdentity, PHONE } from "./person-identity.service.ts";
import { type Change, type KnownFact, planFacts } from "./plan-facts.ts";
import * as projection from "./projection.store.ts";
import { ageLimits, keysOf, knownFact, refreshStanding } from "./refresh-standing.service.ts";
import { registryProblems } from "./registry.contract.ts";
import { type StandingSource, standingOf } from "./standing.ts";

export interface DraftItem {
  readonly draft: FileDraft;
  /** The file it speaks of, when the caller has found it by name and birth date; a number finds its own. */
  readonly matchedChildId?: string;
  /** The day on which it is known to hold; facts that say their own day keep it. */
  readonly asOf: string;
}

export interface RecordOptions {
  readonly cipher: FieldCipher;
  /** Where it is known from: import, form, demo, visit, exchange. */
  readonly source: string;
  readonly batchId?: string | null;
  /** Reason on the act of opening. */
  readonly reason?: string;
}

export interface RecordResult {
  readonly childId: string;
  readonly result: "opened" | "changed" | "unchanged";
  readonly changes: readonly Change[];
}

/** One child of the chunk on its way into the register. */
interface Work {
  readonly item: DraftItem;
  readonly identity: PersonIdentity;
  readonly kinIdentities: readonly PersonIdentity[];
  readonly scopeCode: string;
  childId: string;
  opened: boolean;
  readonly changes: Change[];
  readonly kin: { readonly draft: KinDraft; readonly identity: PersonIdentity; readonly personId: string }[];
}

/** A chunk while it is being recorded: what is known, what will be written. */
interface Chunk {
  readonly tx: Tx;
  readonly options: RecordOptions;
  readonly recorder: store.Recorder;
  readonly works: readonly Work[];
  /** Persons by the hex of their blind index, those of this chunk too. */
  readonly byNumber: Map<string, string>;
  readonly files: ReadonlyMap<string, people.ChildRow>;
  readonly knownKin: ReadonlyMap<string, readonly people.KinRow[]>;
  readonly knownPersonIds: Set<string>;
  readonly newIds: Set<string>;
  readonly newPersons: store.NewPerson[];
  readonly newChildren: Omit<store.NewChild, "fileNo">[];
  readonly newKin: store.NewKin[];
  readonly facts: Map<string, readonly KnownFact[]>;
  readonly supersede: string[];
  readonly insert: Map<string, store.NewFactRow>;
}

/** Records the drafts in order. @throws registry.child.elsewhere when a number belongs to a file outside the actor's places */
export async function recordDrafts(
  tx: Tx,
  items: readonly DraftItem[],
  options: RecordOptions,
): Promise<RecordResult[]> {
  if (items.length === 0) return [];
  const chunk = await prepare(tx, items, options);
  const changed = await findPersonChanges(chunk);
  await writePersons(chunk, changed);
  // Kinship first: it opens the facts of a parent who lives elsewhere to this post.
  await layOverFacts(chunk);
  await writeFacts(chunk);
  await project(chunk, changed);
  tx.note({ subjectIds: chunk.works.map((work) => work.childId) });
  return chunk.works.map(resultOf);
}

/** What recording would do, without doing it. */
export async function planDrafts(
  tx: Tx,
  items: readonly DraftItem[],
  options: RecordOptions,
): Promise<RecordResult[]> {
  if (items.length === 0) return [];
  const chunk = await prepare(tx, items, options);
  await findPersonChanges(chunk);
  await layOverFacts(chunk);
  return chunk.works.map(resultOf);
}

function resultOf(work: Work): RecordResult {
  const result = work.opened ? "opened" : work.changes.length > 0 ? "changed" : "unchanged";
  return { childId: work.childId, result, changes: work.opened ? [] : work.changes };
}

/** Finds which file and which persons each draft speaks of, and names the new ones. */
async function prepare(tx: Tx, items: readonly DraftItem[], options: RecordOptions): Promise<Chunk> {
  const works: Work[] = items.map((item) => ({
    item,
    identity: identityOf(item.draft.child, options.cipher),
    kinIdentities: item.draft.kin.map((kin) => identityOf(kin.person, options.cipher)),
    scopeCode: scopeOf(item.draft),
    childId: item.matchedChildId ?? "",
    opened: false,
    changes: [],
    kin: [],
  }));
  const byNumber = await findKnownNumbers(tx, works);
  for (const work of works) {
    if (work.childId === "") work.childId = byNumber.get(numberOf(work.identity) ?? "") ?? "";
  }
  const files = new Map(
    (
      await people.lockChildren(
        tx,
        works.flatMap((work) => work.childId || []),
      )
    ).map((row) => [row.id, row]),
  );
  const chunk: Chunk = {
    tx,
    options,
    recorder: { at: now(), by: tx.actor.postId, batchId: options.batchId ?? null },
    works,
    byNumber,
    files,
    knownKin: groupBy(await people.listKin(tx, [...files.keys()]), (row) => row.child_id),
    knownPersonIds: new Set(files.keys()),
    newIds: new Set(),
    newPersons: [],
    newChildren: [],
    newKin: [],
    facts: new Map(),
    supersede: [],
    insert: new Map(),
  };
  for (const work of works) {
    placeChild(chunk, work);
    for (const [index, kin] of work.item.draft.kin.entries()) {
      placeKin(chunk, work, kin, work.kinIdentities[index] ?? identityOf(kin.person, options.cipher));
    }
  }
  return chunk;
}

/** @throws registry.child.elsewhere */
async function findKnownNumbers(tx: Tx, works: readonly Work[]): Promise<Map<string, string>> {
  const indexes = new Map<string, Buffer>();
  const children = new Set<string>();
  for (const { identity, kinIdentities } of works) {
    for (const { index } of [identity, ...kinIdentities])
      if (index !== null) indexes.set(index.toString("hex"), index);
    if (identity.index !== null) children.add(identity.index.toString("hex"));
  }
  const byNumber = new Map<string, string>();
  for (const row of await people.findByNumbers(tx, [...indexes.values()])) {
    const number = row.citizen_no_index.toString("hex");
    if (children.has(number) && row.child_scope !== null && !isInScope(tx.scope, row.child_scope)) {
      throw new Problem(registryProblems.elsewhere);
    }
    byNumber.set(number, row.person_id);
  }
  return byNumber;
}

function placeChild(chunk: Chunk, work: Work): void {
  const file = chunk.files.get(work.childId);
  if (file !== undefined && file.withdrawn_at === null) return;
  const { draft, asOf } = work.item;
  // A brother's row in the same chunk may have named the person already.
  work.childId ||= chunk.byNumber.get(numberOf(work.identity) ?? "") ?? "";
  work.opened = true;
  if (work.childId === "") work.childId = addPerson(chunk, work, draft.child, work.identity);
  else if (!chunk.newIds.has(work.childId)) chunk.knownPersonIds.add(work.childId);
  if (file === undefined) {
    chunk.newChildren.push({ id: work.childId, scopeCode: work.scopeCode, openedOn: asOf });
  }
}

function placeKin(chunk: Chunk, work: Work, draft: KinDraft, identity: PersonIdentity): void {
  const around = chunk.knownKin.get(work.childId) ?? [];
  const byNumber = chunk.byNumber.get(numberOf(identity) ?? "");
  const same =
    around.find((row) => row.person_id === byNumber) ??
    around.find((row) => row.relation === draft.relation && row.name === draft.person.name);
  const personId = same?.person_id ?? byNumber ?? addPerson(chunk, work, draft.person, identity);
  if (!chunk.newIds.has(personId)) chunk.knownPersonIds.add(personId);
  const twice = work.kin.some(
    (other) => other.personId === personId && other.draft.relation === draft.relation,
  );
  work.kin.push({ draft, identity, personId });
  if (same !== undefined || twice) return;
  chunk.newKin.push({
    id: uuid(),
    childId: work.childId,
    personId,
    scopeCode: work.scopeCode,
    relation: draft.relation,
    caresForChild: draft.caresForChild ?? false,
    from: kinSince(work.item.draft, work.item.asOf),
  });
  if (!work.opened) work.changes.push({ label: "家人与照护人", from: "", to: draft.person.name });
}

function addPerson(chunk: Chunk, work: Work, draft: PersonDraft, identity: PersonIdentity): string {
  const id = uuid();
  const number = numberOf(identity);
  chunk.newIds.add(id);
  chunk.newPersons.push(newPerson(id, work.scopeCode, draft, identity, chunk.options.cipher));
  if (number !== undefined) chunk.byNumber.set(number, id);
  return id;
}

/** What the drafts know better of people who were known before; the first draft that speaks of a person is heard. */
async function findPersonChanges(chunk: Chunk): Promise<PersonChange[]> {
  const speakers = new Map<string, { work: Work; draft: PersonDraft; identity: PersonIdentity }>();
  const hear = (personId: string, work: Work, draft: PersonDraft, identity: PersonIdentity) => {
    if (chunk.knownPersonIds.has(personId) && !speakers.has(personId))
      speakers.set(personId, { work, draft, identity });
  };
  for (const work of chunk.works) {
    hear(work.childId, work, work.item.draft.child, work.identity);
    for (const { personId, draft, identity } of work.kin) hear(personId, work, draft.person, identity);
  }
  const changed: PersonChange[] = [];
  for (const person of await people.listPersons(chunk.tx, [...speakers.keys()])) {
    const speaker = speakers.get(person.id);
    if (speaker === undefined) continue;
    const isChild = speaker.work.childId === person.id;
    const change = personChanges(person, speaker.draft, speaker.identity, chunk.options.cipher, isChild);
    if (change === undefined) continue;
    changed.push(change);
    speaker.work.changes.push(...change.changes);
  }
  return changed;
}

async function writePersons(chunk: Chunk, changed: readonly PersonChange[]): Promise<void> {
  const { tx, recorder, newChildren, files, works } = chunk;
  const numbers = await store.nextFileNumbers(tx, newChildren.length);
  await store.insertPersons(tx, chunk.newPersons, recorder);
  await store.insertChildren(
    tx,
    newChildren.map((child, index) => ({ ...child, fileNo: fileNo(numbers[index] ?? 0, child.openedOn) })),
    recorder,
  );
  const again = works.filter((work) => work.opened && files.has(work.childId)).map((work) => work.childId);
  await store.reopenWithdrawn(tx, again, recorder);
  await store.insertKin(tx, chunk.newKin, recorder);
  await applyPersonChanges(tx, changed, "导入或登记时更新", recorder);
}

/** Lays every draft over what is known of its persons, in order. */
async function layOverFacts(chunk: Chunk): Promise<void> {
  const known = groupBy(await people.listFacts(chunk.tx, [...chunk.knownPersonIds]), (row) => row.person_id);
  for (const [personId, rows] of known) chunk.facts.set(personId, rows.map(knownFact));
  for (const work of chunk.works) {
    layOver(chunk, work, work.childId, work.item.draft.facts);
    for (const kin of work.kin) layOver(chunk, work, kin.personId, kin.draft.facts);
  }
}

function layOver(chunk: Chunk, work: Work, personId: string, drafts: FileDraft["facts"]): void {
  if (drafts.length === 0) return;
  const known = chunk.facts.get(personId) ?? [];
  // A form's list is what was added to it, a row of a ledger lists all that holds.
  const plan = planFacts(known, drafts, chunk.options.source === "import" ? "everything" : "additions");
  work.changes.push(...plan.changes);
  for (const id of plan.supersede) {
    // What this very chunk was about to write gives way before it is written.
    if (!chunk.insert.delete(id)) chunk.supersede.push(id);
  }
  const added = plan.insert.map((fact) => ({ id: uuid(), ...fact }));
  for (const fact of added) chunk.insert.set(fact.id, { ...fact, personId, scopeCode: work.scopeCode });
  const gone = new Set(plan.supersede);
  chunk.facts.set(personId, [...known.filter((fact) => !gone.has(fact.id)), ...added]);
}

async function writeFacts(chunk: Chunk): Promise<void> {
  const { tx, recorder, options, works } = chunk;
  await store.supersedeFacts(tx, chunk.supersede, "有了新的情况", recorder);
  await store.insertFacts(tx, [...chunk.insert.values()], options.source, recorder);
  const acts = works.flatMap((work) => actOf(work, options.reason));
  await store.insertActs(tx, acts, recorder);
}

/** New files are projected from memory; known files, and other children of people of whom something new is known, are read anew. */
async function project(chunk: Chunk, changed: readonly PersonChange[]): Promise<void> {
  const { tx, works, newIds } = chunk;
  const limits = await ageLimits(tx);
  const fresh = works.filter((work) => work.opened && newIds.has(work.childId));
  const since = new Map(
    chunk.newKin.map((kin) => [kinKey(kin.childId, kin.personId, kin.relation), kin.from]),
  );
  await projection.insertStanding(
    tx,
    fresh.flatMap((work) => standingOf(freshSource(chunk, work, since), limits)),
  );
  await projection.insertNameKeys(
    tx,
    fresh.flatMap(({ childId, scopeCode, item }) =>
      keysOf(childId, scopeCode, item.draft.child.name, item.draft.child.formerNames),
    ),
  );
  const freshIds = new Set(fresh.map((work) => work.childId));
  const touched = new Set(
    works.filter((work) => work.opened || work.changes.length > 0).map((work) => work.childId),
  );
  const persons = new Set(changed.map((change) => change.personId));
  for (const { personId } of chunk.insert.values()) if (!newIds.has(personId)) persons.add(personId);
  const stale = [...touched].filter((id) => !freshIds.has(id));
  await refreshStanding(tx, stale, { personIds: [...persons], except: freshIds, limits });
}

function freshSource(chunk: Chunk, work: Work, since: ReadonlyMap<string, string>): StandingSource {
  const { child } = work.item.draft;
  return {
    childId: work.childId,
    name: child.name,
    sex: work.identity.sex,
    birthDate: work.identity.birthDate,
    ethnicity: child.ethnicity ?? null,
    documentKind: work.identity.documentKind,
    scopeCode: work.scopeCode,
    openedOn: work.item.asOf,
    endedOn: null,
    absences: [],
    facts: chunk.facts.get(work.childId) ?? [],
    // In the order in which kin are read: of several who care for the child the first stands in the ledger.
    kin: [...work.kin].sort(byRelation).map(({ draft, identity, personId }) => ({
      personId,
      relation: draft.relation,
      caresForChild: draft.caresForChild ?? false,
      name: draft.person.name,
      birthDate: identity.birthDate,
      from: since.get(kinKey(work.childId, personId, draft.relation)) ?? work.item.asOf,
      to: null,
      facts: chunk.facts.get(personId) ?? [],
    })),
  };
}

function byRelation(a: Work["kin"][number], b: Work["kin"][number]): number {
  if (a.draft.relation === b.draft.relation) return 0;
  return a.draft.relation < b.draft.relation ? -1 : 1;
}

function kinKey(childId: string, personId: string, relation: string): string {
  return `${childId}/${personId}/${relation}`;
}

function numberOf(identity: PersonIdentity): string | undefined {
  return identity.index?.toString("hex");
}

function newPerson(
  id: string,
  scopeCode: string,
  draft: PersonDraft,
  identity: PersonIdentity,
  cipher: FieldCipher,
): store.NewPerson {
  return {
    id,
    scopeCode,
    name: draft.name,
    formerNames: draft.formerNames ?? [],
    sex: identity.sex,
    birthDate: identity.birthDate,
    ethnicity: draft.ethnicity ?? null,
    documentKind: identity.documentKind,
    citizenNoSealed: identity.citizenNo === null ? null : cipher.seal(identity.citizenNo, CITIZEN_NO),
    citizenNoIndex: identity.index,
    phoneSealed: draft.phone === undefined || draft.phone === "" ? null : cipher.seal(draft.phone, PHONE),
  };
}

function actOf(work: Work, reason: string | undefined): store.NewAct[] {
  if (!work.opened && work.changes.length === 0) return [];
  return [
    {
      id: uuid(),
      childId: work.childId,
      scopeCode: work.scopeCode,
      kind: work.opened ? "opened" : "updated",
      on: work.item.asOf,
      reason: work.opened ? (reason ?? "建档") : "情况有变化",
      detail: work.opened ? {} : { changes: work.changes },
    },
  ];
}

/** Where the child lives by the draft's last residence. */
function scopeOf(draft: FileDraft): string {
  let last: FileDraft["facts"][number] | undefined;
  for (const fact of draft.facts) {
    if (fact.kind === "residence" && (last === undefined || fact.from > last.from)) last = fact;
  }
  const code = last?.value["villageCode"];
  if (typeof code !== "string") throw new Problem(registryProblems.placeUnknown);
  return code;
}

/** Kinship is as old as the earliest fact of the draft: a father was the father before the file was opened. */
function kinSince(draft: FileDraft, asOf: string): string {
  let since = asOf;
  for (const fact of draft.facts) if (fact.from < since) since = fact.from;
  return draft.child.birthDate !== undefined && draft.child.birthDate < since ? draft.child.birthDate : since;
}

/** 童安 file number: HC, the year of opening, a running number. */
function fileNo(number: number, openedOn: string): string {
  return `HC${openedOn.slice(0, 4)}${String(number).padStart(6, "0")}`;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) pushTo(groups, keyOf(item), item);
  return groups;
}

function pushTo<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
