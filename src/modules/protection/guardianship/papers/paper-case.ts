/** A matter of guardianship as its papers read it. Pure. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { Matter } from "../../../../platform/procedures/matter.ts";
import type { Procedure, ProcedureVersion } from "../../../../platform/procedures/procedure.ts";

export interface PaperCase {
  readonly no: string | null;
  readonly procedure: Procedure;
  readonly spec: ProcedureVersion;
  readonly matter: Matter;
  readonly subjectName: string;
  /** The form's fields as people read them. */
  readonly words: ReadonlyMap<string, string>;
  readonly offices: { readonly district: string; readonly township: string };
  /** Where the child is, as it was handed over. */
  readonly placement: {
    readonly kind: string;
    readonly placeName: string;
    readonly carer: string;
    readonly carerRelation: string;
    readonly from: IsoDate;
    readonly handover: Readonly<Record<string, string>>;
  } | null;
  /** The last day of a temporary guardianship. */
  readonly termEndsOn: IsoDate | null;
}

export function said({ words }: PaperCase, field: string): string | undefined {
  const value = words.get(field);
  return value === undefined || value === "" ? undefined : value;
}

export interface SaidOpinion {
  readonly title: string;
  readonly text: string;
  readonly by: string;
  readonly on: IsoDate;
}

/** What was decided on a step, in the words of whoever decided it. */
export function opinionOn({ matter, spec }: PaperCase, step: string): SaidOpinion | undefined {
  const found = matter.steps.findLast(({ code, decision }) => code === step && decision !== null);
  const declared = spec.steps.find(({ code }) => code === step);
  if (found?.decision === undefined || found.decision === null || declared === undefined) return undefined;
  const { outcome, opinion, by, on } = found.decision;
  const label = declared.outcomes.find(({ code }) => code === outcome)?.label ?? outcome;
  return {
    title: declared.title,
    text: opinion === "" ? `${label}。` : `${label}。${opinion}`,
    by: by.name,
    on,
  };
}

export function opinionsSoFar(paper: PaperCase): SaidOpinion[] {
  return paper.spec.steps
    .map(({ code }) => opinionOn(paper, code))
    .filter((one): one is SaidOpinion => one !== undefined);
}

/** 《中华人民共和国未成年人保护法》第九十二条、第九十三条: the two clauses that it rests on, each document named once. */
export function basisOf({ procedure }: PaperCase): string {
  const laws = procedure.basis.filter(({ certainty }) => certainty !== "design").slice(0, 2);
  return laws
    .map(({ document, clause = "" }, index) =>
      laws[index - 1]?.document === document ? clause : `${document}${clause}`,
    )
    .filter((part) => part !== "")
    .join("、");
}
