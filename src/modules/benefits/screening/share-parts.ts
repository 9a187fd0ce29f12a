/**
 * Many expressions over one row say the same things: the parts that occur more than once are named, stage by stage, so that each is
 * worked out once a row. Equal is what reads equal, whoever wrote it. Pure.
 */
import type { Node } from "../../../platform/rules/expression.ts";
import { partsOf, withParts } from "../../../platform/rules/parts.ts";

export interface Named {
  readonly name: string;
  readonly node: Node;
}

export interface Shared {
  /** A part of a stage speaks only of facts and of parts of earlier stages. */
  readonly stages: readonly (readonly Named[])[];
  readonly outputs: readonly Named[];
}

/** Each name is a column that every later stage carries along, and each stage a pass over the row: only the dearest parts pay. */
const NAMED_AT_MOST = 16;

export function shareParts(expressions: readonly Named[]): Shared {
  const ids = identify(expressions.map(({ node }) => node));
  const dearest = ids.dearest(NAMED_AT_MOST);
  const isShared = (node: Node) => dearest.has(ids.of(node).id);
  const names = new Map<number, string>();
  const stages: Named[][] = [];
  const stageOf = new Map<number, number>();

  /** The node with its shared parts named, and the last stage that it speaks of. */
  const rewrite = (node: Node, isTop = false): readonly [Node, number] => {
    const { id } = ids.of(node);
    if (!isTop && isShared(node)) {
      const before = names.get(id);
      if (before !== undefined) return [{ op: "fact", type: "boolean", name: before }, stageOf.get(id) ?? 0];
      const [inner, last] = rewrite(node, true);
      const name = `c${names.size}`;
      names.set(id, name);
      stageOf.set(id, last + 1);
      const stage = stages[last] ?? [];
      stages[last] = stage;
      stage.push({ name, node: inner });
      return [{ op: "fact", type: "boolean", name }, last + 1];
    }
    let last = 0;
    const changed = withParts(node, (part) => {
      const [inner, stage] = rewrite(part);
      last = Math.max(last, stage);
      return inner;
    });
    return [changed, last];
  };
  const outputs = expressions.map(({ name, node }) => ({ name, node: rewrite(node)[0] }));
  return { stages, outputs };
}

interface Known {
  readonly id: number;
  /** Facts below, counted as often as they stand there. */
  readonly facts: number;
  readonly isCondition: boolean;
  uses: number;
}

function identify(roots: readonly Node[]) {
  const byText = new Map<string, Known>();
  const byNode = new Map<Node, Known>();
  const visit = (node: Node): Known => {
    const before = byNode.get(node);
    if (before !== undefined) {
      before.uses += 1;
      return before;
    }
    const parts = partsOf(node).map(visit);
    const inner = parts.map(({ id }) => id);
    const facts = parts.reduce((sum, part) => sum + part.facts, 0);
    const own = JSON.stringify(withParts(node, () => HOLE));
    const text = `${own}(${inner.join(",")})`;
    const known = byText.get(text) ?? {
      id: byText.size,
      facts: node.op === "fact" ? 1 : facts,
      isCondition: node.type === "boolean",
      uses: 0,
    };
    known.uses += 1;
    byText.set(text, known);
    byNode.set(node, known);
    return known;
  };
  for (const root of roots) visit(root);
  return {
    of(node: Node): Known {
      const known = byNode.get(node);
      if (known === undefined) throw new Error("a part that nobody visited");
      return known;
    },
    /** The conditions that would be worked out most often in vain, by what that costs. */
    dearest(most: number): ReadonlySet<number> {
      const cost = ({ uses, facts }: Known) => (uses - 1) * facts;
      return new Set(
        [...byText.values()]
          .filter((known) => known.isCondition && known.uses > 1 && known.facts > 1)
          .sort((a, b) => cost(b) - cost(a))
          .slice(0, most)
          .map(({ id }) => id),
      );
    },
  };
}

const HOLE = { op: "literal", type: "boolean", value: true } as const;
