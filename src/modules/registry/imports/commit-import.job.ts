/**
 * Brings the good rows of a batch into the register, chunk by chunk. The rows of a chunk get their result in the transaction that
 * records them, so a cut-off run goes on where it stopped and brings in nothing twice.
 */
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { recordDrafts } from "../record-drafts.service.ts";
import { countRows } from "./count-rows.service.ts";
import { surroundingsOf } from "./import-batch.ts";
import { openRow } from "./import-boxes.service.ts";
import { type ImportJob, Interrupted } from "./import-context.job.ts";
import { listEnded, listLiving } from "./import-matches.store.ts";
import { listReady, type RowOutcome, recordOutcomes, type StagedRow } from "./import-rows.store.ts";
import { type BatchRow, findBatch, reportProgress, updateBatch } from "./imports.store.ts";
import { countingFor, draftItems, type Settling, settleRows } from "./settle-rows.service.ts";
import { doublesAsStaged, judgeStaged, type ToldRow } from "./staged-row.ts";

const COMMIT = "registry.import.commit";
const CHUNK = 1000;

export async function commitImport(job: ImportJob): Promise<void> {
  const batch = await job.work(COMMIT, (tx) => findBatch(tx, job.batchId));
  if (batch === undefined) return;
  const { counts: before, tally: earlier } = await job.work(COMMIT, (tx) =>
    countRows(tx, batch.id, batch.sheets),
  );
  const taken = new Set<string>();
  let after = 0;
  let done = earlier.opened + earlier.changed + earlier.unchanged;
  const total = done + before.ready;
  for (;;) {
    if (job.signal.aborted) throw new Interrupted();
    const chunk = await job.work(COMMIT, (tx) => commitChunk(tx, job, batch, { after, done, total, taken }));
    if (chunk.rows === 0 || chunk.stop) break;
    after = chunk.last;
    done += chunk.rows;
  }
  await job.work(COMMIT, async (tx) => {
    const { counts, tally } = await countRows(tx, batch.id, batch.sheets);
    const stopped = counts.ready > 0;
    tx.note({ detail: { batch: batch.id, ...tally } });
    await updateBatch(tx, batch.id, {
      state: stopped ? "checked" : "committed",
      counts,
      tally,
      failure: null,
      ...(stopped ? {} : { committedAt: now() }),
    });
  });
}

interface ChunkOf {
  readonly after: number;
  readonly done: number;
  readonly total: number;
  readonly taken: Set<string>;
}

async function commitChunk(
  tx: Tx,
  job: ImportJob,
  batch: BatchRow,
  of: ChunkOf,
): Promise<{ rows: number; last: number; stop: boolean }> {
  const staged = await listReady(tx, batch.id, of.after, CHUNK);
  const last = staged.at(-1)?.seq;
  if (last === undefined) return { rows: 0, last: of.after, stop: false };
  const judged = staged.map((row) => judgeAgain(row, job, batch));
  const settling: Settling = {
    batchId: batch.id,
    ledger: batch.ledger,
    scope: batch.scope_code,
    cipher: job.cipher,
    taken: of.taken,
    counts: await countingFor(tx, batch.id, judged),
    committing: true,
  };
  const verdicts = await verdictsOf(tx, staged, judged, settling);
  const good = verdicts.flatMap((verdict, at) =>
    verdict.refusal === null ? [{ at, childId: verdict.childId }] : [],
  );
  const sources = good.flatMap(({ at, childId }) => {
    const row = judged[at];
    return row === undefined ? [] : [{ row, childId }];
  });
  const items = await draftItems(tx, sources, settling);
  const results = await recordDrafts(tx, items, {
    cipher: job.cipher,
    source: "import",
    batchId: batch.id,
    reason: `导入《${batch.file_name}》`,
  });
  const outcomes: RowOutcome[] = verdicts.map(({ refusal }, at) => ({
    seq: staged[at]?.seq ?? 0,
    result: "refused",
    childId: null,
    code: refusal,
  }));
  for (const [index, { at }] of good.entries()) {
    const result = results[index];
    if (result !== undefined)
      outcomes[at] = {
        seq: staged[at]?.seq ?? 0,
        result: result.result,
        childId: result.childId,
        code: null,
      };
  }
  await recordOutcomes(tx, batch.id, outcomes);
  const { stop } = await reportProgress(tx, batch.id, of.done + staged.length, of.total);
  return { rows: staged.length, last, stop };
}

function judgeAgain(row: StagedRow, { cipher, places }: ImportJob, batch: BatchRow): ToldRow {
  const sheet = batch.sheets.find(({ index }) => index === row.sheet_index);
  if (sheet === undefined) throw new Error(`batch ${batch.id} has no sheet ${row.sheet_index}`);
  const box = openRow(cipher, row.box);
  return judgeStaged(
    box,
    row.row_no,
    surroundingsOf(batch, sheet),
    places,
    doublesAsStaged(row.codes, row.sheet_index),
  );
}

interface Verdict {
  readonly childId: string | null;
  readonly refusal: string | null;
}

/**
 * The register may have moved on since the check: a file went elsewhere, ended, was merged, or the same child came by another
 * batch. A match by name that a person saw is kept while its file lives; everything else is looked up again.
 */
async function verdictsOf(
  tx: Tx,
  staged: readonly StagedRow[],
  judged: readonly ToldRow[],
  settling: Settling,
): Promise<Verdict[]> {
  const named = staged.flatMap((row) =>
    row.matched_by === "nameAndBirth" && row.child_id !== null ? [row.child_id] : [],
  );
  const living = await listLiving(tx, named);
  const ended = await listEnded(tx, [...living]);
  for (const id of living) settling.taken.add(id);
  const again = staged.flatMap((row, at) =>
    row.matched_by === "nameAndBirth" && living.has(row.child_id ?? "") ? [] : [at],
  );
  const settled = await settleRows(
    tx,
    again.flatMap((at) => judged[at] ?? []),
    settling,
  );
  const anew = new Map(again.map((at, index) => [at, settled[index]]));
  return staged.map((row, at): Verdict => {
    const found = anew.get(at);
    if (found !== undefined) {
      const refusal =
        found.outcome === "reject"
          ? (found.codes.find((code) => !row.codes.includes(code)) ?? "register.elsewhere")
          : null;
      return { childId: found.childId, refusal };
    }
    return { childId: row.child_id, refusal: ended.has(row.child_id ?? "") ? "register.ended" : null };
  });
}
