/**
 * Which columns hold values under keys of the ring. Each room names its own, once: by this list values are counted, made anew
 * after a change of keys, and looked over by the test that knows every column of the database.
 */
import type { KeyUse } from "../crypto/key-ring.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";

export interface KeyedColumn {
  /** With its schema. */
  readonly table: string;
  readonly column: string;
  /** Columns of the primary key in their order, with their types. */
  readonly key: Readonly<Record<string, string>>;
  readonly holds: Holding;
  /** Only rows with a value in this column can be made anew; the room's `prepare` sees to the others. */
  readonly preparedIn?: string;
}

export type Holding =
  /** `perRow`: the row's key follows the context (`account.otp/…`), so that a box opens in its own row alone. */
  | { readonly kind: "box"; readonly context: string; readonly perRow?: boolean }
  /** Base64 of a box, as a member of a JSON column. */
  | { readonly kind: "boxInJson"; readonly member: string; readonly context: string }
  /** The blind index of what a box in the same row holds. */
  | {
      readonly kind: "index";
      readonly purpose: string;
      readonly of: { readonly column: string; readonly context: string };
    }
  /** The blind index of what only the room can read out of the box in the same row, with what lies around it. */
  | { readonly kind: "roomIndex"; readonly of: { readonly column: string }; readonly make: MakeIndexes }
  /** A blind index that is not made anew, because its row is deleted within days; its key stays until then. */
  | { readonly kind: "passingIndex" };

export interface BoxedRow {
  /** The primary key as text, in the order of its columns. */
  readonly key: readonly string[];
  readonly box: Buffer | null;
}

/** One index for each row, in their order: null where the row has nothing to be found by, undefined where its box does not open. */
export type MakeIndexes = (
  app: App,
  tx: Tx,
  rows: readonly BoxedRow[],
) => Promise<readonly (Buffer | null | undefined)[]>;

export interface KeyedRoom {
  readonly columns: readonly KeyedColumn[];
  /** Columns that look as if they held such values, by `schema.table.column`, with the reason why they do not. */
  readonly exempt: Readonly<Record<string, string>>;
  /** Brings what earlier releases wrote into a form that `columns` describes; gives what it could not bring. */
  prepare?(app: App, signal: AbortSignal): Promise<readonly string[]>;
}

export function keyUseOf({ holds }: KeyedColumn): KeyUse {
  return holds.kind === "box" || holds.kind === "boxInJson" ? "field" : "index";
}

export function nameOf({ table, column, holds }: KeyedColumn): string {
  return holds.kind === "boxInJson" ? `${table}.${column}.${holds.member}` : `${table}.${column}`;
}
