import { describe, expect, it } from "vitest";
import { type AgreementLife, agreementState } from "./agreement-state.ts";

const agreed: AgreementLife = {
  outcome: null,
  agreedAt: new Date(0),
  validFrom: "2026-01-01",
  validTo: "2027-01-01",
};

describe("an agreement", () => {
  it.each([
    [{}, "2025-12-31", "notYet"],
    [{}, "2026-01-01", "inForce"],
    [{}, "2026-12-31", "inForce"],
    [{}, "2027-01-01", "over"],
    [{ validTo: null }, "2099-01-01", "inForce"],
    [{ agreedAt: null }, "2026-05-01", "asked"],
    [{ outcome: "replaced" as const }, "2026-05-01", "replaced"],
    [{ agreedAt: null, outcome: "withdrawn" as const }, "2026-05-01", "withdrawn"],
  ])("with %j is on %s: %s", (more, on, state) => {
    expect(agreementState({ ...agreed, ...more }, on)).toBe(state);
  });
});
