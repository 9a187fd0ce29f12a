import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import {
  agreeOnPrison,
  broughtAbout,
  type Family,
  openFamily,
  prisonRoster,
} from "../../../../test/support/roster-batches.ts";
import { prison } from "../rosters/types/prison.ts";
import { schoolCensus } from "../rosters/types/school-census.ts";
import { linkFile } from "./link-file.cli.ts";

const folder = mkdtempSync(join(tmpdir(), "tongan-match-"));
const path = join(folder, "名册.csv");
let test: TestApp;
let owner: pg.Client;
let known: Family;
let like: Family;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  known = await openFamily(test, owner, { child: "冉小甲", father: "冉启明", born: "1984-03-11" });
  like = await openFamily(test, owner, { child: "向小乙", father: "向德义", born: "1985-07-02" });
  const rows = [
    { name: known.father, number: known.number, born: known.born },
    { name: like.father, born: like.born },
    { name: "欧阳无识", born: "1960-01-01" },
    { name: known.father, number: known.number, born: known.born },
  ];
  writeFileSync(path, prisonRoster(rows));
});
afterAll(async () => {
  await owner.end();
  await test.close();
  rmSync(folder, { recursive: true });
});

async function match(mode: "check" | "commit", type = prison) {
  const lines: string[] = [];
  const isDone = await linkFile({ path, type, mode }, test.app, {
    print: (line) => lines.push(line),
    say: () => undefined,
  });
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { isDone, rows: told.slice(0, -1), summary: told.at(-1) };
}

describe("a roster matched without a browser", () => {
  it("tells of each row its band and whom it may be, with the number masked, and writes nothing", async () => {
    const before = await broughtAbout(owner);
    const { rows, summary } = await match("check");
    expect(rows).toMatchObject([
      {
        ...{ sheet: null, row: 2, band: "certain" },
        candidates: [{ personId: known.fatherId, name: known.father, birthDate: known.born }],
      },
      { row: 3, band: "review", candidates: [{ personId: like.fatherId }] },
      { row: 4, band: "none", score: 0, candidates: [] },
      { row: 5, band: "certain", sameAs: 2 },
    ]);
    expect(summary).toMatchObject({ mode: "check", rows: 4, certain: 2, review: 1, none: 1, faulty: 0 });
    expect(JSON.stringify(rows)).not.toContain(known.number);
    expect(await broughtAbout(owner)).toEqual(before);
  });

  it("refuses what is another kind of roster", async () => {
    await expect(match("check", schoolCensus)).rejects.toMatchObject({ code: /^matching\.roster\./ });
  });

  it("is not taken in without an agreement", async () => {
    await expect(match("commit")).rejects.toMatchObject({ code: "matching.roster.noAgreement" });
  });

  it("is taken in under the one agreement there is, as if it had been uploaded", async () => {
    const agreement = await agreeOnPrison(test);
    const { isDone, summary } = await match("commit");
    expect(isDone).toBe(true);
    expect(summary).toMatchObject({ mode: "commit", state: "review", heldFor: [] });
    const { facts, pairs } = await broughtAbout(owner);
    expect(facts).toHaveLength(1);
    expect(facts[0]).toContain(known.father);
    expect(pairs).toHaveLength(2);
    const { rows } = await owner.query("select id from exchange.batch where agreement_id = $1", [
      agreement.id,
    ]);
    expect(rows).toEqual([{ id: summary?.["batchId"] }]);
  });

  it("is not taken in where several units send such rosters", async () => {
    await agreeOnPrison(test, { unit: "police" });
    await expect(match("commit")).rejects.toMatchObject({ code: "matching.roster.severalAgreements" });
  });
});
