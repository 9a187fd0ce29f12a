/** The child and its people: corrected, added, ended. */
import { v7 as uuid } from "uuid";
import { today } from "../../kernel/clock.ts";
import type { BodyOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../../platform/access/policy.ts";
import type { Tx } from "../../platform/db/database.ts";
import { demandNotInFuture, ENDS_BEFORE, invalidFact, kinDraft } from "./checked-input.service.ts";
import {
  demandFreeNumber,
  demandNoChildElsewhere,
  knownNumbers,
  soundNumber,
} from "./checked-numbers.service.ts";
import {
  addAct,
  demandFile,
  demandKin,
  demandOpenFile,
  finish,
  recorderOf,
  type Writing,
} from "./child-writing.service.ts";
import * as drafts from "./drafts.store.ts";
import * as people from "./people.store.ts";
import { believedBefore } from "./person-changes.service.ts";
import { applyPersonChanges } from "./person-changes.store.ts";
import { CITIZEN_NO, identityOf, indexesOf, PHONE } from "./person-identity.service.ts";
import { planFacts } from "./plan-facts.ts";
import { knownFact } from "./refresh-standing.service.ts";
import { type addKin, type correctPerson, registryProblems } from "./registry.contract.ts";
import * as store from "./registry.store.ts";

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
  const [person] = await people.listPersons(tx, [personId]);
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
  const [child] = await people.listPersons(tx, [id]);
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
  const plan = planFacts((await people.listFacts(tx, [personId])).map(knownFact), draft.facts);
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
  const row = (await people.listKin(tx, [id])).find((kin) => kin.id === kinId && kin.valid_to === null);
  if (row === undefined) throw notFound();
  if (on <= row.valid_from) throw invalidFact(ENDS_BEFORE);
  await store.endKin(tx, id, kinId, on);
  tx.note({ subjectIds: [id], purpose: reason });
  return { version: await finish(tx, id, []) };
}

function shownBefore(person: people.PersonRow, key: string): string {
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
