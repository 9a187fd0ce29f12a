import { describe, expect, it } from "vitest";
import { faultsOfAnswers } from "../compare-scores.ts";
import { scoreAssessment } from "../score-assessment.ts";
import { itemsOf, redLinesFor, type Scale } from "../template.ts";
import { templateOn } from "../templates.ts";
import { answersIn, stages, stories } from "./assessment-stories.ts";

const template = templateOn("2026-11-27");
const scale: Scale = {
  points: Object.fromEntries(itemsOf(template).map(({ code }) => [code, 8])),
  bounds: { normal: 80, insufficient: 60, improper: 40 },
  ages: { alone: 16, unattended: 8, voice: 8 },
  assessors: 2,
};

describe("the demonstration's assessments", () => {
  it("stand in every state, one with guidance that helped", () => {
    expect(new Set(stories.map(({ until }) => until))).toEqual(new Set(stages));
    expect(stories.filter(({ isSameChild }) => isSameChild === true)).toHaveLength(1);
  });

  it.each(stories.map((story) => [story.title, story] as const))("“%s” is answered soundly", (_, story) => {
    const answers = answersIn(story, template, scale, 10, story.otherwise);
    expect(faultsOfAnswers(template, scale, answers)).toEqual([]);
    expect(redLinesFor(template, scale, 10).map(({ code }) => code)).toEqual(Object.keys(answers.redLines));
    expect(scoreAssessment(template, scale, answers, 10).outcome.verdict).toBe("known");
  });
});
