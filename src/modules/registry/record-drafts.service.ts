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
import { CITIZEN_NO, identityOf, PHONE, type PersonIdentity } from "./person-identity.service.ts";
import { planFacts, type Change, type KnownFact } from "./plan-facts.ts";
import { personChanges } from "./person-changes.service.ts";
import { applyPersonChanges, type PersonChange } from "./person-changes.store.ts";
import { registryProblems } from "./registry.contract.ts";
import { ageLimits, keysOf, knownFact, refreshStanding } from "./refresh-standing.service.ts";
import { standingOf, type StandingKin } from "./standing.ts";

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
  readonly scopeCode: string;
  childId: string;
  opened: boolean;
  readonly changes: Change[];
  readonly kin: { readonly draft: KinDraft; readonly personId: string }[];
}

/** Records the drafts in order. @throws registry.child.elsewhere when a number belongs to a file outside the actor's places */
export async function recordDrafts(tx: Tx, items: readonly DraftItem[], options: RecordOptions): Promise<RecordResult[]> {
  return writeDrafts(tx, items, options, true);
}

/** What recording would do, without doing it. */
export async function planDrafts(tx: Tx, items: readonly DraftItem[], options: RecordOptions): Promise<RecordResult[]> {
  return writeDrafts(tx, items, options, false);
}

