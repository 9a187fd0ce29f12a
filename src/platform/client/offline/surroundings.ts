/** What the page around the engine gives: wake-ups, timers, locks, other tabs. A port, so that tests can be the weather. */
export interface Surroundings {
  /** Milliseconds of a clock that nobody can set. */
  elapsed(): number;
  /** 0 ≤ x < 1; only spreads retries in time. */
  chance(): number;
  /** `leaving`: the page may be gone in a moment. */
  onWake(listener: (why: "online" | "seen" | "leaving") => void): () => void;
  after(milliseconds: number, work: () => void): () => void;
  readonly locks: Pick<LockManager, "request"> | undefined;
  /** Tells other tabs of this phone that something changed, and hears them. */
  openChannel(name: string, heard: () => void): { tell(): void; close(): void };
  askPersistence(): Promise<boolean>;
  estimate(): Promise<{ readonly usage: number; readonly quota: number } | undefined>;
  /** Outside of the store: whether there was one. */
  readonly marker: { read(): string | null; write(value: string | null): void };
}

export function browserSurroundings(): Surroundings {
  // Typed as always there; older kernels and in-app browsers lack them.
  const { locks, storage } = navigator as Partial<Pick<Navigator, "locks" | "storage">>;
  return {
    elapsed: () => performance.now(),
    chance: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
    onWake: listenToPage,
    after(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    locks,
    openChannel: openTabChannel,
    askPersistence: async () => {
      try {
        return (await storage?.persist()) === true;
      } catch {
        return false;
      }
    },
    estimate: async () => {
      try {
        const { usage = 0, quota = 0 } = (await storage?.estimate()) ?? {};
        return { usage, quota };
      } catch {
        return undefined;
      }
    },
    marker: storageMarker,
  };
}

const MARKER = "tongan.phone";

const storageMarker: Surroundings["marker"] = {
  read() {
    try {
      return localStorage.getItem(MARKER);
    } catch {
      return null;
    }
  },
  write(value) {
    try {
      if (value === null) localStorage.removeItem(MARKER);
      else localStorage.setItem(MARKER, value);
    } catch {
      return;
    }
  },
};

function listenToPage(listener: (why: "online" | "seen" | "leaving") => void): () => void {
  const seen = () => {
    listener(document.visibilityState === "visible" ? "seen" : "leaving");
  };
  const online = () => {
    listener("online");
  };
  const leaving = () => {
    listener("leaving");
  };
  const focus = () => {
    listener("seen");
  };
  document.addEventListener("visibilitychange", seen);
  addEventListener("focus", focus);
  addEventListener("online", online);
  addEventListener("pagehide", leaving);
  return () => {
    document.removeEventListener("visibilitychange", seen);
    removeEventListener("focus", focus);
    removeEventListener("online", online);
    removeEventListener("pagehide", leaving);
  };
}

function openTabChannel(name: string, heard: () => void): { tell(): void; close(): void } {
  if (!("BroadcastChannel" in globalThis)) return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.onmessage = heard;
  return {
    tell: () => {
      channel.postMessage("changed");
    },
    close: () => {
      channel.close();
    },
  };
}
