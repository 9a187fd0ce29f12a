/**
 * Brings the good rows of a batch into the register, chunk by chunk. The rows of a chunk get their result in the transaction that
 * records them, so a cut-off run goes on where it stopped and brings in nothing twice.
 */
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { villageNames } from "../../../platform/places/place-index.ts";
import { type RecordResult, recordDrafts } from "../record-drafts.service.ts";
import { registryProblems } from "../registry.contract.ts";
import { countRows } from "./count-rows.service.ts";
import { readStagedCode, remarkCodes } from "./finding-labels.ts";
import { surroundingsOf } from "./import-batch.ts";
import { openRow } from "./import-boxes.service.ts";
import { type ImportJob, Interrupted } from "./import-context.job.ts";
import { listEnded, listLiving, listOthersWriting, NOBODY_WROTE } from "./import-matches.store.ts";
import {
  listNamedFiles,
  listReady,
  type RowOutcome,
  recordOutcomes,
  type StagedRow,
} from "./import-rows.store.ts";
import { addProgress, type BatchRow, findBatch, updateBatch } from "./imports.store.ts";
import { countingFor, digestOfPlan, draftItems, type Settling, settleRows } from "./settle-rows.service.ts";
import { doublesAsStaged, judgeStaged, type ToldRow } from "./staged-row.ts";

const COMMIT = "registry.import.commit";
const CHUNK = 300;

/** So many chunks are on their way at once: while the database writes one, the next is judged and made ready. */
const LANES = 4;
const TRIES = 4;
/** Two chunks wanted to open the same person, or waited for one another. */
const COLLISIONS: ReadonlySet<unknown> = new Set(["23505", "40P01", "40001"]);

export async function commitImport(job: ImportJob): Promise<void> {
  const batch = await job.work(COMMIT, (tx) => findBatch(tx, job.batchId));
  if (batch === undefined) return;
  const taken = await job.work(COMMIT, async (tx) => {
    const { counts, tally } = await countRows(tx, batch.id, batch.sheets);
    const done = tally.opened + tally.changed + tally.unchanged;
    await updateBatch(tx, batch.id, { progress: { done, total: done + counts.ready } });
    return listNamedFiles(tx, batch.id);
  });
  await bringIn(job, batch, taken);
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

interface Chunk {
  readonly staged: readonly StagedRow[];
  readonly judged: readonly ToldRow[];
  readonly first: number;
  readonly last: number;
}

interface Lane {
  readonly chunk: Chunk;
  /** True: a person asked to stop. */
  readonly done: Promise<boolean>;
}

/** Sends chunk after chunk on its way, until there are none, a person asks to stop, or the server does. */
async function bringIn(job: ImportJob, batch: BatchRow, taken: Set<string>): Promise<void> {
  const lanes: Lane[] = [];
  const finishOldest = async (): Promise<boolean> => (await lanes.shift()?.done) ?? false;
  try {
    for (let after = 0; ; ) {
      const chunk = await readChunk(job, batch, after);
      if (chunk === undefined) break;
      after = chunk.last;
      const toldBy = lastTellerOf(chunk);
      // Brothers and sisters share their parents: the chunk that opens the parents comes first.
      while (lanes.length === LANES || lanes.some((lane) => toldBy >= lane.chunk.first)) {
        if (await finishOldest()) return;
      }
      if (job.signal.aborted) throw new Interrupted();
      const done = commitUntilDone(job, batch, chunk, taken);
      // Awaited when its turn comes; until then a failure must not count as unhandled.
      done.catch(() => undefined);
      lanes.push({ chunk, done });
    }
    while (lanes.length > 0) if (await finishOldest()) return;
  } finally {
    await Promise.allSettled(lanes.map(({ done }) => done));
  }
}

async function readChunk(job: ImportJob, batch: BatchRow, after: number): Promise<Chunk | undefined> {
  const staged = await job.workOnChunk(COMMIT, (tx) => listReady(tx, batch.id, after, CHUNK));
  const [first, last] = [staged[0]?.seq, staged.at(-1)?.seq];
  if (first === undefined || last === undefined) return undefined;
  return { staged, judged: staged.map((row) => judgeAgain(row, job, batch)), first, last };
}

/** The last row before this chunk that tells of an adult of this chunk. */
function lastTellerOf({ judged, first }: Chunk): number {
  let last = 0;
  for (const { spoken = {} } of judged) {
    for (const row of Object.values(spoken)) if (row < first && row > last) last = row;
  }
  return last;
}

/** Rows that would now change something else than was shown; thrown, so that nothing of the chunk is kept. */
class MovedOn extends Error {
  readonly seqs: readonly number[];

  constructor(seqs: readonly number[]) {
    super("files have changed since the check");
    this.seqs = seqs;
  }
}

/**
 * Once more when two chunks have collided: the one that came first has then written what both wanted. And once more, row by row
 * with care, when a number turned out to belong to another township since the check. And once more without the rows whose files
 * somebody else has written to in the meantime: those go back to a person.
 */
async function commitUntilDone(
  job: ImportJob,
  batch: BatchRow,
  chunk: Chunk,
  taken: Set<string>,
): Promise<boolean> {
  let isCareful = false;
  const movedOn = new Set<number>();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await job.workOnChunk(COMMIT, (tx) =>
        commitChunk(tx, job, batch, chunk, { taken, isCareful, movedOn }),
      );
    } catch (error) {
      if (error instanceof MovedOn) {
        for (const seq of error.seqs) movedOn.add(seq);
        attempt -= 1;
        continue;
      }
      const { code } = error as { code?: unknown };
      if (attempt === TRIES) throw error;
      if (code === registryProblems.elsewhere.code) isCareful = true;
      else if (!COLLISIONS.has(code)) throw error;
    }
  }
}

