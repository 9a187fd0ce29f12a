/** A page in a test: it is woken, its timers run and its other tabs speak only when the test says so. */
import type { Surroundings } from "../../../src/platform/client/offline/surroundings.ts";

type Why = "online" | "seen" | "leaving";

export class StillSurroundings implements Surroundings {
  elapsedMs = 0;
  isPersistent = false;
  chanceIs = 0.5;
  markerIs: string | null = null;
  timers: { at: number; work: () => void }[] = [];
  readonly #wakers = new Set<(why: Why) => void>();
  readonly locks: Surroundings["locks"];
  readonly #tabs: Set<() => void>;

  /** `locks` and `tabs` are shared by the tabs of one phone. */
  constructor(shared: { locks?: Surroundings["locks"]; tabs?: Set<() => void> } = {}) {
    this.locks = "locks" in shared ? shared.locks : oneLock();
    this.#tabs = shared.tabs ?? new Set();
  }

  elapsed(): number {
    return this.elapsedMs;
  }

  chance(): number {
    return this.chanceIs;
  }

  onWake(listener: (why: Why) => void): () => void {
    this.#wakers.add(listener);
    return () => this.#wakers.delete(listener);
  }

  wake(why: Why): void {
    for (const waker of this.#wakers) waker(why);
  }

  after(milliseconds: number, work: () => void): () => void {
    const timer = { at: this.elapsedMs + milliseconds, work };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  /** Time goes on; what falls due on the way is done in order. */
  pass(milliseconds: number): void {
    const end = this.elapsedMs + milliseconds;
    for (;;) {
      const [due] = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (due === undefined) break;
      this.timers = this.timers.filter((one) => one !== due);
      this.elapsedMs = Math.max(this.elapsedMs, due.at);
      due.work();
    }
    this.elapsedMs = end;
  }

  openChannel(_name: string, heard: () => void): { tell(): void; close(): void } {
    this.#tabs.add(heard);
    return {
      tell: () => {
        for (const tab of this.#tabs) if (tab !== heard) tab();
      },
      close: () => {
        this.#tabs.delete(heard);
      },
    };
  }

  askPersistence(): Promise<boolean> {
    return Promise.resolve(this.isPersistent);
  }

  estimate(): Promise<{ usage: number; quota: number } | undefined> {
    return Promise.resolve({ usage: 1000, quota: 1_000_000 });
  }

  readonly marker = {
    read: () => this.markerIs,
    write: (value: string | null) => {
      this.markerIs = value;
    },
  };
}

/** As `navigator.locks`, for the one name that a phone uses. */
export function oneLock(): Surroundings["locks"] {
  let tail: Promise<unknown> = Promise.resolve();
  let holders = 0;
  const request = async (
    name: string,
    options: LockOptions,
    work: (lock: Lock | null) => Promise<unknown>,
  ): Promise<unknown> => {
    if (options.ifAvailable === true && holders > 0) return work(null);
    holders += 1;
    const turn = tail.then(() => work({ name, mode: "exclusive" }));
    tail = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      holders -= 1;
    }
  };
  return { request: request as LockManager["request"] };
}
