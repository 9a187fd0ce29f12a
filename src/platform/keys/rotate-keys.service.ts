/**
 * A change of keys from beginning to end. Where it stands is read from the ring and from the values themselves, so that whoever
 * is killed in the middle begins again and loses nothing: an announced key is activated, what lies under an older key is made
 * anew, and a key is retired only when nothing lies under it and nobody can still write with it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "../../kernel/problem.ts";
import { systemActor } from "../access/system-actor.ts";
import { activeKey, type KeyUse, keysOf, type RingKey } from "../crypto/key-ring.ts";
import { unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { keyProblems } from "./key-problems.ts";
import { type KeyedColumn, type KeyedRoom, keyUseOf, nameOf } from "./keyed-column.ts";
import * as store from "./keyed-values.store.ts";
import { keysWork, renewColumn } from "./renew-values.service.ts";

/** Every process has read the ring anew by then (it does so once a second). */
export const ALL_KNOW_MS = 2500;
const REST_BETWEEN_ROUNDS_MS = 500;

export interface Rotation {
  readonly app: App;
  readonly rooms: readonly KeyedRoom[];
  readonly use: KeyUse;
  readonly signal: AbortSignal;
  /** How long every process needs to read the ring anew. */
  readonly settleMs: number;
  /** Hears of progress. */
  told(progress: RotationProgress): void;
}

export type RotationProgress =
  | { readonly step: "activated"; readonly key: number }
  | { readonly step: "waiting"; readonly transactions: number }
  | { readonly step: "renewing"; readonly column: string; readonly renewed: number }
  | { readonly step: "retired"; readonly key: number };

export interface RotationOutcome {
  readonly use: KeyUse;
  readonly activeKey: number;
  readonly renewed: number;
  readonly retired: readonly number[];
  /** What keeps older keys in use: values that do not open, and those that are deleted soon. */
  readonly broken: readonly string[];
  readonly left: number;
}

/** Keys besides the active one that still open. */
export function olderKeys(app: App, use: KeyUse): readonly RingKey[] {
  return keysOf(app.keyRing.state(), use).filter((key) => key.state === "opening");
}

/** Brings a new key into use, or goes on with one that was announced; gives the key that is now active. */
export async function beginRotation({ app, use, told, signal, settleMs }: Rotation): Promise<number> {
  const active = activeKey(keysOf(app.keyRing.state(), use)).id;
  const older = olderKeys(app, use);
  const announced = older.find((key) => key.id > active)?.id;
  if (announced === undefined && older.length > 0) return active;
  const id = announced ?? app.keyRing.announce(use);
  await sleep(settleMs, undefined, { signal });
  app.keyRing.activate(use, id);
  await noteDown(app, "platform.keys.activate", { use, key: id });
  told({ step: "activated", key: id });
  return id;
}

/** Makes everything anew under the active key and retires the older ones. @throws keys.underway */
export async function finishRotation(rotation: Rotation): Promise<RotationOutcome> {
  return alone(rotation.app, async () => {
    const { app, rooms, use, signal, told } = rotation;
    const columns = rooms.flatMap((room) => room.columns).filter((column) => keyUseOf(column) === use);
    await untilNobodyWritesWithOlderKeys(rotation);
    let renewed = 0;
    for (;;) {
      const broken: string[] = [];
      for (const room of rooms) broken.push(...((await room.prepare?.(app, signal)) ?? []));
      let found = 0;
      for (const column of columns.filter(({ holds }) => holds.kind !== "passingIndex")) {
        const round = await renewColumn(app, column, signal, (count) =>
          told({ step: "renewing", column: nameOf(column), renewed: count }),
        );
        found += round.renewed;
        broken.push(...round.broken);
      }
      renewed += found;
      const left = await countOlder(rotation, columns);
      const active = activeKey(keysOf(app.keyRing.state(), use)).id;
      const outcome = { use, activeKey: active, renewed, broken, left };
      if (left === 0 && broken.length === 0)
        return { ...outcome, retired: await retireOlder(rotation, columns) };
      // Only what does not open or what passes by itself is left: no further round changes that.
      const passing = await countOlder(
        rotation,
        columns.filter(({ holds }) => holds.kind === "passingIndex"),
      );
      if (found === 0 && left <= broken.length + passing) return { ...outcome, retired: [] };
      await sleep(REST_BETWEEN_ROUNDS_MS, undefined, { signal });
    }
  });
}

