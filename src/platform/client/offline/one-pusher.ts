/** Of all tabs one speaks with the server at a time: by the browser's locks, or by a row in the store where it has none. */
import { now } from "../../../kernel/clock.ts";
import { newUuid } from "../new-uuid.ts";
import { readMeta, writeMeta } from "./phone-meta.ts";
import type { PhoneStore } from "./phone-store.ts";
import type { Surroundings } from "./surroundings.ts";

interface Turn {
  readonly name: string;
  readonly store: PhoneStore;
  readonly surroundings: Surroundings;
}

/** Longer than the longest request; a tab that died holds up the others no longer than this. */
const TURN_MS = 150_000;
const ASK_AGAIN_MS = 1000;

/**
 * Does the work when nobody else does; `wait` waits for its turn, otherwise the answer is undefined. Two at once would be no harm, only
 * waste: the server takes each id once.
 */
export async function asOnlyPusher<T>(
  turn: Turn,
  wait: boolean,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const { locks } = turn.surroundings;
  if (locks !== undefined) {
    const outcome: { value?: T } = {};
    await locks.request(turn.name, { ifAvailable: !wait }, async (lock) => {
      if (lock !== null) outcome.value = await work();
    });
    return outcome.value;
  }
  const by = newUuid();
  while (!(await takeTurn(turn.store, by))) {
    if (!wait) return undefined;
    await new Promise<void>((resolve) => {
      turn.surroundings.after(ASK_AGAIN_MS, resolve);
    });
  }
  try {
    return await work();
  } finally {
    await giveTurnBack(turn.store, by);
  }
}

function takeTurn(store: PhoneStore, by: string): Promise<boolean> {
  return store.transact("write", ["meta"], async (tx) => {
    const at = now().getTime();
    const pusher = await readMeta(tx, "pusher");
    // An end further away than any turn was written by a clock that has been put back since.
    if (pusher !== undefined && pusher.until > at && pusher.until <= at + TURN_MS) return false;
    await writeMeta(tx, "pusher", { by, until: at + TURN_MS });
    return true;
  });
}

function giveTurnBack(store: PhoneStore, by: string): Promise<void> {
  return store.transact("write", ["meta"], async (tx) => {
    if ((await readMeta(tx, "pusher"))?.by === by) await tx.remove("meta", "pusher");
  });
}
