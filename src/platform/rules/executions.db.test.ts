/** Explained, compiled and in SQL, an expression comes to the same, on whatever facts and days. */
import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import {
  anyBool,
  anyCode,
  anyDate,
  anyDay,
  anyFacts,
  anyNumber,
  anyParameters,
  parameterKeys,
  randomAtoms,
} from "../../../test/support/random-rules.ts";
import { ternary } from "../../kernel/ternary.ts";
import { openDatabase } from "../db/database.ts";
import { factsOf } from "./atoms.ts";
import { faultsOfExpression } from "./check-rule.ts";
import { compile } from "./compile.ts";
import { evaluate } from "./evaluate.ts";
import { explain } from "./explain.ts";
import { eq, param } from "./expression.ts";
import { columnOf, sqlText } from "./rule-sql.store.ts";

let test: TestDatabase;
let client: pg.Client;

const names = Object.keys(randomAtoms) as (keyof typeof randomAtoms)[];
const SQL_TYPES = { boolean: "boolean", number: "int", date: "date", code: "text", codes: "text[]" } as const;

beforeAll(async () => {
  test = await createTestDatabase();
  client = new pg.Client({ connectionString: test.url });
  await client.connect();
  const columns = names.map((name) => `${columnOf(name)} ${SQL_TYPES[randomAtoms[name].type]}`);
  await client.query(`create temp table fact (position int, ${columns.join(", ")})`);
});
afterAll(async () => {
  await client.end();
  await test.drop();
});

async function askDatabase(expressions: readonly string[], rows: readonly object[]): Promise<unknown[][]> {
  await client.query("truncate fact");
  const positioned = rows.map((row, position) => ({
    position,
    ...Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value as unknown])),
  }));
  await client.query("insert into fact select * from json_populate_recordset(null::fact, $1::json)", [
    JSON.stringify(positioned),
  ]);
  const asked = expressions.map((text) => `to_jsonb(${text})`);
  const answer = await client.query<unknown[]>({
    text: `select ${asked.join(", ")} from fact f order by position`,
    rowMode: "array",
  });
  return answer.rows;
}

describe("one expression", () => {
  it("comes to the same for one child, for many in memory, and in the database", async () => {
    const anything = fc.oneof(
      { weight: 6, arbitrary: anyBool(4) },
      { weight: 2, arbitrary: anyNumber(3) },
      { weight: 1, arbitrary: anyDate(3) },
      { weight: 1, arbitrary: anyCode(3) },
    );
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anything, { minLength: 5, maxLength: 20 }),
        fc.array(anyFacts, { minLength: 40, maxLength: 60 }),
        anyParameters,
        anyDay,
        async (expressions, rows, parameters, on) => {
          const context = { atoms: randomAtoms, parameters, on, alias: "f" };
          const inDatabase = await askDatabase(
            expressions.map((expression) => sqlText(expression, context)),
            rows,
          );
          for (const [index, expression] of expressions.entries()) {
            const run = compile({ value: expression }, context);
            for (const [position, facts] of rows.entries()) {
              const value = evaluate(expression, { facts, parameters, on });
              expect(run(facts).value).toEqual(value);
              expect(inDatabase[position]?.[index]).toEqual(value);
              if (expression.type === "boolean")
                expect(explain(expression, { ...context, facts }).verdict).toBe(
                  ternary(value as boolean | null),
                );
              compared += 1;
            }
          }
        },
      ),
      { numRuns: 50 },
    );
    expect(compared).toBeGreaterThan(5000);
  });

  it("of the kind made here has no fault but lists without a code and tables without rows", () => {
    fc.assert(
      fc.property(anyBool(4), (expression) => {
        const faults = faultsOfExpression(expression, randomAtoms, parameterKeys);
        expect(faults.filter((fault) => !fault.endsWith("names no code"))).toEqual([]);
      }),
    );
  });

  it("stands in a store's statement as it is, whatever a constant holds", async () => {
    const database = openDatabase({ url: test.url, max: 1 });
    const evil = `'; drop table fact; -- "`;
    const parameters = new Map([
      ["t.code", { key: "t.code", value: evil, document: "测试", certainty: "design" as const }],
    ]);
    const asked = sqlText(eq(factsOf(randomAtoms).codeA, param("t.code", "code")), {
      atoms: randomAtoms,
      parameters,
      on: "2026-11-27",
      alias: "f",
    });
    const { rows } = await sql<{ same: boolean | null }>`
      select ${sql.raw(asked)} as same from (values (${evil}), ('a'), (null)) as f (code_a)`.execute(
      database.kysely,
    );
    await database.close();
    expect(rows.map(({ same }) => same)).toEqual([true, false, null]);
  });
});
