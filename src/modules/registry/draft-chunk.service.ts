/** Drafts on their way into the register: which file and which persons each speaks of, and who is new. */
import { now } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { isInScope } from "../../platform/access/scope.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import { newId } from "../../platform/db/new-id.ts";
import type * as store from "./drafts.store.ts";
import type { FileDraft, KinDraft, PersonDraft, Remark } from "./file-draft.contract.ts";
import * as people from "./people.store.ts";
import {
  CITIZEN_NO,
  identityOf,
  type NumberIndexes,
  type PersonIdentity,
  PHONE,
} from "./person-identity.service.ts";
import type { Change, KnownFact } from "./plan-facts.ts";
import { registryProblems } from "./registry.contract.ts";

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
  /** A known child keeps its name, whatever the draft calls it: a person decides about that. */
  readonly keepsNames?: boolean;
  /** Lets a change of home tell the villages. */
  readonly nameOfVillage?: (code: string) => string;
}

/** One child of the chunk on its way into the register. */
export interface Work {
  readonly item: DraftItem;
  readonly identity: PersonIdentity;
  kinIdentities: readonly PersonIdentity[];
  readonly scopeCode: string;
  childId: string;
  opened: boolean;
  readonly changes: Change[];
  readonly remarks: Remark[];
  readonly kin: { readonly draft: KinDraft; readonly identity: PersonIdentity; readonly personId: string }[];
}

/** A chunk while it is being recorded: what is known, what will be written. */
export interface Chunk {
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

/** Finds which file and which persons each draft speaks of, and names the new ones. */
export async function prepare(tx: Tx, items: readonly DraftItem[], options: RecordOptions): Promise<Chunk> {
  const works: Work[] = items.map((item) => ({
    item,
    identity: identityOf(item.draft.child, options.cipher),
    kinIdentities: item.draft.kin.map((kin) => identityOf(kin.person, options.cipher)),
    scopeCode: scopeOf(item.draft),
    childId: item.matchedChildId ?? "",
    opened: false,
    changes: [],
    remarks: [],
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
    work.item.draft.kin.forEach((kin, at) => {
      placeKin(chunk, work, kin, work.kinIdentities[at] ?? identityOf(kin.person, options.cipher));
    });
  }
  return chunk;
}

/** @throws registry.child.elsewhere */
async function findKnownNumbers(tx: Tx, works: readonly Work[]): Promise<Map<string, string>> {
  const numbers = new Map<string, NumberIndexes>();
  const children = new Set<string>();
  for (const { identity, kinIdentities } of works) {
    for (const { index, indexText, formerIndexes } of [identity, ...kinIdentities])
      if (index !== null && indexText !== null) numbers.set(indexText, { index, formerIndexes });
    if (identity.indexText !== null) children.add(identity.indexText);
  }
  const byNumber = new Map<string, string>();
  const elsewhere = new Set<string>();
  for (const row of await people.findByNumbers(tx, [...numbers.values()])) {
    const number = row.citizen_no_index.toString("hex");
    if (row.child_scope !== null && !isInScope(tx.scope, row.child_scope)) {
      if (children.has(number)) throw new Problem(registryProblems.elsewhere);
      elsewhere.add(number);
    } else byNumber.set(number, row.person_id);
  }
  if (elsewhere.size > 0) for (const work of works) leaveUnlinked(work, elsewhere);
  return byNumber;
}

const UNKNOWN: PersonIdentity = {
  sex: "0",
  birthDate: null,
  documentKind: "none",
  citizenNo: null,
  index: null,
  indexText: null,
  formerIndexes: [],
};

/** A child of another place does not become readable here by being named as somebody's brother: the relative has no number then. */
function leaveUnlinked(work: Work, elsewhere: ReadonlySet<string>): void {
  const { kin } = work.item.draft;
  work.kinIdentities = work.kinIdentities.map((identity, at) => {
    if (!elsewhere.has(numberOf(identity) ?? "")) return identity;
    work.remarks.push({ kind: "kinElsewhere", relation: kin[at]?.relation ?? "" });
    return UNKNOWN;
  });
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
  const number = numberOf(identity);
  const byNumber = chunk.byNumber.get(number ?? "");
  const named = around.find((row) => row.relation === draft.relation && row.name === draft.person.name);
  const isNumberless = named?.citizen_no_sealed === null;
  // Known by name here and by number elsewhere: the relative is the one with the number, and the other record stays for people to look at.
  const isAnother = isNumberless && byNumber !== undefined && byNumber !== named.person_id;
  if (isAnother) work.remarks.push({ kind: "numberOfAnother", name: draft.person.name });
  const same = around.find((row) => row.person_id === byNumber) ?? (isAnother ? undefined : named);
  const personId = same?.person_id ?? byNumber ?? addPerson(chunk, work, draft.person, identity);
  // It gets the number by this draft, so that a later one of the chunk finds it by that.
  if (number !== undefined && byNumber === undefined && isNumberless) chunk.byNumber.set(number, personId);
  if (!chunk.newIds.has(personId)) chunk.knownPersonIds.add(personId);
  const twice = work.kin.some(
    (other) => other.personId === personId && other.draft.relation === draft.relation,
  );
  work.kin.push({ draft, identity, personId });
  if (same !== undefined || twice) return;
  chunk.newKin.push({
    id: newId(),
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
  const id = newId();
  const number = numberOf(identity);
  chunk.newIds.add(id);
  chunk.newPersons.push(newPerson(id, work.scopeCode, draft, identity, chunk.options.cipher));
  if (number !== undefined) chunk.byNumber.set(number, id);
  return id;
}

export function numberOf(identity: PersonIdentity): string | undefined {
  return identity.indexText ?? undefined;
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

export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) pushTo(groups, keyOf(item), item);
  return groups;
}

function pushTo<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
