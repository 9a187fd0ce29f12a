/** Points, red lines, grades: by table, and as properties of any answers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradesDown, type RedLineAnswer } from "./assessment-codes.contract.ts";
import { agreedAmong, differencesAmong, droppedRedLines, faultsOfAnswers } from "./compare-scores.ts";
import { type Answers, scoreAssessment } from "./score-assessment.ts";
import { bandsOf, itemsOf, redLinesFor, type Scale } from "./template.ts";
import { templateOn } from "./templates.ts";

const template = templateOn("2026-11-27");
const items = itemsOf(template);
const worth: Readonly<Record<string, number>> = {
  A1: 8,
  A2: 8,
  A3: 8,
  A4: 6,
  A5: 5,
  B1: 8,
  B2: 8,
  B3: 8,
  B4: 6,
  B5: 10,
  C1: 7,
  C2: 6,
  C3: 5,
  C4: 4,
  C5: 3,
};
const scale: Scale = {
  points: worth,
  bounds: { normal: 80, insufficient: 60, improper: 40 },
  ages: { alone: 16, unattended: 8, voice: 8 },
  assessors: 2,
};
const AGE = 7;

function noRedLine(): Record<string, RedLineAnswer> {
  return Object.fromEntries(template.redLines.map(({ code }) => [code, "no"]));
}

/** So many points in all, given from the first item on. */
function pointsOf(total: number): Record<string, number> {
  let left = total;
  return Object.fromEntries(
    items.map(({ code }) => {
      const given = Math.min(left, worth[code] ?? 0);
      left -= given;
      return [code, given];
    }),
  );
}

/** All but these codes. */
function without<Value>(answers: Readonly<Record<string, Value>>, ...codes: readonly string[]) {
  return Object.fromEntries(Object.entries(answers).filter(([code]) => !codes.includes(code)));
}

const score = (answers: Answers, age: number | null = AGE) => scoreAssessment(template, scale, answers, age);

describe("the grade of an assessment", () => {
  it("is out of a hundred points: 35 for the child, 40 for the guardian, 25 for what there is to lean on", () => {
    expect(score({ points: {}, redLines: {} }).sections.map(({ of }) => of)).toEqual([35, 40, 25]);
  });

  it.each([
    [100, "normal"],
    [80, "normal"],
    [79, "insufficient"],
    [60, "insufficient"],
    [59, "improper"],
    [40, "improper"],
    [39, "missing"],
    [0, "missing"],
  ] as const)("with %i points is %s", (points, grade) => {
    const result = score({ points: pointsOf(points), redLines: noRedLine() });
    expect(result).toMatchObject({ points, percent: points, outcome: { verdict: "known", grade } });
  });

  it.each(template.redLines.map(({ code, title }) => [code, title] as const))(
    "is missing whatever the points where red line %s is hit (%s)",
    (code) => {
      const result = score({ points: pointsOf(100), redLines: { ...noRedLine(), [code]: "yes" } });
      expect(result.outcome).toEqual({ verdict: "known", grade: "missing" });
      expect(result.percent).toBe(100);
    },
  );

  it("is missing by a red line alone, before anything else is answered", () => {
    expect(score({ points: {}, redLines: { drugs: "yes" } }).outcome).toEqual({
      verdict: "known",
      grade: "missing",
    });
  });

  it("cannot be told while an item could still change it, and says between which grades it lies", () => {
    const points = without(pointsOf(100), "B5");
    expect(score({ points, redLines: noRedLine() }).outcome).toEqual({ verdict: "known", grade: "normal" });
    const fewer = without(pointsOf(100), "A1", "A2", "A3");
    expect(score({ points: fewer, redLines: noRedLine() }).outcome).toEqual({
      verdict: "cannotTell",
      best: "normal",
      worst: "insufficient",
    });
  });

  it("cannot be told while a red line is unanswered, however good the points", () => {
    const redLines = without(noRedLine(), "drugs");
    expect(score({ points: pointsOf(100), redLines })).toMatchObject({
      missingRedLines: ["drugs"],
      outcome: { verdict: "cannotTell", best: "normal", worst: "missing" },
    });
  });

  it("is weighed on what the district gives each item, however much that is in all", () => {
    const doubled = { ...scale, points: Object.fromEntries(items.map(({ code }) => [code, 20])) };
    const half = Object.fromEntries(items.map(({ code }) => [code, 12]));
    expect(scoreAssessment(template, doubled, { points: half, redLines: noRedLine() }, AGE)).toMatchObject({
      of: 300,
      percent: 60,
      outcome: { verdict: "known", grade: "insufficient" },
    });
  });

  it("leaves an item of no points out", () => {
    const fewer = { ...scale, points: { ...worth, A1: 0 } };
    const points = without(pointsOf(100), "A1");
    expect(scoreAssessment(template, fewer, { points, redLines: noRedLine() }, AGE)).toMatchObject({
      of: 92,
      missingItems: [],
      percent: 100,
    });
  });
});

