/** What a guardianship assessment asks: sections, items with words for four levels, red lines. Data; points are parameters. Pure. */

import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Citation } from "../../../kernel/citation.ts";

/** What an item looks like where guardianship is good, fair, weak, bad: an assessor scores by these words. */
export type Anchors = readonly [good: string, fair: string, weak: string, bad: string];

export interface Item {
  readonly code: string;
  readonly title: string;
  /** What to look at, whom to ask. */
  readonly look: string;
  readonly anchors: Anchors;
}

export interface Section {
  readonly code: string;
  readonly title: string;
  readonly items: readonly Item[];
}

/** Hit, guardianship is missing whatever the points. */
export interface RedLine {
  readonly code: string;
  readonly title: string;
  /** Only of a child below this age; the law's ages, by name. */
  readonly below?: "alone" | "unattended";
  /** Whoever knows of it is named: the assessment is then closed to the rest of the office. */
  readonly secret?: boolean;
}

export interface Template {
  readonly version: string;
  readonly title: string;
  /** First day on which it is used for new assessments; a running one keeps its own. */
  readonly from: IsoDate;
  readonly cite: Citation;
  readonly sections: readonly Section[];
  readonly redLines: readonly RedLine[];
  /** By item, of a version that an office has set; of the built-in one they are parameters. */
  readonly points?: Readonly<Record<string, number>>;
}

/** Points a section, an item, and where the grades begin, frozen when an assessment is begun. */
export interface Scale {
  readonly points: Readonly<Record<string, number>>;
  /** Of a hundred: from here on normal, insufficient, improper. */
  readonly bounds: { readonly normal: number; readonly insufficient: number; readonly improper: number };
  readonly ages: { readonly alone: number; readonly unattended: number; readonly voice: number };
  readonly assessors: number;
}

/** What adding up needs of it. */
export interface Scored {
  readonly sections: readonly {
    readonly code: string;
    readonly title: string;
    readonly items: readonly Pick<Item, "code">[];
  }[];
  readonly redLines: readonly RedLine[];
}

export function itemsOf<One>(template: {
  readonly sections: readonly { readonly items: readonly One[] }[];
}): readonly One[] {
  return template.sections.flatMap(({ items }) => items);
}

/** Red lines that are asked of a child of this age; of one whose birth day nobody knows, all. */
export function redLinesFor(
  template: Pick<Template, "redLines">,
  { ages }: Scale,
  age: number | null,
): readonly RedLine[] {
  return template.redLines.filter(({ below }) => below === undefined || age === null || age < ages[below]);
}

export interface Band {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

/** The whole points that each level takes, best first; a level that no whole point falls in is left out. */
export function bandsOf({ anchors }: Pick<Item, "anchors">, points: number): Band[] {
  const floors = [3, 2, 1, 0].map((quarters) => Math.ceil((points * quarters) / 4));
  return anchors.flatMap((words, level) => {
    const from = floors[level] ?? 0;
    const to = level === 0 ? points : (floors[level - 1] ?? 0) - 1;
    return from > to ? [] : [{ words, from, to }];
  });
}
