/** What the answers of an assessment add up to: points, red lines, the grade, or between which grades it lies. Pure. */
import type { Grade, RedLineAnswer } from "./assessment-codes.contract.ts";
import { itemsOf, type RedLine, redLinesFor, type Scale, type Scored } from "./template.ts";

/** By the codes of the template; what nobody has answered is not there. */
export interface Answers {
  readonly points: Readonly<Record<string, number>>;
  readonly redLines: Readonly<Record<string, RedLineAnswer>>;
}

export interface SectionScore {
  readonly code: string;
  readonly title: string;
  readonly points: number;
  readonly of: number;
}

export type Outcome =
  | { readonly verdict: "known"; readonly grade: Grade }
  /** What is still unanswered could make it anything between these. */
  | { readonly verdict: "cannotTell"; readonly best: Grade; readonly worst: Grade };

export interface Score {
  readonly sections: readonly SectionScore[];
  readonly points: number;
  readonly of: number;
  /** Of a hundred, to one decimal: what the grades are set on. */
  readonly percent: number;
  readonly redLines: readonly RedLine[];
  readonly missingItems: readonly string[];
  readonly missingRedLines: readonly string[];
  readonly outcome: Outcome;
}

export function scoreAssessment(template: Scored, scale: Scale, answers: Answers, age: number | null): Score {
  const ofItem = (code: string) => scale.points[code] ?? 0;
  const given = (code: string) => Math.min(answers.points[code] ?? 0, ofItem(code));
  const sections = template.sections.map(({ code, title, items }) => ({
    code,
    title,
    points: sum(items.map((item) => given(item.code))),
    of: sum(items.map((item) => ofItem(item.code))),
  }));
  const points = sum(sections.map((section) => section.points));
  const of = sum(sections.map((section) => section.of));
  const missingItems = itemsOf(template)
    .map(({ code }) => code)
    .filter((code) => answers.points[code] === undefined && ofItem(code) > 0);
  const asked = redLinesFor(template, scale, age);
  const redLines = asked.filter(({ code }) => answers.redLines[code] === "yes");
  const missingRedLines = asked
    .map(({ code }) => code)
    .filter((code) => answers.redLines[code] === undefined);
  return {
    sections,
    points,
    of,
    percent: of === 0 ? 0 : Math.round((points * 1000) / of) / 10,
    redLines,
    missingItems,
    missingRedLines,
    outcome: outcomeOf({
      hit: redLines.length > 0,
      least: gradeAt(scale, points, of),
      most: gradeAt(scale, points + sum(missingItems.map(ofItem)), of),
      isOpen: missingRedLines.length > 0,
    }),
  };
}

interface Range {
  readonly hit: boolean;
  readonly least: Grade;
  readonly most: Grade;
  /** A red line that nobody has answered may still be hit. */
  readonly isOpen: boolean;
}

function outcomeOf({ hit, least, most, isOpen }: Range): Outcome {
  if (hit) return { verdict: "known", grade: "missing" };
  const worst = isOpen ? "missing" : least;
  return most === worst ? { verdict: "known", grade: most } : { verdict: "cannotTell", best: most, worst };
}

/** In whole numbers, so that exactly eighty of a hundred is eighty. */
function gradeAt({ bounds }: Scale, points: number, of: number): Grade {
  const reaches = (bound: number) => points * 100 >= bound * of;
  if (reaches(bounds.normal)) return "normal";
  if (reaches(bounds.insufficient)) return "insufficient";
  return reaches(bounds.improper) ? "improper" : "missing";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
