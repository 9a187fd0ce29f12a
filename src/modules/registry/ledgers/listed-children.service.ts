/** Who stands on a ledger, by id and village alone: for rooms that act on a selection and show nothing of it. */
import type { Tx } from "../../../platform/db/database.ts";
import type { LedgerKey } from "./ledger-views.ts";
import * as store from "./ledgers.store.ts";
import { type LedgerAsk, type Reading, selectionOf } from "./read-ledger.service.ts";

export interface ListedChild {
  readonly id: string;
  readonly villageCode: string;
}

/** Of the place and day asked for; `among`: of these children only. */
export async function listLedgerChildren(
  tx: Tx,
  reading: Pick<Reading, "cipher">,
  ledger: LedgerKey,
  ask: LedgerAsk,
  among?: readonly string[],
): Promise<ListedChild[]> {
  const selection = await selectionOf(tx, reading, ledger, ask);
  if (selection === "tooShort") return [];
  return store.listSelected(
    tx,
    among === undefined ? selection : { ...selection, search: { kind: "ids", ids: [...among] } },
  );
}
