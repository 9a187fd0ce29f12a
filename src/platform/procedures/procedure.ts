/**
 * A procedure as data: who does what with which papers in how long, what stops the clock, what silence means, by which law.
 * Rooms declare theirs; one engine runs them all. Versions are dated: a matter keeps the one it began with. Pure.
 */
import type { z } from "zod";
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Citation } from "../../kernel/citation.ts";
import type { MemberUnit } from "../../kernel/member-units.ts";

export type PlaceLevel = "village" | "township" | "district";

/**
 * A place's part in a matter: `home` is the 户籍地, which decides; `reception` where the application was handed in. They differ in a
 * matter that crosses townships or provinces.
 */
export type Part = "home" | "reception";

/** Whose turn it is. What an applicant or another department does is entered by the post that deals with them. */
export interface Doer {
  readonly role: Role;
  readonly level: PlaceLevel;
  /** Of a liaison: whose. While that department has no account, the district's officer enters what it does. */
  readonly department?: MemberUnit;
  /** Whose post: of the home place unless said otherwise. */
  readonly of?: Part;
  /** The post enters what somebody outside does: the applicant, or a department by name. */
  readonly enters?: "applicant" | { readonly department: string };
}

/** `calendarDays` and `months` that end on a day of rest end on the next working day. */
export type TermUnit = "workingDays" | "calendarDays" | "months" | "hours";

export interface Term {
  /** The dated parameter that holds the number. */
  readonly parameter: string;
  readonly unit: TermUnit;
  /** From when it runs: the day the step opens (its papers arrive), or the day the application was received. */
  readonly from?: "opening" | "receipt";
  readonly cite?: Citation;
}

/** Days that do not count: 公示期, 评估期. */
export interface PauseSpec {
  readonly code: string;
  readonly title: string;
  /** How long it lasts if nobody ends it; absent: until somebody does. */
  readonly term?: Term;
  readonly cite?: Citation;
}

/** Where an outcome leads; `back` to one of `to`, `again` to the same step anew (the next visit), `next` at the last step is an approval. */
export type Leads = "next" | "approved" | "refused" | "back" | "again" | "closed";

export interface OutcomeSpec {
  readonly code: string;
  readonly label: string;
  readonly leads: Leads;
  /** Step codes: for `back`, which earlier ones may be chosen. */
  readonly to?: readonly string[];
  /** Offered only where one of these holds: an earlier step has said what this one carries out. */
  readonly after?: readonly DecisionCondition[];
  /** Written reasons are demanded: always of a refusal and a return. */
  readonly needsReasons?: boolean;
  /** What people mostly write. */
  readonly phrases?: readonly string[];
}

/** Holds when the step's last decision was one of these. */
export interface DecisionCondition {
  readonly step: string;
  readonly oneOf: readonly string[];
}

/** Holds when a field of the form has one of these values. */
export interface FormCondition {
  readonly field: string;
  readonly oneOf: readonly (string | number | boolean)[];
}

export interface MaterialSpec {
  readonly code: string;
  readonly title: string;
  /** Any one of these will do; absent: the thing itself. */
  readonly alternatives?: readonly { readonly code: string; readonly title: string }[];
  readonly required: boolean;
  /** Asked for only then. */
  readonly when?: FormCondition;
  /** The step that cannot pass without it; absent: the first. */
  readonly neededBy?: string;
  readonly cite?: Citation;
}

export interface StepSpec {
  readonly code: string;
  readonly title: string;
  readonly by: Doer;
  readonly term?: Term;
  readonly outcomes: readonly OutcomeSpec[];
  /** A child may be in danger: its task rings on the desk. */
  readonly rings?: boolean;
  readonly pauses?: readonly PauseSpec[];
  /** Skipped unless it holds. */
  readonly when?: FormCondition;
  /** Skipped unless that earlier step came out so. */
  readonly after?: readonly DecisionCondition[];
  /** Who did one of these steps may not do this one, not through a delegation either. */
  readonly separateFrom?: readonly string[];
  /** What it means when the term passes in silence: nothing but being late, or as if this outcome had been chosen. */
  readonly silence?: { readonly outcome: string; readonly cite: Citation };
  /** Somebody may object while this step runs; the term then runs anew (重新调查). */
  readonly objection?: { readonly term: Term; readonly cite?: Citation };
  /** The paper printed when it is decided, and which outcomes print it (absent: all). */
  readonly prints?: readonly {
    readonly code: string;
    readonly title: string;
    readonly on?: readonly string[];
  }[];
  readonly cite?: Citation;
}

export interface ProcedureVersion {
  readonly version: string;
  /** The first day on which a matter begins with it. */
  readonly from: IsoDate;
  readonly steps: readonly StepSpec[];
  readonly materials: readonly MaterialSpec[];
  /** The application: fields with labels, code tables and sensitivity. */
  readonly form: z.ZodObject;
  /** How the paper is laid out; absent: one section with every field. */
  readonly sections?: readonly { readonly title: string; readonly fields: readonly string[] }[];
  /** Code tables of the form's fields, as its metadata names them. */
  readonly codeTables?: readonly {
    readonly name: string;
    label(code: string | null | undefined): string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  }[];
  /** A refused applicant may object within this term; another person takes the step up again. */
  readonly review?: { readonly step: string; readonly within?: Term; readonly cite?: Citation };
  /** Nobody applies: an office has noticed something and must act. */
  readonly isOfOffice?: boolean;
  /** What departments with a part in it see; one that is not named sees the fields that are not sensitive, and no name. */
  readonly sees?: Readonly<Partial<Record<MemberUnit, DepartmentView>>>;
}

