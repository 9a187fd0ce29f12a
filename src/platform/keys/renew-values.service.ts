/** Makes the values of a column anew under the active key, chunk by chunk, while people go on writing. */
import { setTimeout as sleep } from "node:timers/promises";
import { systemActor } from "../access/system-actor.ts";
import type { FieldCipher } from "../crypto/cipher.ts";
import { activeKey, keysOf } from "../crypto/key-ring.ts";
import { asOwner, type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { type Holding, type KeyedColumn, keyUseOf, nameOf } from "./keyed-column.ts";
import * as store from "./keyed-values.store.ts";

const CHUNK = 500;
/** After each chunk as long a rest as it took, up to this: people come first. */
const LONGEST_REST_MS = 200;

/** One transaction of the keys' own post; chunks are too many to be audited one by one, the change of keys as a whole is. */
export function keysWork<Result>(app: App, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const options = { operation: "platform.keys.renew", effect: "write", audited: false } as const;
  return unitOfWork(app.database, systemActor("keys"), options, (tx) => asOwner(tx, () => work(tx)));
}

export interface ColumnRound {
  readonly renewed: number;
  /** Rows whose value does not open, by table and key: nobody can make them anew. */
  readonly broken: readonly string[];
}

/** One round over a column; `told` hears how many are done. Rows that somebody holds are left to the next round. */
export async function renewColumn(
  app: App,
  column: KeyedColumn,
  signal: AbortSignal,
  told: (renewed: number) => void,
): Promise<ColumnRound> {
  const active = activeKey(keysOf(app.keyRing.state(), keyUseOf(column))).id;
  const broken: string[] = [];
  let renewed = 0;
  let after: store.RowKey | undefined;
  for (;;) {
    signal.throwIfAborted();
    const begun = performance.now();
    const found = await keysWork(app, async (tx) => {
      const rows = await store.lockOutdated(tx, column, active, after, CHUNK);
      const made = await renewedValues(app, tx, column, rows);
      const values = rows.flatMap((row, at) => {
        const value = made[at];
        if (value === undefined) broken.push(`${nameOf(column)} ${row.key.join("/")}`);
        return value === undefined ? [] : [{ key: row.key, value }];
      });
      await store.writeValues(tx, column, values);
      renewed += values.length;
      return rows;
    });
    after = found.at(-1)?.key;
    if (found.length > 0) told(renewed);
    if (found.length < CHUNK) return { renewed, broken };
    await sleep(Math.min(performance.now() - begun, LONGEST_REST_MS), undefined, { signal });
  }
}

async function renewedValues(
  app: App,
  tx: Tx,
  { holds }: KeyedColumn,
  rows: readonly store.OutdatedValue[],
): Promise<readonly (Buffer | null | undefined)[]> {
  if (holds.kind === "roomIndex") return holds.make(app, tx, rows);
  return rows.map((row) => renewedValue(app.cipher, holds, row));
}

function renewedValue(
  cipher: FieldCipher,
  holds: Exclude<Holding, { kind: "roomIndex" }>,
  { key, box }: store.OutdatedValue,
): Buffer | undefined {
  if (box === null || holds.kind === "passingIndex") return undefined;
  try {
    if (holds.kind === "index") return cipher.blindIndex(cipher.open(box, holds.of.context), holds.purpose);
    const isBound = holds.kind === "box" && holds.perRow === true;
    const context = isBound ? [holds.context, ...key].join("/") : holds.context;
    return cipher.seal(cipher.open(box, context), context);
  } catch {
    return undefined;
  }
}
