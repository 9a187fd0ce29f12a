/** What may be done with an assessment, by whom, in which state; and what keeps an assessor from assessing. Pure. */
import type { Role } from "../../../kernel/actor.ts";
import type { AssessmentState } from "./assessment-codes.contract.ts";

export const assessmentActs = [
  "inform",
  "score",
  "submit",
  "confirm",
  "return",
  "tell",
  "objection",
  "help",
  "reader",
  "cancel",
] as const;
export type AssessmentAct = (typeof assessmentActs)[number];

export interface Standing {
  readonly state: AssessmentState;
  readonly startedBy: string;
  readonly submittedBy: string | null;
  readonly sealed: boolean;
  readonly told: boolean;
  /** The last day for asking for another one; null before the result was told. */
  readonly objectionUntil: string | null;
  readonly isObjection: boolean;
  readonly askedAnew: boolean;
  readonly assessors: readonly { readonly accountId: string | null; readonly signed: boolean }[];
}

export interface Asker {
  readonly accountId: string;
  readonly role: Role;
  readonly today: string;
}

const running: ReadonlySet<AssessmentState> = new Set(["preparing", "scoring", "joint", "submitted"]);
const inCharge: ReadonlySet<Role> = new Set(["townshipSupervisor", "districtOfficer"]);

/** What this person may do now: the buttons, and what the server demands. */
export function actsFor(one: Standing, asker: Asker): AssessmentAct[] {
  return assessmentActs.filter((act) => mayAct(one, asker, act));
}

function mayAct(one: Standing, { accountId, role, today }: Asker, act: AssessmentAct): boolean {
  const assesses = one.assessors.some((assessor) => assessor.accountId === accountId);
  const leads = inCharge.has(role);
  const { state } = one;
  switch (act) {
    case "inform":
      return state === "preparing" && leads;
    case "score":
      return state === "scoring" && (assesses || (leads && hasOutside(one)));
    case "submit":
      return state === "joint" && assesses;
    case "confirm":
    case "return":
      // Whoever scored does not judge the scores.
      return state === "submitted" && leads && !assesses && one.submittedBy !== accountId;
    case "tell":
      return state === "confirmed" && leads && !one.told;
    case "objection":
      return (
        state === "confirmed" &&
        leads &&
        !one.isObjection &&
        !one.askedAnew &&
        one.objectionUntil !== null &&
        today <= one.objectionUntil
      );
    case "help":
      return state === "confirmed" && (leads || assesses);
    case "reader":
      return one.sealed && leads;
    case "cancel":
      return running.has(state) && leads;
  }
}

function hasOutside({ assessors }: Standing): boolean {
  return assessors.some(({ accountId, signed }) => accountId === null && !signed);
}

export interface NamedAssessor {
  readonly accountId: string | null;
  readonly name: string;
  readonly unit: string;
  /** 与孩子或者监护人有亲属、雇佣或其他利害关系. */
  readonly related: boolean;
}

export type Conflict = "tooFew" | "twice" | "related" | "kin" | "before" | "noAccount";

/** Why these people may not assess this child; undefined where they may. */
export function conflictAmong(
  assessors: readonly NamedAssessor[],
  {
    needed,
    kinNames,
    before,
  }: {
    readonly needed: number;
    readonly kinNames: readonly string[];
    /** Who made the assessment that is asked for anew. */
    readonly before: readonly Pick<NamedAssessor, "accountId" | "name" | "unit">[];
  },
): { readonly why: Conflict; readonly name: string } | undefined {
  if (assessors.length < needed) return { why: "tooFew", name: "" };
  if (assessors.every(({ accountId }) => accountId === null)) return { why: "noAccount", name: "" };
  const seen = new Set<string>();
  for (const one of assessors) {
    if (one.related) return { why: "related", name: one.name };
    // People of one name are rare within one family; another assessor costs less than a doubt.
    if (kinNames.includes(one.name)) return { why: "kin", name: one.name };
    if (before.some((earlier) => isSame(earlier, one))) return { why: "before", name: one.name };
    const key = one.accountId ?? `${one.name}/${one.unit}`;
    if (seen.has(key)) return { why: "twice", name: one.name };
    seen.add(key);
  }
  return undefined;
}

type Who = Pick<NamedAssessor, "accountId" | "name" | "unit">;

function isSame(one: Who, other: Who): boolean {
  if (one.accountId !== null && other.accountId !== null) return one.accountId === other.accountId;
  return one.name === other.name && (one.unit === other.unit || one.accountId !== other.accountId);
}
