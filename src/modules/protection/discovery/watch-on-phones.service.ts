/** The open watch items of many children at once, for the phones of those who look. */
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { keyOfWatch } from "./raise-watch.service.ts";
import { listOfChildren } from "./watch.store.ts";
import { briefOf, type Rests } from "./watch-brief.ts";
import type { WatchRuleCode } from "./watch-codes.contract.ts";

export interface OpenWatch {
  readonly id: string;
  readonly childId: string;
  readonly rule: WatchRuleCode;
  /** Why this child, in a few words. */
  readonly brief: string;
  readonly version: number;
}

/** By the key of the task that asks for it; of the asker's place alone. */
export async function listOpenWatch(
  tx: Tx,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, OpenWatch>> {
  const on = today();
  const open = (await listOfChildren(tx, childIds)).filter(({ state }) => state === "open");
  return new Map(
    open.map(({ id, childId, rule, facts, version }) => [
      keyOfWatch(id),
      { id, childId, rule, brief: briefOf(rule, JSON.parse(facts) as Rests, on), version },
    ]),
  );
}
