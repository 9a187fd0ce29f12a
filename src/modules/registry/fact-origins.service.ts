/** Who recorded a fact, when and from what, for rooms that explain what follows from it. */
import { businessDate } from "../../kernel/clock.ts";
import type { Tx } from "../../platform/db/database.ts";
import { factSourceCodes } from "./codes.contract.ts";
import * as store from "./registry.store.ts";

export interface FactOrigin {
  /** 手工登记（陈秀英） */
  readonly words: string;
  readonly recordedOn: string;
}

/** By the fact's id; facts believed no longer too. */
export async function readFactOrigins(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, FactOrigin>> {
  const rows = await store.listFactHistory(tx, personIds, true);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        words: `${factSourceCodes.label(row.source)}（${row.recorded_by_name ?? "系统"}）`,
        recordedOn: businessDate(row.recorded_at),
      },
    ]),
  );
}
