/**
 * The store, and behind it the second copy of what only this phone has: each writing that has been committed is told to the copy before
 * it is told as done, so that what a person was told as kept lies in both. A copy that fails costs nobody a writing.
 */
import type { Keyring } from "./envelope.ts";
import type { MetaValues } from "./meta-values.ts";
import { readMeta } from "./phone-meta.ts";
import type { MetaRow, OutboxRow, PhoneStore, StoreTx, TableName, Tables } from "./phone-store.ts";
import type { SpareCopy } from "./spare-copy.ts";

/** Files and desk come anew from the server; what is here came from a person. */
export const sparedTables = ["outbox", "photos", "pieces", "drafts", "reads"] as const;
export type SparedTable = (typeof sparedTables)[number];

/** What opens the copy together with a word of its holder's and the server's share. */
export type SpareRing = Pick<
  Keyring,
  "id" | "rounds" | "publicKey" | "privateKey" | "holderDigest" | "spare"
>;

export const DEVICE_KEY = "meta/device";
export const RING_KEY = "meta/ring";

type Change =
  | { readonly put: string; readonly value: unknown }
  | { readonly remove: string }
  /** Everything whose key begins so. */
  | { readonly clear: string };
type ChangeOfOne = Exclude<Change, { readonly clear: string }>;

export interface SparedStore extends PhoneStore {
  /** Makes the copy what it should be: a page that was killed may have left it behind. */
  refill(): Promise<void>;
  clearSpare(): Promise<void>;
}

export function sparedStore(store: PhoneStore, spare: SpareCopy): SparedStore {
  let queue: Promise<void> = Promise.resolve();
  function inTurn(work: () => Promise<void>): Promise<void> {
    queue = queue.then(work).catch(() => undefined);
    return queue;
  }

  /** Of several changes of one thing only the last counts, so that all can be told at once. */
  async function apply(changes: readonly Change[]): Promise<void> {
    const last = new Map<string, ChangeOfOne>();
    for (const change of changes) {
      if ("clear" in change) {
        for (const key of last.keys()) if (key.startsWith(change.clear)) last.delete(key);
        const gone = (await spare.keys()).filter((key) => key.startsWith(change.clear));
        for (const key of gone) last.set(key, { remove: key });
      } else last.set("put" in change ? change.put : change.remove, change);
    }
    await Promise.all(
      [...last.values()].map((change) =>
        "put" in change ? spare.put(change.put, change.value) : spare.remove(change.remove),
      ),
    );
  }

  return {
    async transact(mode, tables, work) {
      if (mode === "read") return store.transact(mode, tables, work);
      const changes: Change[] = [];
      const result = await store.transact(mode, tables, (tx) => work(recording(tx, changes)));
      if (changes.length > 0) await inTurn(() => apply(changes));
      return result;
    },
    refill: () =>
      inTurn(async () => {
        // The copy first: what another tab writes between the two looks is in the second one.
        const there = await spare.keys();
        const wanted = await store.transact("read", ["meta", ...sparedTables], everythingSpared);
        const gone = there.filter((key) => !wanted.has(key)).map((remove) => ({ remove }));
        // A piece of a photo is what its name says, and large.
        const isThere = (key: string) => key.startsWith("pieces/") && there.includes(key);
        const left = [...wanted].filter(([key]) => !isThere(key)).map(([put, value]) => ({ put, value }));
        await apply([...gone, ...left]);
      }),
    clearSpare: () => inTurn(() => apply([{ clear: "" }])),
    close: () => {
      store.close();
    },
    destroy: () => store.destroy(),
  };
}

function recording(tx: StoreTx, changes: Change[]): StoreTx {
  const note = <T extends TableName>(table: T, row: Tables[T]) => {
    const change = changeOf(table, row);
    if (change !== undefined) changes.push(change);
  };
  return {
    ...tx,
    put: async (table, row) => {
      await tx.put(table, row);
      note(table, row);
    },
    putAll: async (table, rows) => {
      await tx.putAll(table, rows);
      for (const row of rows) note(table, row);
    },
    remove: async (table, key) => {
      await tx.remove(table, key);
      if (isSpared(table)) changes.push({ remove: `${table}/${key}` });
      else if (table === "meta" && key in metaKeys) changes.push({ remove: metaKeys[key as SparedMeta] });
    },
    clear: async (table) => {
      await tx.clear(table);
      if (isSpared(table) || table === "meta") changes.push({ clear: `${table}/` });
    },
  };
}

type SparedMeta = "device" | "keyring";
const metaKeys: Readonly<Record<SparedMeta, string>> = { device: DEVICE_KEY, keyring: RING_KEY };

function isSpared(table: TableName): table is SparedTable {
  return (sparedTables as readonly TableName[]).includes(table);
}

function changeOf<T extends TableName>(table: T, row: Tables[T]): ChangeOfOne | undefined {
  if (table === "meta") return metaChange(row as MetaRow);
  if (!isSpared(table)) return undefined;
  const key = `${table}/${keyOf(row as SparedRow)}`;
  // What was received lies with the server.
  return table === "outbox" && (row as OutboxRow).state === "received"
    ? { remove: key }
    : { put: key, value: row };
}

function metaChange({ key, value }: MetaRow): ChangeOfOne | undefined {
  if (key === "device") return { put: DEVICE_KEY, value };
  return key === "keyring" ? ringChange(value as Keyring) : undefined;
}

/** A keyring of before there were copies has no lock for one: the next log-in makes it. */
function ringChange(keyring: Keyring): ChangeOfOne {
  const { id, rounds, publicKey, privateKey, holderDigest, spare } = keyring;
  if (spare === undefined || holderDigest === undefined) return { remove: RING_KEY };
  const ring: SpareRing = { id, rounds, publicKey, privateKey, holderDigest, spare };
  return { put: RING_KEY, value: ring };
}

type SparedRow = Tables[SparedTable];

function keyOf(row: SparedRow): string {
  if ("id" in row) return row.id;
  return "digest" in row ? row.digest : row.key;
}

async function everythingSpared(tx: StoreTx): Promise<Map<string, unknown>> {
  const changes: (ChangeOfOne | undefined)[] = [];
  for (const key of ["device", "keyring"] as const) {
    const value: MetaValues[typeof key] | undefined = await readMeta(tx, key);
    if (value !== undefined) changes.push(metaChange({ key, value }));
  }
  for (const table of sparedTables)
    for (const row of await tx.list(table)) changes.push(changeOf(table, row));
  return new Map(
    changes.flatMap((change) =>
      change !== undefined && "put" in change ? [[change.put, change.value] as const] : [],
    ),
  );
}
