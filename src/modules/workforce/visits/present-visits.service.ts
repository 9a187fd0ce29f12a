/** Visits as people read them. */
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { answersOfVisits } from "../campaigns/phone-campaigns.service.ts";
import { STEP, VISIT, type VisitBox } from "./visit-box.ts";
import { visitStepCodes } from "./visit-codes.contract.ts";
import type { VisitView } from "./visits.contract.ts";
import * as store from "./visits.store.ts";

export async function presentVisits(
  tx: Tx,
  app: Pick<App, "cipher" | "places">,
  rows: readonly store.VisitRow[],
): Promise<VisitView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const names = await readChildNames(
    tx,
    rows.map(({ childId }) => childId),
  );
  const steps = Map.groupBy(await store.listSteps(tx, ids), ({ visitId }) => visitId);
  const photos = Map.groupBy(await store.listPhotos(tx, ids), ({ visitId }) => visitId);
  const answers = await answersOfVisits(tx, ids);
  return rows.map((row) => {
    const told = app.cipher.openJson(row.sealed, VISIT) as VisitBox;
    const own = steps.get(row.id) ?? [];
    return {
      id: row.id,
      no: row.no,
      childId: row.childId,
      childName: names.get(row.childId) ?? "",
      villageName: app.places.nameOf(row.scopeCode),
      townshipName: app.places.nameOf(row.scopeCode.slice(0, 9)),
      on: row.on,
      manner: row.manner,
      by: row.by,
      sawChild: told.sawChild,
      absentWhy: told.absentWhy ?? null,
      sawCarer: told.sawCarer,
      looked: told.looked,
      troubles: told.troubles,
      childWords: told.childWords ?? null,
      carerWords: told.carerWords ?? null,
      done: told.done,
      note: told.note ?? null,
      riskConcern: told.riskConcern ?? null,
      lookAgainOn: told.lookAgainOn ?? null,
      hasPlace: told.place !== undefined,
      photos: (photos.get(row.id) ?? []).map(({ digest, fileId }) => ({
        digest,
        hasArrived: fileId !== null,
      })),
      campaigns: answers.get(row.id) ?? [],
      reportId: told.reportId ?? null,
      clockOffMinutes: row.clockOffMinutes,
      receivedAt: row.receivedAt.toISOString(),
      state: row.state,
      steps: own.map((step) => ({
        at: step.at.toISOString(),
        by: step.by,
        what: visitStepCodes.label(step.kind),
        words: app.cipher.open(step.sealed, STEP),
      })),
      version: row.version,
      can: canOf(tx, row, asksTownship(told) && !own.some(({ kind }) => kind === "answered")),
    };
  });
}

/** The township has something to look into. */
export function asksTownship(told: Pick<VisitBox, "riskConcern" | "absentWhy">): boolean {
  return told.riskConcern !== undefined || told.absentWhy === "unknown";
}

function canOf({ actor }: Tx, row: store.VisitRow, isAsked: boolean): VisitView["can"] {
  const can: VisitView["can"] = [];
  const mayReview = mayDo(actor, "visit.review");
  const isSampled = row.state === "sampled" || row.state === "doubted";
  if (mayDo(actor, "visit.write")) can.push("amend");
  if (mayReview && row.state !== "returned") can.push("return");
  if (mayReview && !isSampled && row.byAccount !== actor.accountId) can.push("sample");
  if (mayReview && isAsked) can.push("answer");
  return can;
}
