/** Differences as people read them: who, what the roster says, what the register holds, what came of it. */

import type { Scope } from "../../../kernel/actor.ts";
import { today } from "../../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type { PlaceDirectory } from "../../../platform/places/place-directory.ts";
import { readParticulars, sayParticulars } from "../../registry/child-names.service.ts";
import type * as contract from "./differences.contract.ts";
import type { DifferenceItem } from "./differences.contract.ts";
import * as store from "./differences.store.ts";
import { type DifferenceTab, differenceTabCodes, outcomesOf } from "./effect-codes.contract.ts";
import { seenFrom } from "./effect-places.ts";
import { tabOf } from "./effect-tab.ts";
import { livingConclusionCodes } from "./living-check.ts";

export interface Reading {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

export function askOf(tx: Tx, query: QueryOf<typeof contract.listDifferences>): store.DifferenceAsk {
  const { place, tab, state, group } = query;
  return { scope: narrowScope(tx.scope, place), tab, state, group: tab === "absences" ? group : undefined };
}

export async function listDifferences(
  tx: Tx,
  reading: Reading,
  query: QueryOf<typeof contract.listDifferences>,
): Promise<OutputOf<typeof contract.listDifferences>> {
  const ask = askOf(tx, query);
  const list = ["differences", query.tab, query.state, query.place ?? "", query.group ?? ""];
  const after = query.cursor === undefined ? undefined : openPosition(reading, list, query.cursor);
  const rows = await store.listDifferences(
    tx,
    ask,
    after === undefined ? undefined : [String(after[0]), String(after[1])],
    query.limit + 1,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  tx.note({
    subjectIds: page.flatMap((row) => seenFrom(row, ask.scope).childId ?? []),
    detail: { tab: query.tab, state: query.state, shown: page.length },
  });
  return {
    items: await present(tx, reading, page, ask.scope),
    nextCursor:
      rows.length > query.limit && last !== undefined
        ? sealPosition(reading, list, [last.scopeCode, last.id])
        : null,
    counts: await store.countWaiting(tx, ask.scope),
  };
}

/** What waits where the reader answers for, by tab and in the tabs' order. */
export async function countDifferences(tx: Tx): Promise<{ tab: DifferenceTab; count: number }[]> {
  const counts = await store.countWaiting(tx, tx.scope);
  return differenceTabCodes.codes.map((tab) => ({ tab, count: counts[tab] ?? 0 }));
}

/** @throws access.notFound */
export async function readDifference(tx: Tx, reading: Reading, id: string): Promise<DifferenceItem> {
  const row = await store.findDifference(tx, id);
  const [view] = row === undefined ? [] : await present(tx, reading, [row], tx.scope);
  if (row === undefined || view === undefined) throw notFound();
  tx.note({ subjectIds: [view.childId ?? row.personId] });
  return view;
}

export async function present(
  tx: Tx,
  { places }: Reading,
  rows: readonly store.DifferenceRow[],
  scope: Scope,
): Promise<DifferenceItem[]> {
  const seen = rows.map((row) => seenFrom(row, scope));
  const persons = await readParticulars(
    tx,
    seen.flatMap(({ personId, childId, alsoAt }) => [
      ...[personId, ...Object.values(alsoAt)],
      ...(childId === null ? [] : [childId]),
    ]),
  );
  return seen.map((row) => {
    const { detail, childId, personId } = row;
    const child = persons.get(childId ?? personId);
    return {
      id: row.id,
      tab: tabOf(row),
      childId,
      childName: child?.name ?? "",
      particulars: sayParticulars(child, today()),
      personName: personId === childId ? null : (persons.get(personId)?.name ?? null),
      villageName: places.nameOf(row.scopeCode),
      townshipName: places.nameOf(row.scopeCode.slice(0, 9)),
      others: Object.entries(row.alsoAt).map(([place, id]) => ({
        ...{ childId: id, childName: persons.get(id)?.name ?? "" },
        ...{ villageName: places.nameOf(place), townshipName: places.nameOf(place.slice(0, 9)) },
      })),
      why: detail.why ?? null,
      source: detail.source,
      says: detail.says,
      holds: detail.holds,
      groups: detail.groups ?? [],
      on: detail.on ?? null,
      dueOn: detail.dueOn ?? null,
      at: row.at.toISOString(),
      state: row.state,
      settled: settledOf(row),
      reopened: (detail.reopened ?? []).toReversed(),
      version: row.version,
      outcomes: [...outcomesOf[row.kind]],
      can: mayOf(tx, row),
    };
  });
}

function settledOf({
  settledAt,
  settledByName,
  settledWhy,
  detail,
}: store.DifferenceRow): DifferenceItem["settled"] {
  if (settledAt === null) return null;
  const { conclusion, outcome, entryId } = detail;
  const isKnown = conclusion !== undefined && livingConclusionCodes.has(conclusion);
  return {
    by: settledByName ?? "系统",
    at: settledAt.toISOString(),
    outcome: outcome ?? null,
    note: settledWhy ?? "",
    conclusion: isKnown ? livingConclusionCodes.label(conclusion) : null,
    entryId: entryId ?? null,
  };
}

function mayOf({ actor }: Tx, { kind, state }: store.DifferenceRow): DifferenceItem["can"] {
  if (state === "undone" || (kind === "check" && state !== "waiting")) return [];
  if (kind === "check") return mayDo(actor, "record.write") ? ["check"] : [];
  if (!mayDo(actor, kind === "ending" ? "match.end" : "match.settle")) return [];
  return [state === "waiting" ? "settle" : "reopen"];
}
