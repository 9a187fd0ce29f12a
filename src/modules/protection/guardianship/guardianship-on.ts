/**
 * Who answers for a child on a day: by a decision where there is one, else by what the register says. Parents are guardians by
 * birth (民法典 27) even if they are away or in prison; death, declaration as missing, not being found, and revocation end it.
 * Entrusting the care leaves the guardian guardian (总则编司法解释 13). Three-valued: what nobody said stays unknown. Pure.
 */
import type { GuardianshipSource } from "../../registry/guardianship-source.contract.ts";
import type { GuardianshipKind } from "./guardianship-codes.contract.ts";

/** A decision of this room in force on the day. */
export interface Decided {
  readonly kind: Exclude<GuardianshipKind, "unknown">;
  readonly document: string;
}

export type Guardianship =
  | {
      readonly kind: Exclude<GuardianshipKind, "unknown">;
      readonly by: "decision" | "record" | "law";
      /** The state's or another's guardianship of which the file shows no decision. */
      readonly lacksDecision: boolean;
    }
  | { readonly kind: "unknown"; readonly missing: readonly string[] };

const recordable: ReadonlySet<string> = new Set([
  "parents",
  "relative",
  "entrusted",
  "temporary",
  "longTerm",
  "organisation",
] satisfies GuardianshipKind[]);

const needsDecision: ReadonlySet<string> = new Set(["temporary", "longTerm", "organisation"]);

/** What ends a parent's guardianship. */
const losses: ReadonlySet<string> = new Set([
  "deceased",
  "declaredMissing",
  "unknownNotFound",
  "guardianshipRevoked",
]);

export function guardianshipOn(source: GuardianshipSource, decided: Decided | undefined): Guardianship {
  if (decided !== undefined) return { kind: decided.kind, by: "decision", lacksDecision: false };
  const { form } = source;
  if (form !== null && isKind(form) && form !== "parents")
    return { kind: form, by: "record", lacksDecision: needsDecision.has(form) };
  return byParents(source, form === "parents");
}

/** With no other guardian on record: the parents, as long as one of them can be one. */
function byParents(source: GuardianshipSource, isRecorded: boolean): Guardianship {
  const parents = [
    { who: "父亲", isThere: source.fatherInFile, condition: source.fatherCondition },
    { who: "母亲", isThere: source.motherInFile, condition: source.motherCondition },
  ];
  const left = parents.filter(({ isThere, condition }) => isThere && !losses.has(condition ?? ""));
  if (left.some(({ condition }) => condition !== null))
    return { kind: "parents", by: isRecorded ? "record" : "law", lacksDecision: false };
  // Somebody said so, and nothing in the file speaks against it.
  if (isRecorded && left.length > 0) return { kind: "parents", by: "record", lacksDecision: false };
  if (isRecorded && parents.every(({ isThere }) => !isThere))
    return { kind: "parents", by: "record", lacksDecision: false };
  if (left.length > 0) return { kind: "unknown", missing: left.map(({ who }) => `${who}现在的情况`) };
  const lost = parents.filter(({ isThere }) => isThere);
  if (lost.length === 2)
    return {
      kind: "unknown",
      missing: [source.hasCarer ? "照料人是不是监护人（监护人确认书）" : "父母都不能监护，由谁担任监护人"],
    };
  return {
    kind: "unknown",
    missing: parents.filter(({ isThere }) => !isThere).map(({ who }) => `${who}是谁、现在怎样`),
  };
}

function isKind(form: string): form is Exclude<GuardianshipKind, "unknown"> {
  return recordable.has(form);
}
