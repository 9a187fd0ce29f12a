/** A version of the assessment while it is being written: begun from the one that holds. Pure. */
import type { TemplateInput, VersionView } from "../template-versions.contract.ts";

/** As it is typed: points may be missing. */
export interface DraftItem {
  readonly code?: string | undefined;
  readonly title: string;
  readonly look: string;
  readonly anchors: readonly string[];
  readonly points: number | null;
}
export interface DraftSection {
  readonly code: VersionView["sections"][number]["code"];
  readonly title: string;
  readonly items: readonly DraftItem[];
}
export interface TemplateDraft {
  readonly from: string;
  readonly document: string;
  readonly sections: readonly DraftSection[];
  readonly redLines: readonly {
    readonly code?: string | undefined;
    readonly title: string;
    readonly secret: boolean;
  }[];
}

export const levels = ["好", "较好", "较差", "差"] as const;
export const emptyItem: DraftItem = { title: "", look: "", anchors: levels.map(() => ""), points: null };

/** Items without points are no longer scored; they are left out of the next version. */
export function draftFrom({ sections, redLines }: VersionView): TemplateDraft {
  return {
    from: "",
    document: "",
    sections: sections.map(({ code, title, items }) => ({
      code,
      title,
      items: items.filter(({ points }) => points > 0),
    })),
    redLines,
  };
}

export function sumOfDraft({ sections }: TemplateDraft): number {
  return sections.reduce(
    (sum, { items }) => sum + items.reduce((of, { points }) => of + (points ?? 0), 0),
    0,
  );
}

/** The same with one section's items changed. */
export function withItems(draft: TemplateDraft, section: string, items: readonly DraftItem[]): TemplateDraft {
  return {
    ...draft,
    sections: draft.sections.map((one) => (one.code === section ? { ...one, items } : one)),
  };
}

export function replaceAt<One>(list: readonly One[], at: number, one: One): One[] {
  return list.map((before, index) => (index === at ? one : before));
}

export function removeAt<One>(list: readonly One[], at: number): One[] {
  return list.filter((_, index) => index !== at);
}

/** What is sent; whether it is whole, the contract says. */
export function inputOf(draft: TemplateDraft): unknown {
  return {
    ...draft,
    sections: draft.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ ...item, points: item.points ?? undefined })),
    })),
  } satisfies { readonly [Key in keyof TemplateInput]: unknown };
}
