/**
 * Many expressions over one row say the same things: the parts that would be worked out most often in vain are named, stage by stage,
 * so that each is worked out once a row. Equal is what reads equal, whoever wrote it. Pure.
 */
import type { Node } from "../../../platform/rules/expression.ts";
import { withParts } from "../../../platform/rules/parts.ts";

export interface Named {
  readonly name: string;
  readonly node: Node;
}

export interface Part extends Named {
  /** Nobody but what is seldom asked speaks of it. */
  readonly isSeldom: boolean;
}

export interface Shared {
  /** A part of a stage speaks only of facts and of parts of earlier stages. */
  readonly stages: readonly (readonly Part[])[];
  readonly outputs: readonly Part[];
}

/** A name is a column that every later stage carries along: it must save looking at that many facts a row. */
const WORTH_A_NAME = 16;

/** `seldom` are those expressions that are asked of few rows only. */
export function shareParts(expressions: readonly Named[], seldom: readonly Named[] = []): Shared {
  const known = numberParts();
  const roots = [...expressions, ...seldom];
  const chosen = choose(
    known.parts,
    roots.map(({ node }) => known.idOf(node)),
  );
  const often = reachedFrom(
    known.parts,
    expressions.map(({ node }) => known.idOf(node)),
  );
  const names = new Map<number, string>();
  const stages: Part[][] = [];
  const stageOf = new Map<number, number>();

  /** The node with its chosen parts named, and the last stage that it speaks of. */
  const rewrite = (node: Node, isTop = false): readonly [Node, number] => {
    const id = known.idOf(node);
    if (!isTop && chosen.has(id)) return nameOf(id, node);
    let last = 0;
    const changed = withParts(node, (part) => {
      const [inner, stage] = rewrite(part);
      last = Math.max(last, stage);
      return inner;
    });
    return [changed, last];
  };
  const nameOf = (id: number, node: Node): readonly [Node, number] => {
    const before = names.get(id);
    if (before !== undefined) return [fact(before), stageOf.get(id) ?? 0];
    const [inner, last] = rewrite(node, true);
    const name = `c${names.size}`;
    names.set(id, name);
    stageOf.set(id, last + 1);
    const stage = stages[last] ?? [];
    stages[last] = stage;
    stage.push({ name, node: inner, isSeldom: !often.has(id) });
    return [fact(name), last + 1];
  };
  const outputs = roots.map(({ name, node }, nth) => ({
    name,
    node: rewrite(node)[0],
    isSeldom: nth >= expressions.length,
  }));
  return { stages, outputs };
}

const fact = (name: string): Node => ({ op: "fact", type: "boolean", name });

interface Numbered {
  /** Each as often as it stands there. */
  readonly of: readonly number[];
  readonly isFact: boolean;
  readonly isCondition: boolean;
}

/** Numbers parts by what they read; a part's own parts have smaller numbers. */
function numberParts() {
  const parts: Numbered[] = [];
  const byText = new Map<string, number>();
  const byNode = new Map<Node, number>();
  const idOf = (node: Node): number => {
    const before = byNode.get(node);
    if (before !== undefined) return before;
    const of: number[] = [];
    const hollow = withParts(node, (part) => {
      of.push(idOf(part));
      return HOLE;
    });
    const text = `${JSON.stringify(hollow)}(${of.join(",")})`;
    let id = byText.get(text);
    if (id === undefined) {
      id = parts.push({ of, isFact: node.op === "fact", isCondition: node.type === "boolean" }) - 1;
      byText.set(text, id);
    }
    byNode.set(node, id);
    return id;
  };
  return { parts, idOf };
}

const HOLE = { op: "literal", type: "boolean", value: true } as const;

/** The dearest condition first; each that is named changes what the others cost. */
function choose(parts: readonly Numbered[], roots: readonly number[]): ReadonlySet<number> {
  const chosen = new Set<number>();
  for (;;) {
    const { id, saved } = dearest(parts, roots, chosen);
    if (saved < WORTH_A_NAME) return chosen;
    chosen.add(id);
  }
}

function dearest(parts: readonly Numbered[], roots: readonly number[], chosen: ReadonlySet<number>) {
  const facts = parts.map(() => 0);
  for (const [id, { of, isFact }] of parts.entries())
    facts[id] = isFact ? 1 : of.reduce((sum, part) => sum + (chosen.has(part) ? 1 : (facts[part] ?? 0)), 0);
  const asked = parts.map(() => 0);
  for (const root of roots) asked[root] = (asked[root] ?? 0) + 1;
  let best = { id: -1, saved: 0 };
  for (let id = parts.length - 1; id >= 0; id--) {
    const { of, isCondition } = parts[id] as Numbered;
    const times = asked[id] ?? 0;
    const saved = chosen.has(id) || !isCondition ? 0 : (times - 1) * ((facts[id] ?? 0) - 1);
    if (saved > best.saved) best = { id, saved };
    for (const part of of) asked[part] = (asked[part] ?? 0) + (chosen.has(id) ? 1 : times);
  }
  return best;
}

function reachedFrom(parts: readonly Numbered[], roots: readonly number[]): ReadonlySet<number> {
  const reached = new Set<number>(roots);
  for (const id of reached) for (const part of parts[id]?.of ?? []) reached.add(part);
  return reached;
}