describe("red lines of an age", () => {
  const asked = (age: number | null) => redLinesFor(template, scale, age).map(({ code }) => code);
  it.each([
    [7, true, true],
    [8, true, false],
    [15, true, false],
    [16, false, false],
    [null, true, true],
  ] as const)("of a child of %s: living alone %s, without anybody %s", (age, alone, unattended) => {
    expect([asked(age).includes("livesAlone"), asked(age).includes("unattended")]).toEqual([
      alone,
      unattended,
    ]);
  });

  it("do not count where they are not asked", () => {
    const result = score({ points: pointsOf(100), redLines: { ...noRedLine(), livesAlone: "yes" } }, 17);
    expect(result.outcome).toEqual({ verdict: "known", grade: "normal" });
  });
});

const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  points: fc
    .tuple(...items.map(({ code }) => fc.option(fc.integer({ min: 0, max: worth[code] ?? 0 }))))
    .map((values) =>
      Object.fromEntries(
        values.flatMap((value, nth): [string, number][] => {
          const code = items[nth]?.code;
          return value === null || code === undefined ? [] : [[code, value]];
        }),
      ),
    ),
  redLines: fc
    .tuple(
      ...template.redLines.map(() =>
        fc.option(fc.oneof({ weight: 9, arbitrary: fc.constant("no") }, fc.constant("yes"))),
      ),
    )
    .map((values) =>
      Object.fromEntries(
        values.flatMap((value, nth): [string, RedLineAnswer][] => {
          const code = template.redLines[nth]?.code;
          return value === null || code === undefined ? [] : [[code, value]];
        }),
      ),
    ),
});

const rank = (grade: (typeof gradesDown)[number]) => gradesDown.indexOf(grade);
const range = (answers: Answers) => {
  const { outcome } = score(answers);
  return outcome.verdict === "known"
    ? ([rank(outcome.grade), rank(outcome.grade)] as const)
    : ([rank(outcome.best), rank(outcome.worst)] as const);
};

describe("any answers", () => {
  it("do not score worse where an item gets more points", () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...items), (answers, { code }) => {
        const given = answers.points[code] ?? 0;
        fc.pre(answers.points[code] !== undefined && given < (worth[code] ?? 0));
        const better = { ...answers, points: { ...answers.points, [code]: given + 1 } };
        expect(range(better)[0]).toBeLessThanOrEqual(range(answers)[0]);
        expect(range(better)[1]).toBeLessThanOrEqual(range(answers)[1]);
      }),
    );
  });

  it("lie, once completed, between the grades that were told before", () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (answers, rest) => {
        const complete: Answers = {
          points: { ...pointsOf(0), ...rest.points, ...answers.points },
          redLines: { ...noRedLine(), ...rest.redLines, ...answers.redLines },
        };
        const [best, worst] = range(answers);
        const [final, same] = range(complete);
        expect(same).toBe(final);
        expect(final).toBeGreaterThanOrEqual(best);
        expect(final).toBeLessThanOrEqual(worst);
      }),
    );
  });

  it("give the same in whatever order they were given", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const turned = {
          points: Object.fromEntries(Object.entries(answers.points).reverse()),
          redLines: Object.fromEntries(Object.entries(answers.redLines).reverse()),
        };
        expect(score(turned)).toEqual(score(answers));
      }),
    );
  });
});

describe("the words for the levels of an item", () => {
  it("cover every whole point exactly once, best first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.constantFrom(...items), (points, item) => {
        const covered = bandsOf(item, points).flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, nth) => to - nth),
        );
        expect(covered).toEqual(Array.from({ length: points + 1 }, (_, nth) => points - nth));
      }),
    );
  });
});

describe("two sheets side by side", () => {
  const one: Answers = { points: { A1: 8, A2: 4 }, redLines: { drugs: "no", refuses: "yes" } };
  const other: Answers = { points: { A1: 8, A2: 6, A3: 1 }, redLines: { drugs: "no", refuses: "no" } };

  it("differ where one gave other points, answered another way, or did not answer", () => {
    expect(differencesAmong(template, scale, [one, other], AGE)).toMatchObject([
      { code: "A2", given: [4, 6] },
      { code: "A3", given: [null, 1] },
      { code: "refuses", kind: "redLine", given: ["yes", "no"] },
    ]);
  });

  it("leave to talk about what they do not agree on", () => {
    expect(agreedAmong(template, [one, other])).toEqual({ points: { A1: 8 }, redLines: { drugs: "no" } });
  });

  it("owe a reason for each red line that one saw and the joint scoring drops", () => {
    expect(droppedRedLines([one, other], { points: {}, redLines: { refuses: "no" } })).toEqual(["refuses"]);
    expect(droppedRedLines([one, other], { points: {}, redLines: { refuses: "yes" } })).toEqual([]);
  });

  it.each([
    [{ points: { A1: 9 }, redLines: {} }, ["A1"]],
    [{ points: { A1: -1 }, redLines: {} }, ["A1"]],
    [{ points: { Z9: 1 }, redLines: {} }, ["Z9"]],
    [{ points: {}, redLines: { nothing: "no" } }, ["nothing"]],
    [{ points: { A1: 8, C5: 3 }, redLines: { drugs: "no" } }, []],
  ] as const)("refuse %j for %j", (answers, faults) => {
    expect(faultsOfAnswers(template, scale, answers)).toEqual(faults);
  });
});
