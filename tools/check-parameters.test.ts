import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import "../src/declared-parameters.ts";
import "../src/declared-rules.ts";
import "../src/modules/benefits/standards/suggest-standards.ts";
import { programmes } from "../src/modules/benefits/programs/catalogue.ts";
import { endingRules } from "../src/modules/recognition/rules/endings.ts";
import { declaredParameters } from "../src/platform/parameters/declare-parameter.ts";
import { keysWithReaders } from "../src/platform/parameters/read-parameter.ts";
import { boundProcedures } from "../src/platform/procedures/procedure-book.service.ts";
import { declaredRuleGroups } from "../src/platform/rules/rule-catalogue.ts";
import { allRoutes } from "../src/serve.ts";

/** How a rule and the term of a step name the parameter that they read. */
const NAMED = /\b(?:param\(|parameter: )"((?:[a-zA-Z]+\.)+[a-zA-Z]+)"/g;
/** How a parameter would be read past its reader. */
const BARE = /\.get\(\s*"((?:[a-zA-Z]+\.)+[a-zA-Z]+)"/g;

describe("parameters", () => {
  const declared = declaredParameters();

  it("are declared, wherever a rule or a step names one", () => {
    const keys = new Set(declared.map(({ key }) => key));
    const named = [...keysInSources(NAMED), ...keysIn(spokenOf)];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });

  it("decide something: a rule, an amount or a term speaks of each, or a service has its reader", () => {
    // A service takes its readers where its file is loaded; so does what only a page asks (suggest-standards.ts).
    expect(allRoutes.length).toBeGreaterThan(0);
    const spoken = new Set([...keysWithReaders(), ...keysIn(spokenOf)]);
    const idle = declared.filter(({ key }) => !spoken.has(key));
    expect(
      idle.filter(({ reference }) => reference === null).map(({ key }) => key),
      "these stand on the page as if they decided something",
    ).toEqual([]);
    expect(
      declared.filter(({ key, reference }) => reference !== null && spoken.has(key)).map(({ key }) => key),
      "these are marked as only to be looked up",
    ).toEqual([]);
  });

  it("are read through their readers only, so that nobody reads unseen", () => {
    const keys = new Set(declared.map(({ key }) => key));
    expect(keysInSources(BARE).filter((key) => keys.has(key))).toEqual([]);
  });

  it("of one group stand under one title", () => {
    const titles = Map.groupBy(declared, ({ group }) => group.code);
    for (const [code, parameters] of titles)
      expect(new Set(parameters.map(({ group }) => group.title)).size, code).toBe(1);
  });

  it("say what they are called and what they decide in Chinese", () => {
    for (const { key, label, decides, reference } of declared)
      expect(`${label}${decides}${reference ?? ""}`, key).toMatch(/^[^a-zA-Z]+$/);
  });
});

/** All that is declared as data and may speak of a parameter. */
const spokenOf: readonly unknown[] = [
  declaredRuleGroups(),
  programmes,
  endingRules,
  boundProcedures().map(({ procedure }) => procedure),
];

/** Every parameter that declared data speaks of: in an expression, or as the count of a term. */
function* keysIn(value: unknown, seen = new Set<object>()): Generator<string> {
  if (typeof value !== "object" || value === null || seen.has(value) || "_zod" in value) return;
  seen.add(value);
  if ("op" in value && value.op === "param" && "key" in value) yield String(value.key);
  if ("parameter" in value && "unit" in value) yield String(value.parameter);
  for (const part of Object.values(value)) yield* keysIn(part, seen);
}

function keysInSources(pattern: RegExp): string[] {
  return sources().flatMap((source) => [...source.matchAll(pattern)].map(([, key = ""]) => key));
}

function sources(): string[] {
  const root = join(import.meta.dirname, "..", "src");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(root, name), "utf8"));
}
