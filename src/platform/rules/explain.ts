/**
 * One expression, explained for one child: each clause and condition a line with its verdict, what the facts say and where that comes
 * from; what is wanting, and who can settle it; the parameters used, in their version. Pure.
 */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { ternary } from "../../kernel/ternary.ts";
import { evaluate, type Value, type World } from "./evaluate.ts";
import type {
  ConditionLine,
  Explanation,
  FactSource,
  MissingFact,
  UsedParameter,
} from "./explanation.contract.ts";
import type { Expression, Node } from "./expression.ts";
import { hasLine, type LineShape, linesBelow, type Shown, shapeOf } from "./line-shape.ts";
import { partsOf } from "./parts.ts";
import { labelOfParameter, sayValue, type Vocabulary } from "./say.ts";

export type Facts = Readonly<Record<string, Value | undefined>>;
/** By atom. */
export type Sources = Readonly<Record<string, FactSource | undefined>>;

export interface ExplainContext extends Vocabulary {
  readonly facts: Facts;
  readonly on: IsoDate;
  readonly sources?: Sources;
}

export function explain(expression: Expression, { facts, sources, ...day }: ExplainContext): Explanation {
  return explainer(day)(expression, facts, sources);
}

export type Explainer = (expression: Expression, facts: Facts, sources?: Sources) => Explanation;

/** For many children on one day: what is the same for all of them is worked out once. */
export function explainer(day: Vocabulary & { readonly on: IsoDate }): Explainer {
  const shapes = new Map<Node, LineShape>();
  const shape = (node: Node): LineShape => {
    let found = shapes.get(node);
    if (found === undefined) {
      found = shapeOf(node, day);
      shapes.set(node, found);
    }
    return found;
  };
  return (expression, facts, sources = {}) => {
    const world: World = { facts, parameters: day.parameters, on: day.on, told: new Map() };
    const telling: Telling = { day, world, sources, shape, missing: new Map(), parameters: new Map() };
    const line = lineOf(expression, { place: "1", isOpen: true }, telling);
    return {
      on: day.on,
      verdict: line.verdict,
      value: line.value,
      line,
      missing: [...telling.missing.values()],
      parameters: [...telling.parameters.values()],
    };
  };
}

interface Telling {
  readonly day: Vocabulary;
  readonly world: World;
  readonly sources: Sources;
  readonly shape: (node: Node) => LineShape;
  readonly missing: Map<string, MissingFact>;
  readonly parameters: Map<string, UsedParameter>;
}

interface Standing {
  readonly place: string;
  /** Whether this part could still change what is asked in the end. */
  readonly isOpen: boolean;
}

function lineOf(node: Node, { place, isOpen }: Standing, telling: Telling): ConditionLine {
  const shape = telling.shape(node);
  const { isLeaf, withheld } = shape;
  const value = evaluate(node, telling.world);
  const stillOpen = isOpen && value === null;
  for (const parameter of shape.parameters) telling.parameters.set(parameter.key, parameter);
  return {
    place,
    label: shape.label,
    condition: shape.condition,
    verdict: node.type === "boolean" ? ternary(value as boolean | null) : null,
    value: withheld ? null : sayShown(shape.shown, telling.world),
    withheld,
    joins: shape.joins,
    presumed: shape.presumptions.find(({ of }) => evaluate(of, telling.world) === null)?.why ?? null,
    missing: isLeaf && stillOpen ? missingIn(shape.node, telling) : [],
    sources: withheld ? [] : sourcesOf(shape, telling.sources),
    cite: shape.cite,
    children: isLeaf
      ? []
      : partsWithLines(shape.node, telling.world).map((part, index) =>
          lineOf(part, { place: `${place}.${index + 1}`, isOpen: stillOpen }, telling),
        ),
  };
}

/** Of a branching only the way taken; both while that cannot be told. */
function partsWithLines(node: Node, world: World): readonly Node[] {
  if (node.op !== "when") return linesBelow(node);
  const condition = evaluate(node.condition, world);
  if (condition === null) return linesBelow(node);
  return [node.condition, condition === true ? node.then : node.otherwise].filter(hasLine);
}

function sayShown(shown: Shown | undefined, world: World): string | null {
  if (shown === undefined) return null;
  const { node, type, words } = shown;
  const value = evaluate(node, world);
  if (value === null) return null;
  if (node.op === "decide") return node.rows.find(({ code }) => code === value)?.label ?? "都不符合";
  return sayValue(value, type, words);
}

/** What is unknown in a condition that cannot be told; a presumption covers what is below it. */
function missingIn(node: Node, telling: Telling): string[] {
  const labels = new Set<string>();
  const look = (part: Node): void => {
    if (evaluate(part, telling.world) !== null) return;
    const missing = missingFact(part, telling.day);
    if (missing === undefined) for (const below of partsOf(part)) look(below);
    else {
      labels.add(missing.label);
      telling.missing.set(`${missing.kind} ${missing.name}`, missing);
    }
  };
  look(node);
  return [...labels];
}

function missingFact(node: Node, day: Vocabulary): MissingFact | undefined {
  if (node.op === "fact") {
    const atom = day.atoms[node.name];
    return {
      kind: "fact",
      name: node.name,
      label: atom?.label ?? node.name,
      role: atom?.settledBy.role ?? "villageDirector",
      how: atom?.settledBy.how ?? "",
    };
  }
  if (node.op !== "param") return undefined;
  return {
    kind: "parameter",
    name: node.key,
    label: labelOfParameter(node.key, day),
    role: "districtOfficer",
    how: "录入当日有效的数值和文号",
  };
}

function sourcesOf({ facts }: LineShape, sources: Sources): ConditionLine["sources"] {
  const found: ConditionLine["sources"] = [];
  for (const { name, label } of facts) {
    const source = sources[name];
    if (source !== undefined) found.push({ fact: label, ...source });
  }
  return found;
}
