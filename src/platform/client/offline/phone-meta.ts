/** Reads and writes what the phone remembers about itself. */
import type { MetaValues, SyncMarks } from "./meta-values.ts";
import type { StoreTx } from "./phone-store.ts";

export const freshSync: SyncMarks = {
  cursor: null,
  deskDigest: null,
  lastOkAt: null,
  lastTriedAt: null,
  fault: null,
  needsLogin: false,
  comparedAt: 0,
  failures: 0,
  pausedUntil: 0,
};

export async function readMeta<K extends keyof MetaValues>(
  tx: StoreTx,
  key: K,
): Promise<MetaValues[K] | undefined> {
  return (await tx.get("meta", key))?.value as MetaValues[K] | undefined;
}

export function writeMeta<K extends keyof MetaValues>(
  tx: StoreTx,
  key: K,
  value: MetaValues[K],
): Promise<void> {
  return tx.put("meta", { key, value });
}

export async function changeSync(tx: StoreTx, change: Partial<SyncMarks>): Promise<void> {
  await writeMeta(tx, "sync", { ...((await readMeta(tx, "sync")) ?? freshSync), ...change });
}
