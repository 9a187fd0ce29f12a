/**
 * An expression as the text of a JavaScript function over one row of facts. Only names and constants that were looked at come into the
 * text; what a user typed does not, save as a quoted constant. Pure: compile.ts makes the function of it.
 */
import type { AtomTable } from "./atoms.ts";
import type { Value } from "./evaluate.ts";
import type { Node } from "./expression.ts";
import { nodesOf, partsOf } from "./parts.ts";

const NAME = /^[a-z][A-Za-z0-9]*$/;

/** What the text calls; compile.ts hands them in. */
export const CALLED = [
  "ageOn",
  "monthsBetween",
  "daysBetween",
  "addMonths",
  "addDays",
  "percentOfFen",
] as const;

/** `outputs` are settled already. Where all facts are known, as mostly, two-valued code runs; else the three-valued. */
export function functionText(outputs: Readonly<Record<string, Node>>, atoms: AtomTable): string {
  const facts = factsIn(Object.values(outputs), atoms);
  const load = [...facts].map(([name, variable]) => `const ${variable} = row.${name} ?? null;`);
  const allKnown = [...facts.values()].map((variable) => `${variable} !== null`).join(" && ");
  return [
    "return (row) => {",
    ...load,
    ...(facts.size === 0 ? [] : [`if (${allKnown}) {`, new Body(facts, false).text(outputs), "}"]),
    new Body(facts, true).text(outputs),
    "};",
  ].join("\n");
}

/** The variable of each fact that is read. */
function factsIn(expressions: readonly Node[], atoms: AtomTable): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const seen = new Set<Node>();
  for (const expression of expressions) {
    for (const node of nodesOf(expression, seen)) {
      if (node.op !== "fact") continue;
      if (!Object.hasOwn(atoms, node.name)) throw new Error(`no fact is called ${node.name}`);
      facts.set(demandName(node.name), `fact_${node.name}`);
    }
  }
  return facts;
}

function demandName(name: string): string {
  if (!NAME.test(name) || name in Object.prototype) throw new Error(`"${name}" cannot name a fact`);
  return name;
}

/** A piece of the text, and whether it may come to null. */
interface Piece {
  readonly text: string;
  readonly isNullable: boolean;
}

class Body {
  readonly #facts: ReadonlyMap<string, string>;
  readonly #factsMayMiss: boolean;
  readonly #constants: string[] = [];
  readonly #pieces = new Map<Node, Piece>();
  readonly #uses = new Map<Node, number>();
  #temporaries = 0;

  constructor(facts: ReadonlyMap<string, string>, factsMayMiss: boolean) {
    this.#facts = facts;
    this.#factsMayMiss = factsMayMiss;
  }

