import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import { allRoutes } from "../../serve.ts";
import { declaredParameters } from "../parameters/declare-parameter.ts";
import type { RuleLine, readRules } from "./rules.contract.ts";

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(() => test.close());

type Answer = OutputOf<typeof readRules>;

describe("the rules", () => {
  it("are read by every post, in words, with their clauses and today's values", async () => {
    expect(allRoutes.some(({ operation }) => operation.name === "rules.read")).toBe(true);
    const answer = await (await test.as("director")).get("/api/rules");
    expect(answer.statusCode).toBe(200);
    const { items } = answer.json<Answer>();
    const orphan = items.find(({ code }) => code === "category.orphan");
    expect(orphan).toMatchObject({ group: "儿童类别认定" });
    const [newest] = orphan?.versions ?? [];
    expect(newest?.cite.length).toBeGreaterThan(0);
    expect(newest?.line.children.length).toBeGreaterThan(0);
    expect(newest?.facts).toContain("出生日期");
    for (const { code, versions } of items) {
      expect(versions.length, code).toBeGreaterThan(0);
      for (const { parameters } of versions)
        for (const { key, label, document } of parameters) {
          expect(label, key).not.toBe(key);
          expect(document, key).not.toBe("");
        }
    }
  });

  it("say nothing in the machine's words: no code of a choice stands in a line or beside a parameter", async () => {
    const answer = await (await test.as("district")).get("/api/rules");
    const { items } = answer.json<Answer>();
    const codes = new Set(
      declaredParameters().flatMap(({ choices }) =>
        choices.filter(({ value, label }) => value !== label).map(({ value }) => value),
      ),
    );
    expect(codes.size).toBeGreaterThan(0);
    const words = (line: RuleLine): string[] => [
      line.label,
      line.condition ?? "",
      ...line.children.flatMap(words),
    ];
    for (const { code, versions } of items)
      for (const { line, reasons, parameters } of versions) {
        const said = [line, ...reasons].flatMap(words).join("\n");
        for (const one of codes) expect(said, code).not.toMatch(new RegExp(`\\b${one}\\b`));
        for (const { value } of parameters) expect(codes.has(value), `${code}: ${value}`).toBe(false);
      }
  });
});
