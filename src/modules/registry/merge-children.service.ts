/**
 * Two files of one child become one, and can be parted again: nothing is deleted. The kept child gets what only the other knows; what
 * contradicts it stays readable; relatives known to both become one person, the others and the papers come along.
 */
import { v7 as uuid } from "uuid";
import { now, today } from "../../kernel/clock.ts";
import type { BodyOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../../platform/access/policy.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import { inEveryPlace, type Tx } from "../../platform/db/database.ts";
import { addAct, recorderOf } from "./child-writing.service.ts";
import type { mergeChildren } from "./doubles.contract.ts";
import { planKin } from "./merge-kin.ts";
import { haveOtherNumbers, type Joining, joinPersons, partPersons } from "./merge-persons.service.ts";
import * as merges from "./merges.store.ts";
import * as people from "./people.store.ts";
import { refreshStanding } from "./refresh-standing.service.ts";
import { registryProblems } from "./registry.contract.ts";
import * as store from "./registry.store.ts";

/** @throws registry.merge.same, registry.merge.done, registry.merge.numbersDiffer, access.notFound */
export async function mergeFiles(
  tx: Tx,
  cipher: FieldCipher,
  { keptId, mergedId, reason, numberOf }: BodyOf<typeof mergeChildren>,
): Promise<{ id: string }> {
  const [kept, merged] = await lockBoth(tx, keptId, mergedId);
  if (numberOf === undefined) await demandNoOtherNumber(tx, cipher, keptId, mergedId);
  const recorder = recorderOf(tx);
  const id = uuid();
  // A relative may have been recorded in another place first, and have children there.
  const { moved, gains } = await inEveryPlace(tx, async () => {
    const around = await planRelatives(tx, cipher, keptId, mergedId);
    const becomes = new Map(around.join.map(({ own, other }) => [other.personId, own.personId]));
    const options = { cipher, recorder, reason, exceptChildren: [keptId, mergedId], becomes };
    const joinings: Joining[] = [
      await joinPersons(tx, keptId, mergedId, {
        ...options,
        numberOf: numberOf === "merged" ? "other" : "kept",
      }),
    ];
    for (const { own, other } of around.join)
      joinings.push(await joinPersons(tx, own.personId, other.personId, { ...options, numberOf: "kept" }));
    const fullerKin = await fillKin(tx, around.same);
    const kin = around.comes.map((link) => link.id);
    await merges.reassignKin(tx, kin, keptId, kept.scope_code);
    const files = await merges.reassignAttachments(tx, mergedId, kept);
    return {
      moved: {
        joined: joinings.map(({ joined }) => joined),
        stays: joinings.flatMap(({ stays }) => stays),
        kin,
        fullerKin,
        files,
      },
      gains: [
        ...(joinings[0]?.gains ?? []),
        ...around.comes.map((link) => `家人${link.name}`),
        ...(files.length === 0 ? [] : [`${files.length} 份材料`]),
      ],
    };
  });
  await merges.insertMerge(tx, { id, keptId, mergedId, scopeCode: kept.scope_code, reason, moved }, recorder);
  await merges.setMergedInto(tx, mergedId, keptId);
  await addAct(tx, kept, "merged", today(), reason, { mergeId: id, fileNo: merged.file_no, gains });
  await addAct(tx, merged, "merged", today(), reason, { into: keptId });
  await store.touchFile(tx, keptId);
  await refreshStanding(tx, [keptId, mergedId], { personIds: personsOf(moved) });
  tx.note({ subjectIds: [keptId, mergedId], purpose: reason, detail: { mergeId: id } });
  return { id };
}

/** Locked in id order, so that two people merging crosswise take turns. */
export async function lockBoth(
  tx: Tx,
  oneId: string,
  otherId: string,
): Promise<readonly [store.FileRow, store.FileRow]> {
  if (oneId === otherId) throw new Problem(registryProblems.mergeSame);
  const [first, second] = oneId < otherId ? [oneId, otherId] : [otherId, oneId];
  const rows = [await store.findFile(tx, first, true), await store.findFile(tx, second, true)];
  const one = rows.find((row) => row?.id === oneId);
  const other = rows.find((row) => row?.id === otherId);
  if (one === undefined || other === undefined) throw notFound();
  if (one.merged_into !== null || other.merged_into !== null) throw new Problem(registryProblems.mergeDone);
  return [one, other];
}

/** Twins and namesakes are normal: two sound numbers are two children until somebody says which one is wrong. */
async function demandNoOtherNumber(
  tx: Tx,
  cipher: FieldCipher,
  keptId: string,
  mergedId: string,
): Promise<void> {
  const [a, b] = await people.listPersons(tx, [keptId, mergedId]);
  if (a !== undefined && b !== undefined && haveOtherNumbers(a, b, cipher))
    throw new Problem(registryProblems.mergeNumbersDiffer);
}

/** Whoever has a file of his own, or another sound number, is not taken for a namesake around the kept child. */
async function planRelatives(tx: Tx, cipher: FieldCipher, keptId: string, mergedId: string) {
  const rows = await people.listKin(tx, [keptId, mergedId]);
  const links = rows.map((row) => ({
    id: row.id,
    childId: row.child_id,
    personId: row.person_id,
    relation: row.relation,
    name: row.name,
    from: row.valid_from,
    to: row.valid_to,
    cares: row.cares_for_child,
  }));
  const ids = links.map(({ personId }) => personId);
  const persons = new Map((await people.listPersons(tx, ids)).map((row) => [row.id, row]));
  const withFile = new Set(await merges.listWithFile(tx, ids));
  const of = (childId: string) => ({ id: childId, kin: links.filter((link) => link.childId === childId) });
  const plan = planKin(of(keptId), of(mergedId), (own, other) => {
    const [a, b] = [persons.get(own.personId), persons.get(other.personId)];
    if (a === undefined || b === undefined) return true;
    return withFile.has(a.id) || withFile.has(b.id) || haveOtherNumbers(a, b, cipher);
  });
  const others = plan.same.filter(({ own, other }) => own.personId !== other.personId);
  const join = [...new Map(others.map((pair) => [pair.other.personId, pair])).values()];
  return { ...plan, join };
}

/** Who cares for the child, and since when somebody is kin, as far as only the merged file knew. */
async function fillKin(
  tx: Tx,
  same: Awaited<ReturnType<typeof planRelatives>>["same"],
): Promise<merges.FullerKin[]> {
  const fuller = same.flatMap(({ own, other }) => {
    if (own.relation !== other.relation) return [];
    const before = { from: own.from, cares: own.cares };
    const since = { from: earlier(own.from, other.from), cares: own.cares || other.cares };
    return before.from === since.from && before.cares === since.cares ? [] : [{ id: own.id, before, since }];
  });
  for (const { id, before, since } of fuller) await merges.changeKin(tx, id, before, since);
  return fuller;
}

function earlier(a: string, b: string): string {
  return [a, b].sort()[0] ?? a;
}

function personsOf({ joined }: merges.MergeMoved): string[] {
  return joined.flatMap(({ keptId, otherId }) => [keptId, otherId]);
}

/**
 * Parts what a merge joined; what was recorded on the kept file since stays with it.
 * @throws registry.merge.notUndoable, registry.merge.numberUsed
 */
export async function partFiles(tx: Tx, cipher: FieldCipher, id: string, reason: string): Promise<void> {
  const merge = await merges.findMerge(tx, id);
  if (merge === undefined) throw notFound();
  if (merge.undone_at !== null) throw new Problem(registryProblems.mergeNotUndoable);
  const { kept_id: keptId, merged_id: mergedId, moved } = merge;
  const kept = await store.findFile(tx, keptId, true);
  const merged = await store.findFile(tx, mergedId, true);
  if (kept === undefined || merged === undefined) throw notFound();
  // Each merge builds on what the ones before it left: the last one is undone first.
  const last = (await merges.listLiveMerges(tx, keptId)).at(-1);
  if (kept.merged_into !== null || last?.id !== id) throw new Problem(registryProblems.mergeNotUndoable);
  const recorder = { at: now(), by: tx.actor.postId, batchId: null };
  await inEveryPlace(tx, async () => {
    await merges.reassignKin(tx, moved.kin, mergedId, merged.scope_code);
    for (const fuller of moved.fullerKin) await merges.changeKin(tx, fuller.id, fuller.since, fuller.before);
    for (const joined of [...moved.joined].reverse())
      await partPersons(tx, joined, { cipher, recorder, reason });
    await merges.returnAttachments(tx, moved.files, merged);
  });
  await merges.setMergedInto(tx, mergedId, null);
  await merges.markMergeUndone(tx, id, recorder);
  await addAct(tx, kept, "unmerged", today(), reason, { mergeId: id });
  await addAct(tx, merged, "unmerged", today(), reason, { mergeId: id });
  await store.touchFile(tx, keptId);
  await refreshStanding(tx, [keptId, mergedId], { personIds: personsOf(moved) });
  tx.note({ subjectIds: [keptId, mergedId], purpose: reason, detail: { mergeId: id } });
}
