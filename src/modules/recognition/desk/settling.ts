/** Which form settles a missing fact or tells a parent's condition, and what stands in it already. Pure. */
import * as codes from "../../registry/codes.contract.ts";
import { type FactKindName, factKindNames } from "../../registry/facts.contract.ts";
import { parentWords } from "../atoms/parent-atoms.ts";
import type { ParentAnswer, Question, RecognitionAnswer } from "../recognition.contract.ts";

/** A form to be opened. */
export interface Settling {
  readonly title: string;
  readonly how: string;
  readonly kind: FactKindName;
  /** Absent: the child. */
  readonly personId?: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Absent: the reader says from when. */
  readonly from?: string;
}

/** Undefined where no form of the file records it: a person is to be named first, or a post elsewhere decides. */
export function settlingOf(
  question: Question,
  { parents }: Pick<RecognitionAnswer, "parents">,
): Settling | undefined {
  const kind = factKindNames.find((name) => name === question.factKind);
  if (kind === undefined || kind === "category") return undefined;
  if (question.of !== "child" && question.personId === null) return undefined;
  const known = parents
    .find(({ parent }) => parent === question.of)
    ?.conditions.find(({ condition }) => condition === question.slot);
  return {
    title: question.label,
    how: question.how,
    kind,
    ...(question.personId === null ? {} : { personId: question.personId }),
    value: known?.value ?? (question.slot === null ? {} : { condition: question.slot }),
    ...(known === undefined ? {} : { from: known.from }),
  };
}

/** The conditions that are told most often, one click each. */
const quick = ["imprisoned", "outOfContact", "compulsoryRehab", "severeDisability", "capable"] as const;

export function quickSettlings({ parent, personId, conditions }: ParentAnswer): Settling[] {
  if (personId === null) return [];
  return quick
    .filter((condition) => !conditions.some((one) => one.condition === condition))
    .map((condition) => ({
      title: `${parentWords[parent]}：${codes.conditionCodes.label(condition)}`,
      how: "写清从哪天起、期限和证明，认定会马上重新判断。",
      kind: "condition",
      personId,
      value: { condition },
    }));
}

export function otherSettling({ parent, personId }: ParentAnswer): Settling | undefined {
  if (personId === null) return undefined;
  return {
    title: `${parentWords[parent]}的情形`,
    how: "选一种情形，写清从哪天起和证明。",
    kind: "condition",
    personId,
    value: {},
  };
}
