/** Where assessors differ, what the joint scoring still owes, and how one assessment stands beside an earlier one. Pure. */
import type { Answers, Score } from "./score-assessment.ts";
import { itemsOf, redLinesFor, type Scale, type Template } from "./template.ts";

export interface Difference {
  readonly code: string;
  readonly title: string;
  readonly kind: "item" | "redLine";
  /** In the order of the assessors; null where one gave no answer. */
  readonly given: readonly (number | string | null)[];
}

export function differencesAmong(
  template: Template,
  scale: Scale,
  sheets: readonly Answers[],
  age: number | null,
): Difference[] {
  const items = itemsOf(template).map(({ code, title }) => ({
    code,
    title,
    kind: "item" as const,
    given: sheets.map(({ points }) => points[code] ?? null),
  }));
  const lines = redLinesFor(template, scale, age).map(({ code, title }) => ({
    code,
    title,
    kind: "redLine" as const,
    given: sheets.map(({ redLines }) => redLines[code] ?? null),
  }));
  const all: Difference[] = [...items, ...lines];
  return all.filter(({ given }) => new Set(given).size > 1);
}

/** What all agree on; the rest is left open for them to talk about. */
export function agreedAmong(template: Template, sheets: readonly Answers[]): Answers {
  const [one] = sheets;
  if (one === undefined) return { points: {}, redLines: {} };
  const agrees = (pick: (sheet: Answers) => number | string | undefined) =>
    sheets.every((sheet) => pick(sheet) === pick(one));
  return {
    points: Object.fromEntries(
      itemsOf(template).flatMap(({ code }): [string, number][] => {
        const value = one.points[code];
        return value !== undefined && agrees(({ points }) => points[code]) ? [[code, value]] : [];
      }),
    ),
    redLines: Object.fromEntries(
      template.redLines.flatMap(({ code }): [string, "yes" | "no"][] => {
        const value = one.redLines[code];
        return value !== undefined && agrees(({ redLines }) => redLines[code]) ? [[code, value]] : [];
      }),
    ),
  };
}

/** Red lines that an assessor saw and the joint answers do not keep: each needs a reason. */
export function droppedRedLines(sheets: readonly Answers[], joint: Answers): string[] {
  const seen = sheets.flatMap(({ redLines }) =>
    Object.entries(redLines).flatMap(([code, answer]) => (answer === "yes" ? [code] : [])),
  );
  return [...new Set(seen)].filter((code) => joint.redLines[code] !== "yes");
}

/** Points that exceed what the scale gives, and codes that the template does not know. */
export function faultsOfAnswers(template: Template, { points: of }: Scale, answers: Answers): string[] {
  const items = new Set(itemsOf(template).map(({ code }) => code));
  const lines = new Set(template.redLines.map(({ code }) => code));
  return [
    ...Object.entries(answers.points).flatMap(([code, value]) =>
      !items.has(code) || value < 0 || value > (of[code] ?? 0) ? [code] : [],
    ),
    ...Object.keys(answers.redLines).filter((code) => !lines.has(code)),
  ];
}

/** Nothing of the template is left unanswered. */
export function isComplete({ missingItems, missingRedLines }: Score): boolean {
  return missingItems.length === 0 && missingRedLines.length === 0;
}
