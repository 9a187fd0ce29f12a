/**
 * One expression, explained for one child: each clause and condition a line with its verdict, what the facts say and where that comes
 * from; what is wanting, and who can settle it; the parameters used, in their version. Pure.
 */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { ternary } from "../../kernel/ternary.ts";
import { evaluate, parameterValue, type Value, type World } from "./evaluate.ts";
import type {
  ConditionLine,
  Explanation,
  FactSource,
  MissingFact,
  UsedParameter,
} from "./explanation.contract.ts";
import type { Expression, Node } from "./expression.ts";
import { nodesOf, partsOf } from "./parts.ts";
import { codesOf, labelOfParameter, sayCondition, sayValue, unitOf, type Vocabulary } from "./say.ts";

export interface ExplainContext extends Vocabulary {
  readonly facts: Readonly<Record<string, Value | undefined>>;
  readonly on: IsoDate;
  /** By atom. */
  readonly sources?: Readonly<Record<string, FactSource | undefined>>;
}

interface Tracing {
  readonly context: ExplainContext;
  readonly world: World;
  readonly missing: Map<string, MissingFact>;
  readonly parameters: Map<string, UsedParameter>;
}

export function explain(expression: Expression, context: ExplainContext): Explanation {
  const { facts, parameters, on } = context;
  const tracing: Tracing = {
    context,
    world: { facts, parameters, on },
    missing: new Map(),
    parameters: new Map(),
  };
  const line = lineOf(expression, { place: "1", isOpen: true }, tracing);
  return {
    on,
    verdict: line.verdict,
    value: line.value,
    line,
    missing: [...tracing.missing.values()],
    parameters: [...tracing.parameters.values()],
  };
}

interface Standing {
  readonly place: string;
  /** Whether this part could still change what is asked in the end. */
  readonly isOpen: boolean;
}

function lineOf(node: Node, { place, isOpen }: Standing, tracing: Tracing): ConditionLine {
  const { context, world } = tracing;
  const value = evaluate(node, world);
  const inner = node.op === "clause" ? node.of : node;
  const words = sayCondition(inner, context);
  const group = groupOf(inner, world);
  const stillOpen = isOpen && value === null;
  // Constants need no line.
  const children = group.parts
    .filter(({ op }) => op !== "literal" && op !== "asOf")
    .map((part, index) => lineOf(part, { place: `${place}.${index + 1}`, isOpen: stillOpen }, tracing));
  const isLeaf = group.parts.length === 0;
  const withheld = isWithheld(inner, context);
  return {
    place,
    label: labelOf(node, group.joins, words),
    condition: node.op === "clause" && isLeaf && words !== node.label ? words : null,
    verdict: node.type === "boolean" ? ternary(value as boolean | null) : null,
    value: withheld ? null : valueIn(inner, value, tracing),
    withheld,
    joins: group.joins,
    presumed: presumptionIn(inner, world),
    missing: isLeaf && stillOpen ? missingBelow(inner, tracing) : [],
    sources: isLeaf && !withheld ? sourcesOf(inner, context) : [],
    cite: node.op === "clause" ? (node.cite ?? null) : null,
    children,
  };
}

function labelOf(node: Node, joins: ConditionLine["joins"], words: string): string {
  if (node.op === "clause") return node.label;
  if (node.op === "when") return "按条件确定";
  return joins === null ? words : JOINS[joins];
}

const JOINS = {
  all: "以下各项都符合",
  any: "以下符合一项即可",
  not: "以下不成立",
  first: "自上而下第一个符合的",
} as const;

interface Group {
  readonly joins: ConditionLine["joins"];
  /** The parts that have lines of their own; none for a single condition. */
  readonly parts: readonly Node[];
}

function groupOf(node: Node, world: World): Group {
  switch (node.op) {
    case "all":
    case "any":
      return { joins: node.op, parts: node.of };
    case "not":
      return isSingle(node.of) ? { joins: null, parts: [] } : { joins: "not", parts: [node.of] };
    case "when":
      return { joins: null, parts: [node.condition, ...branchesOf(node, world)] };
    case "decide":
      return { joins: "first", parts: node.rows.map(rowAsClause) };
    case "clause":
      return { joins: null, parts: [node] };
    default:
      return { joins: null, parts: isSingle(node) ? [] : partsOf(node) };
  }
}

/** The branch taken; both while that cannot be told. */
function branchesOf(node: Extract<Node, { op: "when" }>, world: World): readonly Node[] {
  const condition = evaluate(node.condition, world);
  if (condition === null) return [node.then, node.otherwise];
  return [condition === true ? node.then : node.otherwise];
}

function rowAsClause({ label, when, cite }: Extract<Node, { op: "decide" }>["rows"][number]): Node {
  return { op: "clause", type: "boolean", label, of: when, ...(cite === undefined ? {} : { cite }) };
}

