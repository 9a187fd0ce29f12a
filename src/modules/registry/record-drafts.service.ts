/**
 * Writes file drafts into the register, thousands at a time: imports, the demonstration district and a form's single child all
 * come through here. What is already known is compared field by field, so the same draft twice changes nothing.
 */
import type { Tx } from "../../platform/db/database.ts";
import { newId } from "../../platform/db/new-id.ts";
import { holdAgeLimits } from "./age-limits.service.ts";
import { markFilesChanged } from "./changed-files.service.ts";
import {
  type Chunk,
  type DraftItem,
  groupBy,
  numberOf,
  prepare,
  type RecordOptions,
  type Work,
} from "./draft-chunk.service.ts";
import * as store from "./drafts.store.ts";
import type { FileDraft, PersonDraft, Remark } from "./file-draft.contract.ts";
import * as people from "./people.store.ts";
import { personChanges } from "./person-changes.service.ts";
import { applyPersonChanges, type PersonChange } from "./person-changes.store.ts";
import type { PersonIdentity } from "./person-identity.service.ts";
import { type Change, type FactPlan, type KnownFact, planFacts } from "./plan-facts.ts";
import * as projection from "./projection.store.ts";
import { keysOf, knownFact, refreshStanding } from "./refresh-standing.service.ts";
import { standingOf } from "./standing.ts";
import type { StandingSource } from "./standing-source.contract.ts";

export interface RecordResult {
  readonly childId: string;
  readonly result: "opened" | "changed" | "unchanged";
  readonly changes: readonly Change[];
  readonly remarks: readonly Remark[];
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
  return {
    childId: work.childId,
    result,
    changes: work.opened ? [] : work.changes,
    remarks: work.remarks,
  };
}

/** Who is heard about a person. */
interface Speaker {
  readonly work: Work;
  readonly draft: PersonDraft;
  readonly identity: PersonIdentity;
}

/** What the drafts know better of people who were known before; the first draft that speaks of a person is heard. */
async function findPersonChanges(chunk: Chunk): Promise<PersonChange[]> {
  const speakers = new Map<string, Speaker>();
  const hear = (personId: string, work: Work, draft: PersonDraft, identity: PersonIdentity) => {
    if (chunk.knownPersonIds.has(personId) && !speakers.has(personId))
      speakers.set(personId, { work, draft, identity });
  };
  for (const work of chunk.works) {
    hear(work.childId, work, work.item.draft.child, work.identity);
    for (const { personId, draft, identity } of work.kin) hear(personId, work, draft.person, identity);
  }
  const changed: PersonChange[] = [];
  const given = new Set<string>();
  for (const person of await people.listPersons(chunk.tx, [...speakers.keys()])) {
    const speaker = speakers.get(person.id);
    if (speaker === undefined) continue;
    const isChild = speaker.work.childId === person.id;
    const draft = isChild ? underItsName(chunk, person, speaker) : speaker.draft;
    const identity = withoutNumberOfAnother(chunk, person, speaker, given);
    const change = personChanges(person, draft, identity, chunk.options.cipher, isChild);
    if (change === undefined) continue;
    changed.push(change);
    speaker.work.changes.push(...change.changes);
  }
  return changed;
}

/** A number that is another person's, or that this chunk gives to another, is nobody else's: a person looks at the two. */
function withoutNumberOfAnother(
  { byNumber }: Chunk,
  person: people.PersonRow,
  { work, draft, identity }: Speaker,
  given: Set<string>,
): PersonIdentity {
  const number = numberOf(identity);
  if (number === undefined || person.citizen_no_index !== null) return identity;
  const owner = byNumber.get(number) ?? person.id;
  if (owner === person.id && !given.has(number)) {
    given.add(number);
    return identity;
  }
  work.remarks.push({ kind: "numberOfAnother", name: draft.name });
  return { ...identity, citizenNo: null, index: null, indexText: null };
}

/** The draft as the child is called in the register, where names are kept; a former name is no news. */
function underItsName(
  { options }: Chunk,
  person: people.PersonRow,
  { work, draft }: { work: Work; draft: PersonDraft },
): PersonDraft {
  if (options.keepsNames !== true || draft.name === person.name) return draft;
  if (!person.former_names.includes(draft.name)) work.remarks.push({ kind: "otherName" });
  return { ...draft, name: person.name };
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
  const { source, nameOfVillage } = chunk.options;
  // A form's list is what was added to it, a row of a ledger lists all that holds.
  const drafted = source === "import" ? "everything" : "additions";
  const plan = planFacts(known, drafts, { drafted, nameOfVillage, tellsChanges: !work.opened });
  work.changes.push(...plan.changes);
  for (const id of plan.supersede) {
    // What this very chunk was about to write gives way before it is written.
    if (!chunk.insert.delete(id)) chunk.supersede.push(id);
  }
  const added = plan.insert.map(({ kind, slot, from, to, value, evidence }) => {
    const row = { id: newId(), personId, scopeCode: work.scopeCode, kind, slot, from, to, value, evidence };
    chunk.insert.set(row.id, row);
    return row;
  });
  chunk.facts.set(personId, known.length === 0 ? added : [...stillBelieved(known, plan), ...added]);
}

