import { describe, expect, it } from "vitest";
import { idleStep } from "./idle.ts";

const minute = 60_000;
const idle = (minutesSinceActivity: number, minutesSinceContact: number) =>
  idleStep({
    at: 100 * minute,
    lastActivity: (100 - minutesSinceActivity) * minute,
    lastContact: (100 - minutesSinceContact) * minute,
    idleMinutes: 30,
  });

describe("the idle guard", () => {
  it("leaves a desk at work alone", () => {
    expect(idle(1, 1)).toEqual({ kind: "fine" });
    expect(idle(27.9, 27.9)).toEqual({ kind: "fine" });
  });

  it("tells the server of somebody who types without asking it anything", () => {
    expect(idle(0, 5)).toEqual({ kind: "ping" });
    expect(idle(0, 4.9)).toEqual({ kind: "fine" });
  });

  it("does not ping for somebody who has gone since the last answer", () => {
    expect(idle(20, 10)).toEqual({ kind: "fine" });
  });

  it("warns in the last two minutes and says how long", () => {
    expect(idle(28, 28)).toEqual({ kind: "warn", secondsLeft: 120 });
    expect(idle(29.5, 40)).toEqual({ kind: "warn", secondsLeft: 30 });
  });

  it("shuts at the end", () => {
    expect(idle(30, 30)).toEqual({ kind: "over" });
    expect(idle(600, 600)).toEqual({ kind: "over" });
  });
});
