import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { systemWork } from "../../../../test/support/payees.ts";
import { MONTH, openPayees } from "../../../../test/support/payroll-desk.ts";
import { firstSheet } from "../../../../test/support/read-sheet.ts";
import type { NationalCheck, NationalDifference } from "./national.contract.ts";
import { nationalCodes } from "./national-codes.ts";

let test: TestApp;
type Who = Parameters<TestApp["as"]>[0];

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-20T09:00:00+08:00" });
  await openPayees(test);
});
afterAll(() => test.close());

const get = async (who: Who, url: string) => (await test.as(who)).get(`/api/exchange/national${url}`);

/** What the national system would give back if it had exactly what we sent. */
const ourRows = () => (given ??= exportAll());
let given: Promise<string[][]> | undefined;

async function exportAll(): Promise<string[][]> {
  const rows: string[][] = [];
  for (const code of nationalCodes.codes) {
    const answer = await get(
      "district",
      `/${code}/file?month=${MONTH}&purpose=${encodeURIComponent("录入全国系统")}`,
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const sheet = await firstSheet(answer.rawPayload);
    const head = sheet.findIndex((row) => row[0] === "姓名");
    rows.push(
      ...sheet
        .slice(head + 1)
        .map((row) => row.map((cell) => (typeof cell === "object" ? "" : String(cell ?? "")))),
    );
  }
  return rows;
}

const HEAD = "姓名,身份证号,性别,发放类别代码,发放类别,起领年月,月发放金额（元）";

async function check(who: Who, rows: readonly (readonly string[])[], head = HEAD) {
  const boundary = "national";
  const part = (name: string, more: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const csv = [head, ...rows.map((row) => row.join())].join("\n");
  const payload = `${part("month", "", MONTH)}${part("file", '; filename="全国.csv"', csv)}--${boundary}--\r\n`;
  return (await test.as(who)).request({
    ...{ method: "POST", url: "/api/exchange/national/checks", payload: Buffer.from(payload) },
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  });
}

type Checked = NationalCheck & { notCompared: { at: number; why: string }[] };
const differences = async () =>
  (await get("district", "/differences")).json<{
    items: NationalDifference[];
    counts: Record<string, number>;
  }>();

describe("our payments by the national system's categories", () => {
  it("are counted with how sure the assignment is", async () => {
    const { categories } = (await get("district", `?month=${MONTH}`)).json<{
      categories: { code: string; children: number; certainty: string; fen: number }[];
    }>();
    expect(Object.fromEntries(categories.map(({ code, children }) => [code, children]))).toEqual({
      ...{ "201": 2, "202": 1, "199": 0, "203": 0, "300": 1, "121": 0, "120": 2, "205": 0 },
    });
    expect(categories.find(({ code }) => code === "202")?.certainty).toBe("uncertain");
  });

  it("leave with whole numbers for a purpose that is said, by the officer alone", async () => {
    expect((await get("district", `/201/file?month=${MONTH}`)).statusCode).toBe(422);
    for (const who of ["leader", "auditor", "supervisor", "finance"] as const)
      expect((await get(who, `/300/file?month=${MONTH}&purpose=看一看它`)).statusCode, who).toBe(403);
    const rows = await ourRows();
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row[1]).toMatch(/^\d{17}[\dX]$/);
    const { rows: logged } = await systemWork(test.app, ({ sql: tx }) =>
      sql<{
        purpose: string;
      }>`select purpose from audit.entry where operation = 'match.national.export'`.execute(tx),
    );
    expect(logged.every(({ purpose }) => purpose === "录入全国系统")).toBe(true);
  });
});

describe("the check against the national system", () => {
  it("finds no difference in what it was given", async () => {
    const answer = await check("district", await ourRows());
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<Checked>()).toMatchObject({
      rows: 6,
      same: 6,
      strangers: 0,
      faulty: 0,
      open: 0,
      notCompared: [],
    });
  });

  it("finds who is missing, put otherwise, paid otherwise, and tells of strangers by their line alone", async () => {
    const rows = await ourRows();
    const [first = [], second = [], third = [], ...rest] = rows;
    const changed = [
      first.with(5, "2020-01"),
      second.with(6, "1.00"),
      third.with(3, "199").with(4, "福利机构代养困境儿童"),
      ...rest.slice(1),
      ["陌生", "110101201501010070", "男", "201", "社会散居孤儿", "2024-01", "100"],
      ["坏号", "12345", "男", "201", "社会散居孤儿", "2024-01", "100"],
    ];
    const answer = (await check("district", changed)).json<Checked>();
    const lost = rest[0]?.[3];
    const stays = rest.slice(1).some((row) => row[3] === lost);
    expect(answer.kinds).toEqual({
      ...{ month: 1, amount: 1, category: 1, onlyTheirs: 0, twice: 0, onlyOurs: stays ? 1 : 0 },
    });
    expect(answer).toMatchObject({ strangers: 1, faulty: 1 });
    expect(answer.notCompared.map(({ why }) => why)).toEqual(["本系统没有这个孩子的档案", "身份证号不对"]);
    const { items } = await differences();
    expect(items.find(({ kind }) => kind === "month")).toMatchObject({
      name: first[0],
      theirs: { from: "2020-01" },
    });
    const { rows: kept } = await systemWork(test.app, ({ sql: tx }) =>
      sql<{ all: string }>`select (select json_agg(c) from matching.national_check c)::text
        || coalesce((select json_agg(d) from matching.national_difference d)::text, '') as all`.execute(tx),
    );
    // A digest may hold as many figures in a row.
    expect(kept[0]?.all).not.toMatch(/陌生|(?<![\da-f])\d{17}[\dX](?![\da-f])/);
  });

  it("is settled by a person with a word, once, and a later check replaces what is open", async () => {
    const [one] = (await differences()).items;
    const settle = async (who: Who) =>
      (await test.as(who)).post(
        `/api/exchange/national/differences/${one?.id}/settle`,
        { why: "已在全国系统更正" },
        { version: one?.version ?? 0 },
      );
    expect((await settle("leader")).statusCode).toBe(403);
    expect((await settle("district")).json()).toMatchObject({
      state: "settled",
      settledWhy: "已在全国系统更正",
    });
    expect((await settle("district2")).json()).toMatchObject({ code: "match.national.settled" });
    await check("district", await ourRows());
    expect((await differences()).items).toEqual([]);
    expect(
      (await get("district", "/differences?state=settled")).json<{ items: unknown[] }>().items,
    ).toHaveLength(1);
  });

  it("is refused for another kind of file, with nothing kept", async () => {
    const answer = await check("district", [["张三", "中心小学"]], "姓名,学校");
    expect(answer.json()).toMatchObject({ code: "match.national.noTable" });
    expect((await check("leader", [], HEAD)).statusCode).toBe(403);
  });
});
