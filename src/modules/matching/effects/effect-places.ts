/** Where an effect is seen: an end or a contradiction of a father concerns each of his children, wherever they live. Pure. */
import type { Scope } from "../../../kernel/actor.ts";
import type { ChildAround } from "../../registry/roster-facts.contract.ts";

/** Other places with the child there. */
export type AlsoAt = Readonly<Record<string, string>>;

export interface SeenAt {
  readonly scopeCode: string;
  readonly childId: string | null;
  readonly alsoAt: AlsoAt;
}

export const placesOf = ({ scopeCode, alsoAt }: Omit<SeenAt, "childId">): string[] => [
  scopeCode,
  ...Object.keys(alsoAt),
];

/** Besides the place where it stands; the first child of each. */
export function alsoAtOf(children: readonly ChildAround[], scopeCode: string): AlsoAt {
  const also = children.filter((child) => child.isOpen && child.scopeCode !== scopeCode);
  return Object.fromEntries(also.toReversed().map((child) => [child.scopeCode, child.id]));
}

/** As it stands for whoever sees these places alone, and which others of them see it too. */
export function seenFrom<Row extends SeenAt>(row: Row, { lo, hi }: Scope): Row {
  const isSeen = (place: string) => place >= lo && place < hi;
  const seen = Object.entries(row.alsoAt).filter(([place]) => isSeen(place));
  if (isSeen(row.scopeCode)) return { ...row, alsoAt: Object.fromEntries(seen) };
  const [here, ...others] = seen;
  if (here === undefined) return { ...row, alsoAt: {} };
  return { ...row, scopeCode: here[0], childId: here[1], alsoAt: Object.fromEntries(others) };
}
