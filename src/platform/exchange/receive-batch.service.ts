/** A file comes in under its agreement: it is kept as it is, and a job reads it. */
import { now, today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import { newId } from "../db/new-id.ts";
import { openWorkbook } from "../excel/open-workbook.ts";
import { keepSealed, type Vault } from "../files/sealed-file.ts";
import type { UploadedFile } from "../http/upload.ts";
import { agreementState } from "./agreement-state.ts";
import { type AgreementRow, findAgreement, listAgreed, listArrivals } from "./agreements.store.ts";
import { batchWasReceived } from "./batch-tasks.service.ts";
import * as store from "./batches.store.ts";
import { answersDue } from "./due-days.ts";
import { refreshDueTasks } from "./due-tasks.service.ts";
import type { BatchVia } from "./exchange-codes.contract.ts";
import { batchProblems } from "./exchange-problems.contract.ts";

export interface Incoming {
  readonly id: string;
  readonly agreementId: string;
  readonly asOf?: string | undefined;
  readonly file: UploadedFile;
  readonly via: BatchVia;
}

/** Outside of any transaction: what no program can open is refused before anything is kept. @throws the excel Problems, exchange.batch.asOfInFuture */
export async function demandReadable({ asOf, file }: Pick<Incoming, "asOf" | "file">): Promise<void> {
  if (asOf !== undefined && asOf > today()) throw new Problem(batchProblems.asOfInFuture);
  await (await openWorkbook(file.path)).close();
}

/** Under which a roster of this subject can come in today. */
export async function inboundInForce(tx: Tx, subject: string): Promise<readonly { readonly id: string }[]> {
  return (await listAgreed(tx)).filter(
    (one) => one.direction === "in" && one.subject === subject && agreementState(one, today()) === "inForce",
  );
}

/** @throws access.notFound, exchange.batch.outbound, .notInForce, .idTaken */
export async function receiveBatch(tx: Tx, app: Vault, incoming: Incoming): Promise<store.BatchRow> {
  const agreement = await findAgreement(tx, incoming.agreementId, { forUpdate: true });
  if (agreement === undefined) throw notFound();
  return keepBatch(tx, app, agreement, incoming);
}

/**
 * An organisation sees no place, and finds its own agreement alone.
 * @throws access.notFound, exchange.batch.outbound, .notInForce, .idTaken
 */
export function receiveFromPartner(tx: Tx, app: Vault, incoming: Incoming): Promise<store.BatchRow> {
  return inEveryPlace(tx, async () => {
    const agreement = await findAgreement(tx, incoming.agreementId, { forUpdate: true });
    if (agreement?.partnerId !== tx.actor.accountId) throw notFound();
    return keepBatch(tx, app, agreement, incoming);
  });
}

async function keepBatch(
  tx: Tx,
  app: Vault,
  agreement: AgreementRow,
  { id, asOf, file, via }: Incoming,
): Promise<store.BatchRow> {
  const before = await store.findBatch(tx, id);
  if (before !== undefined) return demandSame(before, agreement, file);
  if (agreement.direction !== "in") throw new Problem(batchProblems.outbound);
  if (agreementState(agreement, today()) !== "inForce") throw new Problem(batchProblems.notInForce);
  const { lineId, scopeCode } = agreement;
  const answered = (await listArrivals(tx, [lineId])).flatMap(({ dueOn }) => dueOn ?? []);
  const at = now();
  const { location, keySealed: fileKeySealed } = await keepSealed(app, newId(), file.path, store.BATCH_FILE);
  await store.insertBatch(tx, {
    ...{ id, scopeCode, via, location, fileKeySealed, at, agreementId: agreement.id, asOf: asOf ?? null },
    ...{ fileName: file.name, fileDigest: file.sha256, fileSize: file.size },
    dueOn: answersDue(agreement, answered, today()),
  });
  await store.insertEvent(tx, { id, scopeCode }, { at, what: "received", note: file.name });
  await batchWasReceived(tx, lineId);
  await refreshDueTasks(tx);
  await store.wakeBatch(tx, id);
  tx.note({ detail: { batch: id, agreement: agreement.id, via, size: file.size } });
  const kept = await store.findBatch(tx, id);
  if (kept === undefined) throw notFound();
  return kept;
}

/** Sent again because the answer was lost. */
function demandSame(before: store.BatchRow, { id }: AgreementRow, file: UploadedFile): store.BatchRow {
  if (before.agreementId !== id || !before.fileDigest.equals(file.sha256))
    throw new Problem(batchProblems.idTaken);
  return before;
}
