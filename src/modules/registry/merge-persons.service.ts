/** Two persons of the register turn out to be one, and can turn out to be two after all: facts, numbers, kinship go over and back. */
import { v7 as uuid } from "uuid";
import { Problem } from "../../kernel/problem.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import * as drafts from "./drafts.store.ts";
import { type MergePlan, planMerge, planParting } from "./merge-facts.ts";
import * as merges from "./merges.store.ts";
import * as people from "./people.store.ts";
import { believedBefore, openBelieved } from "./person-changes.service.ts";
import {
  applyPersonChanges,
  findBelieved,
  type PersonChange,
  rewritePerson,
} from "./person-changes.store.ts";
import { CITIZEN_NO, numberIndexesOf, PHONE } from "./person-identity.service.ts";
import type { KnownFact } from "./plan-facts.ts";
import { knownFact } from "./refresh-standing.service.ts";
import { registryProblems } from "./registry.contract.ts";

export interface JoinOptions {
  readonly cipher: FieldCipher;
  readonly recorder: drafts.Recorder;
  readonly reason: string;
  /** Whose number is right when both have one. */
  readonly numberOf: "kept" | "other";
  /** Kinship with these stays as it is. */
  readonly exceptChildren: readonly string[];
  /** Persons who have become others, for facts that name them. */
  readonly becomes: ReadonlyMap<string, string>;
}

export interface Joining {
  readonly joined: merges.JoinedPerson;
  readonly stays: readonly string[];
  /** What the kept one got, in words. */
  readonly gains: readonly string[];
}

/** The other one becomes the kept one. */
export async function joinPersons(
  tx: Tx,
  keptId: string,
  otherId: string,
  options: JoinOptions,
): Promise<Joining> {
  const persons = new Map((await people.listPersons(tx, [keptId, otherId])).map((row) => [row.id, row]));
  const [kept, other] = [persons.get(keptId), persons.get(otherId)];
  if (kept === undefined || other === undefined) throw new Error(`person ${keptId} or ${otherId} is missing`);
  const { plan, written } = await joinFacts(tx, kept, otherId, options);
  // Frees the number before the kept one gets it.
  await merges.setReplacedBy(tx, otherId, keptId);
  const { gained, gains } = await gain(tx, kept, other, options);
  const kin = await merges.repointKin(tx, otherId, keptId, options.exceptChildren);
  return {
    joined: { keptId, otherId, written, putAway: plan.supersede, kin, gained },
    stays: plan.stays.map(({ id }) => id),
    gains: [...gains, ...(plan.comes.length === 0 ? [] : [`${plan.comes.length} 条情况`])],
  };
}

async function joinFacts(
  tx: Tx,
  kept: people.PersonRow,
  otherId: string,
  { recorder, reason, becomes }: JoinOptions,
): Promise<{ plan: MergePlan; written: string[] }> {
  const facts = await people.listFacts(tx, [kept.id, otherId]);
  const of = (personId: string) => facts.filter((row) => row.person_id === personId).map(knownFact);
  const plan = planMerge(
    of(kept.id),
    of(otherId).map((fact) => namingOthers(fact, becomes)),
  );
  await drafts.supersedeFacts(tx, plan.supersede, `合并档案：${reason}`, recorder);
  const rows = plan.insert.map((fact) => ({
    ...fact,
    id: uuid(),
    personId: kept.id,
    scopeCode: kept.scope_code,
  }));
  await drafts.insertFacts(tx, rows, "merge", recorder);
  return { plan, written: rows.map(({ id }) => id) };
}

function namingOthers(fact: KnownFact, becomes: ReadonlyMap<string, string>): KnownFact {
  const guardianId = becomes.get(String(fact.value["guardianId"]));
  return guardianId === undefined ? fact : { ...fact, value: { ...fact.value, guardianId } };
}

/** What only the other one knows of itself; whose number it is, that one's birth date and sex are right. */
async function gain(
  tx: Tx,
  kept: people.PersonRow,
  other: people.PersonRow,
  { cipher, recorder, reason, numberOf }: JoinOptions,
): Promise<{ gained: merges.Gained | null; gains: string[] }> {
  const takesNumber = needsNumber(kept, other, { numberOf, cipher });
  const bySoundNumber = takesNumber && other.citizen_no_index !== null;
  const takesPhone = kept.phone_sealed === null && other.phone_sealed !== null;
  const sex = bySoundNumber || kept.sex === "0" ? other.sex : kept.sex;
  const birthDate = bySoundNumber ? other.birth_date : (kept.birth_date ?? other.birth_date);
  const known = new Set([kept.name, ...kept.former_names]);
  const formerNames = [...new Set([other.name, ...other.former_names])].filter((name) => !known.has(name));
  const plain = {
    ...(sex === kept.sex ? {} : { sex }),
    ...(birthDate === null || birthDate === kept.birth_date ? {} : { birthDate }),
    ...(kept.ethnicity === null && other.ethnicity !== null ? { ethnicity: other.ethnicity } : {}),
  };
  const set: PersonChange["set"] = {
    ...plain,
    ...(formerNames.length === 0 ? {} : { formerNames: [...kept.former_names, ...formerNames] }),
    ...(takesNumber && other.citizen_no_sealed !== null
      ? { citizenNoSealed: other.citizen_no_sealed, documentKind: other.document_kind }
      : {}),
    ...(bySoundNumber ? { citizenNoIndex: other.citizen_no_index } : {}),
    ...(takesPhone ? { phoneSealed: other.phone_sealed } : {}),
  };
  if (Object.keys(set).length === 0) return { gained: null, gains: [] };
  const change = { ...believedBefore(kept, cipher), set, changes: [] };
  await applyPersonChanges(tx, [change], `合并档案：${reason}`, recorder);
  const gained = { version: kept.version, citizenNo: takesNumber, phone: takesPhone, ...plain, formerNames };
  return { gained, gains: Object.entries(labels).flatMap(([key, label]) => (key in set ? label : [])) };
}

