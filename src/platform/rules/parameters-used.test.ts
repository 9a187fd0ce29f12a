import { describe, expect, it } from "vitest";
import { clause, hasAny, max, param, presume, subtract, when } from "./expression.ts";
import { parametersUsed } from "./parameters-used.ts";

const held = { op: "fact", type: "codes", name: "held" } as const;
const amount = clause(
  "标准",
  max(
    0,
    subtract(
      when(
        presume(hasAny(held, "a"), false, "没有登记"),
        param("t.near"),
        when(param("t.open", "boolean"), param("t.far"), param("t.farther")),
      ),
      param("t.off"),
    ),
  ),
);
const parameters = new Map([["t.open", { value: true }]]);

describe("the parameters that a value came from", () => {
  it.each([
    [["a"], ["t.near", "t.off"]],
    [["b"], ["t.far", "t.off"]],
    [null, ["t.far", "t.off"]],
  ] as const)("with %j held are %j: the way taken, not what led there", (codes, keys) => {
    expect(parametersUsed(amount, { facts: { held: codes }, parameters, on: "2026-11-27" })).toEqual(keys);
  });

  it("are not told where the way cannot be told", () => {
    const open = when(hasAny(held, "a"), param("t.near"), param("t.far"));
    expect(parametersUsed(open, { facts: {}, parameters, on: "2026-11-27" })).toEqual([]);
  });
});
