/** A running procedure as a value, and the questions that its steps answer. Pure. */
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { CodeOf } from "../../kernel/code-table.ts";
import type { MemberUnit } from "../../kernel/member-units.ts";
import type { Pause } from "../../kernel/working-days.ts";
import type { Due, RunningTerm } from "./deadline.ts";
import type { matterStateCodes } from "./matter-view.contract.ts";
import type {
  DecisionCondition,
  Doer,
  FormCondition,
  MaterialSpec,
  OutcomeSpec,
  Part,
  PlaceLevel,
  ProcedureVersion,
  StepSpec,
} from "./procedure.ts";

export type MatterState = CodeOf<typeof matterStateCodes>;

/** A post as the engine sees it: whoever acts, or in whose stead. */
export interface Acting {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly placeCode: string;
  /** Of a liaison: whose. */
  readonly department?: string | null | undefined;
}

export interface Decision {
  readonly on: IsoDate;
  readonly outcome: string;
  readonly opinion: string;
  readonly by: Pick<Acting, "accountId" | "name">;
  /** Whose post it was, where somebody else stood in. */
  readonly behalf: Pick<Acting, "accountId" | "name"> | null;
}

export interface Step {
  /** 1, 2, 3 … in the order of their opening. */
  readonly ordinal: number;
  readonly code: string;
  /** 2 for a step that came back. */
  readonly round: number;
  readonly state: "open" | "decided" | "dropped";
  readonly openedOn: IsoDate;
  /** Absent: no term, or its parameter has no value. */
  readonly term: RunningTerm | null;
  readonly due: Due;
  readonly decision: Decision | null;
  /** Opened by an objection to a refusal: not for who refused. */
  readonly isReview: boolean;
}

export interface StepPause extends Pause {
  readonly kind: string;
  readonly step: number;
  /** Ends by itself on this day. */
  readonly until?: IsoDate | undefined;
}

export interface HandedIn {
  /** The material asked for. */
  readonly item: string;
  /** Which of its alternatives it is. */
  readonly kind: string;
}

export interface Places extends Readonly<Record<Part, string>> {
  /** The home place is not of this district: what is done there is entered by the place of reception. */
  readonly isHomeOutside: boolean;
  /** Departments without any account: what they do is entered by the district's officer. */
  readonly unreached?: readonly string[] | undefined;
}

export interface Matter {
  readonly state: MatterState;
  readonly receivedOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly places: Places;
  /** The form's plain values. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly materials: readonly HandedIn[];
  readonly steps: readonly Step[];
  readonly pauses: readonly StepPause[];
  /** What is missing has been told, and nothing new was handed in since. */
  readonly isNoticed: boolean;
}

export const SUPPLEMENT = "supplement";

export function openStep({ steps }: Pick<Matter, "steps">): Step | undefined {
  return steps.find(({ state }) => state === "open");
}

export function openPause({ pauses }: Pick<Matter, "pauses">, ordinal: number): StepPause | undefined {
  return pauses.find(({ step, to }) => step === ordinal && to === undefined);
}

export function withStep(steps: readonly Step[], step: Step): Step[] {
  return steps.map((one) => (one.ordinal === step.ordinal ? step : one));
}

export function stepSpec(spec: ProcedureVersion, code: string): StepSpec {
  const found = spec.steps.find((step) => step.code === code);
  if (found === undefined) throw new RangeError(`version ${spec.version} has no step ${code}`);
  return found;
}

const codeLength: Readonly<Record<PlaceLevel, number>> = { district: 6, township: 9, village: 12 };

export interface Desk {
  readonly role: Role;
  readonly placeCode: string;
  readonly department: MemberUnit | null;
}

/** The desk on which a step lies. */
export function deskOf(by: Doer, places: Places): Desk {
  const asked = by.of ?? "home";
  const part = asked === "home" && places.isHomeOutside ? "reception" : asked;
  const placeCode = places[part].slice(0, codeLength[by.level]);
  return { role: by.role, placeCode, department: by.department ?? null };
}

