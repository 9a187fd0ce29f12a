/** Everybody at once, by hand: in the asker's transaction, so that it is audited as theirs. */
import type { Tx } from "../../../platform/db/database.ts";
import { inEveryPlace } from "../../../platform/db/database.ts";
import { type Outcome, watchChildren, watchNext } from "./raise-watch.service.ts";
import { listWatched } from "./watch.store.ts";

export const WATCH_STEP = 500;
export const FIRST_CHILD = "00000000-0000-0000-0000-000000000000";

export function watchEverybodyNow(tx: Tx): Promise<Outcome> {
  return inEveryPlace(tx, async () => {
    let [raised, cleared] = [0, 0];
    for (let after: string | undefined = FIRST_CHILD; after !== undefined; ) {
      const step = await watchNext(tx, after, WATCH_STEP);
      raised += step.raised;
      cleared += step.cleared;
      after = step.last;
    }
    for (let after: string | undefined = FIRST_CHILD; after !== undefined; ) {
      const ids: string[] = await listWatched(tx, after, WATCH_STEP);
      cleared += (await watchChildren(tx, ids)).cleared;
      after = ids.at(-1);
    }
    tx.note({ detail: { raised, cleared } });
    return { raised, cleared };
  });
}
