import { describe, expect, it } from "vitest";
import { createTurnstile } from "./turnstile.ts";

function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe("a turnstile", () => {
  it("lets so many in at once, the next in turn when one leaves, and refuses beyond the queue", async () => {
    const turnstile = createTurnstile({ atOnce: 2, waiting: 1, full: () => new Error("full") });
    const gates = [gate(), gate(), gate()];
    const entered: number[] = [];
    const passes = gates.map(({ passed }, index) =>
      turnstile.pass(() => {
        entered.push(index);
        return passed;
      }),
    );
    await expect(turnstile.pass(() => Promise.resolve())).rejects.toThrow("full");
    expect(entered).toEqual([0, 1]);
    gates[1]?.open();
    await passes[1];
    await expect.poll(() => entered).toEqual([0, 1, 2]);
    for (const { open } of gates) open();
    await Promise.all(passes);
  });

  it("gives the place on when the work fails", async () => {
    const turnstile = createTurnstile({ atOnce: 1, waiting: 5, full: () => new Error("full") });
    const results = await Promise.allSettled(
      [1, 2, 3].map((turn) =>
        turnstile.pass(() => (turn === 3 ? Promise.resolve(turn) : Promise.reject(new Error("no")))),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  });
});
