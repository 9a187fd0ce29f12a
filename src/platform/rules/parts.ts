/** What an expression is made of, whatever it is: for all that walks through it. Pure. */
import type { Node } from "./expression.ts";

/** The same node over other parts. */
export function withParts(node: Node, change: (part: Node) => Node): Node {
  switch (node.op) {
    case "fact":
    case "param":
    case "literal":
    case "unknown":
    case "asOf":
      return node;
    case "all":
    case "any":
    case "add":
    case "subtract":
    case "multiply":
    case "max":
    case "min":
      return { ...node, of: node.of.map(change) } as Node;
    case "not":
    case "known":
    case "presume":
    case "clause":
      return { ...node, of: change(node.of) } as Node;
    case "oneOf":
    case "hasAny":
      return { ...node, value: change(node.value) } as Node;
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return { ...node, left: change(node.left), right: change(node.right) };
    case "yearsBetween":
    case "monthsBetween":
    case "daysBetween":
      return { ...node, from: change(node.from), to: change(node.to) } as Node;
    case "addMonths":
    case "addDays":
      return { ...node, date: change(node.date), count: change(node.count) } as Node;
    case "percentOf":
      return { ...node, value: change(node.value), percent: change(node.percent) } as Node;
    case "when": {
      const [condition, then, otherwise] = [node.condition, node.then, node.otherwise].map(change);
      return { ...node, condition, then, otherwise } as Node;
    }
    case "decide":
      return { ...node, rows: node.rows.map((row) => ({ ...row, when: change(row.when) })) } as Node;
  }
}

export function partsOf(node: Node): readonly Node[] {
  const parts: Node[] = [];
  withParts(node, (part) => {
    parts.push(part);
    return part;
  });
  return parts;
}

/** The node and all that is below it, each once. */
export function* nodesOf(node: Node, seen = new Set<Node>()): Generator<Node> {
  if (seen.has(node)) return;
  seen.add(node);
  yield node;
  for (const part of partsOf(node)) yield* nodesOf(part, seen);
}
