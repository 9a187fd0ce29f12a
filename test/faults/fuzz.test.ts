/** Every declared operation is sent what nobody should send it: it refuses in words, writes nothing, and stays up. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../../src/kernel/operation.ts";
import type { CastName } from "../support/app.ts";
import type { FaultWorld } from "./fault-world.ts";
import { changedBy, fire, knownOf, mayDo, openFuzzWorld, operations } from "./fuzz-caller.ts";
import { fieldShots, type Shot, wholeShots, wordShots } from "./fuzz-shots.ts";
import { faultsOf } from "./refusals.ts";
import type { Known } from "./sample-of.ts";

let world: FaultWorld;
beforeAll(async () => {
  world = await openFuzzWorld();
}, 60_000);
afterAll(() => world.close());

/** Whoever may most; the child of the samples lives in the director's village. */
const performers: readonly CastName[] = [
  "director",
  "supervisor",
  "district",
  "auditor",
  "security",
  "leader",
];

describe("an operation that is sent nonsense", () => {
  it("has something to depart from", () => {
    expect(operations.length).toBeGreaterThan(50);
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s refuses it in words and writes nothing",
    async (_name, operation) => {
      const { app } = world.test;
      const faults = [
        ...(await volley(operation, (known) => fieldShots(operation, known))),
        ...(await volley(operation, (known) => wholeShots(operation, known))),
        ...(await volley(operation, (known) => wordShots(operation, known, app))),
      ];
      expect(faults, faults.slice(0, 20).join("\n")).toEqual([]);
    },
    60_000,
  );
});

/** Sends the shots one by one; whatever was refused must have changed nothing. */
async function volley(operation: Operation, make: (known: Known) => Shot[]): Promise<string[]> {
  const who = performers.find((name) => mayDo(name, operation.verb)) ?? "director";
  const faults: string[] = [];
  let shots = make(await knownOf(operation));
  let before = await world.marks();
  let refused: string[] = [];
  const look = async () => {
    const changed = changedBy(operation, before, await world.marks());
    if (changed.length > 0)
      faults.push(`${operation.name}: refused, but changed ${changed.join(", ")}: ${refused.join(" | ")}`);
    refused = [];
  };
  for (let at = 0; at < shots.length; at += 1) {
    const shot = shots[at];
    if (shot === undefined) break;
    const answer = await fire(who, operation, shot);
    faults.push(...faultsOf(answer).map((fault) => `${operation.name}, ${shot.name}: ${fault}`));
    if (answer.statusCode >= 400) {
      refused.push(shot.name);
      continue;
    }
    if (operation.effect === "write") shots = make(await knownOf(operation));
    before = await world.marks();
    refused = [];
  }
  await look();
  return faults;
}
