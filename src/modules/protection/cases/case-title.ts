/** What lists and tasks call a case: whom it is about and what it is, and of a sealed one only its number. Pure. */
import { type Situation, shortSituation } from "../protection-codes.contract.ts";

export interface TitleParts {
  readonly number: string;
  readonly sealed: boolean;
  readonly names: readonly (string | null)[];
  readonly situations: readonly Situation[];
}

export function titleOfCase({ number, sealed, names, situations }: TitleParts): string {
  if (sealed) return `涉密个案 ${number}`;
  const known = names.filter((name) => name !== null && name !== "");
  const who = known.length === 0 ? "姓名不详的孩子" : known.join("、");
  const [first] = situations;
  return first === undefined ? who : `${who} · ${shortSituation[first]}`;
}
