/** Where a child is while the state is its guardian: placed with a handover, and handed on again. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { runningMattersOf } from "../../../platform/procedures/running-matters.service.ts";
import { closeTask } from "../../../platform/tasks/tasks.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { onlyCaseOf } from "../cases/links/choose-case.service.ts";
import { caseHappened } from "../cases/seats.service.ts";
import { findAssessedCapacity } from "./assessed-capacity.service.ts";
import * as store from "./custody.store.ts";
import { isFitToReturn } from "./demand-fit.ts";
import type { endPlacement as endOperation, PlacementInput } from "./guardianship-acts.contract.ts";
import { placementCodes, placementEndCodes } from "./guardianship-codes.contract.ts";
import { guardianshipProblems } from "./guardianship-problems.contract.ts";
import { placingTaskKey } from "./task-keys.ts";

/** @throws access.notFound, protection.guardianship.noTemporary, .placed, .datesOverlap */
export async function startPlacement(tx: Tx, childId: string, body: PlacementInput) {
  const child = await findApplicantChild(tx, childId);
  if (child === undefined) throw notFound();
  await store.lockPlacing(tx, childId);
  const custody = await store.findCustody(tx, childId, true);
  const before = await store.listPlacements(tx, childId);
  const open = before.find(({ endedOn }) => endedOn === null);
  if (open !== undefined)
    throw new Problem(guardianshipProblems.placed, {
      detail: `${open.from} 起在${open.placeName}${open.caseId === null ? "" : "（在个案里登记的）"}。${guardianshipProblems.placed.detail ?? ""}`,
    });
  if (custody === undefined || (custody.kind !== "temporary" && custody.kind !== "longTerm"))
    throw new Problem(guardianshipProblems.noTemporary);
  const last =
    before
      .map(({ endedOn }) => endedOn ?? "")
      .sort()
      .at(-1) ?? "";
  if (body.from < last || body.from < custody.from || body.from > today())
    throw new Problem(guardianshipProblems.datesOverlap);
  const id = uuid();
  const caseId = custody.caseId ?? (await onlyCaseOf(tx, childId)) ?? null;
  const { handover, carerRelation = null, ...rest } = body;
  await store.insertPlacement(
    tx,
    {
      id,
      childId,
      scopeCode: child.villageCode,
      custodyId: custody.id,
      caseId,
      recordId: null,
      carerRelation,
      handover: definedTexts(handover),
      ...rest,
    },
    now(),
  );
  await closeTask(tx, placingTaskKey(custody.id), "已登记安置和交接");
  if (caseId !== null)
    await caseHappened(tx, caseId, {
      code: "placed",
      data: { where: body.kind, ground: custody.ground },
      words: `临时安置：${placementCodes.label(body.kind)}`,
    });
  tx.note({ subjectIds: [childId], detail: { placement: body.kind, from: body.from } });
  return { id, version: 1 };
}

/** @throws access.notFound, protection.guardianship.datesOverlap, .stale, .notAssessed, .returnNotAsked */
export async function endPlacement(
  tx: Tx,
  id: string,
  version: number,
  { on, why, receivedBy }: BodyOf<typeof endOperation>,
) {
  const row = await store.findPlacement(tx, id, true);
  if (row === undefined) throw notFound();
  if (row.version !== version) throw new Problem(guardianshipProblems.stale);
  if (row.endedOn !== null || on < row.from || on > today())
    throw new Problem(guardianshipProblems.datesOverlap);
  if (why === "returned") await demandReturnable(tx, row);
  const next = await store.endPlacement(tx, id, {
    on,
    why,
    handover: { ...row.handover, leftTo: receivedBy },
  });
  if (row.caseId !== null) await tellEnd(tx, row.caseId, why);
  tx.note({ subjectIds: [row.childId], detail: { placement: "ended", on, why } });
  return { id, version: next };
}

/**
 * Under a decision the procedure of return looks at the assessment; before any decision there is nobody else who would.
 * @throws protection.guardianship.notAssessed, .returnNotAsked
 */
async function demandReturnable(tx: Tx, { childId, from, custodyId }: store.PlacementRow): Promise<void> {
  if (custodyId === null) {
    if (!isFitToReturn(await findAssessedCapacity(tx, childId, from)))
      throw new Problem(guardianshipProblems.notAssessed);
    return;
  }
  const isState = (await store.findCustody(tx, childId))?.kind === "temporary";
  const running = await runningMattersOf(tx, [childId]);
  if (isState && !running.some(({ procedure }) => waysHome.has(procedure)))
    throw new Problem(guardianshipProblems.returnNotAsked);
}

const waysHome: ReadonlySet<string> = new Set(["returnHome", "endTemporary"]);

async function tellEnd(tx: Tx, caseId: string, why: BodyOf<typeof endOperation>["why"]): Promise<void> {
  const isHome = why === "returned";
  await caseHappened(tx, caseId, {
    code: isHome ? "returnedHome" : "leftPlacement",
    words: isHome ? "送回监护人，离开安置的地方" : `离开安置的地方：${placementEndCodes.label(why)}`,
  });
}

function definedTexts(handover: PlacementInput["handover"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(handover).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
    ),
  );
}
