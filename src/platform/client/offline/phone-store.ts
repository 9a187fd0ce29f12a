/**
 * Where the phone keeps things: a port, so that another store (SQLite in a shell of our own) can take the place of IndexedDB. Ids,
 * numbers and times lie in clear, whatever says something about a person is sealed before it comes here.
 */
import type { Bytes } from "./cipher.ts";
import type { MetaValues } from "./meta-values.ts";

export interface MetaRow {
  readonly key: keyof MetaValues;
  readonly value: unknown;
}

export interface DocumentRow {
  readonly id: string;
  readonly placeCode: string;
  readonly digest: string;
  /** It has left the holder's villages; it goes as soon as what was done for this child has been received. */
  readonly leaving: string | null;
  readonly sealed: Bytes;
}

export interface DeskRow {
  readonly id: "desk";
  readonly sealed: Bytes;
}

export interface OutboxRow {
  readonly id: string;
  readonly n: number;
  /** What is being sent just now is known to its tab only: killed in the middle, it still waits. */
  readonly state: "waiting" | "received" | "attention" | "replaced";
  readonly childId: string | null;
  readonly at: string;
  /** When it was received. */
  readonly doneAt: string | null;
  readonly replacedBy: string | null;
  readonly dependsOn: readonly string[];
  /** Not shown to anybody: which files were opened. */
  readonly isQuiet: boolean;
  /** A sentence about the way there, nothing about a person. */
  readonly fault: string | null;
  /** The mutation without its number, and its label. */
  readonly sealed: Bytes;
  readonly receipt: Bytes | null;
}

export interface PhotoRow {
  readonly digest: string;
  readonly bytes: number;
  readonly state: "waiting" | "attention";
  readonly restarts: number;
  readonly mutations: readonly string[];
}

export interface PieceRow {
  /** `<digest>:<number>` */
  readonly id: string;
  readonly sealed: Bytes;
}

export interface DraftRow {
  /** Made of ids and names of forms, never of what was typed. */
  readonly key: string;
  readonly at: string;
  readonly sealed: Bytes;
}

export interface ReadRow {
  readonly id: string;
  readonly childId: string;
  readonly placeCode: string;
  readonly at: string;
}

export interface BallastRow {
  readonly id: number;
  readonly bytes: Bytes;
}

export interface Tables {
  meta: MetaRow;
  documents: DocumentRow;
  desk: DeskRow;
  outbox: OutboxRow;
  photos: PhotoRow;
  pieces: PieceRow;
  drafts: DraftRow;
  reads: ReadRow;
  ballast: BallastRow;
}
export type TableName = keyof Tables;

export const everyTable: readonly TableName[] = [
  "meta",
  "documents",
  "desk",
  "outbox",
  "photos",
  "pieces",
  "drafts",
  "reads",
  "ballast",
];

export interface StoreTx {
  get<T extends TableName>(table: T, key: string | number): Promise<Tables[T] | undefined>;
  /** Without reading it. */
  has(table: TableName, key: string | number): Promise<boolean>;
  list<T extends TableName>(table: T): Promise<Tables[T][]>;
  /** Of the outbox by state, without reading the others. */
  listOutbox(state: OutboxRow["state"]): Promise<OutboxRow[]>;
  put<T extends TableName>(table: T, row: Tables[T]): Promise<void>;
  putAll<T extends TableName>(table: T, rows: readonly Tables[T][]): Promise<void>;
  remove(table: TableName, key: string | number): Promise<void>;
  clear(table: TableName): Promise<void>;
}

export interface PhoneStore {
  /**
   * All of it or nothing, and on the disk when it resolves. `work` awaits nothing but the transaction: ciphers and networks would
   * let it end too early.
   * @throws StoreFull, StoreLost
   */
  transact<T>(
    mode: "read" | "write",
    tables: readonly TableName[],
    work: (tx: StoreTx) => Promise<T>,
  ): Promise<T>;
  close(): void;
  /** The whole store, gone. */
  destroy(): Promise<void>;
}

/** There is no room; nothing of the transaction was kept. */
export class StoreFull extends Error {
  constructor(cause: unknown) {
    super("the store is full", { cause });
    this.name = "StoreFull";
  }
}
