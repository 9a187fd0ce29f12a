/** Conditions that many programmes share are worked out once a child and stand as columns for all that ask them. Pure. */
import type { AtomTable } from "../../../platform/rules/atoms.ts";
import type { Bool, Node } from "../../../platform/rules/expression.ts";
import { partsOf, withParts } from "../../../platform/rules/parts.ts";
import { basicStillPaid, isDefacto, isOrphan } from "../programs/child-facts.ts";

export interface SharedPart {
  /** As an atom; its column carries the day's mark besides. */
  readonly name: string;
  readonly of: Bool;
}

/** Later ones may rest on earlier ones. */
export const sharedParts: readonly SharedPart[] = [
  { name: "sharedOrphan", of: isOrphan },
  { name: "sharedDefacto", of: isDefacto },
  { name: "sharedBasicPaid", of: basicStillPaid },
];

/** The expression with every shared part in it replaced by its name; parts are known by identity. */
export function withShared(expression: Node, known: readonly SharedPart[] = sharedParts): Node {
  const names = new Map<Node, string>(known.map(({ name, of }) => [of, name]));
  const replace = (node: Node): Node => {
    const name = names.get(node);
    return name === undefined ? withParts(node, replace) : { op: "fact", type: "boolean", name };
  };
  return replace(expression);
}

export const sharedAtoms: AtomTable = Object.fromEntries(
  sharedParts.map(({ name }) => [
    name,
    { type: "boolean", label: name, settledBy: { role: "villageDirector", how: "" } },
  ]),
);

/** The facts that an expression speaks of, each once, in the order of its text. */
export function factsIn(expression: Node): string[] {
  const found = new Set<string>();
  const look = (node: Node): void => {
    if (node.op === "fact") found.add(node.name);
    for (const part of partsOf(node)) look(part);
  };
  look(expression);
  return [...found];
}
