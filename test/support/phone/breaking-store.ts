/** A page that is killed at the k-th thing that it does with its store: from then on it does nothing more, and never hears an answer. */
import type { PhoneStore, StoreTx } from "../../../src/platform/client/offline/phone-store.ts";

export class Killed extends Error {
  constructor() {
    super("the page is gone");
    this.name = "Killed";
  }
}

export interface Breaker {
  /** So many steps from now; infinite: never. */
  left: number;
  isDead: boolean;
  steps: number;
}

export function newBreaker(left = Number.POSITIVE_INFINITY): Breaker {
  return { left, isDead: false, steps: 0 };
}

/** One step of the page's life. @throws Killed */
export function step(breaker: Breaker): void {
  if (breaker.isDead) throw new Killed();
  breaker.steps += 1;
  breaker.left -= 1;
  if (breaker.left >= 0) return;
  breaker.isDead = true;
  throw new Killed();
}

/** Each read and write inside of a transaction is a step, and so is the moment after its commit. */
export function breakingStore(store: PhoneStore, breaker: Breaker): PhoneStore {
  return {
    transact: async (mode, tables, work) => {
      step(breaker);
      const result = await store.transact(mode, tables, (tx) => work(breakingTx(tx, breaker)));
      step(breaker);
      return result;
    },
    close: () => {
      store.close();
    },
    destroy: () => store.destroy(),
  };
}

function breakingTx(tx: StoreTx, breaker: Breaker): StoreTx {
  const stepped =
    <A extends unknown[], R>(act: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      step(breaker);
      return act(...given);
    };
  return {
    get: stepped<Parameters<StoreTx["get"]>, never>(tx.get as never),
    has: stepped(tx.has),
    list: stepped<Parameters<StoreTx["list"]>, never>(tx.list as never),
    listOutbox: stepped(tx.listOutbox),
    put: (...given) => stepped(() => tx.put(...given))(),
    putAll: (...given) => stepped(() => tx.putAll(...given))(),
    remove: stepped(tx.remove),
    clear: stepped(tx.clear),
  };
}