async function writeDrafts(tx: Tx, items: readonly DraftItem[], options: RecordOptions, write: boolean): Promise<RecordResult[]> {
  if (items.length === 0) return [];
  const { cipher, source } = options;
  const recorder: store.Recorder = { at: now(), by: tx.actor.postId, batchId: options.batchId ?? null };

  // Who is already known by number.
  const identities = items.map(({ draft }) => ({
    child: identityOf(draft.child, cipher),
    kin: draft.kin.map((kin) => identityOf(kin.person, cipher)),
  }));
  const indexes = new Map<string, Buffer>();
  for (const { child, kin } of identities) {
    for (const { index } of [child, ...kin]) if (index !== null) indexes.set(index.toString("hex"), index);
  }
  const byNumber = new Map<string, { id: string; childScope: string | null }>();
  for (const row of await store.findByNumbers(tx, [...indexes.values()])) {
    byNumber.set(row.citizen_no_index.toString("hex"), { id: row.person_id, childScope: row.child_scope });
  }

  // Which file each draft is.
  const works: Work[] = items.map((item, index) => {
    const identity = identities[index]?.child as PersonIdentity;
    const known = identity.index === null ? undefined : byNumber.get(identity.index.toString("hex"));
    if (known?.childScope != null && !isInScope(tx.scope, known.childScope)) throw new Problem(registryProblems.elsewhere);
    return {
      item,
      identity,
      scopeCode: scopeOf(item.draft),
      childId: item.matchedChildId ?? known?.id ?? "",
      opened: false,
      changes: [],
      kin: [],
    };
  });
  const files = new Map(
    (
      await store.lockChildren(
        tx,
        works.map((work) => work.childId).filter((id) => id !== ""),
      )
    ).map((row) => [row.id, row]),
  );
  const knownKin = groupBy(await store.listKin(tx, [...files.keys()]), (row) => row.child_id);

  const newPersons: store.NewPerson[] = [];
  const newChildren: store.NewChild[] = [];
  const newKin: store.NewKin[] = [];
  const knownPersonIds = new Set<string>(files.keys());
  const newIds = new Set<string>();
  const fileNumbers = write ? await store.nextFileNumbers(tx, works.filter((work) => !files.has(work.childId)).length) : [];

  for (const [index, work] of works.entries()) {
    const { draft } = work.item;
    const kinIdentities = identities[index]?.kin ?? [];
    const file = files.get(work.childId);
    if (file === undefined || file.withdrawn_at !== null) {
      work.opened = true;
      if (work.childId === "") {
        work.childId = uuid();
        newIds.add(work.childId);
        newPersons.push(newPerson(work.childId, work.scopeCode, draft.child, work.identity, cipher));
        if (work.identity.index !== null) {
          byNumber.set(work.identity.index.toString("hex"), { id: work.childId, childScope: work.scopeCode });
        }
      } else {
        knownPersonIds.add(work.childId);
      }
      if (file === undefined) {
        newChildren.push({
          id: work.childId,
          scopeCode: work.scopeCode,
          fileNo: fileNo(fileNumbers.shift() ?? 0, work.item.asOf),
          openedOn: work.item.asOf,
        });
      }
    }
    const around = knownKin.get(work.childId) ?? [];
    for (const [kinIndex, kin] of draft.kin.entries()) {
      const identity = kinIdentities[kinIndex] as PersonIdentity;
      const number = identity.index?.toString("hex");
      const same =
        (number === undefined ? undefined : around.find((row) => byNumber.get(number)?.id === row.person_id)) ??
        around.find((row) => row.relation === kin.relation && row.name === kin.person.name);
      let personId = same?.person_id ?? (number === undefined ? undefined : byNumber.get(number)?.id);
      if (personId === undefined) {
        personId = uuid();
        newIds.add(personId);
        newPersons.push(newPerson(personId, work.scopeCode, kin.person, identity, cipher));
        if (number !== undefined) byNumber.set(number, { id: personId, childScope: null });
      } else if (!newIds.has(personId)) {
        knownPersonIds.add(personId);
      }
      if (same === undefined && !work.kin.some((other) => other.personId === personId && other.draft.relation === kin.relation)) {
        newKin.push({
          id: uuid(),
          childId: work.childId,
          personId,
          scopeCode: work.scopeCode,
          relation: kin.relation,
          caresForChild: kin.caresForChild ?? false,
          from: kinSince(draft, work.item.asOf),
        });
        if (!work.opened) work.changes.push({ label: "家人与照护人", from: "", to: kin.person.name });
      }
      work.kin.push({ draft: kin, personId });
    }
  }

  // What the drafts know better of people who were known before; the first draft that speaks of a person is heard.
  const speakers = new Map<string, { work: Work; draft: PersonDraft; identity: PersonIdentity }>();
  for (const [index, work] of works.entries()) {
    const own = { work, draft: work.item.draft.child, identity: work.identity };
    if (knownPersonIds.has(work.childId) && !speakers.has(work.childId)) speakers.set(work.childId, own);
    for (const [kinIndex, { personId, draft }] of work.kin.entries()) {
      const identity = identities[index]?.kin[kinIndex];
      if (identity === undefined || !knownPersonIds.has(personId) || speakers.has(personId)) continue;
      speakers.set(personId, { work, draft: draft.person, identity });
    }
  }
  const changed: PersonChange[] = [];
  for (const person of await store.listPersons(tx, [...speakers.keys()])) {
    const speaker = speakers.get(person.id);
    if (speaker === undefined) continue;
    const isChild = speaker.work.childId === person.id;
    const change = personChanges(person, speaker.draft, speaker.identity, cipher, isChild);
    if (change === undefined) continue;
    changed.push(change);
    speaker.work.changes.push(...change.changes);
  }

  if (write) {
    await store.insertPersons(tx, newPersons, recorder);
    await store.insertChildren(tx, newChildren, recorder);
    await store.reopenWithdrawn(
      tx,
      works.filter((work) => work.opened && files.has(work.childId)).map((work) => work.childId),
      recorder,
    );
    await store.insertKin(tx, newKin, recorder);
    await applyPersonChanges(tx, changed, "导入或登记时更新", recorder);
  }

  // Facts: those of everybody who was known before, then the drafts laid over them, person by person.
  const facts = new Map<string, KnownFact[]>();
  for (const row of await store.listFacts(tx, [...knownPersonIds])) pushTo(facts, row.person_id, knownFact(row));
  const supersede: string[] = [];
  const insert: store.NewFactRow[] = [];
  for (const work of works) {
    layOver(work, work.childId, work.item.draft.facts);
    for (const kin of work.kin) layOver(work, kin.personId, kin.draft.facts);
  }
  function layOver(work: Work, personId: string, drafts: FileDraft["facts"]): void {
    if (drafts.length === 0) return;
    const known = facts.get(personId) ?? [];
    const plan = planFacts(known, drafts);
    work.changes.push(...plan.changes);
    const gone = new Set(plan.supersede);
    const added = plan.insert.map((fact) => ({ id: uuid(), ...fact }));
    // A fact that this very chunk was about to write gives way before it is written.
    for (let at = insert.length - 1; at >= 0 && gone.size > 0; at -= 1) {
      const id = insert[at]?.id;
      if (id !== undefined && gone.delete(id)) insert.splice(at, 1);
    }
    supersede.push(...gone);
    for (const fact of added) insert.push({ ...fact, personId, scopeCode: work.scopeCode });
    facts.set(personId, [...known.filter((fact) => !plan.supersede.includes(fact.id)), ...added]);
  }

  const results: RecordResult[] = works.map((work) => ({
    childId: work.childId,
    result: work.opened ? "opened" : work.changes.length > 0 ? "changed" : "unchanged",
    changes: work.opened ? [] : work.changes,
  }));
  if (!write) return results;

  await store.supersedeFacts(tx, supersede, "有了新的情况", recorder);
  await store.insertFacts(tx, insert, source, recorder);
  await store.insertActs(tx, works.flatMap((work) => actOf(work, options.reason)), recorder);
  tx.note({ subjectIds: works.map((work) => work.childId) });

  const fresh = works.filter((work) => work.opened && newIds.has(work.childId));
  const limits = await ageLimits(tx);
  const kinFacts = (personId: string) => facts.get(personId) ?? [];
  const kinById = new Map(newKin.map((kin) => [`${kin.childId}/${kin.personId}/${kin.relation}`, kin]));
  await store.insertStanding(
    tx,
    fresh.flatMap((work) =>
      standingOf(
        {
          childId: work.childId,
          name: work.item.draft.child.name,
          sex: work.identity.sex,
          birthDate: work.identity.birthDate,
          ethnicity: work.item.draft.child.ethnicity ?? null,
          documentKind: work.identity.documentKind,
          scopeCode: work.scopeCode,
          openedOn: work.item.asOf,
          endedOn: null,
          facts: kinFacts(work.childId),
          kin: work.kin.map(
            ({ draft, personId }): StandingKin => ({
              personId,
              relation: draft.relation,
              caresForChild: draft.caresForChild ?? false,
              name: draft.person.name,
              birthDate: draft.person.birthDate ?? null,
              from: kinById.get(`${work.childId}/${personId}/${draft.relation}`)?.from ?? work.item.asOf,
              to: null,
              facts: kinFacts(personId),
            }),
          ),
        },
        limits,
      ),
    ),
  );
  await store.insertNameKeys(
    tx,
    fresh.flatMap((work) => keysOf(work.childId, work.scopeCode, work.item.draft.child.name, work.item.draft.child.formerNames)),
  );

  // Everybody else whose picture changed: known files, and brothers and sisters of a parent of whom something new is known.
  const freshIds = new Set(fresh.map((work) => work.childId));
  const touched = new Set<string>(works.filter((work) => work.opened || work.changes.length > 0).map((work) => work.childId));
  const touchedPersons = insert.map((fact) => fact.personId).filter((id) => !newIds.has(id));
  for (const id of await store.listChildrenAround(tx, [...new Set([...touchedPersons, ...changed.map((change) => change.personId)])])) {
    touched.add(id);
  }
  await refreshStanding(
    tx,
    [...touched].filter((id) => !freshIds.has(id)),
    limits,
  );
  return results;
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
