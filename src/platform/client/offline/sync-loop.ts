/** When the phone speaks with the server: at opening, when seen again, when the line is back, after a save, every five minutes. */
import { asOnlyPusher } from "./one-pusher.ts";
import type { SyncResult } from "./phone.ts";
import type { PhoneCore } from "./phone-core.ts";
import { readMeta } from "./phone-meta.ts";
import { type PassState, syncPass } from "./sync-pass.ts";

const EVERY_MS = 5 * 60_000;
/** Seen again and online come in bursts. */
const BURST_MS = 10_000;
/** A restored line is a reason to try before the pause is over; one that flickers is tried once it has stood so long. */
const FLICKER_MS = 8_000;

export interface SyncLoop {
  readonly isRunning: boolean;
  /** By a person: now, and with the true result. */
  syncNow(): Promise<SyncResult>;
  /** By itself: unless it is paused, or another tab is at it. */
  nudge(why: "opened" | "saved" | "seen" | "online" | "timer"): void;
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>;
}

export function startSyncLoop(core: PhoneCore, lockName: string): SyncLoop {
  const state: PassState = { hasContact: false };
  let running: Promise<SyncResult> | undefined;
  let next: Promise<SyncResult> | undefined;
  let isStopped = false;
  let lastNudgeAt = Number.NEGATIVE_INFINITY;
  let cancelTimer: () => void = () => undefined;
  let cancelLine: () => void = () => undefined;

  function begin(wait: boolean): Promise<SyncResult> {
    const turn = { name: lockName, store: core.store, surroundings: core.surroundings };
    const pass = (async () => {
      try {
        const result = await asOnlyPusher(turn, wait, () => syncPass(core, state));
        return result ?? { ok: false, sent: 0, received: 0, fault: null };
      } finally {
        running = undefined;
        if (!isStopped) await core.changed().catch(() => undefined);
      }
    })();
    running = pass;
    void core.changed().catch(() => undefined);
    return pass;
  }

  const hasStopped = () => isStopped;
  const isBusy = () => isStopped || running !== undefined;

  async function nudged(why: "opened" | "saved" | "seen" | "online" | "timer"): Promise<void> {
    if (isBusy()) {
      // What was saved during a pass may have come too late for it.
      if (why === "saved" && running !== undefined) await running.then(() => nudged("timer"));
      return;
    }
    const at = core.surroundings.elapsed();
    const sinceLast = at - lastNudgeAt;
    if (why === "seen" && sinceLast < BURST_MS) return;
    if (why === "online" && sinceLast < FLICKER_MS) {
      cancelLine();
      cancelLine = core.surroundings.after(FLICKER_MS - sinceLast, () => nudge("online"));
      return;
    }
    const sync = await core.store.transact("read", ["meta"], (tx) => readMeta(tx, "sync"));
    const isPaused = (sync?.pausedUntil ?? 0) > core.clock.trusted();
    if (isPaused && why !== "online") return;
    if (isBusy()) return;
    lastNudgeAt = at;
    await begin(false);
    await plan();
  }

  /** The next try by itself: in five minutes, or when the pause is over. */
  async function plan(): Promise<void> {
    if (isStopped) return;
    cancelTimer();
    const sync = await core.store.transact("read", ["meta"], (tx) => readMeta(tx, "sync"));
    const pause = (sync?.pausedUntil ?? 0) - core.clock.trusted();
    if (hasStopped()) return;
    cancelTimer();
    cancelTimer = core.surroundings.after(pause > 0 ? pause + 50 : EVERY_MS, () => {
      nudge("timer");
      void plan().catch(() => undefined);
    });
  }

  function nudge(why: "opened" | "saved" | "seen" | "online" | "timer"): void {
    void nudged(why).catch(() => undefined);
  }

  void plan().catch(() => undefined);

  return {
    get isRunning() {
      return running !== undefined;
    },
    async syncNow() {
      // A pass that is under way may have passed by what was done a moment ago: its end is waited for, and one more begun.
      next ??= (async () => {
        await running?.catch(() => undefined);
        next = undefined;
        return begin(true);
      })();
      const result = await next;
      await plan();
      return result;
    },
    nudge,
    async stop() {
      isStopped = true;
      cancelTimer();
      cancelLine();
      await running?.catch(() => undefined);
    },
  };
}
