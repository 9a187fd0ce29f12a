/** Every declared operation is asked by people whose post it is not for: it refuses, and what is written stays. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FaultWorld } from "./fault-world.ts";
import { changedBy, fire, knownOf, mayDo, openFuzzWorld, operations } from "./fuzz-caller.ts";
import { soundShot } from "./fuzz-shots.ts";
import { faultsOf } from "./refusals.ts";

let world: FaultWorld;
beforeAll(async () => {
  world = await openFuzzWorld();
}, 60_000);
afterAll(() => world.close());

describe("an operation that is not for this post", () => {
  const others = ["nobody", "neighbour", "otherSupervisor", "admin", "auditor", "police", "finance"] as const;

  it.each(others)("refuses %s, and what is written stays", async (who) => {
    const faults: string[] = [];
    for (const operation of operations) {
      if (operation.verb === "public" || operation.name === "identity.session.end") continue;
      const shot = soundShot(operation, await knownOf(operation));
      const before = operation.effect === "write" ? await world.marks() : undefined;
      const answer = await fire(who, operation, shot);
      faults.push(...faultsOf(answer).map((fault) => `${operation.name}: ${fault}`));
      if (!mayDo(who, operation.verb) && answer.statusCode < 400)
        faults.push(`${operation.name} answers ${answer.statusCode}`);
      if (answer.statusCode >= 400 && before !== undefined) {
        const changed = changedBy(operation, before, await world.marks());
        if (changed.length > 0) faults.push(`${operation.name} changed ${changed.join(", ")}`);
      }
    }
    expect(faults, faults.slice(0, 20).join("\n")).toEqual([]);
  });
});