/** Done outside, and only entered here: by an applicant, a department, another district. */
export function isEntered(by: Doer, places: Places): boolean {
  if (by.enters !== undefined || isUnreached(by, places)) return true;
  return places.isHomeOutside && by.of !== "reception";
}

export function isUnreached({ department }: Pick<Doer, "department">, { unreached }: Places): boolean {
  return department !== undefined && unreached?.includes(department) === true;
}

type Standing = Pick<Acting, "role" | "placeCode" | "department">;

export function isAtDesk(acting: Standing, desk: Desk): boolean {
  const isOurs = desk.department === null || desk.department === acting.department;
  return isOurs && acting.role === desk.role && acting.placeCode === desk.placeCode;
}

export function isDeskOf(acting: Standing, by: Doer, matter: Matter): boolean {
  return isAtDesk(acting, deskOf(by, matter.places));
}

export function holds(condition: FormCondition | undefined, answers: Matter["answers"]): boolean {
  if (condition === undefined) return true;
  const value = answers[condition.field];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return condition.oneOf.some((wanted) => values.includes(wanted));
}

/** Whether earlier steps have said one of what is asked. */
function hasSaid(after: readonly DecisionCondition[] | undefined, steps: Matter["steps"]): boolean {
  if (after === undefined) return true;
  return after.some(({ step, oneOf }) =>
    oneOf.includes(
      steps.findLast(({ code, decision }) => code === step && decision !== null)?.decision?.outcome ?? "",
    ),
  );
}

/** What a step may say, given what earlier ones have said. */
export function outcomesOffered({ outcomes }: StepSpec, { steps }: Pick<Matter, "steps">): OutcomeSpec[] {
  return outcomes.filter(({ after }) => hasSaid(after, steps));
}

/** Whether a step comes in this matter, as far as it has gone. */
export function isCalledFor(
  {
    when,
    after,
  }: { readonly when?: StepSpec["when"] | undefined; readonly after?: StepSpec["after"] | undefined },
  { answers, steps }: Pick<Matter, "answers" | "steps">,
): boolean {
  return holds(when, answers) && hasSaid(after, steps);
}

/** Papers that this application needs, whether they are there or not. */
export function materialsAsked(
  spec: ProcedureVersion,
  matter: Pick<Matter, "answers" | "steps">,
): MaterialSpec[] {
  // What a step needs is asked for where that step comes.
  const comes = (code: string | undefined) => {
    const step = spec.steps.find((one) => one.code === code);
    return step === undefined || isCalledFor(step, matter);
  };
  return spec.materials.filter(({ when, neededBy }) => holds(when, matter.answers) && comes(neededBy));
}

/** Required papers that are wanting when this step is to pass. */
export function materialsMissing(
  spec: ProcedureVersion,
  matter: Pick<Matter, "answers" | "materials" | "steps">,
  stepCode: string,
): MaterialSpec[] {
  const order = spec.steps.map(({ code }) => code);
  const reached = order.indexOf(stepCode);
  const handedIn = new Set(matter.materials.map(({ item }) => item));
  return materialsAsked(spec, matter).filter(
    ({ code, required, neededBy }) =>
      required && !handedIn.has(code) && (neededBy === undefined ? 0 : order.indexOf(neededBy)) <= reached,
  );
}

/** Fields that the form still needs, by its own schema. */
export function formFaults(
  spec: ProcedureVersion,
  answers: Matter["answers"],
): { path: string; message: string }[] {
  const parsed = spec.form.safeParse(answers);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
}

export function isLive({ state }: Pick<Matter, "state">): boolean {
  return state === "draft" || state === "running" || state === "supplementing";
}

/** The day of what happened last; acts follow one another. */
export function earliestDay({ receivedOn, endedOn, steps, pauses }: Matter): IsoDate {
  const days = [
    receivedOn,
    endedOn,
    ...steps.map(({ openedOn }) => openedOn),
    ...pauses.flatMap(({ from, to }) => [from, to]),
  ];
  return days.reduce<IsoDate>(
    (latest, day) => (day !== null && day !== undefined && day > latest ? day : latest),
    "",
  );
}
