/** A whole number of either side, for a stated purpose that the log keeps. */
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { readPersonsByIds } from "../../registry/persons-to-link.service.ts";
import { openRow } from "../link/row-box.service.ts";
import { demandBatch, typeOf } from "./read-review.service.ts";
import type { revealRowNumber } from "./review.contract.ts";
import * as store from "./review.store.ts";
import { reviewProblems } from "./review-problems.contract.ts";

/** @throws access.notFound, matching.row.gone, matching.number.none */
export async function revealNumber(
  tx: Tx,
  app: App,
  id: string,
  { side, field, reason }: BodyOf<typeof revealRowNumber>,
): Promise<{ value: string }> {
  const pair = await store.findPair(tx, id);
  if (pair === undefined) throw notFound();
  const record =
    side === "row"
      ? await rowRecord(tx, app, pair)
      : (await readPersonsByIds(tx, app.cipher, [pair.personId]))[0];
  const value = field === "citizenNo" ? record?.citizenNo : record?.phones.join("、");
  if (value === undefined || value === null || value === "") throw new Problem(reviewProblems.nothingToShow);
  tx.note({
    subjectIds: [pair.personId],
    purpose: reason,
    detail: { side, field, batch: pair.batchId, ordinal: pair.ordinal },
  });
  return { value };
}

async function rowRecord(tx: Tx, { cipher }: App, { batchId, ordinal }: store.PairRow) {
  const row = await store.findRow(tx, batchId, ordinal);
  if (row === undefined || row.sealed === null) throw new Problem(reviewProblems.gone);
  const batch = await demandBatch(tx, batchId);
  return typeOf(batch.subject).record(openRow(cipher, row.sealed).values);
}
