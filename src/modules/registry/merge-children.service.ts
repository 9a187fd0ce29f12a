/**
 * Two files of one child become one, and can be parted again: nothing is deleted. Facts of the merged file that do not contradict
 * the kept one move over; contradicting ones stay readable as superseded; kinship and papers move.
 */
import { v7 as uuid } from "uuid";
import { now, today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../../platform/access/policy.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { PlaceDirectory } from "../../platform/places/place-directory.ts";
import * as drafts from "./drafts.store.ts";
import type { FactKindName } from "./facts.contract.ts";
import { planFacts } from "./plan-facts.ts";
import { knownFact, refreshStanding } from "./refresh-standing.service.ts";
import { registryProblems } from "./registry.contract.ts";
import * as store from "./registry.store.ts";
import { summaryView } from "./search-children.service.ts";
import { addAct, recorderOf } from "./write-child.service.ts";

/** @throws registry.merge.same, registry.merge.done, access.notFound */
export async function mergeFiles(
  tx: Tx,
  keptId: string,
  mergedId: string,
  reason: string,
): Promise<{ id: string }> {
  if (keptId === mergedId) throw new Problem(registryProblems.mergeSame);
  // Locked in id order, so that two people merging crosswise take turns.
  const [first, second] = keptId < mergedId ? [keptId, mergedId] : [mergedId, keptId];
  const rows = [await store.findFile(tx, first, true), await store.findFile(tx, second, true)];
  const kept = rows.find((row) => row?.id === keptId);
  const merged = rows.find((row) => row?.id === mergedId);
  if (kept === undefined || merged === undefined) throw notFound();
  if (kept.merged_into !== null || merged.merged_into !== null) throw new Problem(registryProblems.mergeDone);

  const recorder = recorderOf(tx);
  const keptFacts = (await drafts.listFacts(tx, [keptId])).map(knownFact);
  const mergedFacts = (await drafts.listFacts(tx, [mergedId])).map(knownFact);
  const added: string[] = [];
  let known = keptFacts;
  for (const fact of mergedFacts.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const blocked = known.some(
      (other) =>
        other.kind === fact.kind &&
        other.slot === fact.slot &&
        other.from < (fact.to ?? "9999-12-31") &&
        fact.from < (other.to ?? "9999-12-31"),
    );
    if (blocked) continue;
    const plan = planFacts(known, [
      {
        ...fact,
        kind: fact.kind as FactKindName,
        to: fact.to ?? undefined,
        evidence: fact.evidence ?? undefined,
      } as never,
    ]);
    const rowsToAdd = plan.insert.map((row) => ({
      ...row,
      id: uuid(),
      personId: keptId,
      scopeCode: kept.scope_code,
    }));
    await drafts.insertFacts(tx, rowsToAdd, "merge", recorder);
    added.push(...rowsToAdd.map((row) => row.id));
    known = [...known, ...rowsToAdd];
  }
  const kin = await moveKin(tx, keptId, mergedId, kept.scope_code);
  const files = await store.reassignAttachments(tx, mergedId, kept);
  const id = uuid();
  await store.insertMerge(
    tx,
    {
      id,
      keptId,
      mergedId,
      scopeCode: kept.scope_code,
      reason,
      moved: { facts: added, superseded: [], kin, files },
    },
    recorder,
  );
  await store.setMergedInto(tx, mergedId, keptId);
  await addAct(tx, kept, "merged", today(), reason, { mergeId: id });
  await addAct(tx, merged, "merged", today(), reason, { into: keptId });
  await store.touchFile(tx, keptId);
  await refreshStanding(tx, [keptId, mergedId]);
  tx.note({ subjectIds: [keptId, mergedId], purpose: reason, detail: { mergeId: id } });
  return { id };
}

/** Kin of the merged file who are not yet kin of the kept one. */
async function moveKin(tx: Tx, keptId: string, mergedId: string, scopeCode: string): Promise<string[]> {
  const kin = await drafts.listKin(tx, [keptId, mergedId]);
  const own = kin.filter((row) => row.child_id === keptId);
  const moving = kin.filter(
    (row) =>
      row.child_id === mergedId &&
      !own.some(
        (other) =>
          other.person_id === row.person_id || (other.relation === row.relation && other.name === row.name),
      ),
  );
  const ids = moving.map((row) => row.id);
  await store.reassignKin(tx, ids, keptId, scopeCode);
  return ids;
}

/** Parts what a merge joined; what was recorded on the kept file since stays with it. @throws registry.merge.notUndoable */
export async function partFiles(tx: Tx, id: string, reason: string): Promise<void> {
  const merge = await store.findMerge(tx, id);
  if (merge === undefined) throw notFound();
  if (merge.undone_at !== null) throw new Problem(registryProblems.mergeNotUndoable);
  const kept = await store.findFile(tx, merge.kept_id, true);
  const merged = await store.findFile(tx, merge.merged_id, true);
  if (kept === undefined || merged === undefined) throw notFound();
  if (kept.merged_into !== null) throw new Problem(registryProblems.mergeNotUndoable);
  const recorder = { at: now(), by: tx.actor.postId, batchId: null };
  await drafts.supersedeFacts(tx, merge.moved.facts, `撤销合并：${reason}`, recorder);
  await store.reassignKin(tx, merge.moved.kin, merge.merged_id, merged.scope_code);
  await store.returnAttachments(tx, merge.moved.files, merged);
  await store.setMergedInto(tx, merge.merged_id, null);
  await store.markMergeUndone(tx, id, recorder);
  await addAct(tx, kept, "unmerged", today(), reason, { mergeId: id });
  await addAct(tx, merged, "unmerged", today(), reason, { mergeId: id });
  await store.touchFile(tx, merge.kept_id);
  await refreshStanding(tx, [merge.kept_id, merge.merged_id]);
  tx.note({ subjectIds: [merge.kept_id, merge.merged_id], purpose: reason, detail: { mergeId: id } });
}

/** Pairs of files that may be one child. */
export async function listDoublesOf(tx: Tx, places: PlaceDirectory) {
  const pairs = await store.listDoubles(tx);
  const ids = [...new Set(pairs.flatMap((pair) => [pair.left_id, pair.right_id]))];
  const on = today();
  const byId = new Map(
    (await store.listSummaries(tx, ids, on)).map((row) => [row.id, summaryView(row, places, on)]),
  );
  tx.note({ subjectIds: ids });
  return {
    items: pairs.flatMap((pair) => {
      const left = byId.get(pair.left_id);
      const right = byId.get(pair.right_id);
      return left === undefined || right === undefined ? [] : [{ left, right, why: "姓名和出生日期相同" }];
    }),
  };
}