interface Care {
  readonly taken: Set<string>;
  /** Look up rows with a number too, before the register does it while recording them. */
  readonly isCareful: boolean;
  /** Rows that must not be written, since their files have moved on. */
  readonly movedOn: ReadonlySet<number>;
}

async function commitChunk(
  tx: Tx,
  job: ImportJob,
  batch: BatchRow,
  { staged, judged }: Chunk,
  { taken, isCareful, movedOn }: Care,
): Promise<boolean> {
  const settling: Settling = {
    batchId: batch.id,
    ledger: batch.ledger,
    scope: batch.scope_code,
    cipher: job.cipher,
    places: job.places,
    taken,
    counts: await countingFor(tx, batch.id, judged),
    committing: true,
  };
  const verdicts = (await verdictsOf(tx, staged, judged, { settling, isCareful })).map((verdict, at) =>
    movedOn.has(staged[at]?.seq ?? 0) ? { ...verdict, refusal: "register.movedOn" } : verdict,
  );
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
    keepsNames: true,
    nameOfVillage: villageNames(job.places),
  });
  const recorded = good.flatMap(({ at }, index) => {
    const [row, result] = [staged[at], results[index]];
    return row === undefined || result === undefined ? [] : [{ at, row, result }];
  });
  const moved = await listMovedOn(tx, batch.id, recorded);
  if (moved.length > 0) throw new MovedOn(moved);
  const outcomes: RowOutcome[] = verdicts.map(({ refusal }, at) => ({
    seq: staged[at]?.seq ?? 0,
    result: "refused",
    childId: null,
    codes: refusal === null ? [] : [refusal],
  }));
  for (const { at, row, result } of recorded) {
    outcomes[at] = {
      seq: row.seq,
      result: result.result,
      childId: result.childId,
      codes: remarkCodes(result.remarks).filter((code) => !row.codes.includes(code)),
    };
  }
  await recordOutcomes(tx, batch.id, outcomes);
  // Last, since it keeps the batch's row to itself until the commit.
  return (await addProgress(tx, batch.id, staged.length)).stop;
}

/**
 * What is written must be what was shown: of the rows that turned out to change something else, those whose files somebody else has
 * written to. The others differ by their own file's doing (a brother's row has told of the father first).
 */
async function listMovedOn(
  tx: Tx,
  batchId: string,
  recorded: readonly { readonly row: StagedRow; readonly result: RecordResult }[],
): Promise<number[]> {
  const differing = recorded.flatMap(({ row, result }) => {
    const isShown =
      result.result !== "changed" || row.plan_digest?.equals(digestOfPlan(result.changes)) === true;
    return isShown ? [] : [{ row, childId: result.childId }];
  });
  const wrote = await listOthersWriting(
    tx,
    batchId,
    differing.map(({ childId }) => childId),
  );
  return differing
    .filter(({ row, childId }) => (wrote.get(childId) ?? NOBODY_WROTE) !== (row.others_wrote ?? NOBODY_WROTE))
    .map(({ row }) => row.seq);
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
 * batch. A number finds its file while it is recorded, a match by name that a person saw is kept while its file lives; only who
 * has neither is looked for again.
 */
async function verdictsOf(
  tx: Tx,
  staged: readonly StagedRow[],
  judged: readonly ToldRow[],
  { settling, isCareful }: { settling: Settling; isCareful: boolean },
): Promise<Verdict[]> {
  const known = staged.flatMap((row) => row.child_id ?? []);
  const living = await listLiving(tx, known);
  const ended = await listEnded(tx, [...living]);
  const again = staged.flatMap((row, at) => {
    const isKept = row.matched_by === "nameAndBirth" && living.has(row.child_id ?? "");
    const findsItself = !isCareful && judged[at]?.values.citizenNo !== undefined;
    return isKept || findsItself ? [] : [at];
  });
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
          ? (found.codes.find(
              (code) => !row.codes.includes(code) && readStagedCode(code).severity === "reject",
            ) ?? "register.elsewhere")
          : null;
      return { childId: found.childId, refusal };
    }
    const childId = living.has(row.child_id ?? "") ? row.child_id : null;
    return { childId, refusal: ended.has(row.child_id ?? "") ? "register.ended" : null };
  });
}
