/** When a row is certainly a person, when somebody looks at it, and when it is a stranger's. */
import type { MatchBand } from "../person-record.ts";
import type { FieldWeight } from "./linkage.contract.ts";

export interface Candidate {
  readonly person: number;
  readonly weight: number;
  /** Of all the register's persons and nobody, this one. */
  readonly probability: number;
  readonly compared: readonly FieldWeight[];
}

const SAME_NAME = new Set(["exact", "variant", "homophone", "dialect", "lookAlike", "swapped", "former"]);
const SAME_BIRTH = new Set(["exact", "told", "missing", "yearMonth"]);
const NEARLY_SAME_BIRTH = new Set(["lunar", "mistyped", ...SAME_BIRTH]);
const WHOLE_NUMBER = "exact";
const NEAR_NUMBER = new Set(["truncated", "masked", "oneWrong"]);

/** `candidates`: best first. */
export function bandOf(
  candidates: readonly Candidate[],
  { certainFrom, reviewFrom }: { readonly certainFrom: number; readonly reviewFrom: number },
): MatchBand {
  const [best] = candidates;
  if (best === undefined) return "none";
  const isLikely = best.probability >= certainFrom;
  if (
    isLikely &&
    candidates.every((other) => other === best || !isNearlyAsGood(other, best)) &&
    isAgreed(best)
  ) {
    return "certain";
  }
  const isAnybody = candidates.some(
    (each) => each.probability >= reviewFrom || levels(each)["citizenNo"] === WHOLE_NUMBER,
  );
  return isAnybody || sumOf(candidates) >= reviewFrom ? "review" : "none";
}

/** Eight bits: some 250 to one between the two. */
const NEARLY = 8;

function isNearlyAsGood(other: Candidate, best: Candidate): boolean {
  return best.weight - other.weight < NEARLY;
}

function sumOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { probability }) => sum + probability, 0);
}

/** Nothing that both sides know contradicts, and more than a name and a birthday agree. */
function isAgreed(candidate: Candidate): boolean {
  const level = levels(candidate);
  const { name = "", birthDate = "", citizenNo = "" } = level;
  if (level["sex"] === "differs") return false;
  if (citizenNo === WHOLE_NUMBER) return isOwnNumber(name, birthDate);
  if (!SAME_NAME.has(name)) return false;
  if (NEAR_NUMBER.has(citizenNo))
    return SAME_BIRTH.has(birthDate) || (name === "exact" && NEARLY_SAME_BIRTH.has(birthDate));
  return citizenNo === "missing" && isKnownOtherwise(level);
}

/** A valid number may be a relative's: name and birthday say whose. */
function isOwnNumber(name: string, birthDate: string): boolean {
  if (SAME_NAME.has(name)) return birthDate !== "differs" && birthDate !== "year";
  // Not where one character differs: twins have one of their given name in common, and often each other's number.
  return (name === "dropped" || name === "given") && NEARLY_SAME_BIRTH.has(birthDate);
}

/** Without a number: a birthday and one thing more, or a telephone and one thing more. */
function isKnownOtherwise({
  name = "",
  birthDate = "",
  phone,
  place = "",
  kin = "",
}: Readonly<Record<string, string>>): boolean {
  const isNear = place === "exact" || place === "township";
  if (birthDate === "exact") return phone === "exact" || SAME_NAME.has(kin) || (name === "exact" && isNear);
  return birthDate === "missing" && name === "exact" && phone === "exact" && (isNear || SAME_NAME.has(kin));
}

function levels({ compared }: Candidate): Readonly<Record<string, string>> {
  return Object.fromEntries(compared.map(({ field, level }) => [field, level]));
}
