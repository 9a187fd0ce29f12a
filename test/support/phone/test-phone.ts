/** A phone in a test: its disk outlives the page, the page can be killed and opened again. */
import { openPhone } from "../../../src/platform/client/offline/open-phone.ts";
import type { NewMutation, Phone } from "../../../src/platform/client/offline/phone.ts";
import { type Breaker, breakingStore, Killed, newBreaker } from "./breaking-store.ts";
import { MemorySpare } from "./memory-spare.ts";
import { MemoryDisk, openMemoryStore } from "./memory-store.ts";
import type { ModelServer } from "./model-server.ts";
import { oneLock, StillSurroundings } from "./still-surroundings.ts";
import { watchedCipher } from "./watched-cipher.ts";
import { Line } from "./weather.ts";

export const PIN = "246810";
export const PASSWORD = "tongan-demo";
export const VILLAGE = "500117104204";
export const OTHER_VILLAGE = "500117104206";

export class TestPhone {
  readonly disk = new MemoryDisk();
  readonly spare = new MemorySpare();
  readonly line: Line;
  surroundings = new StillSurroundings();
  breaker: Breaker = newBreaker();
  readonly #watched = watchedCipher();
  #phone: Phone | undefined;

  constructor(server: ModelServer) {
    this.line = new Line(server);
  }

  get page(): Phone {
    if (this.#phone === undefined) throw new Error("the page is not open");
    return this.#phone;
  }

  /** As after a kill: the marker and the disk are what is left. */
  async open(shared: { readonly left?: number } = {}): Promise<Phone> {
    const { markerIs } = this.surroundings;
    this.surroundings = new StillSurroundings({ locks: oneLock() });
    this.surroundings.markerIs = markerIs;
    this.breaker = newBreaker(shared.left);
    this.line.breaker = this.breaker;
    this.#phone = await openPhone({
      appVersion: "1",
      deviceName: "测试手机",
      store: breakingStore(openMemoryStore(this.disk), this.breaker),
      spare: this.spare.openedBy(this.breaker),
      transport: this.line,
      cipher: this.#watched.cipher,
      surroundings: this.surroundings,
      pinRounds: 1,
      ballastBytes: 60_000,
    });
    return this.#phone;
  }

  async close(): Promise<void> {
    await this.#phone?.close();
    this.#phone = undefined;
  }

  /** What the page does by itself comes to its end, what the cipher does for it included. */
  async settled(): Promise<void> {
    let idle = 0;
    while (idle < 50) {
      await new Promise(setImmediate);
      idle = this.#isAtWork ? 0 : idle + 1;
    }
  }

  get #isAtWork(): boolean {
    if (this.#watched.isAtWork) return true;
    return this.#phone?.state.sync.isRunning === true && !this.breaker.isDead;
  }

  /** The browser finds a byte of the store wrong when it opens it, and throws all of it away. */
  async loseStore(): Promise<void> {
    await this.kill();
    for (const rows of this.disk.rows.values()) rows.clear();
    await this.open();
  }

  /** Everything that the page had begun comes to its end, and does nothing. */
  async kill(): Promise<void> {
    this.breaker.isDead = true;
    await this.close();
  }
}

/** Does it; a page that was killed over it is no fault of the test. */
export async function untilKilled<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (wasKilled(error)) return undefined;
    throw error;
  }
}

function wasKilled(error: unknown): boolean {
  return (
    error instanceof Killed || (error instanceof Error && error.cause !== undefined && wasKilled(error.cause))
  );
}

let made = 0;

export function visit(childId: string | null, more: Partial<NewMutation> = {}): NewMutation {
  made += 1;
  return {
    id: uuidOf(made, "7"),
    operation: "workforce.visit.record",
    formVersion: 1,
    body: { note: `走访第 ${made} 次` },
    placeCode: VILLAGE,
    childId,
    label: "走访 王小明",
    ...more,
  };
}

/** Told apart at a glance, and sound. */
export function uuidOf(number: number, version: "4" | "7" = "4"): string {
  return `00000000-0000-${version}000-8000-${String(number).padStart(12, "0")}`;
}
