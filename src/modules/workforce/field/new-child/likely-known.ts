/**
 * Whether the child that somebody is about to put on file is on this phone already: by what letters and days tell, for the readings of
 * characters are too heavy for a phone. The server asks again, over the whole district. Pure.
 */
import type { ChildDocument } from "../../phone/child-document.contract.ts";

export type KnownChild = Pick<
  ChildDocument,
  "id" | "name" | "sex" | "birthDate" | "villageName" | "relatives"
>;

export interface TypedChild {
  readonly name: string;
  readonly birthDate: string | undefined;
}

interface LikelyKnown {
  readonly child: KnownChild;
  /** In a few words. */
  readonly why: string;
}

const MOST = 5;

/** The likeliest first. */
export function likelyKnown(typed: TypedChild, held: readonly KnownChild[]): LikelyKnown[] {
  const name = typed.name.replaceAll(/\s/g, "");
  if ([...name].length < 2) return [];
  return held
    .flatMap((child) => {
      const likeness = likenessOf({ ...typed, name }, child);
      return likeness === undefined ? [] : [{ child, ...likeness }];
    })
    .sort((one, other) => one.rank - other.rank || one.child.name.localeCompare(other.child.name, "zh"))
    .slice(0, MOST)
    .map(({ child, why }) => ({ child, why }));
}

function likenessOf(typed: TypedChild, child: KnownChild): { rank: number; why: string } | undefined {
  const isBornThen = typed.birthDate !== undefined && typed.birthDate === child.birthDate;
  if (child.name === typed.name)
    return { rank: isBornThen ? 0 : 1, why: isBornThen ? "姓名、生日都一样" : "姓名一样" };
  const differing = differingCharacters(typed.name, child.name);
  if (differing === 1 && isBornThen) return { rank: 2, why: "生日一样，姓名差一个字" };
  if (isBornThen && hasSameSurname(typed.name, child.name)) return { rank: 3, why: "同姓，生日一样" };
  if (differing === 1 && [...typed.name].length > 2) return { rank: 4, why: "姓名只差一个字" };
  if (isBornThen && isSwapped(typed.name, child.name)) return { rank: 2, why: "生日一样，姓名的字颠倒了" };
  return undefined;
}

/** One replaced, one more or one less is a difference of one; anything beyond is not counted. */
function differingCharacters(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  if (left.length === right.length) return left.filter((letter, at) => letter !== right[at]).length;
  const [longer, shorter] = left.length > right.length ? [left, right] : [right, left];
  if (longer.length - shorter.length > 1) return Number.POSITIVE_INFINITY;
  const at = longer.findIndex((letter, place) => letter !== shorter[place]);
  return longer.slice(at + 1).join("") === shorter.slice(at).join("") ? 1 : Number.POSITIVE_INFINITY;
}

const hasSameSurname = (one: string, other: string) => [...one][0] === [...other][0];
const isSwapped = (one: string, other: string) => [...one].sort().join("") === [...other].sort().join("");
