/** A rule that another rule asks, in the version of the day of judgment: neither the newest for past days nor today's for all. Pure. */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { evaluate } from "./evaluate.ts";
import { asOf, type Bool, literal, lt, type Node, when } from "./expression.ts";
import { nodesOf, partsOf } from "./parts.ts";
import type { Rule } from "./rule.ts";

const never = literal("boolean", false);

/** Whether the rule's conditions hold, as it read on the day that is asked; nobody meets a rule that was not there. */
export function conditionsOn({ versions }: Rule): Bool {
  let earlier: Bool = never;
  for (const { from, to, holds } of versions) {
    const before: Bool = when(lt(asOf, from), earlier, holds);
    earlier = to === undefined ? before : when(lt(asOf, to), before, never);
  }
  return earlier;
}

/** What a branching by the day alone comes to on a day; everything else stays what it is. */
export function readOn(node: Node, on: IsoDate): Node {
  if (node.op !== "when" || !isAboutDayAlone(node.condition)) return node;
  const isThen = evaluate(node.condition, { facts: {}, parameters: new Map(), on }) === true;
  return readOn(isThen ? node.then : node.otherwise, on);
}

/** The node and all that is below it, as it reads on a day. */
export function* readingOf(node: Node, on: IsoDate): Generator<Node> {
  const read = readOn(node, on);
  yield read;
  for (const part of partsOf(read)) yield* readingOf(part, on);
}

function isAboutDayAlone(condition: Node): boolean {
  for (const { op } of nodesOf(condition))
    if (op === "fact" || op === "param" || op === "unknown") return false;
  return true;
}
