/** Two files that may be of one child: which there are, and the word of somebody who looked and found two children. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../kernel/clock.ts";
import type { BodyOf } from "../../kernel/operation.ts";
import { notFound } from "../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../platform/db/database.ts";
import type { PlaceDirectory } from "../../platform/places/place-directory.ts";
import { addAct, recorderOf } from "./child-writing.service.ts";
import type { markNotDouble } from "./doubles.contract.ts";
import * as doubles from "./doubles.store.ts";
import { type FoundDouble, sayLikeness, sayWhyDouble } from "./doubles-evidence.contract.ts";
import { lockBoth } from "./merge-children.service.ts";
import { findFile, listSummaries } from "./registry.store.ts";
import { summaryView } from "./search-children.service.ts";

/** Pairs of files that may be one child, and pairs that were found to be two. */
export async function listDoublesOf(tx: Tx, places: PlaceDirectory) {
  const pairs = await doubles.listDoubles(tx);
  const marks = await doubles.listNotDoubles(tx);
  const ids = [...new Set([...pairs, ...marks].flatMap((pair) => [pair.left_id, pair.right_id]))];
  const on = today();
  const byId = new Map(
    (await listSummaries(tx, ids, on)).map((row) => [row.id, summaryView(row, places, on)]),
  );
  const sides = (pair: { readonly left_id: string; readonly right_id: string }) => {
    const [left, right] = [byId.get(pair.left_id), byId.get(pair.right_id)];
    return left === undefined || right === undefined ? undefined : { left, right };
  };
  tx.note({ subjectIds: ids });
  return {
    items: pairs.flatMap((pair) => {
      const both = sides(pair);
      if (both === undefined) return [];
      const { probability, compared } = pair;
      return [{ ...both, probability, why: sayWhyDouble(compared), evidence: sayLikeness(compared) }];
    }),
    notDoubles: marks.flatMap((mark) => {
      const both = sides(mark);
      const { id, reason, marked_at: at, marked_by_name: by } = mark;
      return both === undefined ? [] : [{ ...both, id, reason, by: by ?? "系统", at: at.toISOString() }];
    }),
  };
}

/** Files that are one child's, or may be: neither withdrawn nor joined, ended ones too. In no place's order. */
export function listFilesForDoubles(tx: Tx): Promise<string[]> {
  return inEveryPlace(tx, () => doubles.listStandingFiles(tx));
}

/**
 * What was found of these files takes the place of what had been found of them before: pairs with others, each once. Found it is by
 * the room that weighs who is who; a declared brother or sister is no double, and is left out here.
 */
export async function replaceDoubles(
  tx: Tx,
  childIds: readonly string[],
  found: readonly FoundDouble[],
): Promise<void> {
  await inEveryPlace(tx, async () => {
    await doubles.deleteDoublesOf(tx, childIds);
    await doubles.insertDoubles(tx, found, now());
  });
}

/** They are two children. @throws registry.merge.same, registry.merge.done, access.notFound */
export async function dismissDouble(
  tx: Tx,
  { leftId, rightId, reason }: BodyOf<typeof markNotDouble>,
): Promise<{ id: string }> {
  const both = await lockBoth(tx, leftId, rightId);
  const id = uuid();
  const [first = leftId, second = rightId] = [leftId, rightId].sort();
  await doubles.insertNotDouble(tx, { id, leftId: first, rightId: second, reason }, recorderOf(tx));
  for (const file of both) await addAct(tx, file, "notDouble", today(), reason, { markId: id });
  tx.note({ subjectIds: [leftId, rightId], purpose: reason });
  return { id };
}

/** They may be one child after all. @throws access.notFound */
export async function restoreDouble(tx: Tx, id: string, reason: string): Promise<void> {
  const pair = await doubles.withdrawNotDouble(tx, id, reason, recorderOf(tx));
  if (pair === undefined) throw notFound();
  for (const fileId of [pair.left_id, pair.right_id]) {
    const file = await findFile(tx, fileId);
    if (file === undefined) throw notFound();
    await addAct(tx, file, "doubleAgain", today(), reason, { markId: id });
  }
  tx.note({ subjectIds: [pair.left_id, pair.right_id], purpose: reason });
}
