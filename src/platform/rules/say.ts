/** Conditions and values in Chinese words, as a line of an explanation says them. Pure. */
import { formatYuan } from "../../kernel/money.ts";
import type { AtomTable, ValueType } from "./atoms.ts";
import { type ParametersInForce, parameterValue, type Value } from "./evaluate.ts";
import type { Comparison, Node } from "./expression.ts";

export interface ParameterName {
  readonly label: string;
  /** As `parameterUnits` name it. */
  readonly unit?: string;
  /** The words of what can be chosen. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** What a code is called. */
export interface CodeWords {
  label(code: string): string;
}

export interface Vocabulary {
  readonly atoms: AtomTable;
  readonly parameters: ParametersInForce;
  /** Without one a parameter is called by its key. */
  readonly nameParameter?: ((key: string) => ParameterName | undefined) | undefined;
}

const UNITS: Readonly<Record<string, string>> = {
  age: "周岁",
  years: "年",
  months: "个月",
  days: "天",
  workingDays: "个工作日",
  hours: "小时",
  people: "人",
};

/** "1,651.00 元", "15 周岁", "死亡、失联"; what nobody knows is 未知. */
export function sayValue(
  value: Value,
  type: ValueType,
  words: { unit?: string; codes?: CodeWords } = {},
): string {
  if (value === null) return "未知";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return sayNumber(value, words.unit);
  if (typeof value === "string") return type === "code" ? (words.codes?.label(value) ?? value) : value;
  return value.length === 0 ? "无" : value.map((code) => words.codes?.label(code) ?? code).join("、");
}

function sayNumber(value: number, unit: string | undefined): string {
  if (unit === undefined) return String(value);
  if (unit.startsWith("fen")) return `${formatYuan(value)} 元`;
  if (unit === "percent") return `${value}%`;
  const word = UNITS[unit];
  return word === undefined ? String(value) : `${value} ${word}`;
}

/** What a number counts, as far as its parts tell. */
export function unitOf(node: Node, vocabulary: Vocabulary): string | undefined {
  const firstOf = (nodes: readonly Node[]) => {
    for (const part of nodes) {
      const unit = unitOf(part, vocabulary);
      if (unit !== undefined) return unit;
    }
    return undefined;
  };
  switch (node.op) {
    case "fact":
      return vocabulary.atoms[node.name]?.unit;
    case "param":
      return vocabulary.nameParameter?.(node.key)?.unit;
    case "yearsBetween":
      return "age";
    case "monthsBetween":
      return "months";
    case "daysBetween":
      return "days";
    case "percentOf":
      return unitOf(node.value, vocabulary);
    case "presume":
    case "clause":
      return unitOf(node.of, vocabulary);
    case "when":
      return firstOf([node.then, node.otherwise]);
    case "add":
    case "subtract":
    case "multiply":
    case "max":
    case "min":
      return firstOf(node.of);
    default:
      return undefined;
  }
}

/** The words of a code that stands beside this expression. */
export function codesOf(node: Node, vocabulary: Vocabulary): CodeWords | undefined {
  if (node.op === "param") return choicesOf(node.key, vocabulary);
  if (node.op === "fact") return vocabulary.atoms[node.name]?.codes;
  if (node.op === "presume" || node.op === "clause") return codesOf(node.of, vocabulary);
  if (node.op === "when") return codesOf(node.then, vocabulary) ?? codesOf(node.otherwise, vocabulary);
  return undefined;
}

function choicesOf(key: string, { nameParameter }: Vocabulary): CodeWords | undefined {
  const choices = nameParameter?.(key)?.choices ?? [];
  if (choices.length === 0) return undefined;
  return { label: (code) => choices.find(({ value }) => value === code)?.label ?? code };
}

export function labelOfParameter(key: string, vocabulary: Vocabulary): string {
  return vocabulary.nameParameter?.(key)?.label ?? key;
}

const NUMBER_WORDS: Readonly<Record<Comparison, string>> = {
  eq: "等于",
  ne: "不等于",
  lt: "少于",
  le: "不超过",
  gt: "超过",
  ge: "不少于",
};
const DATE_WORDS: Readonly<Record<Comparison, string>> = {
  eq: "就是",
  ne: "不是",
  lt: "早于",
  le: "不晚于",
  gt: "晚于",
  ge: "不早于",
};

/** The condition as people say it: 失联月数不少于6 个月. */
export function sayCondition(node: Node, vocabulary: Vocabulary): string {
  const say = (part: Node) => sayCondition(part, vocabulary);
  switch (node.op) {
    case "fact":
      return vocabulary.atoms[node.name]?.label ?? node.name;
    case "param":
      return sayParameter(node, vocabulary);
    case "literal":
      return sayValue(node.value, node.type);
    case "unknown":
      return "未知";
    case "asOf":
      return "当日";
    case "all":
      return node.of.map((part) => bracket(part, say(part))).join("，并且");
    case "any":
      return node.of.map((part) => bracket(part, say(part))).join("，或者");
    case "not":
      return node.of.op === "fact" ? `没有：${say(node.of)}` : `不成立：${bracket(node.of, say(node.of))}`;
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return sayComparison(node, vocabulary);
    case "oneOf":
    case "hasAny": {
      const codes = codesOf(node.value, vocabulary);
      const words = node.codes.map((code) => codes?.label(code) ?? code).join("、");
      return node.op === "oneOf"
        ? `${say(node.value)}为${words}${node.codes.length > 1 ? "之一" : ""}`
        : `${say(node.value)}中有${words}`;
    }
    case "known":
      return `${say(node.of)}已经查明`;
    case "presume":
      return say(node.of);
    case "clause":
      return node.label;
    case "yearsBetween":
      return node.to.op === "asOf"
        ? `按${say(node.from)}计算的周岁`
        : `${say(node.from)}至${say(node.to)}的周年数`;
    case "monthsBetween":
      return `${say(node.from)}至${say(node.to)}的整月数`;
    case "daysBetween":
      return `${say(node.from)}至${say(node.to)}的天数`;
    case "addMonths":
      return `${say(node.date)}之后${sayCount(node.count, "months", vocabulary)}`;
    case "addDays":
      return `${say(node.date)}之后${sayCount(node.count, "days", vocabulary)}`;
    case "add":
      return node.of.map(say).join(" + ");
    case "subtract":
      return node.of.map(say).join(" − ");
    case "multiply":
      return node.of.map((part) => bracket(part, say(part))).join(" × ");
    case "max":
      return `${node.of.map(say).join("、")}中最大的`;
    case "min":
      return `${node.of.map(say).join("、")}中最小的`;
    case "percentOf":
      return `${bracket(node.value, say(node.value))}的${sayCount(node.percent, "percent", vocabulary)}`;
    case "when":
      return `若${say(node.condition)}，为${say(node.then)}，否则为${say(node.otherwise)}`;
    case "decide":
      return node.rows.map((row) => row.label).join("、");
  }
}

function sayComparison(node: Extract<Node, { op: Comparison }>, vocabulary: Vocabulary): string {
  const { op, left, right } = node;
  const subject = sayCondition(left, vocabulary);
  if (left.type === "number")
    return `${subject}${NUMBER_WORDS[op]}${sayCount(right, unitOf(left, vocabulary), vocabulary)}`;
  if (left.type === "date") return `${subject}${DATE_WORDS[op]}${sayCondition(right, vocabulary)}`;
  const codes = codesOf(left, vocabulary) ?? codesOf(right, vocabulary);
  const object =
    right.op === "literal"
      ? sayValue(right.value, right.type, { ...(codes === undefined ? {} : { codes }) })
      : sayCondition(right, vocabulary);
  return `${subject}${op === "ne" ? "不是" : "是"}${object}`;
}

/** A bare number takes the unit of what it is compared with. */
function sayCount(node: Node, unit: string | undefined, vocabulary: Vocabulary): string {
  if (node.op !== "literal" || typeof node.value !== "number") return sayCondition(node, vocabulary);
  return sayNumber(node.value, unit);
}

function sayParameter(node: Extract<Node, { op: "param" }>, vocabulary: Vocabulary): string {
  const value = parameterValue(vocabulary.parameters, node.key, node.type);
  const unit = unitOf(node, vocabulary);
  const codes = codesOf(node, vocabulary);
  const words = { ...(unit === undefined ? {} : { unit }), ...(codes === undefined ? {} : { codes }) };
  return `${labelOfParameter(node.key, vocabulary)}（${sayValue(value, node.type, words)}）`;
}

function bracket(node: Node, words: string): string {
  const isSum =
    node.op === "all" ||
    node.op === "any" ||
    node.op === "add" ||
    node.op === "subtract" ||
    node.op === "when";
  return isSum ? `（${words}）` : words;
}
