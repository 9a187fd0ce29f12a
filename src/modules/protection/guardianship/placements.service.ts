/** Where a child is while the state is its guardian: placed with a handover, and handed on again. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { closeTask } from "../../../platform/tasks/tasks.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import * as store from "./custody.store.ts";
import type { endPlacement as endOperation, PlacementInput } from "./guardianship-acts.contract.ts";
import { guardianshipProblems } from "./guardianship-problems.contract.ts";
import { placingTaskKey } from "./task-keys.ts";

/** @throws access.notFound, protection.guardianship.noTemporary, .placed, .datesOverlap */
export async function startPlacement(tx: Tx, childId: string, body: PlacementInput) {
  const child = await findApplicantChild(tx, childId);
  if (child === undefined) throw notFound();
  const custody = await store.findCustody(tx, childId, true);
  if (custody === undefined || (custody.kind !== "temporary" && custody.kind !== "longTerm"))
    throw new Problem(guardianshipProblems.noTemporary);
  const before = await store.listPlacements(tx, childId);
  if (before.some(({ endedOn }) => endedOn === null)) throw new Problem(guardianshipProblems.placed);
  const last =
    before
      .map(({ endedOn }) => endedOn ?? "")
      .sort()
      .at(-1) ?? "";
  if (body.from < last || body.from < custody.from || body.from > today())
    throw new Problem(guardianshipProblems.datesOverlap);
  const id = uuid();
  const { handover, carerRelation = null, ...rest } = body;
  await store.insertPlacement(
    tx,
    {
      id,
      childId,
      scopeCode: child.villageCode,
      custodyId: custody.id,
      carerRelation,
      handover: definedTexts(handover),
      ...rest,
    },
    now(),
  );
  await closeTask(tx, placingTaskKey(custody.id), "已登记安置和交接");
  tx.note({ subjectIds: [childId], detail: { placement: body.kind, from: body.from } });
  return { id, version: 1 };
}

/** @throws access.notFound, protection.guardianship.datesOverlap, .stale */
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
  const next = await store.endPlacement(tx, id, {
    on,
    why,
    handover: { ...row.handover, leftTo: receivedBy },
  });
  tx.note({ subjectIds: [row.childId], detail: { placement: "ended", on, why } });
  return { id, version: next };
}

function definedTexts(handover: PlacementInput["handover"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(handover).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
    ),
  );
}
