import { describe, expect, it } from "vitest";
import { demandFits, type EntitlementAct, type Held } from "./act-fits.ts";

const running: Held = { fromMonth: "2026-01", toMonth: null, endedWhy: null, suspendedSince: undefined };
const held = { ...running, suspendedSince: "2026-08" };
const ended = { ...running, toMonth: "2026-09", endedWhy: "adopted" };

describe("an act on an entitlement", () => {
  it.each<readonly [string, Held, EntitlementAct, string | undefined]>([
    ["may begin in the first month", running, { act: "careMode", fromMonth: "2026-01" }, undefined],
    ["not before it", running, { act: "careMode", fromMonth: "2025-12" }, "benefits.entitlement.monthOrder"],
    [
      "not after the last month",
      { ...running, toMonth: "2026-09" },
      { act: "suspend", fromMonth: "2026-10" },
      "benefits.entitlement.monthOrder",
    ],
    [
      "not of one that has ended",
      ended,
      { act: "suspend", fromMonth: "2026-05" },
      "benefits.entitlement.ended",
    ],
    ["ends one that is held back", held, { act: "end" }, undefined],
    ["not suspended twice", held, { act: "suspend", fromMonth: "2026-09" }, "benefits.entitlement.suspended"],
    [
      "not another care mode while held back, which would pay unasked",
      held,
      { act: "careMode", fromMonth: "2026-09" },
      "benefits.entitlement.suspended",
    ],
    ["resumed from the month of the suspension", held, { act: "resume", fromMonth: "2026-08" }, undefined],
    ["not from before", held, { act: "resume", fromMonth: "2026-07" }, "benefits.entitlement.monthOrder"],
    [
      "not resumed unsuspended",
      running,
      { act: "resume", fromMonth: "2026-08" },
      "benefits.entitlement.notSuspended",
    ],
    [
      "resumed though it has ended, so that the months held back are settled",
      { ...ended, suspendedSince: "2026-08" },
      { act: "resume", fromMonth: "2026-10" },
      undefined,
    ],
  ])("%s", (_, state, act, code) => {
    if (code === undefined) demandFits(state, act);
    else expect(() => demandFits(state, act)).toThrow(expect.objectContaining({ code }));
  });
  it("says at the field which month would do", () => {
    expect(() => demandFits(running, { act: "suspend", fromMonth: "2025-01" })).toThrow(
      expect.objectContaining({
        errors: [{ path: "fromMonth", code: "monthOrder", message: "不能早于2026年1月" }],
      }),
    );
  });
});
