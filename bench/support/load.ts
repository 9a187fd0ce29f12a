/** Drives a number of workers for a number of seconds and says how long each turn took. */

export interface Load {
  readonly turns: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Code is compiled while it is first used; a server that people use all day has that behind it. */
const WARM_UP_MS = 3000;

/** `turn(worker, n)` is the worker's n-th piece of work; those begun while warming up do not count. */
export async function drive(
  workers: number,
  seconds: number,
  turn: (worker: number, n: number) => Promise<void>,
): Promise<Load> {
  const times: number[] = [];
  const warmUntil = performance.now() + WARM_UP_MS;
  const until = warmUntil + seconds * 1000;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (let n = 0; performance.now() < until; n += 1) {
        const began = performance.now();
        await turn(worker, n);
        if (began >= warmUntil) times.push(performance.now() - began);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return {
    turns: times.length,
    perSecond: round(times.length / seconds),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
