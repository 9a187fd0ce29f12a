/** T20: random lives of phones and a server, over all processors; a life that hangs is named by its seed like one that fails. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

export interface LivesFigures {
  readonly lives: number;
  readonly seconds: number;
  readonly msEach: number;
  readonly msLongest: number;
  readonly failed: readonly { readonly seed: number; readonly why: string }[];
}

export interface LifeTold {
  readonly seed: number;
  readonly ms: number;
  /** null: all invariants held. */
  readonly why: string | null;
}

/** A life takes a tenth of a second; one that has not ended by then never will. */
const HANGS_MS = 120_000;

export async function liveLives(lives: number, firstSeed: number): Promise<LivesFigures> {
  const began = performance.now();
  const told: LifeTold[] = [];
  const seeds = Array.from({ length: lives }, (_, nth) => firstSeed + nth);
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      let worker = newWorker();
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        const life = await liveOne(worker, seed);
        told.push(life);
        if (life.why === null) continue;
        // What a broken life left running must not disturb the next one.
        await worker.terminate();
        worker = newWorker();
      }
      await worker.terminate();
    }),
  );
  const took = performance.now() - began;
  return {
    lives,
    seconds: Math.round(took / 1000),
    msEach: Math.round(told.reduce((sum, { ms }) => sum + ms, 0) / lives),
    msLongest: Math.round(Math.max(...told.map(({ ms }) => ms))),
    failed: told.flatMap(({ seed, why }) => (why === null ? [] : [{ seed, why }])),
  };
}

function newWorker(): Worker {
  return new Worker(new URL("./one-life.worker.ts", import.meta.url));
}

function liveOne(worker: Worker, seed: number): Promise<LifeTold> {
  return new Promise((resolve) => {
    const broken = (error: Error) => end({ seed, ms: HANGS_MS, why: String(error) });
    const limit = setTimeout(() => broken(new Error("it hangs")), HANGS_MS);
    function end(life: LifeTold): void {
      clearTimeout(limit);
      worker.off("message", end).off("error", broken);
      resolve(life);
    }
    worker.on("message", end).on("error", broken);
    worker.postMessage(seed);
  });
}
