import { describe, expect, it } from "vitest";
import { specialStories } from "./special-stories.ts";

const told = specialStories.filter(({ acts }) => acts.length > 0);

describe("the special matters of the demonstration", () => {
  it.each(told.map((story) => [story.title, story] as const))(
    "%s happens in order, and somebody acts within two days",
    (_, { ago, day, acts }) => {
      const days = [day[1], ago, ...acts.map((one) => one.ago)];
      expect(days).toEqual(days.toSorted((one, other) => other - one));
      expect(ago - (acts[0]?.ago ?? 0)).toBeLessThanOrEqual(2);
    },
  );

  it("have bullying found within ten days, and nothing that is over took longer than six weeks", () => {
    for (const { procedure, acts, ago } of told) {
      const [, finding] = acts;
      if (procedure === "bullying" && finding !== undefined)
        expect(ago - finding.ago).toBeLessThanOrEqual(10);
      const last = acts.at(-1);
      if (last?.outcome === "closed") expect(ago - last.ago).toBeLessThanOrEqual(42);
    }
  });
});
