/** What kernels from Chrome 80 on do not know: syntax, functions, style rules; looked for in the desk as it is built. */
import { parseSync } from "vite";

const NEWER_OPERATORS: ReadonlySet<string> = new Set(["||=", "&&=", "??="]);

/** On a value or on a class, `x.at(…)`, `Object.hasOwn(…)`; with the Chrome that brought it. */
const NEWER_MEMBERS: ReadonlyMap<string, number> = new Map([
  ["any", 85],
  ["at", 92],
  ["canParse", 120],
  ["checkVisibility", 105],
  ["findLast", 97],
  ["findLastIndex", 97],
  ["fromAsync", 121],
  ["getAnimations", 84],
  ["groupBy", 117],
  ["hasOwn", 93],
  ["isWellFormed", 111],
  ["randomUUID", 92],
  ["replaceAll", 85],
  ["replaceChildren", 86],
  ["showPicker", 99],
  ["startViewTransition", 111],
  ["throwIfAborted", 100],
  ["toReversed", 110],
  ["toSorted", 110],
  ["toSpliced", 110],
  ["toWellFormed", 111],
  ["withResolvers", 119],
]);
const NEWER_GLOBALS: ReadonlyMap<string, number> = new Map([
  ["AggregateError", 85],
  ["FinalizationRegistry", 84],
  ["WeakRef", 84],
  ["reportError", 95],
  ["structuredClone", 98],
]);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Newer syntax (`syntax ??=`) and the names of newer functions, each once. */
export function newerInScript(code: string): string[] {
  const found = new Set<string>();
  visit(parseSync("desk.js", code).program as unknown as Node, found, false);
  return [...found].sort();
}

function visit(node: Node, found: Set<string>, inFunction: boolean): void {
  const newer = newerIn(node, inFunction);
  if (newer !== undefined) found.add(newer);
  const inside = inFunction || node.type.includes("Function");
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(child)) visit(child, found, inside);
  }
}

function newerIn(node: Node, inFunction: boolean): string | undefined {
  switch (node.type) {
    case "AssignmentExpression":
      return NEWER_OPERATORS.has(String(node["operator"])) ? `syntax ${String(node["operator"])}` : undefined;
    case "StaticBlock":
      return "syntax static block";
    case "AwaitExpression":
      return inFunction ? undefined : "syntax await at the top";
    case "MethodDefinition":
      return isNode(node["key"]) && node["key"].type === "PrivateIdentifier" ? "syntax #method" : undefined;
    case "BinaryExpression":
      return isNode(node["left"]) && node["left"].type === "PrivateIdentifier" ? "syntax #x in" : undefined;
    case "Literal":
      return newerPattern(node["regex"]);
    case "MemberExpression":
      return node["computed"] === true ? undefined : newerName(node["property"], NEWER_MEMBERS);
    case "CallExpression":
    case "NewExpression":
      return newerName(node["callee"], NEWER_GLOBALS);
    default:
      return undefined;
  }
}

function newerPattern(regex: unknown): string | undefined {
  const flags = typeof regex === "object" && regex !== null && "flags" in regex ? String(regex.flags) : "";
  return /[dv]/.test(flags) ? `syntax /…/${flags}` : undefined;
}

function newerName(name: unknown, table: ReadonlyMap<string, number>): string | undefined {
  if (!isNode(name) || name.type !== "Identifier") return undefined;
  const word = String(name["name"]);
  return table.has(word) ? word : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** A rule whose selector or value is unknown is dropped as a whole, silently. */
const NEWER_STYLES: readonly (readonly [string, RegExp])[] = [
  [":has", /:has\(/],
  [":is", /:is\(/],
  [":where", /:where\(/],
  ["@container", /@container/],
  ["@layer", /@layer/],
  ["nesting", /&[\s.:#[>]/],
  ["color-mix", /color-mix\(/],
  ["inset", /[;{\s]inset:/],
  ["aspect-ratio", /aspect-ratio:/],
  // `gap: 0` takes nothing away where it is not known.
  ["gap in a flex box", /[;{\s](?:row-|column-)?gap:(?!\s*0[;}\s])/],
  ["inline and block margins", /(?:margin|padding|inset)-(?:inline|block):/],
  ["dvh", /\d(?:dvh|svh|lvh)/],
  ["overflow: clip", /[;{\s]overflow(?:-[xy])?:\s*clip/],
  ["accent-color", /accent-color:/],
  ["separate transforms", /[;{\s](?:translate|rotate|scale):/],
];

export function newerInStyles(css: string): string[] {
  return NEWER_STYLES.filter(([, pattern]) => pattern.test(css)).map(([name]) => name);
}
