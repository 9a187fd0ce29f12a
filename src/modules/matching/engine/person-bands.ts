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

/** The very name, or another writing of the same characters. */
const AS_WRITTEN = new Set(["exact", "variant"]);
const SOUNDS_SAME = new Set(["homophone", ...AS_WRITTEN]);
/** Levels of one name, whoever wrote it down. */
export const SAME_NAME: ReadonlySet<string> = new Set([
  "dialect",
  "lookAlike",
  "swapped",
  "former",
  ...SOUNDS_SAME,
]);
const NEARLY_THE_NAME = new Set(["dropped", "given"]);
const OTHER_NAME = new Set(["surname", "differs"]);
const SAME_BIRTH = new Set(["exact", "told", "missing", "yearMonth"]);
const NEARLY_SAME_BIRTH = new Set(["lunar", "mistyped", ...SAME_BIRTH]);
/** A slip in month or day; no two of one name and family are born in one year. Day and month alone are a father's like his son's. */
const SAME_YEAR_OF_BIRTH = new Set(["year", ...NEARLY_SAME_BIRTH]);
const OTHER_BIRTH = new Set(["year", "differs"]);
const WHOLE_NUMBER = "exact";
const NEAR_NUMBER = new Set(["truncated", "masked", "oneWrong"]);
const OTHER_NUMBER = "bothValidDiffer";

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
    candidates.every((other) => other === best || !speaksAgainst(other, best)) &&
    isAgreed(best)
  ) {
    return "certain";
  }
  const possible = candidates.filter((candidate) => !isOneOfTheFamily(candidate));
  const isAnybody = possible.some(
    (each) => each.probability >= reviewFrom || levels(each)["citizenNo"] === WHOLE_NUMBER,
  );
  return isAnybody || sumOf(possible) >= reviewFrom ? "review" : "none";
}

/** Eight bits: some 250 to one between the two. */
const NEARLY = 8;

function speaksAgainst(other: Candidate, best: Candidate): boolean {
  return best.weight - other.weight < NEARLY || isTheNamed(other, best);
}

/**
 * The row has the very name of another of the family: the number, which weighs more, may have been taken from the line beside it. Of
 * anybody, where the best has only a part of the name: a father's is often a part of his child's.
 */
function isTheNamed(other: Candidate, best: Candidate): boolean {
  const { name = "", ...rest } = levels(other);
  const { name: nameOfBest = "" } = levels(best);
  if (!AS_WRITTEN.has(name) || AS_WRITTEN.has(nameOfBest)) return false;
  return NEARLY_THE_NAME.has(nameOfBest) || isOfTheFamily(rest);
}

function sumOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { probability }) => sum + probability, 0);
}

/**
 * Another given name, another birthday and another valid number: a brother or sister whom the register does not have. Telephone, kin
 * and place are the family's, and say of none of them who it is.
 */
function isOneOfTheFamily(candidate: Candidate): boolean {
  const { name = "", birthDate = "", citizenNo } = levels(candidate);
  return OTHER_NAME.has(name) && OTHER_BIRTH.has(birthDate) && citizenNo === OTHER_NUMBER;
}

type Levels = Readonly<Record<string, string>>;

/** Nothing that both sides know contradicts, and more than a name and a birthday agree. */
function isAgreed(candidate: Candidate): boolean {
  const level = levels(candidate);
  const { name = "", citizenNo = "" } = level;
  if (citizenNo === WHOLE_NUMBER) return isOwnNumber(level);
  if (level["sex"] === "differs" || !SAME_NAME.has(name)) return false;
  if (NEAR_NUMBER.has(citizenNo)) return isKnownByPartOfNumber(level);
  return citizenNo === "missing" && isKnownOtherwise(level);
}

/** A valid number may be a relative's: name and birthday say whose. */
function isOwnNumber({ name = "", birthDate = "", sex }: Levels): boolean {
  // The number tells the sex as well: a column that says otherwise contradicts its own row.
  if (sex === "differs") return AS_WRITTEN.has(name) && SAME_BIRTH.has(birthDate);
  if (AS_WRITTEN.has(name)) return SAME_YEAR_OF_BIRTH.has(birthDate);
  // Not where one character differs: twins have one of their given name in common, and often each other's number.
  return (SAME_NAME.has(name) || NEARLY_THE_NAME.has(name)) && NEARLY_SAME_BIRTH.has(birthDate);
}

function isKnownByPartOfNumber(level: Levels): boolean {
  const { name = "", birthDate = "" } = level;
  if (SAME_BIRTH.has(birthDate)) return true;
  if (!AS_WRITTEN.has(name)) return false;
  return NEARLY_SAME_BIRTH.has(birthDate) || (SAME_YEAR_OF_BIRTH.has(birthDate) && isOfTheFamily(level));
}

/** Without a number: a birthday and one thing more, or the very name with two of what a family has in common. */
function isKnownOtherwise(level: Levels): boolean {
  const { name = "", birthDate = "", phone, place = "", kin = "" } = level;
  const isNear = place === "exact" || place === "township";
  if (birthDate === "exact")
    return (
      phone === "exact" ||
      SAME_NAME.has(kin) ||
      (AS_WRITTEN.has(name) && isNear) ||
      (SOUNDS_SAME.has(name) && place === "exact")
    );
  if (birthDate !== "missing" || !AS_WRITTEN.has(name)) return false;
  return phone === "exact" ? isNear || SAME_NAME.has(kin) : place === "exact" && SAME_NAME.has(kin);
}

/** Its village, its telephone or the name of one of it. */
function isOfTheFamily({ phone, place, kin = "" }: Levels): boolean {
  return place === "exact" || phone === "exact" || SAME_NAME.has(kin);
}

function levels({ compared }: Candidate): Levels {
  return Object.fromEntries(compared.map(({ field, level }) => [field, level]));
}
