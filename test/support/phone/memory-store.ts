/** The phone's store in memory: whole transactions one after the other, thousands a second. It outlives the page that opened it. */
import {
  everyTable,
  type OutboxRow,
  type PhoneStore,
  StoreFull,
  type StoreTx,
  type TableName,
  type Tables,
} from "../../../src/platform/client/offline/phone-store.ts";

type Rows = Map<string | number, unknown>;

function emptyRows(): Map<TableName, Rows> {
  return new Map(everyTable.map((table): [TableName, Rows] => [table, new Map<string | number, unknown>()]));
}

/** What lies on the disk. */
export class MemoryDisk {
  rows = emptyRows();
  /** The browser gives no more than this; counted roughly. */
  quotaBytes = Number.POSITIVE_INFINITY;
  #queue: Promise<unknown> = Promise.resolve();

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work, work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** Every stored byte and text, for whoever looks for what must not be there. */
  everything(): string[] {
    return textsIn([...this.rows.values()].flatMap((rows) => [...rows.values()]));
  }

  bytes(): number {
    return sizeOf(this.rows);
  }
}

const keyOf = {
  meta: "key",
  documents: "id",
  desk: "id",
  outbox: "id",
  photos: "digest",
  pieces: "id",
  drafts: "key",
  reads: "id",
  ballast: "id",
} as const satisfies Record<TableName, string>;

export function openMemoryStore(disk: MemoryDisk): PhoneStore {
  return {
    transact: (mode, tables, work) =>
      disk.inTurn(async () => {
        const draft = new Map(tables.map((table) => [table, new Map(disk.rows.get(table))]));
        const result = await work(transactionOf(draft));
        if (mode === "write") {
          const next = new Map([...disk.rows, ...draft]);
          if (disk.quotaBytes < Number.POSITIVE_INFINITY) {
            const size = sizeOf(next);
            if (size > disk.quotaBytes && size > sizeOf(disk.rows)) throw new StoreFull("quota");
          }
          disk.rows = next;
        }
        return result;
      }),
    close: () => undefined,
    destroy: async () => {
      disk.rows = emptyRows();
    },
  };
}

function transactionOf(draft: Map<TableName, Rows>): StoreTx {
  const rowsOf = <T extends TableName>(table: T): Map<string | number, Tables[T]> => {
    const rows = draft.get(table);
    if (rows === undefined) throw new Error(`${table} is not part of this transaction`);
    return rows as Map<string | number, Tables[T]>;
  };
  const put = async <T extends TableName>(table: T, row: Tables[T]) => {
    const key = (row as unknown as Record<string, string | number>)[keyOf[table]];
    if (key === undefined) throw new Error(`a row of ${table} without a key`);
    rowsOf(table).set(key, row);
  };
  return {
    get: async (table, key) => rowsOf(table).get(key),
    has: async (table, key) => rowsOf(table).has(key),
    list: async (table) => [...rowsOf(table).values()],
    listOutbox: async (state: OutboxRow["state"]) =>
      [...rowsOf("outbox").values()].filter((row) => row.state === state),
    put,
    putAll: async (table, rows) => {
      for (const row of rows) await put(table, row);
    },
    remove: async (table, key) => {
      rowsOf(table).delete(key);
    },
    clear: async (table) => {
      rowsOf(table).clear();
    },
  };
}

function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  if (typeof value === "string") return value.length;
  if (value instanceof Map) return [...value.values()].reduce((sum: number, one) => sum + sizeOf(one), 0);
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + sizeOf(one), 0);
  if (typeof value === "object" && value !== null) return sizeOf(Object.values(value));
  return 8;
}

/** Every text in it, names of fields too, and every byte as text. */
export function textsIn(value: unknown): string[] {
  const found: string[] = [];
  collect(value, found);
  return found;
}

function collect(value: unknown, found: string[]): void {
  if (value instanceof Uint8Array) found.push(Buffer.from(value).toString("utf8"));
  else if (typeof value === "string") found.push(value);
  else if (Array.isArray(value)) for (const one of value) collect(one, found);
  else if (typeof value === "object" && value !== null && !(value instanceof CryptoKey))
    for (const [name, one] of Object.entries(value)) {
      found.push(name);
      collect(one, found);
    }
}