  text(outputs: Readonly<Record<string, Node>>): string {
    for (const node of Object.values(outputs)) this.#countUses(node);
    const fields = Object.entries(outputs).map(
      ([name, node]) => `${demandName(name)}: ${this.#piece(node).text}`,
    );
    const temporaries = Array.from({ length: this.#temporaries }, (_, index) => `t${index}`);
    return [
      ...(temporaries.length === 0 ? [] : [`let ${temporaries.join(", ")};`]),
      ...this.#constants,
      `return { ${fields.join(", ")} };`,
    ].join("\n");
  }

  #countUses(node: Node): void {
    const uses = this.#uses.get(node) ?? 0;
    this.#uses.set(node, uses + 1);
    if (uses === 0) for (const part of partsOf(node)) this.#countUses(part);
  }

  /** What several places use is worked out once, ahead. */
  #piece(node: Node): Piece {
    const before = this.#pieces.get(node);
    if (before !== undefined) return before;
    let piece = this.#write(node);
    if ((this.#uses.get(node) ?? 0) > 1 && !isPlain(piece.text)) {
      const name = `c${this.#constants.length}`;
      this.#constants.push(`const ${name} = ${piece.text};`);
      piece = { ...piece, text: name };
    }
    this.#pieces.set(node, piece);
    return piece;
  }

  #write(node: Node): Piece {
    switch (node.op) {
      case "fact":
        return { text: this.#facts.get(node.name) ?? "null", isNullable: this.#factsMayMiss };
      case "literal":
        return sure(constantText(node.value));
      case "unknown":
        return { text: "null", isNullable: true };
      case "all":
      case "any":
        return this.#many(
          node.of.map((part) => this.#piece(part)),
          node.op === "any",
        );
      case "not":
        return this.#strict([node.of], ([of]) => `!${of}`);
      case "eq":
      case "ne":
      case "lt":
      case "le":
      case "gt":
      case "ge":
        return this.#strict(
          [node.left, node.right],
          ([left, right]) => `${left} ${COMPARED[node.op]} ${right}`,
        );
      case "oneOf":
        return this.#strict([node.value], ([value]) =>
          anyText(node.codes.map((code) => `${value} === ${constantText(code)}`)),
        );
      case "hasAny":
        return this.#strict([node.value], ([held]) =>
          anyText(node.codes.map((code) => `${held}.includes(${constantText(code)})`)),
        );
      case "known": {
        const of = this.#piece(node.of);
        return sure(of.isNullable ? `(${of.text} !== null)` : "true");
      }
      case "presume": {
        const of = this.#piece(node.of);
        return of.isNullable ? sure(`(${of.text} ?? ${constantText(node.value)})`) : of;
      }
      case "clause":
        return this.#piece(node.of);
      case "yearsBetween":
        return this.#strict([node.from, node.to], (parts) => `ageOn(${parts.join(", ")})`);
      case "monthsBetween":
      case "daysBetween":
        return this.#strict([node.from, node.to], (parts) => `${node.op}(${parts.join(", ")})`);
      case "addMonths":
      case "addDays":
        return this.#strict([node.date, node.count], (parts) => `${node.op}(${parts.join(", ")})`);
      case "percentOf":
        return this.#strict([node.value, node.percent], (parts) => `percentOfFen(${parts.join(", ")})`);
      case "add":
        return this.#strict(node.of, (parts) => parts.join(" + "));
      case "subtract":
        return this.#strict(node.of, (parts) => parts.join(" - "));
      case "multiply":
        return this.#strict(node.of, (parts) => `${parts.join(" * ")} + 0`);
      case "max":
      case "min":
        return this.#strict(node.of, (parts) => `Math.${node.op}(${parts.join(", ")})`);
      case "when":
        return this.#choose(this.#piece(node.condition), this.#piece(node.then), this.#piece(node.otherwise));
      case "decide":
        return node.rows.reduceRight<Piece>(
          (rest, row) => this.#choose(this.#piece(row.when), sure(constantText(row.code)), rest),
          sure(constantText(node.otherwise)),
        );
      case "param":
      case "asOf":
        throw new Error(`${node.op} is not settled`);
    }
  }

  /** Null as soon as one part is. */
  #strict(nodes: readonly Node[], write: (parts: readonly string[]) => string): Piece {
    const pieces = nodes.map((node) => this.#piece(node));
    const guards: string[] = [];
    const parts = pieces.map((piece) => {
      if (!piece.isNullable) return piece.text;
      const { name, asked } = this.#held(piece);
      guards.push(`${asked} === null`);
      return name;
    });
    if (guards.length === 0) return sure(`(${write(parts)})`);
    return { text: `(${guards.join(" || ")} ? null : ${write(parts)})`, isNullable: true };
  }

  #many(pieces: readonly Piece[], settling: boolean): Piece {
    const joint = settling ? "||" : "&&";
    const certain = pieces.filter((piece) => !piece.isNullable);
    const unsure = pieces.filter((piece) => piece.isNullable).map((piece) => this.#held(piece));
    const settledFirst = certain.map(({ text }) => (settling ? text : `!${text}`));
    if (unsure.length === 0)
      return sure(
        certain.length === 0 ? String(!settling) : `(${certain.map(({ text }) => text).join(` ${joint} `)})`,
      );
    const settled = [...settledFirst, ...unsure.map(({ asked }) => `${asked} === ${settling}`)].join(" || ");
    const open = unsure.map(({ name }) => `${name} === null`).join(" || ");
    return { text: `(${settled} ? ${settling} : ${open} ? null : ${!settling})`, isNullable: true };
  }

  #choose(condition: Piece, then: Piece, otherwise: Piece): Piece {
    const isNullable = condition.isNullable || then.isNullable || otherwise.isNullable;
    if (!condition.isNullable)
      return { text: `(${condition.text} ? ${then.text} : ${otherwise.text})`, isNullable };
    const { name, asked } = this.#held(condition);
    return { text: `(${asked} === null ? null : ${name} ? ${then.text} : ${otherwise.text})`, isNullable };
  }

  /** A piece that is asked twice is kept in a variable the first time. */
  #held({ text }: Piece): { readonly name: string; readonly asked: string } {
    if (isPlain(text)) return { name: text, asked: text };
    const name = `t${this.#temporaries}`;
    this.#temporaries += 1;
    return { name, asked: `(${name} = ${text})` };
  }
}

const COMPARED = { eq: "===", ne: "!==", lt: "<", le: "<=", gt: ">", ge: ">=" } as const;

const sure = (text: string): Piece => ({ text, isNullable: false });

function anyText(conditions: readonly string[]): string {
  return conditions.length === 0 ? "false" : conditions.join(" || ");
}

function isPlain(text: string): boolean {
  return /^\w+$/.test(text);
}

function constantText(value: Value): string {
  if (typeof value === "number" && !Number.isSafeInteger(value))
    throw new Error(`${value} is not a whole number`);
  return typeof value === "number" && value < 0 ? `(${value})` : JSON.stringify(value);
}
