/** A roster that speaks of hundreds of families: what it costs to let facts follow does not grow with each of them. */
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { insertBatch, insertSame } from "../../../../test/support/matching.ts";
import { setClock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { recordDrafts } from "../../registry/record-drafts.service.ts";
import { prison } from "../rosters/types/prison.ts";
import { type AppliedMatch, applyMatches } from "./apply-matches.service.ts";

const FAMILIES = 300;
let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-28T09:00:00+08:00" });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});

const work = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(test.app.database, systemActor("test"), { operation: "test", effect: "write" }, use);

async function openFamilies(): Promise<string[]> {
  const drafts = Array.from({ length: FAMILIES }, (_, index) => ({
    asOf: "2024-01-01",
    draft: {
      child: { name: `田${index}`, sex: "2" as const, birthDate: "2017-04-01" },
      facts: [
        { kind: "residence" as const, from: "2024-01-01", value: { villageCode: "500117104204" } },
        { kind: "household" as const, from: "2024-01-01", value: { hukou: "rural", inDistrict: true } },
      ],
      kin: [
        {
          relation: "51",
          person: { name: `田父${index}`, sex: "1" as const, birthDate: "1988-05-02" },
          facts: [{ kind: "condition" as const, from: "2024-01-01", value: { condition: "capable" } }],
        },
      ],
    },
  }));
  await work((tx) =>
    recordDrafts(tx, drafts, { cipher: test.app.cipher, source: "import", reason: "导入台账" }),
  );
  const { rows } = await owner.query<{ id: string }>("select person_id as id from registry.kin");
  return rows.map(({ id }) => id);
}

it("lets the facts of three hundred fathers follow with a few statements for each, and stands them anew", async () => {
  const personIds = await openFamilies();
  expect(personIds).toHaveLength(FAMILIES);
  const { batchId } = await insertBatch(owner, { subject: "prison", unit: "justice", asOf: "2026-11-01" });
  const matches: AppliedMatch[] = [];
  for (const [index, personId] of personIds.entries()) {
    const ordinal = index + 1;
    const pairId = await insertSame(owner, { batchId, ordinal, personId });
    const values = { name: "某", from: "2025-01-01", place: "渝都监狱" };
    matches.push({ ...{ pairId, batchId, ordinal, personId }, type: prison, values, asOf: "2026-11-01" });
  }
  await owner.query("delete from registry.changed_file");
  const query = vi.spyOn(pg.Client.prototype, "query");
  for (let from = 0; from < matches.length; from += 100)
    await work((tx) => applyMatches(tx, test.app, matches.slice(from, from + 100)));
  const statements = query.mock.calls.length;
  query.mockRestore();
  expect(statements).toBeGreaterThan(30);
  expect(statements / FAMILIES).toBeLessThan(6);
  const { rows } = await owner.query<{ facts: number; checks: number; followed: number }>(
    `select (select count(*)::int from registry.fact where source = 'exchange' and superseded_at is null
        and value->>'condition' = 'imprisoned') as facts,
      (select count(*)::int from matching.effect where kind = 'check') as checks,
      (select count(distinct child_id)::int from registry.changed_file) as followed`,
  );
  expect(rows[0]).toMatchObject({ facts: FAMILIES, checks: FAMILIES, followed: FAMILIES });
});
