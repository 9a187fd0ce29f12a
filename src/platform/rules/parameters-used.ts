/** Which parameters a value came from: of a branching only the way taken, without what led there. Pure. */
import { evaluate, type World } from "./evaluate.ts";
import type { Node } from "./expression.ts";
import { partsOf } from "./parts.ts";

/** Keys, each once, in the order of the expression. */
export function parametersUsed(node: Node, world: World): string[] {
  const keys = new Set<string>();
  const look = (part: Node): void => {
    if (part.op === "param") keys.add(part.key);
    else if (part.op === "when") {
      const condition = evaluate(part.condition, world);
      if (condition !== null) look(condition === true ? part.then : part.otherwise);
    } else for (const below of partsOf(part)) look(below);
  };
  look(node);
  return [...keys];
}
