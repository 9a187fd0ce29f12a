/** What a settled finding rests on: of a condition that many programmes share only its verdict, of the rest every fact. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { readingOf } from "../../../platform/rules/dated.ts";
import type { Bool, Node } from "../../../platform/rules/expression.ts";
import { withParts } from "../../../platform/rules/parts.ts";
import { basicStillPaid, isDefacto, isOrphan } from "../programs/child-facts.ts";

export interface SharedVerdict {
  readonly name: string;
  readonly of: Bool;
}

export const sharedVerdicts: readonly SharedVerdict[] = [
  { name: "sharedOrphan", of: isOrphan },
  { name: "sharedDefacto", of: isDefacto },
  { name: "sharedBasicPaid", of: basicStillPaid },
];

const names = new Map<Node, string>(sharedVerdicts.map(({ name, of }) => [of, name]));

/** The expression with every shared verdict in it replaced by its name; they are known by identity. */
function withShared(node: Node): Node {
  const name = names.get(node);
  return name === undefined ? withParts(node, withShared) : { op: "fact", type: "boolean", name };
}

/** Facts and shared verdicts of which the expressions speak on a day, each once; `deep`: the facts behind the verdicts too. */
export function restsOn(expressions: readonly Node[], on: IsoDate, deep: boolean): string[] {
  const found = new Set<string>();
  const look = (expression: Node): void => {
    for (const node of readingOf(expression, on)) if (node.op === "fact") found.add(node.name);
  };
  for (const one of expressions) look(withShared(one));
  if (deep) for (const one of expressions) look(one);
  return [...found];
}

export function isSharedVerdict(name: string): boolean {
  return sharedVerdicts.some((one) => one.name === name);
}