const labels = {
  citizenNoSealed: "身份证号",
  birthDate: "出生日期",
  sex: "性别",
  ethnicity: "民族",
  phoneSealed: "电话",
  formerNames: "曾用名",
} as const satisfies Partial<Record<keyof PersonChange["set"], string>>;

/** A sound number before one that only was written down. */
function needsNumber(
  kept: people.PersonRow,
  other: people.PersonRow,
  { numberOf, cipher }: Pick<JoinOptions, "numberOf" | "cipher">,
): boolean {
  if (other.citizen_no_sealed === null) return false;
  if (kept.citizen_no_sealed === null) return true;
  if (other.citizen_no_index === null) return false;
  return kept.citizen_no_index === null || (numberOf === "other" && haveOtherNumbers(kept, other, cipher));
}

/** Two sound numbers that differ are two persons, unless somebody knows better. */
export function haveOtherNumbers(a: people.PersonRow, b: people.PersonRow, cipher: FieldCipher): boolean {
  const [one] = numberIndexesOf(a, cipher);
  const [other] = numberIndexesOf(b, cipher);
  return one !== undefined && other !== undefined && !one.index.equals(other.index);
}

/** They are two again. What was recorded of the kept one since stays. @throws registry.merge.notUndoable, registry.merge.numberUsed */
export async function partPersons(
  tx: Tx,
  joined: merges.JoinedPerson,
  { cipher, recorder, reason }: Pick<JoinOptions, "cipher" | "recorder" | "reason">,
): Promise<void> {
  const { keptId, otherId } = joined;
  const persons = new Map((await people.listPersons(tx, [keptId, otherId])).map((row) => [row.id, row]));
  const [kept, other] = [persons.get(keptId), persons.get(otherId)];
  if (kept === undefined || other === undefined) throw new Error(`person ${keptId} or ${otherId} is missing`);
  if ((await merges.listReplaced(tx, [keptId])).length > 0)
    throw new Problem(registryProblems.mergeNotUndoable);
  if (joined.gained !== null) await giveBack(tx, kept, other, joined.gained, { cipher, recorder, reason });
  await demandOwnNumbers(tx, [keptId, otherId], cipher);
  await merges.setReplacedBy(tx, otherId, null);
  await merges.returnKin(tx, joined.kin, otherId);

  const believed = (await people.listFacts(tx, [keptId])).map(knownFact);
  const written = (await merges.listFactsById(tx, joined.written)).map(knownFact);
  const putAway = (await merges.listFactsById(tx, joined.putAway)).map(knownFact);
  const plan = planParting(believed, written, putAway);
  await drafts.supersedeFacts(tx, plan.supersede, `撤销合并：${reason}`, recorder);
  await merges.reviveFacts(tx, plan.revive);
  const rows = plan.insert.map((fact) => ({
    ...fact,
    id: uuid(),
    personId: keptId,
    scopeCode: kept.scope_code,
  }));
  await drafts.insertFacts(tx, rows, "merge", recorder);
}

/** Field by field: what still is as the merge made it becomes what it was before. */
async function giveBack(
  tx: Tx,
  kept: people.PersonRow,
  other: people.PersonRow,
  gained: merges.Gained,
  { cipher, recorder, reason }: Pick<JoinOptions, "cipher" | "recorder" | "reason">,
): Promise<void> {
  const row = await findBelieved(tx, kept.id, gained.version);
  if (row === undefined) throw new Error(`nothing is kept of person ${kept.id} in version ${gained.version}`);
  const before = openBelieved(row, cipher);
  const isTheirs = (own: Buffer | null, theirs: Buffer | null, context: string) =>
    own !== null && theirs !== null && cipher.open(own, context) === cipher.open(theirs, context);
  const losesNumber =
    gained.citizenNo && isTheirs(kept.citizen_no_sealed, other.citizen_no_sealed, CITIZEN_NO);
  const losesPhone = gained.phone && isTheirs(kept.phone_sealed, other.phone_sealed, PHONE);
  await rewritePerson(
    tx,
    {
      ...kept,
      sex: kept.sex === gained.sex ? before.sex : kept.sex,
      birth_date: kept.birth_date === gained.birthDate ? before.birth_date : kept.birth_date,
      ethnicity: kept.ethnicity === gained.ethnicity ? before.ethnicity : kept.ethnicity,
      former_names: kept.former_names.filter((name) => !gained.formerNames.includes(name)),
      ...(losesNumber
        ? {
            citizen_no_sealed: before.citizen_no_sealed,
            citizen_no_index: before.citizen_no_index,
            document_kind: before.document_kind,
          }
        : {}),
      ...(losesPhone ? { phone_sealed: before.phone_sealed } : {}),
    },
    believedBefore(kept, cipher),
    `撤销合并：${reason}`,
    recorder,
  );
}

/** What the two will have again may have been given to somebody else meanwhile. */
async function demandOwnNumbers(tx: Tx, ids: readonly string[], cipher: FieldCipher): Promise<void> {
  const persons = await people.listPersons(tx, ids);
  const numbers = persons.flatMap((person) => numberIndexesOf(person, cipher));
  await people.lockNumbers(tx, numbers);
  const known = await people.findByNumbers(tx, numbers);
  const areBothTheSame = new Set(numbers.map(({ index }) => index.toString("hex"))).size < numbers.length;
  if (areBothTheSame || known.some((row) => !ids.includes(row.person_id)))
    throw new Problem(registryProblems.mergeNumberUsed);
}
