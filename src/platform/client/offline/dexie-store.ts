/** The phone's store in IndexedDB, through Dexie. `strict`: a transaction is told as done when it is on the disk, not before. */
import Dexie from "dexie";
import { PhoneUnavailable, StoreLost } from "./phone-faults.ts";
import { type OutboxRow, type PhoneStore, StoreFull, type StoreTx, type Tables } from "./phone-store.ts";

/**
 * One step of the store's history: a phone that slept through several is led through each. A page of before goes on writing its rows
 * into a store that a newer page has opened: a step only adds, and what it adds may be missing.
 */
export interface SchemaStep {
  readonly version: number;
  readonly tables: Readonly<Record<string, string>>;
  readonly upgrade?: (rows: (table: string) => Dexie.Table<Record<string, unknown>>) => Promise<unknown>;
}

export const schemaSteps: readonly SchemaStep[] = [
  {
    version: 1,
    tables: {
      meta: "key",
      documents: "id",
      desk: "id",
      outbox: "id, state",
      photos: "digest",
      pieces: "id",
      drafts: "key",
      reads: "id",
      ballast: "id",
    },
  },
];

interface DexieOptions {
  readonly name: string;
  readonly steps?: readonly SchemaStep[];
  /** Where the browser's own is not meant. */
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

/** @throws PhoneUnavailable where there is no store, or it does not open */
export async function openDexieStore(options: DexieOptions): Promise<PhoneStore> {
  const db = dexieOf(options);
  try {
    await db.open();
  } catch (error) {
    throw new PhoneUnavailable(whyClosed(error), error);
  }
  return {
    transact: (mode, tables, work) => inTransaction(db, mode, tables, work),
    close: () => {
      db.close();
    },
    destroy: () => db.delete(),
  };
}

function dexieOf(options: DexieOptions): Dexie {
  const given =
    options.indexedDB === undefined || options.IDBKeyRange === undefined
      ? {}
      : { indexedDB: options.indexedDB, IDBKeyRange: options.IDBKeyRange };
  const db = new Dexie(options.name, { chromeTransactionDurability: "strict", cache: "disabled", ...given });
  for (const { version, tables, upgrade } of options.steps ?? schemaSteps) {
    const declared = db.version(version).stores(tables);
    if (upgrade !== undefined) declared.upgrade((tx) => upgrade((table) => tx.table(table)));
  }
  return db;
}

function whyClosed(error: unknown): "noStore" | "storeBroken" {
  const isMissing = ["MissingAPIError", "MissingAPI", "SecurityError", "InvalidStateError"].some((name) =>
    isNamed(error, name),
  );
  return isMissing ? "noStore" : "storeBroken";
}

async function inTransaction<T>(
  db: Dexie,
  mode: "read" | "write",
  tables: readonly string[],
  work: (tx: StoreTx) => Promise<T>,
): Promise<T> {
  let thrown: unknown;
  try {
    return await db.transaction(mode === "read" ? "r" : "rw", [...tables], async () => {
      try {
        return await work(transactionOf(db));
      } catch (error) {
        thrown = error;
        throw error;
      }
    });
  } catch (error) {
    if (isFull(error) || isFull(thrown)) throw new StoreFull(error);
    if (isOfStore(thrown ?? error)) throw new StoreLost(error);
    throw thrown ?? error;
  }
}

function transactionOf(db: Dexie): StoreTx {
  // A table's rows have the type that its name says; Dexie cannot know it.
  const rows = <T extends keyof Tables>(table: T) => db.table<Tables[T], string | number>(table);
  return {
    get: (table, key) => Promise.resolve(rows(table).get(key)),
    has: async (table, key) => (await rows(table).where(":id").equals(key).count()) > 0,
    list: (table) => Promise.resolve(rows(table).toArray()),
    listOutbox: (state: OutboxRow["state"]) =>
      Promise.resolve(rows("outbox").where("state").equals(state).toArray()),
    put: async (table, row) => {
      await rows(table).put(row);
    },
    putAll: async (table, many) => {
      await rows(table).bulkPut([...many]);
    },
    remove: async (table, key) => {
      await rows(table).delete(key);
    },
    clear: async (table) => {
      await rows(table).clear();
    },
  };
}

function isOfStore(error: unknown): boolean {
  return (
    error instanceof Dexie.DexieError || (error instanceof DOMException && error.name !== "OperationError")
  );
}

/** Browsers wrap it: an aborted transaction, a bulk of failures, an inner cause. */
function isFull(error: unknown): boolean {
  return isNamed(error, "QuotaExceededError");
}

function isNamed(error: unknown, name: string): boolean {
  if (typeof error !== "object" || error === null) return false;
  const given = error as { name?: unknown; inner?: unknown; failures?: unknown };
  if (given.name === name) return true;
  if (Array.isArray(given.failures) && given.failures.some((one) => isNamed(one, name))) return true;
  return given.inner !== undefined && given.inner !== error && isNamed(given.inner, name);
}
