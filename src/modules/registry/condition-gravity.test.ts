import { expect, it } from "vitest";
import { conditionCodes } from "./codes.contract.ts";
import { byGravity } from "./condition-gravity.contract.ts";

it("has a place of its own for every condition of a parent: a death first, whoever is able last", () => {
  const slots = conditionCodes.codes.map((slot) => ({ slot }));
  for (const a of slots)
    for (const b of slots.filter((one) => one !== a))
      expect(byGravity(a, b), `${a.slot} ${b.slot}`).not.toBe(0);
  const sorted = slots.toSorted(byGravity).map(({ slot }) => slot);
  expect([sorted[0], ...sorted.slice(-2)]).toEqual(["deceased", "migrantWork", "capable"]);
});