function stillBelieved(known: readonly KnownFact[], { supersede }: FactPlan): readonly KnownFact[] {
  return supersede.length === 0 ? known : known.filter((fact) => !supersede.includes(fact.id));
}

async function writeFacts(chunk: Chunk): Promise<void> {
  const { tx, recorder, options, works } = chunk;
  await store.supersedeFacts(tx, chunk.supersede, "有了新的情况", recorder);
  await store.insertFacts(tx, [...chunk.insert.values()], options.source, recorder);
  const acts = works.flatMap((work) => actOf(work, options.reason));
  await store.insertActs(tx, acts, recorder);
}

/**
 * New files of new people are projected from memory; others, and other children of people of whom something new is known, are read
 * anew.
 */
async function project(chunk: Chunk, changed: readonly PersonChange[]): Promise<void> {
  const { tx, works, newIds } = chunk;
  const limits = await holdAgeLimits(tx);
  const fresh = works.filter(
    (work) => work.opened && newIds.has(work.childId) && work.kin.every((kin) => newIds.has(kin.personId)),
  );
  const persons = new Map(chunk.newPersons.map((person) => [person.id, person]));
  const since = new Map(
    chunk.newKin.map((kin) => [kinKey(kin.childId, kin.personId, kin.relation), kin.from]),
  );
  await projection.insertStanding(
    tx,
    fresh.flatMap((work) => standingOf(freshSource(chunk, work, { since, persons }), limits)),
  );
  await projection.insertNameKeys(
    tx,
    fresh.flatMap(({ childId, scopeCode, item }) =>
      keysOf(childId, scopeCode, item.draft.child.name, item.draft.child.formerNames),
    ),
  );
  const freshIds = new Set(fresh.map((work) => work.childId));
  await markFilesChanged(tx, [...freshIds]);
  const touched = new Set(
    works.filter((work) => work.opened || work.changes.length > 0).map((work) => work.childId),
  );
  const newlyKnown = new Set(changed.map((change) => change.personId));
  for (const { personId } of chunk.insert.values()) if (!newIds.has(personId)) newlyKnown.add(personId);
  const stale = [...touched].filter((id) => !freshIds.has(id));
  await refreshStanding(tx, stale, { personIds: [...newlyKnown], except: freshIds, limits });
}

interface Fresh {
  /** First day of each kinship. */
  readonly since: ReadonlyMap<string, string>;
  readonly persons: ReadonlyMap<string, store.NewPerson>;
}

function freshSource(chunk: Chunk, work: Work, { since, persons }: Fresh): StandingSource {
  const { child } = work.item.draft;
  return {
    childId: work.childId,
    version: 1,
    citizenNoSealed: persons.get(work.childId)?.citizenNoSealed ?? null,
    name: child.name,
    sex: work.identity.sex,
    birthDate: work.identity.birthDate,
    ethnicity: child.ethnicity ?? null,
    documentKind: work.identity.documentKind,
    scopeCode: work.scopeCode,
    openedOn: work.item.asOf,
    endedOn: null,
    endedWhy: null,
    absences: [],
    facts: chunk.facts.get(work.childId) ?? [],
    // In the order in which kin are read: of several who care for the child the first stands in the ledger.
    kin: [...work.kin].sort(byRelation).map(({ draft, identity, personId }) => ({
      personId,
      citizenNoSealed: persons.get(personId)?.citizenNoSealed ?? null,
      phoneSealed: persons.get(personId)?.phoneSealed ?? null,
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

function actOf(work: Work, reason: string | undefined): store.NewAct[] {
  if (!work.opened && work.changes.length === 0) return [];
  return [
    {
      id: newId(),
      childId: work.childId,
      scopeCode: work.scopeCode,
      kind: work.opened ? "opened" : "updated",
      on: work.item.asOf,
      reason: work.opened ? (reason ?? "建档") : "情况有变化",
      detail: work.opened ? {} : { changes: work.changes },
    },
  ];
}

/** 童安 file number: HC, the year of opening, a running number. */
function fileNo(number: number, openedOn: string): string {
  return `HC${openedOn.slice(0, 4)}${String(number).padStart(6, "0")}`;
}
