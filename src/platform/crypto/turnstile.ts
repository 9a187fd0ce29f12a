/** Lets so many pieces of work run at once and so many wait; refuses the rest at once. */
export interface Turnstile {
  pass<Result>(work: () => Promise<Result>): Promise<Result>;
}

export interface TurnstileOptions {
  readonly atOnce: number;
  readonly waiting: number;
  /** What is thrown at whoever finds the queue full. */
  readonly full: () => Error;
}

export function createTurnstile({ atOnce, waiting, full }: TurnstileOptions): Turnstile {
  let inside = 0;
  const queue: (() => void)[] = [];
  return {
    async pass(work) {
      if (inside < atOnce) inside++;
      else if (queue.length >= waiting) throw full();
      // Whoever leaves hands the place on, so `inside` does not change here.
      else await new Promise<void>((enter) => void queue.push(enter));
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next === undefined) inside--;
        else next();
      }
    },
  };
}
