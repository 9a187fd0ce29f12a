/** What a line of an explanation is whatever the child: its words, its clause, what it reads. Worked out once for many children. Pure. */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { AtomTable, ValueType } from "./atoms.ts";
import { readOn } from "./dated.ts";
import { parameterValue } from "./evaluate.ts";
import type { CitationText, ConditionLine, UsedParameter } from "./explanation.contract.ts";
import type { DecisionRow, Node } from "./expression.ts";
import { nodesOf, partsOf } from "./parts.ts";
import {
  type CodeWords,
  codesOf,
  labelOfParameter,
  sayCondition,
  sayValue,
  unitOf,
  type Vocabulary,
} from "./say.ts";

export interface LineShape {
  /** Without the clause around it. */
  readonly node: Node;
  readonly label: string;
  readonly condition: string | null;
  readonly joins: ConditionLine["joins"];
  readonly cite: CitationText | null;
  /** Whether it is said in one line. */
  readonly isLeaf: boolean;
  /** Of a leaf: the facts that it reads, with the words of each. */
  readonly facts: readonly { readonly name: string; readonly label: string }[];
  readonly parameters: readonly UsedParameter[];
  readonly presumptions: readonly Extract<Node, { op: "presume" }>[];
  /** What is shown as the line's value. */
  readonly shown: Shown | undefined;
  /** Showing the value would give a secret fact away. What follows from it, like an amount, is no secret of its own. */
  readonly withheld: boolean;
}

export interface Shown {
  readonly node: Node;
  readonly type: ValueType;
  readonly words: { readonly unit?: string; readonly codes?: CodeWords };
}

/** As it reads on the day. */
export function shapeOf(given: Node, vocabulary: Vocabulary & { readonly on: IsoDate }): LineShape {
  const node = readOn(given, vocabulary.on);
  const inner = node.op === "clause" ? readOn(node.of, vocabulary.on) : node;
  const isLeaf = isSingle(inner);
  const below = isLeaf ? [...nodesOf(inner)] : [inner];
  const words = sayCondition(inner, vocabulary);
  const joins = joinsOf(inner, isLeaf);
  return {
    node: inner,
    label: node.op === "clause" ? node.label : labelOf(inner, joins, words, vocabulary),
    condition: node.op === "clause" && isLeaf && words !== node.label ? words : null,
    joins,
    cite: node.op === "clause" ? (node.cite ?? null) : null,
    isLeaf,
    facts: isLeaf
      ? below.flatMap((part) =>
          part.op === "fact"
            ? [{ name: part.name, label: vocabulary.atoms[part.name]?.label ?? part.name }]
            : [],
        )
      : [],
    parameters: below.flatMap((part) => (part.op === "param" ? [usedParameter(part, vocabulary)] : [])),
    presumptions: below.filter((part) => part.op === "presume"),
    shown: shownOf(inner, vocabulary),
    withheld: isWithheld(inner, vocabulary.atoms),
  };
}

/** The parts that have lines of their own. */
export function linesBelow(node: Node): readonly Node[] {
  if (node.op === "clause") return [node];
  if (node.op === "decide") return node.rows.map(rowAsClause);
  return partsOf(node).filter(hasLine);
}

/** Constants need none. */
export function hasLine({ op }: Node): boolean {
  return op !== "literal" && op !== "asOf";
}

/** One for each row, so that its shape is found again. */
function rowAsClause(row: DecisionRow): Node {
  let made = rowClauses.get(row);
  if (made === undefined) {
    const { label, when, cite } = row;
    made = { op: "clause", type: "boolean", label, of: when, ...(cite === undefined ? {} : { cite }) };
    rowClauses.set(row, made);
  }
  return made;
}
const rowClauses = new WeakMap<DecisionRow, Node>();

/** A condition without clauses or alternatives inside is said in one sentence. */
function isSingle(node: Node): boolean {
  for (const part of nodesOf(node)) if (STRUCTURED.has(part.op)) return false;
  return true;
}
const STRUCTURED: ReadonlySet<Node["op"]> = new Set(["clause", "all", "any", "when", "decide"]);

function joinsOf(node: Node, isLeaf: boolean): ConditionLine["joins"] {
  if (node.op === "all" || node.op === "any") return node.op;
  if (node.op === "decide") return "first";
  return node.op === "not" && !isLeaf ? "not" : null;
}

const JOINS = {
  all: "以下各项都符合",
  any: "以下符合一项即可",
  not: "以下不成立",
  first: "自上而下第一个符合的",
} as const;

function labelOf(node: Node, joins: ConditionLine["joins"], words: string, vocabulary: Vocabulary): string {
  if (node.op === "when") return "按条件确定";
  // Its value stands beside it.
  if (node.op === "param") return labelOfParameter(node.key, vocabulary);
  return joins === null ? words : JOINS[joins];
}

function usedParameter(node: Extract<Node, { op: "param" }>, vocabulary: Vocabulary): UsedParameter {
  const row = vocabulary.parameters.get(node.key);
  const value = parameterValue(vocabulary.parameters, node.key, node.type);
  return {
    key: node.key,
    label: labelOfParameter(node.key, vocabulary),
    value: sayValue(value, node.type, shownAs(node, vocabulary).words),
    document: row?.document ?? "",
    certainty: row?.certainty ?? "uncertain",
    validFrom: row?.validFrom ?? null,
  };
}

function shownOf(node: Node, vocabulary: Vocabulary): Shown | undefined {
  const subject = subjectOf(node) ?? (node.type === "boolean" ? undefined : node);
  // Of what is yes or no, the verdict says it all.
  return subject === undefined || subject.type === "boolean" ? undefined : shownAs(subject, vocabulary);
}

function shownAs(node: Node, vocabulary: Vocabulary): Shown {
  const unit = unitOf(node, vocabulary);
  const codes = codesOf(node, vocabulary);
  return {
    node,
    type: node.type,
    words: { ...(unit === undefined ? {} : { unit }), ...(codes === undefined ? {} : { codes }) },
  };
}

/** What the facts fill in. */
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

function isWithheld(node: Node, atoms: AtomTable): boolean {
  if ("left" in node) return carriesSecret(node.left, atoms) || carriesSecret(node.right, atoms);
  const subject = subjectOf(node) ?? node;
  if (subject.type === "boolean" && subject.op !== "fact") return false;
  return carriesSecret(subject, atoms);
}

function carriesSecret(node: Node, atoms: AtomTable): boolean {
  switch (node.op) {
    case "fact":
      return atoms[node.name]?.sensitivity === "L4";
    case "when":
      return carriesSecret(node.then, atoms) || carriesSecret(node.otherwise, atoms);
    case "decide":
      return false;
    default:
      return node.type !== "boolean" && partsOf(node).some((part) => carriesSecret(part, atoms));
  }
}