export interface DepartmentView {
  readonly fields: readonly string[];
  /** The name of whom it is about. */
  readonly isNamed?: boolean;
  /** Codes of materials and printed papers. */
  readonly papers?: readonly string[];
  readonly checks?: readonly string[];
}

/** Who may begin a matter: a post, or a department by its liaison. */
export type Starter = Role | { readonly department: MemberUnit };

export interface Procedure {
  /** Stands in every matter; never changed. */
  readonly code: string;
  readonly title: string;
  /** The heading under which people look for it; absent: what is applied for. */
  readonly group?: string;
  readonly basis: readonly Citation[];
  /** Absent: village, township and district. */
  readonly starts?: readonly Starter[];
  /** For named people only: whoever begins it is the first of them. */
  readonly isSealed?: boolean;
  /** Several may run for one child at once: it happens again, or to it besides. */
  readonly isRepeatable?: boolean;
  /** Oldest first. */
  readonly versions: readonly ProcedureVersion[];
}

/** Declares a procedure. @throws Error for a declaration that could not be run */
export function procedure<Declared extends Procedure>(declared: Declared): Declared {
  const fault = declared.versions.map(faultOf).find((found) => found !== undefined) ?? orderFault(declared);
  if (fault !== undefined) throw new Error(`procedure ${declared.code}: ${fault}`);
  return declared;
}

/** The version that a matter received on this day begins with. */
export function versionOn({ versions }: Procedure, day: IsoDate): ProcedureVersion | undefined {
  return versions.findLast((version) => version.from <= day);
}

/** A village has a step in it, so it cannot begin at a whole township. */
export function needsVillage({ steps }: ProcedureVersion): boolean {
  return steps.some(({ by }) => by.level === "village");
}

export function versionNamed({ versions }: Procedure, name: string): ProcedureVersion | undefined {
  return versions.find(({ version }) => version === name);
}

function orderFault({ versions }: Procedure): string | undefined {
  if (versions.length === 0) return "has no version";
  const isOrdered = versions.every(
    ({ from }, index) => index === 0 || from > (versions[index - 1]?.from ?? ""),
  );
  if (!isOrdered) return "its versions are not in the order of their days";
  return new Set(versions.map(({ version }) => version)).size === versions.length
    ? undefined
    : "two versions have one name";
}

function faultOf(version: ProcedureVersion): string | undefined {
  const { steps, materials, form, review, sections, sees = {} } = version;
  const codes = steps.map(({ code }) => code);
  const fields = new Set(Object.keys(form.shape));
  if (steps.length === 0) return `version ${version.version} has no steps`;
  if (new Set(codes).size < codes.length) return "two steps have one code";
  const known = (code: string) => codes.includes(code);
  for (const [index, step] of steps.entries()) {
    const earlier = steps.slice(0, index);
    const fault = stepFault(step, earlier);
    if (fault !== undefined) return `step ${step.code}: ${fault}`;
    if (step.when !== undefined && !fields.has(step.when.field)) return `step ${step.code}: no such field`;
  }
  const lost = materials.find(
    ({ when, neededBy }) =>
      (when !== undefined && !fields.has(when.field)) || (neededBy !== undefined && !known(neededBy)),
  );
  if (lost !== undefined) return `material ${lost.code} depends on what is not there`;
  const missing = (sections ?? []).flatMap((section) => section.fields).find((field) => !fields.has(field));
  if (missing !== undefined) return `the paper has a field ${missing} that the form has not`;
  const unseen = Object.values(sees)
    .flatMap((view) => view.fields)
    .find((field) => !fields.has(field));
  if (unseen !== undefined) return `a department sees a field ${unseen} that the form has not`;
  return review !== undefined && !known(review.step) ? "the review's step is not there" : undefined;
}

function stepFault(step: StepSpec, before: readonly StepSpec[]): string | undefined {
  const { outcomes, separateFrom = [], silence, by, after = [] } = step;
  const earlier = before.map(({ code }) => code);
  if ((by.role === "partnerLiaison") !== (by.department !== undefined)) return "a liaison is a department's";
  if (!outcomes.some(({ leads }) => leads !== "back" && leads !== "again")) return "no outcome leads on";
  if (new Set(outcomes.map(({ code }) => code)).size < outcomes.length) return "two outcomes have one code";
  for (const { leads, to = [] } of outcomes) {
    if (leads === "back" && (to.length === 0 || to.some((code) => !earlier.includes(code))))
      return "a return leads to earlier steps only";
  }
  const isUnheard = ({ step: code, oneOf }: DecisionCondition) =>
    oneOf.some(
      (one) => !before.find((other) => other.code === code)?.outcomes.some((its) => its.code === one),
    );
  if (after.some(isUnheard)) return "comes after what no earlier step can say";
  if (outcomes.some((one) => (one.after ?? []).some(isUnheard)))
    return "an outcome follows what no earlier step can say";
  if (separateFrom.some((code) => !earlier.includes(code)))
    return "is kept apart from what does not come before it";
  if (
    silence !== undefined &&
    !outcomes.some(({ code, after }) => code === silence.outcome && after === undefined)
  )
    return "silence means no outcome of it";
  return silence !== undefined && step.term === undefined ? "silence has no term" : undefined;
}
