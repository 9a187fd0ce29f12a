import { describe, expect, it } from "vitest";
import places from "../../../platform/places/hechuan.json" with { type: "json" };
import { describeQuarters } from "./demo-quarters.ts";

describe.each([
  ["2020-12-31", ["2020-03-31", "2020-06-30", "2020-09-30"]],
  ["2026-11-24", ["2026-03-31", "2026-06-30", "2026-09-30"]],
  ["2027-01-01", ["2026-06-30", "2026-09-30", "2026-12-31"]],
  ["2027-03-01", ["2026-06-30", "2026-09-30", "2026-12-31"]],
])("the quarters on %s", (today, ends) => {
  const quarters = describeQuarters({ today, places });
  const running = quarters[2];

  it("are the last three that have ended, two of them closed", () => {
    expect(quarters.map((quarter) => quarter.endsOn)).toEqual(ends);
    expect(quarters.map((quarter) => quarter.state)).toEqual(["closed", "closed", "inProgress"]);
    for (const closed of quarters.slice(0, 2)) {
      expect(closed.confirmed).toHaveLength(419);
      expect(closed.reviewed).toHaveLength(30);
      expect((closed.closedOn ?? "") > closed.endsOn && (closed.closedOn ?? "") <= today).toBe(true);
    }
  });

  it("leave the last one at seven villages in ten and half of the townships", () => {
    expect(running?.confirmed).toHaveLength(293);
    expect(running?.reviewed).toHaveLength(15);
    expect(running?.closedOn).toBeUndefined();
    const confirmed = new Set(running?.confirmed.map(({ villageCode }) => villageCode));
    expect(confirmed.size).toBe(293);
    const reviewed = new Set(running?.reviewed.map(({ townshipCode }) => townshipCode));
    const theirs = places.townships
      .filter((township) => reviewed.has(township.code))
      .flatMap((township) => township.villages);
    expect(theirs.filter(([code]) => !confirmed.has(code ?? ""))).toEqual([]);
  });

  it("are worked on after they ended, never after today", () => {
    for (const quarter of quarters) {
      const days = [...quarter.confirmed, ...quarter.reviewed].map(({ on }) => on);
      expect(days.filter((on) => on <= quarter.endsOn || on > today)).toEqual([]);
    }
  });
});
