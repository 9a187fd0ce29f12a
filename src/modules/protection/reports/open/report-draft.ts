/** What has been typed so far, as the form holds it, and how it becomes a report. Pure. */
import type { z } from "zod";
import type { Situation } from "../../protection-codes.contract.ts";
import type { Danger, Done, Injury, ReportContent, Reporter, ReporterKind } from "../report-form.contract.ts";

export interface DraftChild {
  readonly name: string;
  readonly sex: "" | "1" | "2";
  readonly age: string;
  readonly school: string;
}

export interface DraftSuspect {
  readonly name: string;
  readonly relation: string;
}

export interface ReportDraft {
  /** The report's own: sent again, it is the same report. */
  readonly id: string;
  readonly step: number;
  readonly danger: Danger | "";
  readonly situations: readonly Situation[];
  readonly statement: string;
  readonly injury: Injury;
  readonly placeCode: string;
  readonly address: string;
  readonly when: "" | "now" | "earlier";
  /** With `now`, the moment at which it was said. */
  readonly saidAt: string;
  readonly day: string;
  readonly time: string;
  readonly children: readonly DraftChild[];
  readonly suspects: readonly DraftSuspect[];
  readonly done: readonly Done[];
  readonly kind: ReporterKind | "";
  readonly leavesNumber: boolean;
  readonly name: string;
  readonly phone: string;
  readonly unit: string;
}

export const noChild: DraftChild = { name: "", sex: "", age: "", school: "" };
export const noSuspect: DraftSuspect = { name: "", relation: "" };

export function emptyDraft(id: string, placeCode: string): ReportDraft {
  return {
    id,
    step: 0,
    danger: "",
    situations: [],
    statement: "",
    injury: "unknown",
    placeCode,
    address: "",
    when: "",
    saidAt: "",
    day: "",
    time: "",
    children: [noChild],
    suspects: [noSuspect],
    done: [],
    kind: "",
    leavesNumber: false,
    name: "",
    phone: "",
    unit: "",
  };
}

/** A draft found in the tab: whatever of it is not as expected is taken as not typed. */
export function draftFrom(found: unknown, fresh: ReportDraft): ReportDraft {
  if (typeof found !== "object" || found === null) return fresh;
  const kept = Object.entries(found).filter(([key, value]) =>
    isLike(value, (fresh as unknown as Record<string, unknown>)[key]),
  );
  return { ...fresh, ...(Object.fromEntries(kept) as Partial<ReportDraft>) };
}

/** A list is like another if each of its parts is like that one's first; where there is none, its parts are words. */
function isLike(value: unknown, expected: unknown): boolean {
  if (Array.isArray(expected))
    return Array.isArray(value) && value.every((part) => isLike(part, (expected as unknown[])[0] ?? ""));
  if (typeof expected !== "object" || expected === null) return typeof value === typeof expected;
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(expected).every(([key, part]) =>
    isLike((value as Readonly<Record<string, unknown>>)[key], part),
  );
}

export function contentOf(draft: ReportDraft): Record<string, unknown> {
  return {
    situations: draft.situations,
    statement: draft.statement,
    danger: said(draft.danger),
    injury: draft.injury,
    placeCode: said(draft.placeCode),
    address: said(draft.address),
    seenAt: seenAtOf(draft),
    children: draft.children
      .filter(({ name, sex, age, school }) => name + sex + age + school !== "")
      .map(childOf),
    suspects: draft.suspects
      .filter(({ name, relation }) => name + relation !== "")
      .map(({ name, relation }) => ({ name: said(name), relation: said(relation) })),
    done: draft.done,
  } satisfies { readonly [Key in keyof z.input<typeof ReportContent>]: unknown };
}

/** Nobody's name goes along that was typed and then taken back. */
export function reporterOf(draft: ReportDraft): Record<string, unknown> {
  const { kind, leavesNumber, name, phone, unit } = draft;
  return {
    kind: said(kind),
    ...(leavesNumber ? { name: said(name), phone: said(phone), unit: said(unit) } : {}),
  } satisfies { readonly [Key in keyof z.input<typeof Reporter>]: unknown };
}

function childOf({ name, sex, age, school }: DraftChild): Record<string, unknown> {
  return {
    name: said(name),
    sex: said(sex),
    age: age === "" ? undefined : Number(age),
    school: said(school),
  };
}

/** A day without its hour is meant as that day: noon is furthest from being another. */
function seenAtOf({ when, saidAt, day, time }: ReportDraft): string | undefined {
  if (when === "now") return said(saidAt);
  if (when !== "earlier" || day === "") return undefined;
  return `${day}T${time === "" ? "12:00" : time}:00+08:00`;
}

function said(text: string): string | undefined {
  return text.trim() === "" ? undefined : text.trim();
}
