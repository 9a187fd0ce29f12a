/**
 * A record that places the children of a case, or brings them home, and the period in which they were placed are one thing: whoever
 * enters it a second time, here or with guardianship, is told what is there.
 */
import { businessDate, now } from "../../../../kernel/clock.ts";
import { Problem } from "../../../../kernel/problem.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import { newId } from "../../../../platform/db/new-id.ts";
import { closeTask } from "../../../../platform/tasks/tasks.service.ts";
import { listPlacesOf } from "../../../registry/guardianship-source.service.ts";
import { findAssessedCapacity } from "../../guardianship/assessed-capacity.service.ts";
import * as placements from "../../guardianship/custody.store.ts";
import { isFitToReturn } from "../../guardianship/demand-fit.ts";
import { placementCodes } from "../../guardianship/guardianship-codes.contract.ts";
import { guardianshipProblems } from "../../guardianship/guardianship-problems.contract.ts";
import { placingTaskKey } from "../../guardianship/task-keys.ts";
import { caseProblems } from "../case-problems.contract.ts";
import { listPersons, lockCase } from "../cases.store.ts";
import { listEvents } from "../events.service.ts";
import type { RecordContent } from "./record-kinds.contract.ts";

interface Told {
  readonly caseId: string;
  readonly recordId: string;
  readonly at: Date;
}

/** @throws protection.case.alreadyPlaced, protection.guardianship.datesOverlap */
export async function placeChildren(tx: Tx, told: Told, content: RecordContent<"placement">): Promise<void> {
  await inEveryPlace(tx, async () => {
    await lockCase(tx, told.caseId);
    const children = await childrenOf(tx, told.caseId);
    if (children.length === 0) return demandNotPlaced(tx, told.caseId);
    const standing = await Promise.all(
      children.map(async (childId) => ({ childId, open: await openOf(tx, childId) })),
    );
    const homeless = standing.filter(({ open }) => open === undefined);
    if (homeless.length === 0) throw alreadyPlaced(standing[0]?.open);
    const places = new Map((await listPlacesOf(tx, children)).map((one) => [one.childId, one.scopeCode]));
    for (const { childId } of homeless) await placeOne(tx, told, content, childId, places.get(childId) ?? "");
  });
}

/** In one order, so that two who place the same children wait for each other instead of blocking each other. */
async function childrenOf(tx: Tx, caseId: string): Promise<string[]> {
  const ids = (await listPersons(tx, caseId)).flatMap(({ role, childId, leftAt }) =>
    role === "child" && childId !== null && leftAt === null ? [childId] : [],
  );
  const children = [...new Set(ids)].sort();
  for (const childId of children) await placements.lockPlacing(tx, childId);
  return children;
}

async function openOf(tx: Tx, childId: string): Promise<placements.PlacementRow | undefined> {
  return (await placements.listPlacements(tx, childId)).find(({ endedOn }) => endedOn === null);
}

function alreadyPlaced(open: placements.PlacementRow | undefined): Problem {
  if (open === undefined) return new Problem(caseProblems.alreadyPlaced);
  return new Problem(caseProblems.alreadyPlaced, {
    detail: `${open.from} 起在${placementCodes.label(open.kind)}（${open.placeName}）。没有再登记；登记错了请更正那条记录，换了地方的请先在孩子的“监护”页登记离开。`,
  });
}

/** Of children who are on no file, the case itself is all that knows. */
async function demandNotPlaced(tx: Tx, caseId: string): Promise<void> {
  if (await isPlacedByEvents(tx, caseId)) throw alreadyPlaced(undefined);
}

async function isPlacedByEvents(tx: Tx, caseId: string): Promise<boolean> {
  const events = await listEvents(tx, caseId);
  const last = (code: string) => events.findLastIndex((event) => event.code === code);
  return last("placed") > Math.max(last("returnedHome"), last("leftPlacement"));
}

async function placeOne(
  tx: Tx,
  { caseId, recordId, at }: Told,
  { kind, where, handedBy, receivedBy, health, belongings }: RecordContent<"placement">,
  childId: string,
  scopeCode: string,
): Promise<void> {
  const from = businessDate(at);
  const before = await placements.listPlacements(tx, childId);
  if (before.some(({ endedOn }) => endedOn !== null && endedOn > from))
    throw new Problem(guardianshipProblems.datesOverlap);
  const custody = await placements.findCustody(tx, childId);
  const isState = custody?.kind === "temporary" || custody?.kind === "longTerm";
  await placements.insertPlacement(
    tx,
    {
      ...{ id: newId(), childId, scopeCode, kind, from, caseId, recordId },
      custodyId: isState ? custody.id : null,
      placeName: where,
      carer: receivedBy,
      carerRelation: null,
      handover: {
        ...{ health, handedOverBy: handedBy, receivedBy },
        ...(belongings === undefined || belongings === "" ? {} : { belongings }),
      },
    },
    now(),
  );
  if (isState) await closeTask(tx, placingTaskKey(custody.id), "已登记安置和交接");
}

/** What was written wrong of the place is right in both; who was already brought elsewhere stays there. */
export async function correctPlacing(
  tx: Tx,
  oldRecordId: string,
  recordId: string,
  { kind, where, receivedBy, handedBy, health, belongings = "" }: RecordContent<"placement">,
): Promise<void> {
  await inEveryPlace(tx, () =>
    placements.correctPlacement(tx, oldRecordId, {
      ...{ recordId, kind, placeName: where, carer: receivedBy },
      handover: { health, handedOverBy: handedBy, receivedBy, ...(belongings === "" ? {} : { belongings }) },
    }),
  );
}

/** @throws protection.case.notPlaced, protection.case.returnUnderState, protection.case.returnUnassessed */
export async function bringHome(tx: Tx, told: Told, content: RecordContent<"returnHome">): Promise<void> {
  await inEveryPlace(tx, async () => {
    const { caseId, at } = told;
    await lockCase(tx, caseId);
    const children = await childrenOf(tx, caseId);
    const placed: placements.PlacementRow[] = [];
    for (const childId of children) {
      const open = await openOf(tx, childId);
      if (open !== undefined) placed.push(open);
    }
    const isPlaced = children.length === 0 ? await isPlacedByEvents(tx, caseId) : placed.length > 0;
    if (!isPlaced) throw new Problem(caseProblems.notPlaced);
    for (const { childId } of placed) {
      const custody = await placements.findCustody(tx, childId);
      if (custody?.kind === "temporary" || custody?.kind === "longTerm")
        throw new Problem(caseProblems.returnUnderState);
    }
    const inCase = await gradeInCase(tx, caseId);
    const grades =
      children.length === 0
        ? [inCase]
        : await Promise.all(
            placed.map(
              async ({ childId, from }) => (await findAssessedCapacity(tx, childId, from)) ?? inCase,
            ),
          );
    if (!grades.every(isFitToReturn)) throw new Problem(caseProblems.returnUnassessed);
    const on = businessDate(at);
    for (const one of placed) {
      if (on < one.from) throw new Problem(guardianshipProblems.datesOverlap);
      await placements.endPlacement(tx, one.id, {
        ...{ on, why: "returned" },
        handover: { ...one.handover, leftTo: content.receivedBy },
      });
    }
  });
}

/** What was found after the child was placed; what was found before says nothing of a return. */
async function gradeInCase(tx: Tx, caseId: string): Promise<unknown> {
  const events = await listEvents(tx, caseId);
  const placedAt = events.findLastIndex(({ code }) => code === "placed");
  return events.slice(placedAt + 1).findLast(({ code }) => code === "assessed")?.data["grade"];
}
