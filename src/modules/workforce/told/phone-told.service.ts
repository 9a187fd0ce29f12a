/** What villages have told and nobody has decided yet, as phones show it. */
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { presentTold } from "./present-told.service.ts";
import * as store from "./told.store.ts";
import type { ToldSection, ToldState } from "./told-changes.contract.ts";

export interface WaitingTold {
  readonly id: string;
  readonly section: ToldSection;
  readonly said: string;
  readonly holds: string | null;
  readonly state: ToldState;
}

/** By child; children of whom nothing waits are not in it. */
export async function waitingTold(
  tx: Tx,
  app: Pick<App, "cipher" | "places">,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, WaitingTold[]>> {
  if (childIds.length === 0) return new Map();
  const views = await presentTold(tx, app, await store.listWaitingOf(tx, childIds));
  return new Map(
    [...Map.groupBy(views, ({ childId }) => childId)].map(([childId, own]) => [
      childId,
      own.map(({ id, section, about, said, holds, state }) => ({
        id,
        section,
        said: about === null ? said : `${about}：${said}`,
        holds,
        state,
      })),
    ]),
  );
}