/** A condition without clauses or alternatives inside is said in one sentence. */
function isSingle(node: Node): boolean {
  for (const part of nodesOf(node)) if (STRUCTURED.has(part.op)) return false;
  return true;
}
const STRUCTURED: ReadonlySet<Node["op"]> = new Set(["clause", "all", "any", "when", "decide"]);

/** The left side of a comparison as the facts have it, or the value itself. */
function valueIn(node: Node, value: Value, tracing: Tracing): string | null {
  const { context, world } = tracing;
  noteParameters(node, tracing);
  const subject = subjectOf(node);
  if (subject === undefined) return node.type === "boolean" ? null : said(node, value, context);
  const seen = evaluate(subject, world);
  return seen === null ? null : said(subject, seen, context);
}

function said(node: Node, value: Value, context: ExplainContext): string | null {
  if (value === null) return null;
  if (node.op === "decide") return node.rows.find(({ code }) => code === value)?.label ?? (value as string);
  const unit = unitOf(node, context);
  const codes = codesOf(node, context);
  return sayValue(value, node.type, {
    ...(unit === undefined ? {} : { unit }),
    ...(codes === undefined ? {} : { codes }),
  });
}

function subjectOf(node: Node): Node | undefined {
  switch (node.op) {
    case "fact":
      return node;
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return node.left;
    case "oneOf":
    case "hasAny":
      return node.value;
    case "not":
    case "known":
    case "presume":
      return subjectOf(node.of) ?? (node.of.type === "boolean" ? undefined : node.of);
    default:
      return undefined;
  }
}

function noteParameters(node: Node, tracing: Tracing): void {
  if (!isSingle(node)) return;
  for (const part of nodesOf(node)) {
    if (part.op === "param") tracing.parameters.set(part.key, usedParameter(part, tracing));
  }
}

function usedParameter(node: Extract<Node, { op: "param" }>, { context }: Tracing): UsedParameter {
  const row = context.parameters.get(node.key);
  const unit = context.nameParameter?.(node.key)?.unit;
  return {
    key: node.key,
    label: labelOfParameter(node.key, context),
    value: sayValue(
      parameterValue(context.parameters, node.key, node.type),
      node.type,
      unit === undefined ? {} : { unit },
    ),
    document: row?.document ?? "",
    certainty: row?.certainty ?? "uncertain",
    validFrom: row?.validFrom ?? null,
  };
}

/** What is unknown in a condition that cannot be told; a presumption covers what is below it. */
function missingBelow(node: Node, tracing: Tracing): string[] {
  const { context, world, missing } = tracing;
  const labels: string[] = [];
  const look = (part: Node): void => {
    if (part.op === "presume" || part.op === "known" || evaluate(part, world) !== null) return;
    if (part.op === "fact") {
      const atom = context.atoms[part.name];
      const label = atom?.label ?? part.name;
      labels.push(label);
      missing.set(part.name, {
        kind: "fact",
        name: part.name,
        label,
        role: atom?.settledBy.role ?? "villageDirector",
        how: atom?.settledBy.how ?? "",
      });
    } else if (part.op === "param") {
      const label = labelOfParameter(part.key, context);
      labels.push(label);
      missing.set(`parameter ${part.key}`, {
        kind: "parameter",
        name: part.key,
        label,
        role: "districtOfficer",
        how: "在参数页录入当日有效的数值和文号",
      });
    } else for (const below of partsOf(part)) look(below);
  };
  look(node);
  return [...new Set(labels)];
}

function sourcesOf(node: Node, { sources, atoms }: ExplainContext): ConditionLine["sources"] {
  if (sources === undefined) return [];
  const found: ConditionLine["sources"] = [];
  for (const part of nodesOf(node)) {
    const source = part.op === "fact" ? sources[part.name] : undefined;
    if (source !== undefined && part.op === "fact")
      found.push({ fact: atoms[part.name]?.label ?? part.name, ...source });
  }
  return found;
}

function presumptionIn(node: Node, world: World): string | null {
  if (!isSingle(node)) return null;
  for (const part of nodesOf(node)) {
    if (part.op === "presume" && evaluate(part.of, world) === null) return part.why;
  }
  return null;
}

/** Whether the value shown would give a secret fact away. What follows from it, like an amount, is no secret of its own. */
function isWithheld(node: Node, context: ExplainContext): boolean {
  if ("left" in node) return carriesSecret(node.left, context) || carriesSecret(node.right, context);
  const subject = subjectOf(node) ?? node;
  if (subject.type === "boolean" && subject.op !== "fact") return false;
  return carriesSecret(subject, context);
}

function carriesSecret(node: Node, context: ExplainContext): boolean {
  switch (node.op) {
    case "fact":
      return context.atoms[node.name]?.sensitivity === "L4";
    case "when":
      return carriesSecret(node.then, context) || carriesSecret(node.otherwise, context);
    case "decide":
      return false;
    default:
      return node.type !== "boolean" && partsOf(node).some((part) => carriesSecret(part, context));
  }
}
