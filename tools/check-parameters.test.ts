import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import "../src/declared-parameters.ts";
import { declaredParameters } from "../src/platform/parameters/declare-parameter.ts";

/** How a rule and the term of a step name the parameter that they read. */
const NAMED = /\b(?:param\(|parameter: )"((?:[a-zA-Z]+\.)+[a-zA-Z]+)"/g;

describe("parameters", () => {
  const declared = declaredParameters();

  it("are declared, wherever a rule or a step names one", () => {
    const keys = new Set(declared.map(({ key }) => key));
    const named = sources().flatMap((source) => [...source.matchAll(NAMED)].map(([, key = ""]) => key));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });

  it("of one group stand under one title", () => {
    const titles = Map.groupBy(declared, ({ group }) => group.code);
    for (const [code, parameters] of titles)
      expect(new Set(parameters.map(({ group }) => group.title)).size, code).toBe(1);
  });

  it("say what they are called and what they decide in Chinese", () => {
    for (const { key, label, decides } of declared) expect(`${label}${decides}`, key).toMatch(/^[^a-zA-Z]+$/);
  });
});

function sources(): string[] {
  const root = join(import.meta.dirname, "..", "src");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(root, name), "utf8"));
}
