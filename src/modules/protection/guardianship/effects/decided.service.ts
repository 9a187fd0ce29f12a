/** What follows from each decision of guardianship, in the decision's own transaction. */

import { addDays, type IsoDate } from "../../../../kernel/calendar-date.ts";
import { Problem } from "../../../../kernel/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { listMatters } from "../../../../platform/procedures/list-matters.service.ts";
import type { DecidedStep, MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { openTask } from "../../../../platform/tasks/tasks.service.ts";
import { takeSanctionLeads } from "../../../benefits/payroll/sanction-leads.service.ts";
import { findApplicantChild } from "../../../registry/applicants.service.ts";
import { endChildFact } from "../../../registry/end-fact.service.ts";
import type { Happening } from "../../cases/events.service.ts";
import { caseOfMatter } from "../../cases/links/choose-case.service.ts";
import { tellCasesOf } from "../../cases/tell-cases.service.ts";
import { dayOf, decisionOn, nameOf, textOf } from "../answers.ts";
import { findAssessedCapacity } from "../assessed-capacity.service.ts";
import { findCustody, listPlacements, placeUnder } from "../custody.store.ts";
import { termEnd } from "../custody-clock.ts";
import { stepFault } from "../demand-fit.ts";
import type { CustodyEnd } from "../guardianship-codes.contract.ts";
import { termsOn } from "../guardianship-terms.service.ts";
import { insertOrderOf } from "../orders.service.ts";
import { escalationTaskKey, placingTaskKey } from "../task-keys.ts";
import { decideCustody, endRunning, recordFact, recordForm } from "./custody-effects.service.ts";
import { findGuardian } from "./guardian-of.service.ts";
import { askForPayee } from "./payee-effects.service.ts";

type Effect = (tx: Tx, app: App, file: MatterFile, on: IsoDate) => Promise<void>;

const BUREAU = "合川区民政局";

/** By procedure, step and outcome. */
const effects: Readonly<Record<string, Effect>> = {
  "temporaryGuardianship/decide/grant": grantTemporary,
  "returnHome/handover/home": async (tx, _app, file, on) => {
    await endRunning(tx, file, on, "returned");
    await recordForm(tx, file, { form: "parents" }, on);
  },
  "endTemporary/decide/end": async (tx, _app, file, on) => {
    const why = textOf(file, "endReason") as CustodyEnd;
    await endRunning(tx, file, on, why);
    if (why === "guardianFound" || why === "recovered") await recordForm(tx, file, { form: "parents" }, on);
    if (why === "otherGuardian") await recordForm(tx, file, { form: "relative" }, on);
  },
  "longTermGuardianship/decide/grant": async (tx, app, file, on) => {
    const holder = textOf(file, "holder");
    await decideCustody(tx, file, {
      kind: "longTerm",
      ground: textOf(file, "situation"),
      holder,
      from: on,
      termEndsOn: null,
      endsBefore: "longTerm",
      recorded: { organisation: holder },
    });
    await askForPayee(tx, app, file);
  },
  "entrustedCare/verify/confirm": confirmEntrusted,
  "guardianChange/decide/confirm": changeGuardian,
  "revocation/court/revoked": revoke,
  "restoration/court/restored": restore,
  "protectionOrder/court/granted": registerProtectionOrder,
  "protectionOrder/courtUrgent/granted": registerProtectionOrder,
  "admonition/check/inVain": suggestEscalation,
  "jointSanction/identify/true": async (tx, _app, file) => {
    if (file.subjectId !== null && textOf(file, "offence") === "fraud")
      await takeSanctionLeads(tx, file.subjectId, file.id);
  },
};

/** What the child's open cases hear of: in which link they are, and whether they may be closed, hangs on it. */
const told: Readonly<Record<string, Happening>> = {
  "temporaryGuardianship/decide/grant": { code: "guardianshipBegun", words: "决定临时监护" },
  "returnHome/handover/home": { code: "guardianshipEnded", words: "评估后送回监护人，临时监护结束" },
  "endTemporary/decide/end": { code: "guardianshipEnded", words: "解除临时监护" },
  "longTermGuardianship/decide/grant": { code: "guardianshipMoved", words: "决定长期监护" },
  "guardianChange/decide/confirm": { code: "guardianshipMoved", words: "监护人已变更" },
};

export async function onDecided(
  tx: Tx,
  app: App,
  file: MatterFile,
  { step, outcome }: DecidedStep,
): Promise<void> {
  const { decision } = step;
  if (decision === null || file.subjectId === null) return;
  const procedure = file.procedure.code;
  const placements = await listPlacements(tx, file.subjectId);
  const fault = stepFault({
    procedure,
    step: step.code,
    outcome: outcome.code,
    isPlaced: placements.some(({ endedOn }) => endedOn === null),
    capacity: (await assessedSince(tx, file.subjectId)) ?? file.matter.answers["capacity"],
    ...{ dueOn: step.due.on, on: decision.on },
    isOwn: decision.by.accountId === file.startedBy || decision.behalf?.accountId === file.startedBy,
  });
  if (fault !== undefined) throw new Problem(fault);
  const decided = `${procedure}/${step.code}/${outcome.code}`;
  await effects[decided]?.(tx, app, file, decision.on);
  const happening = told[decided];
  if (happening !== undefined) await tellCasesOf(tx, file.subjectId, happening);
}

async function assessedSince(tx: Tx, childId: string): Promise<string | undefined> {
  return findAssessedCapacity(tx, childId, (await findCustody(tx, childId))?.from);
}

async function grantTemporary(tx: Tx, app: App, file: MatterFile, on: IsoDate): Promise<void> {
  const { months } = await termsOn(tx, on);
  const id = await decideCustody(tx, file, {
    kind: "temporary",
    ground: textOf(file, "situation"),
    holder: BUREAU,
    from: on,
    termEndsOn: termEnd(on, months),
    endsBefore: "replaced",
    recorded: { organisation: BUREAU },
  });
  const isPlaced = file.subjectId !== null && (await placeUnder(tx, file.subjectId, id));
  if (!isPlaced) await askToPlace(tx, file, id, on);
  await askForPayee(tx, app, file);
}

async function askToPlace(tx: Tx, file: MatterFile, id: string, on: IsoDate): Promise<void> {
  await openTask(tx, {
    kind: "guardianship.placing",
    key: placingTaskKey(id),
    title: `安置和交接：${file.subjectName}`,
    why: `${nameOf(file)}已决定。请安置到位，填好临时照料交接单（随身物品、健康、用药），登记由谁照料。`,
    link: `/children/${file.subjectId ?? ""}/guardianship`,
    role: "districtOfficer",
    scopeCode: file.matter.places.home.slice(0, 6),
    subjectId: file.subjectId ?? undefined,
    dueOn: addDays(on, 1),
  });
}

/** The parents stay guardians; who cares, since when and until when is what the letter says. */
async function confirmEntrusted(tx: Tx, app: App, file: MatterFile, on: IsoDate): Promise<void> {
  const from = dayOf(file, "from") ?? on;
  const guardian = await findGuardian(tx, app, file);
  await decideCustody(tx, file, {
    kind: "entrusted",
    ground: null,
    holder: textOf(file, "carerName"),
    from,
    termEndsOn: dayOf(file, "until"),
    endsBefore: "replaced",
    ...(guardian === undefined ? {} : { recorded: { guardianId: guardian.person.id } }),
  });
  await recordFact(tx, file, {
    kind: "leftBehindCare",
    value: { reason: textOf(file, "reason"), signed: true },
    from,
  });
}

async function changeGuardian(tx: Tx, app: App, file: MatterFile, on: IsoDate): Promise<void> {
  const kind = textOf(file, "newGuardian") as "parents" | "relative" | "organisation";
  const holder = textOf(file, "guardianName");
  const guardian = await findGuardian(tx, app, file);
  const recorded =
    kind === "organisation"
      ? { organisation: holder }
      : guardian === undefined
        ? {}
        : { guardianId: guardian.person.id };
  await decideCustody(tx, file, {
    kind,
    ground: textOf(file, "determinedBy"),
    holder,
    from: dayOf(file, "from") ?? on,
    termEndsOn: null,
    endsBefore: "otherGuardian",
    recorded,
  });
  await askForPayee(tx, app, file);
}

async function revoke(tx: Tx, app: App, file: MatterFile, on: IsoDate): Promise<void> {
  const guardian = await findGuardian(tx, app, file);
  if (guardian !== undefined)
    await recordFact(tx, file, {
      kind: "condition",
      value: { condition: "guardianshipRevoked", organ: "人民法院" },
      from: on,
      personId: guardian.person.id,
    });
  await openTask(tx, {
    kind: "guardianship.next",
    key: `guardianship.next/${file.id}`,
    title: `确定新的监护人：${file.subjectName}`,
    why: "监护人资格已被撤销。法院指定了个人或者组织的，办理监护人变更；指定民政部门的，办理长期监护。",
    link: `/children/${file.subjectId ?? ""}/guardianship`,
    role: "districtOfficer",
    scopeCode: file.matter.places.home.slice(0, 6),
    subjectId: file.subjectId ?? undefined,
  });
  await askForPayee(tx, app, file);
}

async function restore(tx: Tx, app: App, file: MatterFile, on: IsoDate): Promise<void> {
  const guardian = await findGuardian(tx, app, file);
  const fact = guardian?.facts.find(
    ({ kind, slot, holds }) => kind === "condition" && slot === "guardianshipRevoked" && holds,
  );
  const child = file.subjectId === null ? undefined : await findApplicantChild(tx, file.subjectId);
  if (fact !== undefined && child !== undefined)
    await endChildFact(tx, child.id, fact.id, child.version, { on, reason: `${nameOf(file)}：判决恢复` });
  const running = file.subjectId === null ? undefined : await findCustody(tx, file.subjectId);
  if (running?.kind === "temporary" || running?.kind === "longTerm")
    await endRunning(tx, file, on, "recovered");
  await recordForm(tx, file, { form: "parents" }, on);
  await askForPayee(tx, app, file);
}

/** From now on its term is watched; number and days as the court wrote them stand in the opinion and may be prolonged there. */
async function registerProtectionOrder(tx: Tx, _app: App, file: MatterFile, on: IsoDate): Promise<void> {
  if (file.subjectId === null) return;
  const { receivedOn, answers } = file.matter;
  const order = {
    kind: "protectionOrder" as const,
    organ: "人民法院",
    personName: textOf(file, "guardianName"),
    issuedOn: on,
    detail: {
      ...(receivedOn === null ? {} : { appliedOn: receivedOn }),
      isUrgent: answers["isUrgent"] === true,
      measures: textOf(file, "measures"),
    },
  };
  const secretOf = file.isSealed ? file.id : null;
  await insertOrderOf(tx, file.subjectId, order, await caseOfMatter(tx, file.id), secretOf);
}

/** Urged so often and nothing changed: somebody is to decide on more than letters. */
async function suggestEscalation(tx: Tx, app: App, file: MatterFile): Promise<void> {
  const { subjectId: childId } = file;
  const { escalateAfter } = await termsOn(tx, decisionOn(file, "check")?.on ?? file.matter.receivedOn ?? "");
  if (childId === null || escalateAfter === undefined) return;
  const query = {
    subjectId: childId,
    procedure: "admonition",
    state: "closed",
    whose: "all",
    limit: 200,
  } as const;
  const { items } = await listMatters(tx, app, query);
  // An admonition is closed only where it was in vain; one found needless is refused.
  const inVain = items.filter(({ id }) => id !== file.id).length + 1;
  if (inVain < escalateAfter) return;
  await openTask(tx, {
    kind: "guardianship.escalate",
    key: escalationTaskKey(childId),
    title: `研判升级干预：${file.subjectName}`,
    why: `督促监护人 ${inVain} 次都没有改正。建议研判：家庭教育指导令、临时监护，或者申请撤销监护人资格。`,
    link: `/children/${childId}/guardianship`,
    role: "districtOfficer",
    scopeCode: file.matter.places.home.slice(0, 6),
    subjectId: childId,
  });
}
