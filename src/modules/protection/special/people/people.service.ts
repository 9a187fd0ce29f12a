/** The children in a special matter, for whoever knows the matter; names for whoever needs them. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../../../kernel/clock.ts";
import { mask } from "../../../../kernel/masking.ts";
import type { BodyOf, OutputOf } from "../../../../kernel/operation.ts";
import { Problem } from "../../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../../platform/access/policy.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { loadMatter } from "../../../../platform/procedures/load-matter.service.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { readMatter } from "../../../../platform/procedures/read-matter.service.ts";
import { findApplicantChild } from "../../../registry/applicants.service.ts";
import { readsNames } from "../special.access.ts";
import { specialProblems } from "../special-problems.contract.ts";
import { findSpecial, type SpecialProcedure } from "../special-procedures.ts";
import { codeNameOf } from "./code-names.ts";
import type { addPerson as adding, listPeople as contract, SpecialPerson } from "./people.contract.ts";
import * as store from "./people.store.ts";

export const PERSON_NAME = "protection.specialPerson.name";
export const PERSON_GUARDIAN = "protection.specialPerson.guardian";
export const PERSON_PHONE = "protection.specialPerson.phone";

type People = OutputOf<typeof contract>;

/** @throws access.notFound */
export async function listPeopleOf(tx: Tx, app: App, matterId: string): Promise<People> {
  const { row } = await loadMatter(tx, app, matterId);
  const special = findSpecial(row.procedure);
  if (special === undefined) throw notFound();
  const readable = readsNames(tx.actor, special.named);
  tx.note({ subjectIds: [matterId], detail: { names: readable } });
  const view = await readMatter(tx, app, matterId);
  return {
    items: await peopleOf(tx, app, matterId, readable),
    canWrite: mayDo(tx.actor, "special.write") && view.can.includes("addMaterial"),
    readsNames: readable,
  };
}

/** For who has been let in to the matter already. */
export async function peopleOf(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  matterId: string,
  readable: boolean,
): Promise<SpecialPerson[]> {
  const open = (box: Buffer | null, context: string, id: string) =>
    box === null || !readable ? null : cipher.open(box, `${context}/${id}`);
  return (await store.listRows(tx, matterId)).map((row) => {
    const phone = open(row.phone_sealed, PERSON_PHONE, row.id);
    return {
      id: row.id,
      part: row.part,
      codeName: codeNameOf(row.part, row.serial),
      name: open(row.name_sealed, PERSON_NAME, row.id),
      class: readable ? row.class : null,
      guardian: open(row.guardian_sealed, PERSON_GUARDIAN, row.id),
      phone: phone === null ? null : mask("phone", phone),
      childId: tx.actor.role === "partnerLiaison" ? null : row.child_id,
      toldOn: row.told_on,
      toldHow: row.told_how,
    };
  });
}

/** @throws access.notFound, special.notHandling, .childUnknown */
export async function addPersonTo(
  tx: Tx,
  app: App,
  matterId: string,
  person: BodyOf<typeof adding>,
): Promise<People> {
  await demandHandling(tx, app, matterId);
  if (person.childId !== undefined && (await findChild(tx, person.childId)) === undefined)
    throw new Problem(specialProblems.childUnknown);
  const id = uuid();
  const seal = (value: string | undefined, context: string) =>
    value === undefined || value === "" ? null : app.cipher.seal(value, `${context}/${id}`);
  const draft = {
    id,
    matterId,
    part: person.part,
    name: app.cipher.seal(person.name, `${PERSON_NAME}/${id}`),
    class: person.class ?? null,
    childId: person.childId ?? null,
    guardian: seal(person.guardian, PERSON_GUARDIAN),
    phone: seal(person.phone, PERSON_PHONE),
  };
  await store.insertPerson(tx, draft, now());
  return listPeopleOf(tx, app, matterId);
}

/** Begun from a child's file: the child is in it from the start. */
export async function addSubject(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  { demands }: SpecialProcedure,
  { id: matterId, subjectId, subjectName }: MatterFile,
): Promise<void> {
  const [part] = demands?.sides ?? [];
  if (subjectId === null || part === undefined) return;
  const id = uuid();
  const name = cipher.seal(subjectName, `${PERSON_NAME}/${id}`);
  const nothing = { class: null, guardian: null, phone: null };
  await store.insertPerson(tx, { id, matterId, part, name, childId: subjectId, ...nothing }, now());
}

/** Of those in it, the ones whose file in the register is known. */
export async function linkedChildren(tx: Tx, matterId: string): Promise<string[]> {
  return (await store.listRows(tx, matterId)).flatMap(({ child_id: id }) => (id === null ? [] : [id]));
}

/** A department has no way into the register, so it names no file of it. */
function findChild(tx: Tx, id: string) {
  return tx.actor.role === "partnerLiaison" ? Promise.resolve(undefined) : findApplicantChild(tx, id);
}

/** @throws access.notFound, special.notHandling, .toldInFuture */
export async function tellGuardianOf(
  tx: Tx,
  app: App,
  matterId: string,
  told: { readonly id: string; readonly on: string; readonly how: string },
): Promise<People> {
  await demandHandling(tx, app, matterId);
  if (told.on > today()) throw new Problem(specialProblems.toldInFuture);
  if (!(await store.updateTold(tx, { matterId, ...told }))) throw notFound();
  return listPeopleOf(tx, app, matterId);
}

/** @throws access.notFound, special.notHandling */
export async function removePersonOf(
  tx: Tx,
  app: App,
  matterId: string,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<People> {
  await demandHandling(tx, app, matterId);
  if (!(await store.markRemoved(tx, { matterId, id, why: reason }, now()))) throw notFound();
  tx.note({ purpose: reason });
  return listPeopleOf(tx, app, matterId);
}

async function demandHandling(tx: Tx, app: App, matterId: string): Promise<void> {
  const { can, procedure } = await readMatter(tx, app, matterId);
  if (findSpecial(procedure) === undefined) throw notFound();
  if (!can.includes("addMaterial")) throw new Problem(specialProblems.notHandling);
}
