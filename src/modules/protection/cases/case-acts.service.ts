/** What the lead does with a case besides writing in it: colour, secrecy, people, participants, lead. */

import type { Role } from "../../../kernel/actor.ts";
import { addDays } from "../../../kernel/calendar-date.ts";
import { now } from "../../../kernel/clock.ts";
import type { MemberUnit } from "../../../kernel/member-units.ts";
import type { BodyOf, OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { endGrant, grant } from "../../../platform/access/grants.service.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { sealedByAsker } from "../../../platform/access/sealed.service.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { UploadedFile } from "../../../platform/http/upload.ts";
import { listPostsOf, searchHolders } from "../../../platform/identity/post-holders.service.ts";
import { sealTasks } from "../../../platform/tasks/tasks.service.ts";
import { readParticulars } from "../../registry/child-names.service.ts";
import { type CasePart, casePartCodes, colourCodes } from "../protection-codes.contract.ts";
import { keepPaper } from "../reports/keep-paper.service.ts";
import { districtOf } from "../reports/receive-report.service.ts";
import { childrenOfCaseChanged } from "./case-children.service.ts";
import { caseProblems as problems } from "./case-problems.contract.ts";
import { titleOfCase } from "./case-title.ts";
import type { CaseView } from "./case-view.contract.ts";
import type * as contract from "./cases.contract.ts";
import * as store from "./cases.store.ts";
import { readCase } from "./read-cases.service.ts";
import { stopReminding, takeOverReminders } from "./reminders/reminders.service.ts";
import { caseHappened, demandCase, demandLeading, demandOpen } from "./seats.service.ts";

/** @throws access.notFound, protection.case.notYourPart, closed, stale */
export async function colourCase(
  tx: Tx,
  app: App,
  id: string,
  { colour, why }: BodyOf<typeof contract.colourCase>,
  version: number,
): Promise<CaseView> {
  const { row } = await demandLeading(tx, id);
  await change(tx, id, version, { colour });
  await caseHappened(tx, id, {
    code: "coloured",
    data: { colour },
    words: `风险等级调整为${colourCodes.label(colour)}`,
  });
  tx.note({ detail: { case: id, colour, ...(row.sealed ? {} : { why }) } });
  return readCase(tx, app, id);
}

/** From a sealed case everybody is gone who has no part in it. @throws as colourCase */
export async function sealCase(
  tx: Tx,
  app: App,
  id: string,
  { sealed, why }: BodyOf<typeof contract.sealCase>,
  version: number,
): Promise<CaseView> {
  const { row, seat } = await demandLeading(tx, id);
  // Whoever seals it must still see it afterwards.
  if (sealed && seat === "office")
    await grant(tx, {
      holderId: id,
      accountId: tx.actor.accountId,
      part: "supervisor",
      reason: "设为涉密的人",
    });
  const people = await store.listPersons(tx, id);
  const names = people
    .filter(({ role, leftAt }) => role === "child" && leftAt === null)
    .map(({ name }) => name);
  const title = titleOfCase({ number: row.number, sealed, names, situations: row.situations });
  await change(tx, id, version, { sealed, sealedWhy: sealed ? why : null, title });
  if (sealed) {
    await sealTasks(tx, id, `/cases/${id}`, title);
    await sealedByAsker(tx, id);
  }
  await caseHappened(tx, id, {
    code: sealed ? "sealed" : "unsealed",
    words: sealed ? "设为涉密" : "解除涉密",
  });
  // The reason may be what is secret; it stands in the case.
  tx.note({ detail: { case: id, sealed } });
  return readCase(tx, app, id);
}

/** @throws access.notFound, protection.case.notYourPart, closed */
export async function addCasePerson(
  tx: Tx,
  app: App,
  id: string,
  { id: personId, role, name, sex, birthDate, relation, childId }: BodyOf<typeof contract.addCasePerson>,
): Promise<CaseView> {
  await demandLeading(tx, id);
  const known = await store.listPersons(tx, id);
  if (!known.some((one) => one.id === personId)) {
    const file = childId === undefined ? undefined : (await readParticulars(tx, [childId])).get(childId);
    await store.insertPerson(tx, id, {
      ...{ id: personId, role, name, at: now() },
      ...{
        sex: sex ?? file?.sex ?? null,
        birthDate: birthDate ?? file?.birthDate ?? null,
        relation: relation ?? null,
        childId: childId ?? null,
      },
    });
    await caseHappened(tx, id, { code: "personAdded", data: { role }, words: "登记了一位有关的人" });
    if (role === "child") await childrenOfCaseChanged(tx, id);
  }
  return readCase(tx, app, id);
}

/** @throws access.notFound, protection.case.notYourPart, closed */
export async function removeCasePerson(
  tx: Tx,
  app: App,
  { id, personId }: { readonly id: string; readonly personId: string },
  why: string,
): Promise<CaseView> {
  await demandLeading(tx, id);
  if (!(await store.leavePerson(tx, id, personId, now(), why))) throw notFound();
  await caseHappened(tx, id, {
    code: "personLeft",
    data: { person: personId },
    words: "注明一位不再涉及本案的人",
  });
  await childrenOfCaseChanged(tx, id);
  return readCase(tx, app, id);
}

/** Which posts may take a part; a unit's part belongs to that unit's liaison. */
const rolesOf: Readonly<Partial<Record<CasePart, Role>>> = {
  director: "villageDirector",
  institution: "institutionStaff",
  assessor: "assessor",
  socialWorker: "socialWorker",
};
const unitParts: readonly CasePart[] = [
  ...(["police", "procuratorate", "court", "justice", "education", "health"] as const),
  ...(["womensFederation", "youthLeague", "disabledFederation"] as const),
];

function rolesFor(part: CasePart): readonly Role[] {
  const role = rolesOf[part];
  if (role !== undefined) return [role];
  if (part === "supervisor") return ["townshipSupervisor", "districtOfficer", "districtLeader"];
  return part === "lead" ? [] : ["partnerLiaison"];
}

const mayTake = (part: CasePart, post: { readonly role: Role; readonly department: string | null }) =>
  rolesFor(part).includes(post.role) &&
  (!unitParts.includes(part) || post.department === (part as MemberUnit));

/** @throws access.notFound, protection.case.notYourPart, closed, participant */
export async function addParticipant(
  tx: Tx,
  app: App,
  id: string,
  { accountId, part, reason, until }: BodyOf<typeof contract.addParticipant>,
): Promise<CaseView> {
  const { row } = await demandLeading(tx, id);
  const posts = await listPostsOf(tx, accountId);
  if (accountId === row.leadId || !posts.some((post) => mayTake(part, post)))
    throw new Problem(problems.participant);
  await grant(tx, {
    ...{ holderId: id, accountId, part, reason },
    until: until === undefined ? undefined : new Date(`${addDays(until, 1)}T00:00:00+08:00`),
  });
  await caseHappened(tx, id, {
    code: "participant",
    data: { part },
    words: `请${casePartCodes.label(part)}参与`,
  });
  return readCase(tx, app, id);
}

/** Whoever leaves the case has lost it at once. @throws access.notFound, protection.case.notYourPart, leadLeaves */
export async function endParticipant(
  tx: Tx,
  app: App,
  { id, accountId }: { readonly id: string; readonly accountId: string },
  why: string,
): Promise<CaseView> {
  const { row } = await demandLeading(tx, id, { evenClosed: true });
  if (accountId === row.leadId) throw new Problem(problems.leadLeaves);
  if (!(await endGrant(tx, id, accountId, why))) throw notFound();
  await stopReminding(tx, id, accountId);
  await caseHappened(tx, id, { code: "participantLeft", words: "一位参与的人退出" });
  return readCase(tx, app, id);
}

/** The asker signs for it, and answers from now on. @throws access.notFound, protection.case.notYourPart, closed, stale */
export async function changeLead(
  tx: Tx,
  app: App,
  id: string,
  { why }: BodyOf<typeof contract.changeLead>,
  version: number,
): Promise<CaseView> {
  const { row } = await demandLeading(tx, id);
  await leadFromNow(tx, row, why, version);
  return readCase(tx, app, id);
}

/** @throws protection.case.stale */
export async function leadFromNow(tx: Tx, row: store.CaseRow, why: string, version: number): Promise<void> {
  const { accountId, role, placeCode } = tx.actor;
  const { id } = row;
  await change(tx, id, version, { lead: { accountId, role, placeCode } });
  if (row.leadId !== accountId) {
    await grant(tx, { holderId: id, accountId: row.leadId, part: "supervisor", reason: "前任负责人" });
    await grant(tx, { holderId: id, accountId, part: "lead", reason: why });
    await takeOverReminders(tx, id, row.leadId);
  }
  await caseHappened(tx, id, { code: "lead", words: "换了负责人，已签收接手" });
}

/** @throws access.notFound, protection.case.notYourPart, closed, stale */
export async function monitorCase(
  tx: Tx,
  app: App,
  id: string,
  { why }: BodyOf<typeof contract.monitorCase>,
  version: number,
): Promise<CaseView> {
  const { row } = await demandLeading(tx, id);
  if (row.version !== version) throw new Problem(problems.stale);
  await caseHappened(tx, id, { code: "monitored", words: "转入跟踪回访" });
  tx.note({ detail: { case: id, ...(row.sealed ? {} : { why }) } });
  return readCase(tx, app, id);
}

export async function listCandidates(
  tx: Tx,
  app: App,
  id: string,
  { part, q }: QueryOf<typeof contract.listCandidates>,
): Promise<OutputOf<typeof contract.listCandidates>> {
  const { row } = await demandLeading(tx, id, { evenClosed: true });
  const place = part === "director" ? row.scopeCode.slice(0, 9) : districtOf(app);
  const found = await searchHolders(tx, { roles: rolesFor(part), place, words: q });
  return {
    items: found
      .filter((post) => post.accountId !== row.leadId && mayTake(part, post))
      .map(({ accountId, displayName, title, placeCode }) => ({
        ...{ accountId, title },
        name: displayName,
        placeName: app.places.nameOf(placeCode),
      })),
  };
}

/** @throws access.notFound, protection.case.notYourPart, closed, protection.report.fileKind, fileTooLarge, tooManyFiles */
export async function addCasePaper(
  tx: Tx,
  app: App,
  id: string,
  upload: UploadedFile,
  paperId: string,
): Promise<CaseView> {
  const { row, sight } = await demandCase(tx, id);
  if (sight.writes.length === 0) throw new Problem(problems.notYourPart);
  demandOpen(row.state);
  const isNew = await keepPaper(tx, app, {
    holderId: id,
    id: paperId,
    upload,
    byAccount: tx.actor.accountId,
  });
  if (isNew) await caseHappened(tx, id, { code: "paper", words: "添加了照片、录音或视频" });
  return readCase(tx, app, id);
}

async function change(tx: Tx, id: string, version: number, what: store.CaseChange): Promise<void> {
  if (!(await inEveryPlace(tx, () => store.updateCase(tx, id, version, what))))
    throw new Problem(problems.stale);
}
