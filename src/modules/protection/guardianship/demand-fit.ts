/** What the law asks before a procedure may begin or a step be decided; nothing: it may. Pure. */
import { addMonths, ageOn, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { ProblemSpec } from "../../../kernel/problem.ts";
import type { GuardianshipKind } from "./guardianship-codes.contract.ts";
import { guardianshipProblems as problems } from "./guardianship-problems.contract.ts";

export interface Beginning {
  readonly procedure: string;
  readonly on: IsoDate;
  readonly birthDate: IsoDate | null;
  /** The decision in force. */
  readonly custody: GuardianshipKind | undefined;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly terms: { readonly restoreFrom: number | undefined; readonly restoreUntil: number | undefined };
  /** The register says that this guardian's capacity was revoked. */
  readonly isRevoked: boolean;
}

const ADULT = 18;
/** 听取八周岁以上未成年人的意见: who can say it is asked (未保法 4, 民法典 19). */
const ASKED_FROM = 8;

const forMinors: ReadonlySet<string> = new Set([
  "temporaryGuardianship",
  "longTermGuardianship",
  "entrustedCare",
  "guardianChange",
  "revocation",
  "restoration",
  "returnHome",
]);

export function beginningFault(at: Beginning): ProblemSpec | undefined {
  const { procedure, on, birthDate, custody, answers } = at;
  const age = birthDate === null ? undefined : ageOn(birthDate, on);
  if (forMinors.has(procedure) && age !== undefined && age >= ADULT) return problems.underEighteen;
  if (forMinors.has(procedure) && age !== undefined && age >= ASKED_FROM && isEmpty(answers["childWish"]))
    return problems.childNotHeard;
  const isState = custody === "temporary" || custody === "longTerm";
  switch (procedure) {
    case "temporaryGuardianship":
      return isState ? problems.alreadyState : undefined;
    case "longTermGuardianship":
      return custody === "longTerm" ? problems.alreadyState : undefined;
    case "returnHome":
    case "endTemporary":
      return custody === "temporary" ? undefined : problems.noTemporary;
    case "entrustedCare":
      if (isState) return problems.alreadyState;
      return answers["isFit"] === true ? undefined : problems.unfitCarer;
    case "restoration":
      return restorationFault(at);
    default:
      return undefined;
  }
}

/** Within the window after the judgment took effect; never for the three kinds. */
function restorationFault({ on, answers, terms, isRevoked }: Beginning): ProblemSpec | undefined {
  if (answers["exclusion"] !== "none") return problems.restoreExcluded;
  if (!isRevoked) return problems.notRevoked;
  const effective = answers["effectiveOn"];
  if (typeof effective !== "string") return undefined;
  const { restoreFrom, restoreUntil } = terms;
  if (restoreFrom !== undefined && on < addMonths(effective, restoreFrom)) return problems.restoreTooEarly;
  if (restoreUntil !== undefined && on > addMonths(effective, restoreUntil)) return problems.restoreTooLate;
  return undefined;
}

const fitToReturn: ReadonlySet<unknown> = new Set(["normal", "insufficient"]);

/** Whether this grade lets a child go home. */
export const isFitToReturn = (grade: unknown): boolean => fitToReturn.has(grade);

export interface Step {
  readonly procedure: string;
  readonly step: string;
  readonly outcome: string;
  readonly isPlaced: boolean;
  /** The grade of the assessment, as it was made or as it stands in the form. */
  readonly capacity: unknown;
  /** Whoever decides is who handed it in. */
  readonly isOwn: boolean;
  /** The last day of the step's term, if it has one, and the day on which it is decided. */
  readonly dueOn: IsoDate | null;
  readonly on: IsoDate;
}

/** Steps by which the state takes something on itself or upon somebody: not for who proposed it. */
const twoPeople: ReadonlySet<string> = new Set([
  "temporaryGuardianship/decide/grant",
  "longTermGuardianship/decide/grant",
  "jointSanction/decide/sanction",
]);

export function stepFault(at: Step): ProblemSpec | undefined {
  const key = `${at.procedure}/${at.step}/${at.outcome}`;
  if (at.isOwn && twoPeople.has(key)) return problems.selfDecided;
  switch (key) {
    case "temporaryGuardianship/handover/placed":
      return at.isPlaced ? undefined : problems.noPlacement;
    case "returnHome/evaluate/fit":
    case "returnHome/decide/grant":
      return isFitToReturn(at.capacity) ? undefined : problems.notAssessed;
    case "returnHome/handover/home":
    case "endTemporary/decide/end":
      return at.isPlaced ? problems.stillPlaced : undefined;
    // Nobody has kept silent who still has time to speak.
    case "jointSanction/statement/none":
      return at.dueOn !== null && at.on <= at.dueOn ? problems.mayStillSpeak : undefined;
    default:
      return undefined;
  }
}

function isEmpty(value: unknown): boolean {
  return typeof value !== "string" || value.trim() === "";
}
