/**
 * Two days' readings of one condition differ only in the days and ages that stand in it. For nearly all children nothing lies between
 * the two, and the answer of the first day is the answer of the second: what lies between is written as one condition of the row. Pure.
 */
import type { Bool, Comparison, Node } from "../../../platform/rules/expression.ts";
import { partsOf, withParts } from "../../../platform/rules/parts.ts";

/**
 * Whether a row may be answered differently by the two, both settled: one comparison for each place where they differ. Undefined where
 * they differ in more than constants, so that both must be asked.
 */
export function turningPoints(first: Node, second: Node): Bool[] | undefined {
  if (sameText(first, second)) return [];
  const between = betweenConstants(first, second);
  if (between !== undefined) return [between];
  const [parts, others] = [partsOf(first), partsOf(second)];
  if (parts.length === 0 || parts.length !== others.length || !sameText(hollow(first), hollow(second)))
    return undefined;
  const found: Bool[] = [];
  for (const [nth, part] of parts.entries()) {
    const points = turningPoints(part, others[nth] as Node);
    if (points === undefined) return undefined;
    found.push(...points);
  }
  return found;
}

const sameText = (one: Node, other: Node) => one === other || JSON.stringify(one) === JSON.stringify(other);

const HOLE: Node = { op: "literal", type: "boolean", value: true };
const hollow = (node: Node) => withParts(node, () => HOLE);

/** `left < a` and `left < b` agree on every left that is not from a to b; both ends count as between, whatever is compared. */
function betweenConstants(first: Node, second: Node): Bool | undefined {
  if (!isComparison(first) || !isComparison(second) || first.op !== second.op) return undefined;
  const [a, b] = [first.right, second.right];
  if (a.op !== "literal" || b.op !== "literal" || a.type !== b.type) return undefined;
  if (a.type !== "date" && a.type !== "number") return undefined;
  if (!sameText(first.left, second.left)) return undefined;
  const [low, high] = a.value < b.value ? [a, b] : [b, a];
  const compare = (op: "ge" | "le", right: Node) =>
    ({ op, type: "boolean", left: first.left, right }) as Bool;
  return { op: "all", type: "boolean", of: [compare("ge", low), compare("le", high)] };
}

const COMPARISONS: readonly string[] = ["eq", "ne", "lt", "le", "gt", "ge"] satisfies Comparison[];

function isComparison(node: Node): node is Extract<Node, { op: Comparison }> {
  return COMPARISONS.includes(node.op);
}
