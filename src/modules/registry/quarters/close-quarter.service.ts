/** Closing a quarter: every child's row is frozen, each ledger digested and sealed, the differences written down; once for all. */
import { now } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Signer } from "../../../platform/crypto/signing.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { closeTasks } from "../../../platform/tasks/tasks.service.ts";
import type { Reading } from "../ledgers/read-ledger.service.ts";
import { listExtras } from "../ledgers/row-extras.store.ts";
import { freezeRow } from "./freeze-row.service.ts";
import { insertFrozenRows } from "./frozen-rows.store.ts";
import { streamLiveRows } from "./live-rows.store.ts";
import { type Comparison, differencesOf, explain } from "./quarter-changes.service.ts";
import { insertChanges } from "./quarter-changes.store.ts";
import { listDifferences } from "./quarter-differences.store.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";
import { digestFrozen, sealedText } from "./quarter-seal.service.ts";
import { closeKey, confirmKey, reviewKey } from "./quarter-tasks.ts";
import type { QuarterSummary } from "./quarters.contract.ts";
import * as store from "./quarters.store.ts";
import { summaryOf } from "./read-quarter.service.ts";

const BATCH = 500;

/** @throws access.notFound, quarter.close.earlierOpen, quarter.close.unreviewed */
export async function closeQuarter(
  tx: Tx,
  reading: Reading & { readonly signer: Signer },
  id: string,
  reason: string | undefined,
): Promise<QuarterSummary> {
  const quarter = await store.findQuarter(tx, id, "update");
  if (quarter === undefined) throw notFound();
  // The second of two who close at once waited for the lock and finds it done.
  if (quarter.state === "closed") return summaryOf(tx, quarter);
  if (await store.hasOpenBefore(tx, quarter.asOf)) throw new Problem(quarterProblems.earlierOpen);
  const villages = await store.listVillages(tx, id, tx.scope);
  const unreviewed = [
    ...new Set(villages.filter((one) => one.state !== "accepted").map((one) => one.villageCode.slice(0, 9))),
  ];
  if (unreviewed.length > 0 && reason === undefined) {
    throw new Problem(quarterProblems.unreviewed, {
      extra: { townships: unreviewed.map((code) => reading.places.nameOf(code)) },
    });
  }
  await freeze(tx, reading, quarter);
  const sealed = await seal(tx, reading.signer, id);
  const previous = await store.findClosedBefore(tx, quarter.asOf);
  if (previous !== undefined) await writeDifferences(tx, reading, { quarter, previous });
  const at = now();
  await store.markClosed(tx, id, {
    at,
    by: tx.actor.accountId,
    byName: tx.actor.displayName,
    reason: reason ?? null,
    comparedWith: previous?.id ?? null,
    unreviewed,
  });
  const keys = [
    ...villages.map((one) => confirmKey(id, one.villageCode)),
    ...new Set(villages.map((one) => reviewKey(id, one.villageCode.slice(0, 9)))),
    ...new Set(villages.map((one) => closeKey(id, one.villageCode.slice(0, 6)))),
  ];
  await closeTasks(tx, keys, "本季度已由区民政局封存");
  tx.note({
    ...(reason === undefined ? {} : { purpose: reason }),
    detail: {
      quarter: id,
      unreviewed,
      digests: Object.fromEntries(sealed.map((one) => [one.ledger, one.digest])),
    },
  });
  const closed = await store.findQuarter(tx, id);
  return summaryOf(tx, closed ?? quarter);
}

async function freeze(tx: Tx, { cipher, places }: Reading, quarter: store.QuarterRecord): Promise<void> {
  const { asOf } = quarter;
  const options = { asOf, cipher, placeName: (code: string) => places.nameOf(code) };
  for await (const rows of streamLiveRows(tx, asOf, BATCH)) {
    const extras = new Map((await listExtras(tx, rows, asOf)).map((one) => [one.childId, one]));
    await insertFrozenRows(
      tx,
      quarter.id,
      rows.map((row) => freezeRow(row, extras.get(row.childId), options)),
    );
  }
}

/** Digests what the table now holds, not what was meant to be written. */
async function seal(tx: Tx, signer: Signer, quarter: string) {
  const digests = await digestFrozen(tx, quarter);
  for (const { ledger, rows, digest } of digests) {
    const mark = await signer.sign(sealedText(quarter, ledger, rows, digest));
    await store.insertSeal(tx, quarter, { ledger, rows, digest, ...mark });
  }
  return digests;
}

async function writeDifferences(tx: Tx, reading: Reading, comparison: Comparison): Promise<void> {
  const { quarter, previous } = comparison;
  const records = await listDifferences(tx, { quarter: previous.id }, { quarter: quarter.id }, tx.scope);
  for (let at = 0; at < records.length; at += BATCH) {
    const differences = records.slice(at, at + BATCH).flatMap(differencesOf);
    await insertChanges(tx, quarter.id, await explain(tx, reading, comparison, differences));
  }
}
