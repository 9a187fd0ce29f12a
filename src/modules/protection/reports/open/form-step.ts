/** One question of the report: its heading, its fields, and which parts of the report they fill. */
import type { Field } from "../../../../faces/open/fields.ts";
import type { OpenFiles } from "./open-files.ts";
import type { OpenPlaces } from "./open-places.ts";
import type { ReportDraft } from "./report-draft.ts";

/** What a step may do to the form around it. */
export interface ReportForm {
  draft(): ReportDraft;
  set(patch: Partial<ReportDraft>): void;
  readonly places: OpenPlaces;
  readonly files: OpenFiles;
  next(): void;
  goTo(step: number): void;
  /** Draws the step anew where its fields became others; what was typed is in the draft. */
  redraw(): void;
}

export interface BuiltStep {
  readonly nodes: readonly Node[];
  /** By the report's own path: `statement`, `children.0.age`, `phone`. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Instead of 下一步. */
  readonly forward?: HTMLButtonElement;
}

export interface FormStep {
  readonly heading: string;
  /** Beginnings of the paths that are asked here. */
  readonly asks: readonly string[];
  build(form: ReportForm): BuiltStep;
}
