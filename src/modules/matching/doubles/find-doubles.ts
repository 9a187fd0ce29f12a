/** Which files are so like each other that somebody should look: by the engine's weights, and by what makes two children two. Pure. */
import { isSoundCitizenId } from "../../../kernel/citizen-id.ts";
import type { FieldLikeness, FoundDouble } from "../../registry/doubles-evidence.contract.ts";
import type { PersonToLink } from "../../registry/persons-to-link.contract.ts";
import { SAME_NAME } from "../engine/person-bands.ts";
import { probabilityOf } from "../engine/weights.ts";
import { type HeldRegister, recordOf } from "../link/held-register.ts";

const LOOKED_AT = 40;
/** More of one day with a parent of one name than this are no family: the name is a word such as “不详”. */
const FAMILY = 4;

/** Pairs of each of these children with others of at least that probability; each pair once. */
export function findDoubles(
  register: HeldRegister,
  childIds: readonly string[],
  from: number,
): FoundDouble[] {
  const pairs = new Map<string, FoundDouble>();
  for (const id of childIds) {
    const child = register.at(register.placeOf(id) ?? -1);
    if (child?.isOnFile !== true) continue;
    for (const double of doublesOf(register, child, from))
      pairs.set(`${double.leftId}/${double.rightId}`, double);
  }
  return [...pairs.values()];
}

function doublesOf(register: HeldRegister, child: PersonToLink, from: number): FoundDouble[] {
  const found = register
    .like(recordOf(child), LOOKED_AT, (other) => other.isOnFile && other.id !== child.id)
    // Of two files, whether they are one child: how many others are like it makes no difference.
    .map((like) => ({
      like,
      why: whyDouble(like.compared, haveOtherNumbers(child, like.person)),
      probability: probabilityOf(like.weight),
    }))
    .filter(({ why, probability }) => why !== undefined && probability >= from);
  const family = found.filter(({ why }) => why === "parent").length;
  return found
    .filter(({ why }) => why !== "parent" || family < FAMILY)
    .map(({ like: { person, weight, compared }, probability }) => {
      const [leftId = "", rightId = ""] = [child.id, person.id].sort();
      return {
        ...{ leftId, rightId, weight, probability },
        compared: compared.filter(({ field }) => field !== "prior"),
      };
    });
}

const NEARLY_SAME_NAME = new Set(["dropped", "given", "oneDiffers", ...SAME_NAME]);
const SAME_BIRTH = new Set(["exact", "told"]);
const NEARLY_SAME_BIRTH = new Set(["lunar", "mistyped", ...SAME_BIRTH]);
const SAME_NUMBER = new Set(["exact", "truncated", "masked", "oneWrong"]);
const SAME_KIN = new Set(["exact", "variant", "former"]);

/**
 * What a pair has to have in common, whatever it weighs: a family's children agree in surname, address, telephone and parents, twins
 * in the birthday too, and are not one child.
 */
export function whyDouble(
  compared: readonly FieldLikeness[],
  areOthers: boolean,
): "number" | "name" | "parent" | undefined {
  const level = Object.fromEntries(compared.map((one) => [one.field, one.level]));
  const { name = "", birthDate = "", citizenNo = "", kin = "", place = "", phone, sex } = level;
  if (SAME_NUMBER.has(citizenNo)) return NEARLY_SAME_NAME.has(name) ? "number" : undefined;
  if (sex === "differs" && name !== "exact") return undefined;
  const isNear = SAME_KIN.has(kin) || phone === "exact" || place === "exact" || place === "township";
  // Two valid numbers are two children, unless everything else says that one of them is somebody else's.
  if (areOthers)
    return (name === "exact" || name === "former") && SAME_BIRTH.has(birthDate) && isNear
      ? "name"
      : undefined;
  if (SAME_NAME.has(name)) {
    if (NEARLY_SAME_BIRTH.has(birthDate)) return "name";
    return birthDate === "missing" && (SAME_KIN.has(kin) || phone === "exact") ? "name" : undefined;
  }
  return citizenNo === "missing" && SAME_BIRTH.has(birthDate) && SAME_KIN.has(kin) ? "parent" : undefined;
}

function haveOtherNumbers({ citizenNo: one }: PersonToLink, { citizenNo: other }: PersonToLink): boolean {
  return one !== null && other !== null && one !== other && isSoundCitizenId(one) && isSoundCitizenId(other);
}
