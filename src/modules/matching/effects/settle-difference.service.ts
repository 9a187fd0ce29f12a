/** Somebody looked into a difference and says what came of it; an end that is confirmed is written, with its day. */
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { demand, notFound } from "../../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { endRosterFact, readStatements } from "../../registry/roster-facts.service.ts";
import type { settleDifference as contract, DifferenceItem } from "./differences.contract.ts";
import { differenceProblems } from "./differences.contract.ts";
import * as store from "./differences.store.ts";
import { outcomesOf, settleOutcomeCodes, unfounded } from "./effect-codes.contract.ts";
import { refreshDesks } from "./effect-desks.service.ts";
import type { EffectDetail } from "./effect-detail.contract.ts";
import { placesOf } from "./effect-places.ts";
import { type Reading, readDifference } from "./read-differences.service.ts";

/** @throws access.notFound, access.forbidden, matching.difference.notWaiting, .stale, .wrongOutcome, .noteRequired, .dayRequired */
export async function settleDifference(
  tx: Tx,
  reading: Reading,
  id: string,
  version: number,
  body: BodyOf<typeof contract>,
): Promise<DifferenceItem> {
  const row = await store.findDifference(tx, id);
  if (row === undefined) throw notFound();
  if (row.kind === "ending") demand(tx.actor, "match.end");
  if (!outcomesOf[row.kind].includes(body.outcome)) throw new Problem(differenceProblems.wrongOutcome);
  if (body.note.length < 2) throw new Problem(differenceProblems.noteRequired);
  if (row.state !== "waiting") throw new Problem(differenceProblems.notWaiting);
  if (row.version !== version)
    throw new Problem(differenceProblems.stale, { extra: { version: row.version } });
  const ended = body.outcome === "ended" ? await endWhatIsOver(tx, row, body) : {};
  const settled = await store.settleDifference(tx, id, version, {
    state: unfounded.includes(body.outcome) ? "refused" : "confirmed",
    why: body.note,
    detail: { outcome: body.outcome, ...ended },
    at: now(),
  });
  if (!settled) throw new Problem(differenceProblems.stale);
  await inEveryPlace(tx, () => refreshDesks(tx, placesOf(row)));
  tx.note({ purpose: body.note, detail: { kind: row.kind, outcome: body.outcome } });
  return readDifference(tx, reading, id);
}

/** What had ended already by somebody's hand stays as that person wrote it; what was written is known, to be taken back. */
async function endWhatIsOver(
  tx: Tx,
  row: store.DifferenceRow,
  { on, note, outcome }: BodyOf<typeof contract>,
): Promise<Partial<EffectDetail>> {
  if (on === undefined || on > today() || row.factId === null)
    throw new Problem(differenceProblems.dayRequired);
  const fact = (await readStatements(tx, row.personId)).find(({ id }) => id === row.factId);
  if (fact === undefined || fact.isWithdrawn) return { on };
  if (on <= fact.from) throw new Problem(differenceProblems.dayRequired);
  const { personId, factId, batchId } = row;
  const reason = `${settleOutcomeCodes.label(outcome)}：${note}（${row.detail.source}）`;
  return { on, ...(await endRosterFact(tx, { personId, factId, on, batchId }, reason)) };
}
