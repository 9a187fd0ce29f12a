/** What is wrong with a rule before it is ever asked: a fact or parameter that does not exist, a word that a fact cannot have, parts that do not fit. Pure. */
import { isIsoDate } from "../../kernel/calendar-date.ts";
import type { AtomSpec, AtomTable, ValueType } from "./atoms.ts";
import type { Node } from "./expression.ts";
import { nodesOf } from "./parts.ts";
import type { Rule } from "./rule.ts";

/** Sentences, none if the rule can be asked. `parameters`: the declared keys, with their type where it is known. */
export function faultsOfRule(
  rule: Rule,
  atoms: AtomTable,
  parameters: ReadonlyMap<string, ValueType | undefined>,
): string[] {
  const faults: string[] = [];
  for (const version of rule.versions) {
    const where = `rule ${rule.code} of ${version.from}`;
    const tell = (fault: string) => faults.push(`${where}: ${fault}`);
    if (!isIsoDate(version.from)) tell(`"${version.from}" is no day`);
    if (version.cite.length === 0) tell("cites no document");
    const reasons = version.reasons ?? [];
    const asked: readonly Node[] = [version.holds, ...reasons.map(({ when }) => when)];
    for (const expression of asked) {
      if (expression.type !== "boolean")
        tell(`asks for yes or no, but ${expression.op} gives a ${expression.type}`);
      for (const fault of faultsOfExpression(expression, atoms, parameters)) tell(fault);
    }
    for (const code of twice(reasons.map((row) => row.code))) tell(`gives the reason ${code} twice`);
  }
  return [...new Set(faults)];
}

export function faultsOfExpression(
  expression: Node,
  atoms: AtomTable,
  parameters: ReadonlyMap<string, ValueType | undefined>,
): string[] {
  return [...nodesOf(expression)].flatMap((node) => [
    ...faultsOfLeaf(node, atoms, parameters),
    ...faultsOfParts(node),
    ...faultsOfCodes(node, atoms),
  ]);
}

function faultsOfLeaf(
  node: Node,
  atoms: AtomTable,
  parameters: ReadonlyMap<string, ValueType | undefined>,
): string[] {
  switch (node.op) {
    case "fact": {
      const atom = Object.hasOwn(atoms, node.name) ? atoms[node.name] : undefined;
      if (atom === undefined) return [`no fact is called ${node.name}`];
      return atom.type === node.type ? [] : [`${node.name} is a ${atom.type}, not a ${node.type}`];
    }
    case "param": {
      if (!parameters.has(node.key)) return [`no parameter is called ${node.key}`];
      if (node.type === "codes") return [`parameter ${node.key} cannot be a set`];
      const type = parameters.get(node.key);
      return type === undefined || type === node.type
        ? []
        : [`parameter ${node.key} is a ${type}, not a ${node.type}`];
    }
    case "literal":
    case "presume":
      return fits(node.value, node.type) ? [] : [`${JSON.stringify(node.value)} is no ${node.type}`];
    default:
      return [];
  }
}

function fits(value: boolean | number | string, type: ValueType): boolean {
  switch (type) {
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return Number.isSafeInteger(value);
    case "date":
      return typeof value === "string" && isIsoDate(value);
    case "code":
      return typeof value === "string";
    case "codes":
      return false;
  }
}

function faultsOfParts(node: Node): string[] {
  const wrong = partTypes(node).filter(([part, type]) => part.type !== type);
  const faults = wrong.map(([part, type]) => `${node.op} takes a ${type}, not a ${part.type}`);
  switch (node.op) {
    case "lt":
    case "le":
    case "gt":
    case "ge":
      if (node.left.type !== "number" && node.left.type !== "date")
        faults.push(`${node.op} compares numbers and days, not a ${node.left.type}`);
      break;
    case "eq":
    case "ne":
      if (node.left.type === "codes") faults.push(`${node.op} does not compare sets`);
      break;
    case "add":
    case "subtract":
    case "multiply":
    case "max":
    case "min":
      if (node.of.length === 0) faults.push(`${node.op} of nothing`);
      break;
    case "decide":
      for (const code of twice(node.rows.map((row) => row.code))) faults.push(`a table gives ${code} twice`);
      break;
    default:
      break;
  }
  return faults;
}

/** Each part with the type that it must have. */
function partTypes(node: Node): (readonly [Node, ValueType])[] {
  switch (node.op) {
    case "all":
    case "any":
      return node.of.map((part) => [part, "boolean"]);
    case "not":
      return [[node.of, "boolean"]];
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return [[node.right, node.left.type]];
    case "oneOf":
      return [[node.value, "code"]];
    case "hasAny":
      return [[node.value, "codes"]];
    case "presume":
    case "clause":
      return [[node.of, node.type]];
    case "yearsBetween":
    case "monthsBetween":
    case "daysBetween":
      return [
        [node.from, "date"],
        [node.to, "date"],
      ];
    case "addMonths":
    case "addDays":
      return [
        [node.date, "date"],
        [node.count, "number"],
      ];
    case "percentOf":
      return [
        [node.value, "number"],
        [node.percent, "number"],
      ];
    case "add":
    case "subtract":
    case "multiply":
    case "max":
    case "min":
      return node.of.map((part) => [part, "number"]);
    case "when":
      return [
        [node.condition, "boolean"],
        [node.then, node.type],
        [node.otherwise, node.type],
      ];
    case "decide":
      return node.rows.map((row) => [row.when, "boolean"]);
    case "fact":
    case "param":
    case "literal":
    case "unknown":
    case "asOf":
    case "known":
      return [];
  }
}

function faultsOfCodes(node: Node, atoms: AtomTable): string[] {
  switch (node.op) {
    case "oneOf":
    case "hasAny":
      if (node.codes.length === 0) return [`${node.op} names no code`];
      return strangers(node.value, node.codes, atoms);
    case "eq":
    case "ne":
      return node.left.type === "code" && node.right.op === "literal"
        ? strangers(node.left, [String(node.right.value)], atoms)
        : [];
    case "presume":
      return node.type === "code" ? strangers(node.of, [String(node.value)], atoms) : [];
    default:
      return [];
  }
}

function strangers(node: Node, codes: readonly string[], atoms: AtomTable): string[] {
  const atom = atomOf(node, atoms);
  if (atom === undefined) return [];
  const [name, { codes: table }] = atom;
  if (table === undefined) return [`${name} has no table of codes`];
  const held: readonly string[] = table.codes;
  return codes.filter((code) => !held.includes(code)).map((code) => `${name} cannot be "${code}"`);
}

function atomOf(node: Node, atoms: AtomTable): readonly [string, AtomSpec] | undefined {
  if (node.op === "fact") {
    const atom = Object.hasOwn(atoms, node.name) ? atoms[node.name] : undefined;
    return atom === undefined ? undefined : [node.name, atom];
  }
  return node.op === "presume" || node.op === "clause" ? atomOf(node.of, atoms) : undefined;
}

function twice(codes: readonly string[]): string[] {
  return [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))];
}