/** What was begun before the new key became active may still be written under the older one; afterwards nothing is. */
async function untilNobodyWritesWithOlderKeys({ app, signal, told, settleMs }: Rotation): Promise<void> {
  await sleep(settleMs, undefined, { signal });
  const at = await keysWork(app, store.databaseTime);
  for (;;) {
    const older = await keysWork(app, (tx) => store.countOlderTransactions(tx, at));
    if (older === 0) return;
    told({ step: "waiting", transactions: older });
    await sleep(1000, undefined, { signal });
  }
}

async function countOlder({ app, use }: Rotation, columns: readonly KeyedColumn[]): Promise<number> {
  const active = activeKey(keysOf(app.keyRing.state(), use)).id;
  let left = 0;
  for (const column of columns) {
    left += await keysWork(app, (tx) => store.countOutdated(tx, column, active));
  }
  return left;
}

async function retireOlder(rotation: Rotation, columns: readonly KeyedColumn[]): Promise<number[]> {
  const { app, use, told } = rotation;
  const ids = olderKeys(app, use).map((key) => key.id);
  for (const id of ids) app.keyRing.retire(use, id);
  // Were something written in between all the same, it must open: the keys come back and the next run goes on.
  if ((await countOlder(rotation, columns)) > 0) {
    for (const id of ids) app.keyRing.reopen(use, id);
    return [];
  }
  for (const key of ids) {
    await noteDown(app, "platform.keys.retire", { use, key });
    told({ step: "retired", key });
  }
  return ids;
}

/** Opens again with every key that something lies under, such as after a restore of an older copy; gives their ids. */
export async function openWhatIsUsed(
  app: App,
  rooms: readonly KeyedRoom[],
  glance = false,
): Promise<{ readonly use: KeyUse; readonly id: number }[]> {
  const reopened: { use: KeyUse; id: number }[] = [];
  for (const { use, id } of await unopenable(app, rooms, glance)) {
    app.keyRing.reopen(use, id);
    await noteDown(app, "platform.keys.reopen", { use, key: id });
    reopened.push({ use, id });
  }
  return reopened;
}

/** Keys that something lies under and that do not open; at a glance those that much lies under. */
export async function unopenable(
  app: App,
  rooms: readonly KeyedRoom[],
  glance = false,
): Promise<{ readonly use: KeyUse; readonly id: number }[]> {
  const found = new Map<string, { use: KeyUse; id: number }>();
  for (const { use, id } of await countKeys(app, rooms, glance)) {
    const state = keysOf(app.keyRing.state(), use).find((key) => key.id === id)?.state;
    if (id > 0 && (state === undefined || state === "retired")) found.set(`${use}/${id}`, { use, id });
  }
  return [...found.values()];
}

export interface KeyedCount {
  readonly use: KeyUse;
  readonly id: number;
  readonly column: string;
  readonly values: number;
}

/** How many values of each column lie under each key. */
export async function countKeys(
  app: App,
  rooms: readonly KeyedRoom[],
  glance = false,
): Promise<KeyedCount[]> {
  const counts: KeyedCount[] = [];
  for (const column of rooms.flatMap((room) => room.columns)) {
    for (const { id, values } of await keysWork(app, (tx) => store.countByKey(tx, column, glance)))
      counts.push({ use: keyUseOf(column), id, column: nameOf(column), values });
  }
  return counts;
}

function noteDown(app: App, operation: string, detail: Record<string, unknown>): Promise<void> {
  return unitOfWork(app.database, systemActor("keys"), { operation, effect: "write" }, async (tx) => {
    tx.note({ detail });
  });
}

/** One at a time over all processes. */
async function alone<Result>(app: App, work: () => Promise<Result>): Promise<Result> {
  const client = await app.database.pool.connect();
  try {
    if (!(await store.takeLock(client))) throw new Problem(keyProblems.underway);
    try {
      return await work();
    } finally {
      await store.leaveLock(client);
    }
  } finally {
    client.release();
  }
}
