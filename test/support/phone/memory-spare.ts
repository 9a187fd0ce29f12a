/** The second copy in memory, as text like the browser's: it outlives the page, and the store. */
import { fromText, type SpareCopy, toText } from "../../../src/platform/client/offline/spare-copy.ts";
import { type Breaker, step } from "./breaking-store.ts";
import { textsIn } from "./memory-store.ts";

export class MemorySpare {
  readonly kept = new Map<string, string>();
  /** `broken`: each asking fails. `silent`: none is answered. */
  mood: "sound" | "broken" | "silent" = "sound";

  /** For whoever looks for what must not be there. */
  everything(): string[] {
    return [...this.kept].flatMap(([key, text]) => [key, ...textsIn(fromText(text))]);
  }

  /** Each asking is a step of the page's life. */
  openedBy(breaker: Breaker): SpareCopy {
    const asked = async <T>(work: () => T): Promise<T> => {
      step(breaker);
      if (this.mood === "broken") throw new Error("the cache does not work");
      if (this.mood === "silent") await new Promise(() => undefined);
      return work();
    };
    return {
      keys: () => asked(() => [...this.kept.keys()]),
      read: (key) =>
        asked(() => {
          const text = this.kept.get(key);
          return text === undefined ? undefined : fromText(text);
        }),
      put: (key, value) =>
        asked(() => {
          this.kept.set(key, toText(value));
        }),
      remove: (key) =>
        asked(() => {
          this.kept.delete(key);
        }),
    };
  }
}
