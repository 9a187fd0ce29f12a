/** A person decides whose a row is; it is remembered, what follows is written or taken back, and the next batch hears of it. */
import { now } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { applyMatches, withdrawMatch } from "../effects/apply-matches.service.ts";
import { asOfBatch } from "../link/link-batch.service.ts";
import { IDENTITY, openRow } from "../link/row-box.service.ts";
import { stepBatch } from "../link/step-batch.service.ts";
import { closeQuestions } from "./ask-village.service.ts";
import { demandPair } from "./demand-pair.service.ts";
import { typeOf } from "./read-review.service.ts";
import type { decidePair, undoPair } from "./review.contract.ts";
import * as store from "./review.store.ts";
import { reviewProblems } from "./review-problems.contract.ts";

const OTHER = "这一行已认定是另一个人";
const WITHDRAWN = "复核时撤回认定";

/** @throws access.notFound, matching.pair.stale, .decided, .taken, matching.row.gone, matching.batch.notInReview */
export async function decide(
  tx: Tx,
  app: App,
  id: string,
  version: number,
  { says, why }: BodyOf<typeof decidePair>,
): Promise<void> {
  const { batch, pair, row } = await demandPair(tx, id, version);
  if (row.sealed === null) throw new Problem(reviewProblems.gone);
  const pairs = await store.listPairs(tx, batch.id, pair.ordinal);
  if (isFinal(pair) || pairs.some(({ decision }) => decision === "same"))
    throw new Problem(reviewProblems.decided);
  const type = typeOf(batch.subject);
  if (says === "same" && type.oneToOne) {
    const at = await store.findTaken(tx, pair);
    if (at !== undefined) throw new Problem(reviewProblems.taken, { extra: { at } });
  }
  const at = now();
  await write(tx, pair, { says, at, why: sayWhy(why) });
  const box = openRow(app.cipher, row.sealed);
  if (box.identity !== null && says !== "unsure")
    await store.remember(tx, pair, {
      ...{ says, at },
      indexes: app.cipher.blindIndexes(box.identity, IDENTITY),
      index: app.cipher.blindIndex(box.identity, IDENTITY),
      sealed: app.cipher.seal(box.identity, IDENTITY),
    });
  const settled = [pair.id];
  if (says === "same") {
    // A row is one person: with this one the others are answered, at the same moment, by which they are found again.
    for (const other of pairs)
      if (other.id !== pair.id && !isFinal(other)) {
        await write(tx, other, { says: "different", at, why: OTHER });
        settled.push(other.id);
      }
    const { id: pairId, ordinal, personId } = pair;
    const match = { pairId, batchId: batch.id, ordinal, personId, type };
    await applyMatches(tx, app, [{ ...match, values: box.values, asOf: asOfBatch(batch) }]);
  }
  await closeQuestions(tx, settled, at);
  await store.setRowState(tx, pair);
  await stepBatch(tx, batch);
  tx.note({
    subjectIds: [pair.personId],
    ...noteOf(why),
    detail: { batch: batch.id, ordinal: pair.ordinal, says },
  });
}

/** @throws access.notFound, matching.pair.stale, .notDecided, .reasonRequired, matching.row.gone, matching.batch.notInReview */
export async function undo(
  tx: Tx,
  app: App,
  id: string,
  version: number,
  { why }: BodyOf<typeof undoPair>,
): Promise<void> {
  const { batch, pair } = await demandPair(tx, id, version);
  if (pair.decision === null) throw new Problem(reviewProblems.notDecided);
  const needsReason = pair.decidedBy === null || batch.state === "dropped";
  if (needsReason && (why ?? "").length < 2) throw new Problem(reviewProblems.reasonRequired);
  const at = now();
  const reason = sayWhy(why) ?? WITHDRAWN;
  if (pair.decision === "same") await withdrawMatch(tx, app, pair.id, reason);
  await write(tx, pair, { says: null, at, why: null });
  const freed = [pair.id];
  for (const other of await store.listPairs(tx, batch.id, pair.ordinal))
    if (other.id !== pair.id && wentWith(other, pair)) {
      await write(tx, other, { says: null, at, why: null });
      freed.push(other.id);
    }
  await store.forgetWords(tx, freed, at);
  await closeQuestions(tx, [pair.id], at);
  await store.setRowState(tx, pair);
  await stepBatch(tx, batch);
  tx.note({
    subjectIds: [pair.personId],
    ...noteOf(why),
    detail: { batch: batch.id, ordinal: pair.ordinal, was: pair.decision },
  });
}

const isFinal = ({ decision }: store.PairRow) =>
  decision === "same" || decision === "different" || decision === "unsure";

function wentWith(other: store.PairRow, pair: store.PairRow): boolean {
  return other.decidedWhy === OTHER && other.decidedAt?.getTime() === pair.decidedAt?.getTime();
}

const sayWhy = (why: string | undefined) => (why === undefined || why === "" ? null : why);
const noteOf = (why: string | undefined) => (why === undefined || why === "" ? {} : { purpose: why });

async function write(tx: Tx, pair: store.PairRow, decision: store.Decision): Promise<void> {
  if (!(await store.writeDecision(tx, pair, decision))) throw new Problem(reviewProblems.stale);
}
