import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { businessDate, now, nowIso, setClock, today } from "./clock.ts";

describe("the clock", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse("2026-01-31T15:30:00Z"), toFake: ["Date"] });
  });
  afterEach(() => {
    setClock("");
    vi.useRealTimers();
  });

  it("shows the real time unless told otherwise", () => {
    expect(nowIso()).toBe("2026-01-31T15:30:00.000Z");
  });

  it("counts the day in Beijing, not in UTC", () => {
    expect(today()).toBe("2026-01-31");
    vi.setSystemTime(Date.parse("2026-01-31T16:00:00Z"));
    expect(today()).toBe("2026-02-01");
    expect(businessDate(new Date("2026-12-31T20:00:00Z"))).toBe("2027-01-01");
  });

  it("stands still on a fixed instant", () => {
    setClock("2026-11-24T08:40:00+08:00");
    vi.advanceTimersByTime(60_000);
    expect(now().toISOString()).toBe("2026-11-24T00:40:00.000Z");
    expect(today()).toBe("2026-11-24");
  });

  it("starts at an instant and runs from there", () => {
    setClock("2020-12-31T09:00+08:00/run");
    vi.setSystemTime(Date.parse("2026-01-31T15:30:05Z"));
    expect(nowIso()).toBe("2020-12-31T01:00:05.000Z");
  });

  it.each([
    ["+P3D", "2026-02-03T15:30:00.000Z"],
    ["-P1W", "2026-01-24T15:30:00.000Z"],
    ["+PT36H", "2026-02-02T03:30:00.000Z"],
    ["+P1M", "2026-02-28T15:30:00.000Z"],
    ["-P1Y2M", "2024-11-30T15:30:00.000Z"],
    ["+P1DT1H1M1S", "2026-02-01T16:31:01.000Z"],
  ])("runs shifted by %s", (spec, expected) => {
    setClock(spec);
    expect(nowIso()).toBe(expected);
  });

  it.each([
    "yesterday",
    "2026-11-24",
    "2026-11-24T08:40:00",
    "2026-02-30T08:40:00+08:00",
    "2026-13-01T08:40:00Z",
    "2026-11-24T08:40:00Z/walk",
    "2026-11-24T08:40:00Z/run/run",
    "+3D",
    "+P",
    "+PT",
    "+P1DT",
    "-P1.5D",
  ])("refuses %s and keeps running as before", (spec) => {
    expect(() => {
      setClock(spec);
    }).toThrow(RangeError);
    expect(nowIso()).toBe("2026-01-31T15:30:00.000Z");
  });
});
