/** What people do with one child's file: open it, record and correct facts, correct a person, add kin, perform an act. */
import { v7 as uuid } from "uuid";
import type { z } from "zod";
import { readCitizenId } from "../../kernel/citizen-id.ts";
import { now, today } from "../../kernel/clock.ts";
import type { BodyOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { repairSolidText } from "../../kernel/text-repair.ts";
import { notFound } from "../../platform/access/policy.ts";
import { isInScope } from "../../platform/access/scope.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import { httpProblems } from "../../platform/http/http-problems.ts";
import type { PlaceDirectory } from "../../platform/places/place-directory.ts";
import { categoryCodes } from "./codes.contract.ts";
import { listSameNameAndBirth } from "./doubles.store.ts";
import * as drafts from "./drafts.store.ts";
import { type FactKindName, factKinds, slotOf } from "./facts.contract.ts";
import type { FactDraft, FileDraft, KinDraft, PersonDraft } from "./file-draft.contract.ts";
import { believedBefore } from "./person-changes.service.ts";
import { applyPersonChanges } from "./person-changes.store.ts";
import { CITIZEN_NO, identityOf, indexesOf, type NumberIndexes, PHONE } from "./person-identity.service.ts";
import { planFacts, sayFact } from "./plan-facts.ts";
import { recordDrafts } from "./record-drafts.service.ts";
import { knownFact, refreshStanding } from "./refresh-standing.service.ts";
import {
  type ActInput,
  type addKin,
  type correctFact,
  type correctPerson,
  exitReasonLabels,
  type KinInput,
  type openChild,
  type PersonInput,
  type recordFact,
  registryProblems,
} from "./registry.contract.ts";
import * as store from "./registry.store.ts";
import { summaryView } from "./search-children.service.ts";
import { FOREVER } from "./standing.ts";

export interface Writing {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

/** Opens a file; with possible doubles and no word on them it only shows them. */
export async function openFile(tx: Tx, { cipher, places }: Writing, body: BodyOf<typeof openChild>) {
  demandPlace(tx, places, body.villageCode);
  demandNotInFuture(body.on);
  const person = checkedPerson(body.person);
  const identity = identityOf(person, cipher);
  if (identity.birthDate !== null && body.on < identity.birthDate)
    throw new Problem(registryProblems.beforeBirth);
  const kin = body.kin.map(kinDraft);
  const kinNumbers = kin.flatMap((relative) => indexesOf(identityOf(relative.person, cipher)));
  const known = await knownNumbers(tx, [...indexesOf(identity), ...kinNumbers]);
  const own = known.find((row) => identity.index?.equals(row.citizen_no_index));
  if (own !== undefined && own.child_scope !== null) {
    throw new Problem(
      isInScope(tx.scope, own.child_scope) ? registryProblems.citizenNoTaken : registryProblems.elsewhere,
    );
  }
  demandNoChildElsewhere(tx, known);
  const doubles = await listSameNameAndBirth(tx, person.name, identity.birthDate);
  if (doubles.length > 0 && !body.notADouble) {
    return {
      id: null,
      fileNo: null,
      possibleDoubles: doubles.map((row) => summaryView(row, places, today())),
    };
  }
  const residence: FactDraft = {
    kind: "residence",
    from: body.on,
    value: {
      villageCode: body.villageCode,
      ...(body.address === undefined ? {} : { address: body.address }),
    },
  };
  const draft: FileDraft = {
    child: person,
    facts: [
      residence,
      ...body.facts.map((fact) => checkedFact(fact, identity.birthDate, "child", body.villageCode)),
    ],
    kin,
  };
  const [result] = await recordDrafts(tx, [{ draft, asOf: body.on }], {
    cipher,
    source: "form",
    reason: "新建档案",
  });
  if (result === undefined) throw notFound();
  const file = await store.findFile(tx, result.childId);
  return { id: result.childId, fileNo: file?.file_no ?? null, possibleDoubles: [] };
}

/** Records what holds from a day on, about the child or one of its people. */
export async function recordChildFact(tx: Tx, id: string, version: number, body: BodyOf<typeof recordFact>) {
  const file = await demandOpenFile(tx, id, version);
  const personId = body.personId ?? id;
  if (personId !== id) await demandKin(tx, id, personId);
  const [child] = await drafts.listPersons(tx, [id]);
  const ofChild = personId === id;
  const draft = checkedFact(
    body,
    ofChild ? (child?.birth_date ?? null) : null,
    ofChild ? "child" : "adult",
    file.scope_code,
  );
  const known = (await drafts.listFacts(tx, [personId])).map(knownFact);
  const plan = planFacts(known, [draft]);
  const recorder = recorderOf(tx);
  await drafts.supersedeFacts(tx, plan.supersede, "有了新的情况", recorder);
  const rows = plan.insert.map((fact) => ({ id: uuid(), personId, scopeCode: file.scope_code, ...fact }));
  await drafts.insertFacts(tx, rows, "form", recorder);
  tx.note({ subjectIds: [id], detail: { fact: draft.kind, from: draft.from } });
  const next = await finish(tx, id, [personId]);
  const written = rows.find((row) => row.kind === draft.kind && row.from === draft.from);
  return {
    version: next,
    factId: written?.id ?? known.find((fact) => fact.kind === draft.kind)?.id ?? uuid(),
  };
}

/** A fact that was wrong: believed no longer, replaced or withdrawn; the wrong one stays readable with the reason. */
export async function correctChildFact(
  tx: Tx,
  { places }: Pick<Writing, "places">,
  id: string,
  factId: string,
  version: number,
  body: BodyOf<typeof correctFact>,
) {
  const file = await demandFile(tx, id, version);
  const kin = await drafts.listKin(tx, [id]);
  const facts = await drafts.listFacts(tx, [id, ...kin.map((row) => row.person_id)]);
  const wrong = facts.find((fact) => fact.id === factId);
  if (wrong === undefined) throw new Problem(registryProblems.factUnknown);
  const recorder = recorderOf(tx);
  await drafts.supersedeFacts(tx, [factId], body.reason, recorder);
  if (body.instead !== undefined) {
    const { from, to, value, evidence } = body.instead;
    const [child] = wrong.person_id === id ? await drafts.listPersons(tx, [id]) : [];
    const given = checkedFact(
      {
        kind: wrong.kind,
        from,
        value,
        ...(to === undefined ? {} : { to }),
        ...(evidence === undefined ? {} : { evidence }),
      },
      child?.birth_date ?? null,
    );
    if (given.kind === "residence") demandPlace(tx, places, String(given.value["villageCode"]));
    const draft = { ...given, value: { ...sealedPart(wrong.value), ...given.value } };
    const slot = factKinds[draft.kind].slotted ? slotOf(draft.kind, draft.value, from) : "";
    await drafts.insertFacts(
      tx,
      [
        {
          id: uuid(),
          personId: wrong.person_id,
          scopeCode: file.scope_code,
          kind: draft.kind,
          slot,
          from,
          to: to ?? null,
          value: draft.value,
          evidence: draft.evidence ?? null,
        },
      ],
      "correction",
      recorder,
    );
  }
  const settled = wrong.kind === "residence" ? await followResidence(tx, file) : file;
  await addAct(tx, settled, "corrected", today(), body.reason, {
    changes: [
      {
        label: sayKind(wrong.kind),
        from: sayFact(wrong.kind, wrong.value),
        to: body.instead ? sayFact(wrong.kind, body.instead.value) : "",
      },
    ],
  });
  tx.note({ subjectIds: [id], purpose: body.reason, detail: { fact: wrong.kind } });
  return { version: await finish(tx, id, [wrong.person_id]) };
}

/** Corrects name, sex, birth date, number or phone of the child or one of its people. */
export async function correctFilePerson(
  tx: Tx,
  { cipher }: Writing,
  id: string,
  personId: string,
  version: number,
  body: BodyOf<typeof correctPerson>,
) {
  const file = await demandFile(tx, id, version);
  if (personId !== id) await demandKin(tx, id, personId);
  const [person] = await drafts.listPersons(tx, [personId]);
  if (person === undefined) throw notFound();
  if (body.birthDate !== undefined) demandNotInFuture(body.birthDate);
  const citizenNo = body.citizenNo === undefined ? undefined : soundNumber(body.citizenNo);
  await demandFreeNumber(tx, cipher, citizenNo, personId);
  const set: Record<string, unknown> = {};
  if (body.name !== undefined) set["name"] = body.name;
  if (body.sex !== undefined) set["sex"] = body.sex;
  if (body.birthDate !== undefined) set["birthDate"] = body.birthDate;
  if (body.ethnicity !== undefined) set["ethnicity"] = body.ethnicity;
  if (body.phone !== undefined && body.phone !== "") set["phoneSealed"] = cipher.seal(body.phone, PHONE);
  if (citizenNo !== undefined) {
    const identity = identityOf({ name: person.name, citizenNo }, cipher);
    Object.assign(set, {
      citizenNoSealed: cipher.seal(citizenNo, CITIZEN_NO),
      citizenNoIndex: identity.index,
      documentKind: identity.documentKind,
    });
  }
  const change = { ...believedBefore(person, cipher), set, changes: [] };
  await applyPersonChanges(tx, [change], body.reason, recorderOf(tx));
  const labels = {
    name: "姓名",
    sex: "性别",
    birthDate: "出生日期",
    ethnicity: "民族",
    phoneSealed: "电话",
    citizenNoSealed: "身份证号",
  };
  const changed = Object.entries(labels).filter(([key]) => key in set);
  await addAct(tx, file, "corrected", today(), body.reason, {
    changes: changed.map(([key, label]) => ({
      label: `${person.name}的${label}`,
      from: shownBefore(person, key),
      to: shownAfter(key, set[key]),
    })),
  });
  tx.note({ subjectIds: [id], purpose: body.reason, detail: { fields: changed.map(([, label]) => label) } });
  return { version: await finish(tx, id, [personId]) };
}

export async function addChildKin(
  tx: Tx,
  { cipher }: Writing,
  id: string,
  version: number,
  body: BodyOf<typeof addKin>,
) {
  const file = await demandOpenFile(tx, id, version);
  const draft = kinDraft(body);
  demandNotInFuture(body.from);
  const [child] = await drafts.listPersons(tx, [id]);
  if (child !== undefined && child.birth_date !== null && body.from < child.birth_date)
    throw new Problem(registryProblems.beforeBirth);
  const identity = identityOf(draft.person, cipher);
  const [known] = await knownNumbers(tx, indexesOf(identity));
  if (known?.person_id === id) throw new Problem(registryProblems.citizenNoTaken);
  demandNoChildElsewhere(tx, known === undefined ? [] : [known]);
  const recorder = recorderOf(tx);
  const personId = known?.person_id ?? uuid();
  if (known === undefined) {
    await drafts.insertPersons(
      tx,
      [
        {
          id: personId,
          scopeCode: file.scope_code,
          name: draft.person.name,
          formerNames: [],
          sex: identity.sex,
          birthDate: identity.birthDate,
          ethnicity: draft.person.ethnicity ?? null,
          documentKind: identity.documentKind,
          citizenNoSealed: identity.citizenNo === null ? null : cipher.seal(identity.citizenNo, CITIZEN_NO),
          citizenNoIndex: identity.index,
          phoneSealed: draft.person.phone === undefined ? null : cipher.seal(draft.person.phone, PHONE),
        },
      ],
      recorder,
    );
  }
  const kinId = uuid();
  await drafts.insertKin(
    tx,
    [
      {
        id: kinId,
        childId: id,
        personId,
        scopeCode: file.scope_code,
        relation: draft.relation,
        caresForChild: draft.caresForChild ?? false,
        from: body.from,
      },
    ],
    recorder,
  );
  const plan = planFacts((await drafts.listFacts(tx, [personId])).map(knownFact), draft.facts);
  await drafts.supersedeFacts(tx, plan.supersede, "有了新的情况", recorder);
  await drafts.insertFacts(
    tx,
    plan.insert.map((fact) => ({ id: uuid(), personId, scopeCode: file.scope_code, ...fact })),
    "form",
    recorder,
  );
  tx.note({ subjectIds: [id], detail: { kin: draft.relation } });
  return { version: await finish(tx, id, [personId]), kinId };
}

export async function endChildKin(
  tx: Tx,
  id: string,
  kinId: string,
  version: number,
  on: string,
  reason: string,
) {
  await demandFile(tx, id, version);
  demandNotInFuture(on);
  const row = (await drafts.listKin(tx, [id])).find((kin) => kin.id === kinId && kin.valid_to === null);
  if (row === undefined) throw notFound();
  if (on <= row.valid_from) throw invalidFact(ENDS_BEFORE);
  await store.endKin(tx, id, kinId, on);
  tx.note({ subjectIds: [id], purpose: reason });
  return { version: await finish(tx, id, []) };
}

/** Moves, exits, endings, returns, renamings, numbers: each with its own date and reason. */
export async function performChildAct(tx: Tx, writing: Writing, id: string, version: number, act: ActInput) {
  const file =
    act.kind === "returned" ? await demandFile(tx, id, version) : await demandOpenFile(tx, id, version);
  demandNotInFuture(act.on);
  const [person] = await drafts.listPersons(tx, [id]);
  if (person === undefined) throw notFound();
  if (person.birth_date !== null && act.on < person.birth_date)
    throw new Problem(registryProblems.beforeBirth);
  tx.note({ subjectIds: [id], purpose: act.reason, detail: { act: act.kind, on: act.on } });
  switch (act.kind) {
    case "moved":
      await move(tx, writing, file, act.on, act.villageCode, act.address);
      break;
    case "exitedCategory":
      await exitCategory(tx, file, act);
      break;
    case "ended":
      await store.endFile(tx, id, act.on, act.why);
      break;
    case "returned":
      await comeBack(tx, file, act);
      await move(tx, writing, file, act.on, act.villageCode, undefined);
      break;
    case "renamed":
      await rename(tx, writing, person, act.name, act.reason);
      break;
    case "numberAssigned":
      await assignNumber(tx, writing, person, act.citizenNo, act.reason);
      break;
    default:
      act satisfies never;
  }
  const moved = await store.findFile(tx, id);
  const detail = {
    ...("why" in act ? { why: act.why } : {}),
    ...(act.evidence ? { evidence: act.evidence } : {}),
    ...actDetail(writing, act, file, person),
  };
  await addAct(tx, moved ?? file, act.kind, act.on, act.reason, detail);
  return { version: await finish(tx, id, []) };
}

/** What the act changed, for the timeline. */
function actDetail(
  { places }: Writing,
  act: ActInput,
  file: store.FileRow,
  person: drafts.PersonRow,
): Record<string, unknown> {
  const change = (label: string, from: string, to: string) => ({ label, from, to });
  switch (act.kind) {
    case "moved":
      return { changes: [change("现住地", places.nameOf(file.scope_code), places.nameOf(act.villageCode))] };
    case "returned": {
      const held = act.categories.map((category) => categoryCodes.label(category)).join("、");
      const home = change("现住地", "", places.nameOf(act.villageCode));
      return { changes: [home, change("类别", "", held === "" ? "都不符合" : held)] };
    }
    case "renamed":
      return { changes: [change("姓名", person.name, act.name)] };
    case "numberAssigned":
      return { changes: [change("身份证号", "", "已登记"), ...bornOtherwise(person, act.citizenNo)] };
    case "exitedCategory": {
      const said = `${categoryCodes.label(act.category)}：${exitReasonLabels[act.why] ?? act.why}`;
      return { category: act.category, said };
    }
    case "ended":
      return {};
    default:
      return act satisfies never;
  }
}

/** The number may say another birth date than was believed. */
function bornOtherwise(person: drafts.PersonRow, citizenNo: string) {
  const reading = readCitizenId(repairSolidText(citizenNo).toUpperCase());
  if (reading.kind !== "sound" || reading.birthDate === person.birth_date) return [];
  return [{ label: "出生日期", from: person.birth_date ?? "", to: reading.birthDate }];
}

/** Of the categories that held when the file ended only those go on that hold again; the others ended with it. */
async function comeBack(
  tx: Tx,
  file: store.FileRow,
  { on, categories, reason }: Extract<ActInput, { kind: "returned" }>,
) {
  const endedOn = file.ended_on;
  if (endedOn === null) throw new Problem(registryProblems.notEnded);
  if (on < endedOn) throw invalidFact(RETURNS_BEFORE);
  const absence = { from: endedOn, to: on, why: file.ended_why };
  await store.reopenFile(tx, file.id, on === endedOn ? file.absences : [...file.absences, absence]);
  const facts = (await drafts.listFacts(tx, [file.id])).map(knownFact);
  const atEnd = facts.filter(
    (fact) => fact.kind === "category" && fact.from < endedOn && (fact.to ?? FOREVER) > endedOn,
  );
  // An end that was a mistake: taken back on its own day, what held goes on as if nothing had been.
  const goesOn = new Set(on === endedOn ? atEnd.map(({ slot }) => slot) : []);
  const chosen = new Set<string>(categories);
  const held = atEnd.filter(({ slot }) => !(goesOn.has(slot) && chosen.has(slot)));
  const recorder = recorderOf(tx);
  const heldIds = held.map(({ id }) => id);
  await drafts.supersedeFacts(tx, heldIds, reason, recorder);
  const until = held.map((fact) => ({ ...fact, to: endedOn }));
  const again = [...chosen]
    .filter((category) => !goesOn.has(category))
    .map((category) => {
      const value = held.find(({ slot }) => slot === category)?.value ?? { category };
      return { kind: "category", slot: category, from: on, to: null, value, evidence: null };
    });
  const rows = [...until, ...again].map((fact) => ({
    ...fact,
    id: uuid(),
    personId: file.id,
    scopeCode: file.scope_code,
  }));
  await drafts.insertFacts(tx, rows, "form", recorder);
}

async function move(
  tx: Tx,
  { places }: Writing,
  file: store.FileRow,
  on: string,
  villageCode: string,
  address: string | undefined,
) {
  if (places.find(villageCode)?.level !== "village") throw new Problem(registryProblems.placeUnknown);
  const known = (await drafts.listFacts(tx, [file.id])).map(knownFact);
  const plan = planFacts(known, [
    { kind: "residence", from: on, value: { villageCode, ...(address === undefined ? {} : { address }) } },
  ]);
  const recorder = recorderOf(tx);
  await drafts.supersedeFacts(tx, plan.supersede, "迁移", recorder);
  await drafts.insertFacts(
    tx,
    plan.insert.map((fact) => ({ id: uuid(), personId: file.id, scopeCode: file.scope_code, ...fact })),
    "form",
    recorder,
  );
  // Out of one's own places is a transfer, which the district makes.
  if (!isInScope(tx.scope, villageCode)) throw new Problem(registryProblems.elsewhere);
  // A move of long ago does not bring back a child who has moved again since.
  await followResidence(tx, file);
}

async function exitCategory(tx: Tx, file: store.FileRow, act: Extract<ActInput, { kind: "exitedCategory" }>) {
  const facts = (await drafts.listFacts(tx, [file.id])).map(knownFact);
  const holding = facts.find(
    (fact) => fact.kind === "category" && fact.slot === act.category && (fact.to ?? FOREVER) > act.on,
  );
  if (holding === undefined || holding.from > act.on) throw new Problem(registryProblems.notInCategory);
  const recorder = recorderOf(tx);
  await drafts.supersedeFacts(tx, [holding.id], act.reason, recorder);
  if (holding.from === act.on) return;
  await drafts.insertFacts(
    tx,
    [{ ...holding, id: uuid(), personId: file.id, scopeCode: file.scope_code, to: act.on }],
    "form",
    recorder,
  );
}

async function rename(tx: Tx, { cipher }: Writing, person: drafts.PersonRow, name: string, reason: string) {
  const formerNames = [...new Set([...person.former_names, person.name])].filter((former) => former !== name);
  await applyPersonChanges(
    tx,
    [{ ...believedBefore(person, cipher), set: { name, formerNames }, changes: [] }],
    reason,
    recorderOf(tx),
  );
}

async function assignNumber(
  tx: Tx,
  { cipher }: Writing,
  person: drafts.PersonRow,
  text: string,
  reason: string,
) {
  const citizenNo = soundNumber(text);
  await demandFreeNumber(tx, cipher, citizenNo, person.id);
  const identity = identityOf({ name: person.name, citizenNo }, cipher);
  if (identity.index === null) throw new Problem(registryProblems.badCitizenNo);
  const set = {
    citizenNoSealed: cipher.seal(citizenNo, CITIZEN_NO),
    citizenNoIndex: identity.index,
    documentKind: identity.documentKind,
    sex: identity.sex,
    ...(identity.birthDate === null ? {} : { birthDate: identity.birthDate }),
  };
  await applyPersonChanges(
    tx,
    [{ ...believedBefore(person, cipher), set, changes: [] }],
    reason,
    recorderOf(tx),
  );
}

/** Rebuilds what stands for this file and for everybody's whose people changed; moves the version on. */
export async function finish(tx: Tx, childId: string, personIds: readonly string[]): Promise<number> {
  await refreshStanding(tx, [childId], { personIds });
  return store.touchFile(tx, childId);
}

export async function addAct(
  tx: Tx,
  file: Pick<store.FileRow, "id" | "scope_code">,
  kind: string,
  on: string,
  reason: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await drafts.insertActs(
    tx,
    [{ id: uuid(), childId: file.id, scopeCode: file.scope_code, kind, on, reason, detail }],
    recorderOf(tx),
  );
}

export function recorderOf(tx: Tx): drafts.Recorder {
  return { at: now(), by: tx.actor.postId, batchId: null };
}

/** The file, locked, in the version that the user saw. @throws access.notFound, http.stale, registry.child.mergedAway */
export async function demandFile(tx: Tx, id: string, version: number): Promise<store.FileRow> {
  const file = await store.findFile(tx, id, true);
  if (file === undefined) throw notFound();
  if (file.merged_into !== null) throw new Problem(registryProblems.mergedAway);
  if (file.version !== version)
    throw new Problem(httpProblems.stale, { extra: { yours: version, current: file.version } });
  return file;
}

export async function demandOpenFile(tx: Tx, id: string, version: number): Promise<store.FileRow> {
  const file = await demandFile(tx, id, version);
  if (file.ended_on !== null) throw new Problem(registryProblems.ended);
  return file;
}

async function demandKin(tx: Tx, childId: string, personId: string): Promise<void> {
  const kin = await drafts.listKin(tx, [childId]);
  if (!kin.some((row) => row.person_id === personId)) throw notFound();
}

function demandPlace(tx: Tx, places: PlaceDirectory, villageCode: string): void {
  if (places.find(villageCode)?.level !== "village") throw new Problem(registryProblems.placeUnknown);
  if (!isInScope(tx.scope, villageCode)) throw notFound();
}

/** Who has these numbers; whoever enters one of them at the same moment waits until this is written. */
async function knownNumbers(tx: Tx, numbers: readonly NumberIndexes[]): Promise<drafts.KnownNumber[]> {
  await drafts.lockNumbers(tx, numbers);
  return drafts.findByNumbers(tx, numbers);
}

/** A child of another place does not become readable here by being named as somebody's brother. */
function demandNoChildElsewhere(tx: Tx, known: readonly drafts.KnownNumber[]): void {
  if (known.some((row) => row.child_scope !== null && !isInScope(tx.scope, row.child_scope)))
    throw new Problem(registryProblems.elsewhere);
}

/** The file belongs where the child now lives by what is believed after a correction. */
async function followResidence(tx: Tx, file: store.FileRow): Promise<store.FileRow> {
  const on = today();
  const facts = await drafts.listFacts(tx, [file.id]);
  const home = facts.find(
    (fact) => fact.kind === "residence" && fact.valid_from <= on && (fact.valid_to ?? FOREVER) > on,
  );
  const villageCode = home?.value["villageCode"];
  if (typeof villageCode !== "string" || villageCode === file.scope_code) return file;
  await store.moveFile(tx, file.id, villageCode);
  return { ...file, scope_code: villageCode };
}

/** An account number is sealed by the import alone; a form that does not show it must not lose it. */
function sealedPart(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const sealed = value["accountSealed"];
  return sealed === undefined ? {} : { accountSealed: sealed };
}

export function demandNotInFuture(day: string): void {
  if (day > today()) throw new Problem(registryProblems.inFuture);
}

async function demandFreeNumber(
  tx: Tx,
  cipher: FieldCipher,
  citizenNo: string | undefined,
  personId: string,
): Promise<void> {
  if (citizenNo === undefined) return;
  const index = cipher.blindIndex(citizenNo, CITIZEN_NO);
  const formerIndexes = cipher.formerIndexes(citizenNo, CITIZEN_NO);
  const [known] = await knownNumbers(tx, [{ index, formerIndexes }]);
  if (known !== undefined && known.person_id !== personId) throw new Problem(registryProblems.citizenNoTaken);
}

/** @throws registry.citizenNo.invalid */
function soundNumber(text: string): string {
  const reading = readCitizenId(repairSolidText(text).toUpperCase());
  if (reading.kind !== "sound") throw new Problem(registryProblems.badCitizenNo);
  return reading.citizenNo;
}

function checkedPerson(input: z.output<typeof PersonInput>): PersonDraft {
  const { citizenNo, phone, ...rest } = input;
  if (rest.birthDate !== undefined) demandNotInFuture(rest.birthDate);
  return {
    ...withoutUndefined(rest),
    name: input.name,
    ...(citizenNo === undefined || citizenNo === "" ? {} : { citizenNo: soundNumber(citizenNo) }),
    ...(phone === undefined || phone === "" ? {} : { phone }),
  };
}

function kinDraft(input: z.output<typeof KinInput>): KinDraft {
  return {
    relation: input.relation,
    person: checkedPerson(input.person),
    caresForChild: input.caresForChild,
    facts: input.facts.map((fact) => checkedFact(fact, null, "adult")),
  };
}

/** The value as its kind declares it. @throws registry.fact.invalid, registry.date.beforeBirth, registry.date.inFuture */
function checkedFact(
  input: {
    kind: string;
    from: string;
    to?: string | undefined;
    value: Record<string, unknown>;
    evidence?: string | undefined;
  },
  birthDate: string | null,
  about?: "child" | "adult",
  home?: string,
): FactDraft {
  const kind = input.kind as FactKindName;
  const { subject } = factKinds[kind];
  if (about !== undefined && subject !== "anyone" && subject !== about) throw invalidFact(WRONG_SUBJECT);
  if (Object.hasOwn(input.value, "accountSealed")) throw invalidFact(ACCOUNT_IS_SEALED);
  const schema = factKinds[kind].value as z.ZodType<Record<string, unknown>>;
  const without = Object.keys(input.value).filter((key) => input.value[key] === null);
  const parsed = schema.safeParse(
    Object.fromEntries(Object.entries(input.value).filter(([key]) => !without.includes(key))),
  );
  if (!parsed.success) {
    throw new Problem(registryProblems.factInvalid, {
      errors: parsed.error.issues.map((issue) => ({
        path: ["value", ...issue.path].join("."),
        code: issue.code,
        message: issue.message,
      })),
    });
  }
  demandNotInFuture(input.from);
  if (birthDate !== null && input.from < birthDate) throw new Problem(registryProblems.beforeBirth);
  if (input.to !== undefined && input.to <= input.from) {
    throw invalidFact(ENDS_BEFORE);
  }
  if (kind === "residence" && home !== undefined && parsed.data["villageCode"] !== home)
    throw invalidFact(MOVES_BY_ACT);
  return {
    kind,
    from: input.from,
    value: parsed.data,
    ...(without.length === 0 ? {} : { without }),
    ...(input.to === undefined ? {} : { to: input.to }),
    ...(input.evidence === undefined ? {} : { evidence: input.evidence }),
  };
}

const WRONG_SUBJECT = "这种情况不能登记在这个人身上：有的只属于孩子，有的只属于父母或照护人。没有登记。";
const ACCOUNT_IS_SEALED = "银行账号不能在这里填写。没有登记。";
export const ENDS_BEFORE = "结束的日期要晚于开始的日期，没有登记。请核对两个日期。";
const RETURNS_BEFORE = "恢复的日期不能早于档案结束的日期，没有恢复。请核对日期。";
const MOVES_BY_ACT = "换了村（社区）请办理“迁移”，这里只能改详细地址。没有登记。";

export function invalidFact(detail: string): Problem {
  return new Problem(registryProblems.factInvalid, { detail });
}

function withoutUndefined<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never;
}

export function sayKind(kind: string): string {
  return Object.hasOwn(factKinds, kind) ? factKinds[kind as FactKindName].label : kind;
}

function shownBefore(person: drafts.PersonRow, key: string): string {
  const shown: Record<string, string | null> = {
    name: person.name,
    sex: person.sex === "1" ? "男" : person.sex === "2" ? "女" : "",
    birthDate: person.birth_date,
    ethnicity: person.ethnicity,
  };
  return shown[key] ?? "原值";
}

function shownAfter(key: string, value: unknown): string {
  if (key === "sex") return value === "1" ? "男" : "女";
  return key.endsWith("Sealed") ? "新值" : String(value);
}
