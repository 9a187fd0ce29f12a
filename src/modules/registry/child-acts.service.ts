/** Moves, exits, endings, returns, renamings, numbers: each with its own date and reason. */
import { v7 as uuid } from "uuid";
import { readCitizenId } from "../../kernel/citizen-id.ts";
import { Problem } from "../../kernel/problem.ts";
import { repairSolidText } from "../../kernel/text-repair.ts";
import { notFound } from "../../platform/access/policy.ts";
import { isInScope } from "../../platform/access/scope.ts";
import type { Tx } from "../../platform/db/database.ts";
import { demandNotInFuture, invalidFact } from "./checked-input.service.ts";
import { demandFreeNumber, soundNumber } from "./checked-numbers.service.ts";
import { type ActInput, exitReasonLabels } from "./child-acts.contract.ts";
import {
  addAct,
  demandFile,
  demandOpenFile,
  finish,
  followResidence,
  recorderOf,
  type Writing,
} from "./child-writing.service.ts";
import { categoryCodes } from "./codes.contract.ts";
import * as drafts from "./drafts.store.ts";
import * as people from "./people.store.ts";
import { believedBefore } from "./person-changes.service.ts";
import { applyPersonChanges } from "./person-changes.store.ts";
import { CITIZEN_NO, identityOf } from "./person-identity.service.ts";
import { planFacts } from "./plan-facts.ts";
import { knownFact } from "./refresh-standing.service.ts";
import { registryProblems } from "./registry.contract.ts";
import * as store from "./registry.store.ts";
import { FOREVER } from "./standing-source.contract.ts";

/** Moves, exits, endings, returns, renamings, numbers: each with its own date and reason. */
export async function performChildAct(tx: Tx, writing: Writing, id: string, version: number, act: ActInput) {
  const file =
    act.kind === "returned" ? await demandFile(tx, id, version) : await demandOpenFile(tx, id, version);
  demandNotInFuture(act.on);
  const [person] = await people.listPersons(tx, [id]);
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
  person: people.PersonRow,
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
function bornOtherwise(person: people.PersonRow, citizenNo: string) {
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
  const facts = (await people.listFacts(tx, [file.id])).map(knownFact);
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

const RETURNS_BEFORE = "恢复的日期不能早于档案结束的日期，没有恢复。请核对日期。";

async function move(
  tx: Tx,
  { places }: Writing,
  file: store.FileRow,
  on: string,
  villageCode: string,
  address: string | undefined,
) {
  if (places.find(villageCode)?.level !== "village") throw new Problem(registryProblems.placeUnknown);
  const known = (await people.listFacts(tx, [file.id])).map(knownFact);
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
  const facts = (await people.listFacts(tx, [file.id])).map(knownFact);
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

async function rename(tx: Tx, { cipher }: Writing, person: people.PersonRow, name: string, reason: string) {
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
  person: people.PersonRow,
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
