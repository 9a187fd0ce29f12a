/** What is told from a phone's words alone: its clock, its missing numbers, how it stands. */
import { describe, expect, it } from "vitest";
import { clockOffOf, correctedTime, notableMinutes, tellClock } from "./clock-offset.ts";
import { standingOf } from "./device-standing.ts";
import { missingNumbers } from "./missing-numbers.ts";

const RECEIVED = new Date("2026-11-27T08:00:00Z");
const HOUR = 3600;

describe("a phone's clock", () => {
  it.each([
    [
      "written before it arrived and after the server was heard: nothing can be told",
      "2026-11-27T07:00:00Z",
      "2026-11-27T06:00:00Z",
      0,
    ],
    ["days ago without a line", "2026-11-20T07:00:00Z", "2026-11-19T06:00:00Z", 0],
    ["ahead of its arrival", "2026-11-30T08:00:00Z", null, 72 * HOUR],
    ["before the server was last heard", "2026-11-27T04:00:00Z", "2026-11-27T06:00:00Z", -2 * HOUR],
    ["never heard the server", "2016-11-27T04:00:00Z", null, 0],
  ])("%s", (_, at, seenServerAt, off) => {
    expect(clockOffOf({ at, seenServerAt }, RECEIVED)).toBe(off);
    const corrected = correctedTime({ at, seenServerAt }, RECEIVED);
    expect(corrected.getTime()).toBeLessThanOrEqual(RECEIVED.getTime());
  });

  it.each([
    [600, null, null],
    [-601, -10, "慢了约10 分钟"],
    [3 * HOUR, 180, "快了约3 小时"],
    [72 * HOUR, 4320, "快了约3 天"],
  ])("that is %d seconds off is told past ten minutes", (off, minutes, said) => {
    expect(notableMinutes(off)).toBe(minutes);
    if (said === null) expect(tellClock(off)).toBeNull();
    else expect(tellClock(off)).toContain(said);
  });
});

describe("a phone's numbers", () => {
  it.each([
    ["none has come", [], { lastN: 0, waiting: 0 }, []],
    ["all have come", [{ from: 1, to: 56 }], { lastN: 56, waiting: 0 }, []],
    [
      "one in the middle",
      [
        { from: 1, to: 56 },
        { from: 60, to: 61 },
      ],
      { lastN: 61, waiting: 0 },
      [{ from: 57, to: 59 }],
    ],
    [
      "the last, which the phone says it gave",
      [{ from: 1, to: 3 }],
      { lastN: 5, waiting: 0 },
      [{ from: 4, to: 5 }],
    ],
    [
      "they wait on the phone",
      [
        { from: 1, to: 3 },
        { from: 5, to: 5 },
      ],
      { lastN: 6, waiting: 2 },
      [],
    ],
    ["the first", [{ from: 2, to: 2 }], { lastN: 0, waiting: 0 }, [{ from: 1, to: 1 }]],
  ])("%s", (_, arrived, told, missing) => {
    expect(missingNumbers(arrived, told)).toEqual(missing);
  });
});

describe("a phone stands", () => {
  const facts = {
    ...{ leaseFrom: new Date("2026-11-20T00:00:00Z"), leaseDays: 14, endedAt: null, clockOffSeconds: 0 },
    holder: "inOffice",
  } as const;
  it.each([
    ["ok", {}, "2026-12-03T23:59:59Z"],
    ["locked", {}, "2026-12-04T00:00:00Z"],
    ["wipe", { endedAt: RECEIVED }, "2026-11-27T09:00:00Z"],
    ["wipe", { holder: "disabled" as const }, "2026-11-27T09:00:00Z"],
    ["wipe", { holder: "outOfOffice" as const }, "2026-12-24T00:00:00Z"],
  ])("%s", (state, more, at) => {
    const standing = standingOf({ ...facts, ...more }, new Date(at));
    expect(standing.state).toBe(state);
    expect(standing.told === null).toBe(state === "ok");
  });
});
