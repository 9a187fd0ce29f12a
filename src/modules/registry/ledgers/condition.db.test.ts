import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY, type ListsWorld, openListsWorld } from "../../../../test/support/lists-world.ts";
import * as codes from "../codes.contract.ts";
import { conditionSql } from "./condition.store.ts";
import { type CodeColumn, type Condition, type FlagColumn, holds, type StandingFacts } from "./condition.ts";
import { maskDifficulty, maskOrphanType } from "./mask-hiv.ts";
import { standingColumns } from "./standing-columns.store.ts";

let world: ListsWorld;
let rows: readonly (StandingFacts & { readonly childId: string })[];

beforeAll(async () => {
  world = await openListsWorld();
  rows = await world.work(
    async (tx) =>
      (
        await sql<StandingFacts & { childId: string }>`
          select ${standingColumns} from registry.standing s where s.valid_from <= ${DAY} and s.valid_to > ${DAY}`.execute(
          tx.sql,
        )
      ).rows,
  );
});
afterAll(() => world.close());

const codeColumns: Partial<Record<CodeColumn, readonly string[]>> = {
  sex: codes.sexCodes.codes,
  orphanType: codes.orphanTypeCodes.codes,
  careMode: codes.careModeCodes.codes,
  stage: codes.stageCodes.codes,
  health: codes.healthCodes.codes,
  disabilityLevel: codes.disabilityLevelCodes.codes,
  careQuality: codes.careQualityCodes.codes,
  fatherCondition: codes.conditionCodes.codes,
};
const flags: readonly FlagColumn[] = [
  "orphan",
  "defactoUnattended",
  "leftBehind",
  "inDifficulty",
  "entrustSigned",
];

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  ...Object.entries(codeColumns).map(([column, table]) =>
    fc
      .subarray([...table], { minLength: 0, maxLength: 3 })
      .map((chosen): Condition => ({ op: "in", column: column as CodeColumn, codes: chosen })),
  ),
  fc
    .constantFrom(...Object.keys(codeColumns))
    .map((column): Condition => ({ op: "unset", column: column as CodeColumn })),
  fc
    .tuple(fc.constantFrom(...flags), fc.boolean())
    .map(([column, is]): Condition => ({ op: "flag", column, is })),
  fc
    .subarray(["L2", "H1", "G3", "H5"], { minLength: 1 })
    .map((chosen): Condition => ({ op: "has", column: "difficulty", codes: chosen })),
  fc.constantFrom("relief", "difficulty", "categories").map((column): Condition => ({ op: "empty", column })),
  fc
    .tuple(fc.option(fc.integer({ min: 0, max: 18 })), fc.option(fc.integer({ min: 0, max: 18 })))
    .map(([from, to]): Condition => ({ op: "age", from, to })),
  fc.constant<Condition>({ op: "notVisitedSince", day: "2026-01-01" }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("condition"), { maxLength: 3 }).map((of): Condition => ({ op: "all", of })),
    fc.array(tie("condition"), { maxLength: 3 }).map((of): Condition => ({ op: "any", of })),
    tie("condition").map((of): Condition => ({ op: "not", of })),
  ),
}));

describe("a condition", () => {
  it("holds in SQL for exactly the rows for which it holds here, whoever asks", async () => {
    await world.work((tx) =>
      fc.assert(
        fc.asyncProperty(condition, fc.boolean(), async (one, seesHiv) => {
          const found = await sql<{ id: string }>`
            select s.child_id as id from registry.standing s where s.valid_from <= ${DAY} and s.valid_to > ${DAY}
              and ${conditionSql(one, { asOf: DAY, seesHiv })}`.execute(tx.sql);
          const expected = rows.filter((row) =>
            holds(
              one,
              {
                ...row,
                orphanType: maskOrphanType(row.orphanType, row.careMode, seesHiv),
                difficulty: maskDifficulty(row.difficulty, seesHiv),
              },
              DAY,
            ),
          );
          expect(found.rows.map((row) => row.id).sort()).toEqual(expected.map((row) => row.childId).sort());
        }),
        { numRuns: 150 },
      ),
    );
  });
});
