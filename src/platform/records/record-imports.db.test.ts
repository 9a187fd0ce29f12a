/** A spreadsheet of entries: checked row by row, then written as one act, once. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestApp } from "../../../test/support/app.ts";
import { firstSheet } from "../../../test/support/read-sheet.ts";
import { asOwner, EDUCATION, openRecordsApp, recordsDesk } from "../../../test/support/records-desk.ts";
import { setClock } from "../../kernel/clock.ts";
import type { ImportView } from "./record-imports.contract.ts";
import type { EntryFile, EntryView } from "./records.contract.ts";

let test: TestApp;
const { agent, get, written, upload } = recordsDesk(() => test);

beforeAll(async () => {
  test = await openRecordsApp("2026-11-28T09:00:00+08:00");
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const CONFLICTS = "protection.studentConflicts";
const GUIDANCE = "protection.familyGuidance";
const HEAD = "排查日期,排查学校,排查出,已化解,化解结论";
const table = (...rows: string[]) => ({ name: "排查.csv", bytes: [HEAD, ...rows].join("\n") });

async function checked(file: { name: string; bytes: string }, kind = CONFLICTS): Promise<ImportView> {
  const answer = await upload(EDUCATION, `/api/records/${kind}/imports`, file);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ImportView>();
}

const write = async (one: ImportView, key?: string) =>
  (await agent(EDUCATION)).post(
    `/api/records/${CONFLICTS}/imports/${one.id}/writing`,
    {},
    {
      version: one.version,
      ...(key === undefined ? {} : { key }),
    },
  );

const entries = async () =>
  (await get<{ items: EntryView[] }>(EDUCATION, `/api/records/${CONFLICTS}?limit=200`)).items;

describe("an import", () => {
  it("writes nothing before it is looked at, then every good row and no bad one", async () => {
    const one = await checked(
      table(
        "2026-03-01,12,5,5,都已调解",
        "2026-02-30,12,5,5,没有这一天",
        "2026-03-02,很多,5,5,数字不对",
        ",,,,",
        "2026-12-01,1,1,1,还没有到",
      ),
    );
    expect(one).toMatchObject({ state: "checked", good: 1, known: 0, bad: 3 });
    expect(one.rows.map(({ row, faults }) => [row, faults])).toEqual([
      [2, []],
      [3, ["排查日期：读不出日期"]],
      [4, ["排查学校：读不出数字"]],
      [6, ["排查日期：还没有到"]],
    ]);
    expect(await entries()).toEqual([]);
    const done = await write(one);
    expect(done.json()).toMatchObject({ state: "written", written: 1 });
    expect(await entries()).toMatchObject([
      {
        unit: "department/education",
        on: "2026-03-01",
        content: { schools: 12, found: 5 },
        state: "recorded",
      },
    ]);
  });

  it("written twice is written once", async () => {
    const one = await checked(table("2026-04-01,3,1,1,甲"));
    const first = await write(one, "again");
    const second = await write(one, "again");
    expect(second.json()).toEqual(first.json());
    const third = await write(one);
    expect(third.json<{ code: string }>().code).toBe("records.import.over");
    expect((await entries()).filter(({ on }) => on === "2026-04-01")).toHaveLength(1);
  });

  it("of a mended file writes only what is new", async () => {
    await write(await checked(table("2026-05-01,3,1,1,甲", "2026-05-0x,3,1,1,乙")));
    const mended = await checked(table("2026-05-01,3,1,1,甲", "2026-05-02,3,1,1,乙", "2026-05-02,3,1,1,乙"));
    expect(mended).toMatchObject({ good: 1, known: 2, bad: 0 });
    expect((await write(mended)).json()).toMatchObject({ written: 1 });
    const again = await checked(table("2026-05-01,3,1,1,甲", "2026-05-02,3,1,1,乙"));
    expect(again).toMatchObject({ good: 0, known: 2 });
    expect((await write(again)).json<{ code: string }>().code).toBe("records.import.nothingToWrite");
  });

  it("is refused as a whole when it is no table, has no headings, or is too long", async () => {
    const refusal = async (file: { name: string; bytes: string | Buffer }) =>
      (await upload(EDUCATION, `/api/records/${CONFLICTS}/imports`, file)).json<{ code: string }>().code;
    expect(await refusal({ name: "a.xlsx", bytes: "%PDF-1.7" })).toBe("excel.notASpreadsheet");
    expect(await refusal({ name: "a.csv", bytes: "甲,乙\n1,2\n" })).toBe("records.import.noHeadings");
    const long = Array.from({ length: 2001 }, () => "2026-05-01,3,1,1,甲");
    expect(await refusal(table(...long))).toBe("records.import.tooManyRows");
  });

  it("is nobody else's to see or to write", async () => {
    const one = await checked(table("2026-06-01,3,1,1,丙"));
    for (const name of ["police", "district"] as const) {
      const answer = await (await agent(name)).get(`/api/records/${CONFLICTS}/imports/${one.id}`);
      expect(answer.statusCode, name).toBe(404);
    }
    expect((await get<ImportView>(EDUCATION, `/api/records/${CONFLICTS}/imports/${one.id}`)).good).toBe(1);
  });

  it("takes only units for which one may write", async () => {
    const file = {
      name: "活动.csv",
      bytes: `单位,活动日期,主题,活动形式,参加监护人\n古楼镇,2026-05-05,甲,讲座,3\n不存在镇,2026-05-05,乙,讲座,3\n区公安局,2026-05-05,丙,讲座,3\n`,
    };
    const answer = await upload("district", `/api/records/${GUIDANCE}/imports`, file);
    const one = answer.json<ImportView>();
    expect(one.rows.map(({ unitName, faults }) => [unitName, faults.length])).toEqual([
      ["古楼镇", 0],
      ["", 1],
      ["", 1],
    ]);
    const done = await (await agent("district")).post(
      `/api/records/${GUIDANCE}/imports/${one.id}/writing`,
      {},
      { version: one.version },
    );
    expect(done.json()).toMatchObject({ written: 1 });
    const [row] = await asOwner<{ id: string }>(
      test,
      "select id from record.entry where unit = 'place/500117104' and import_id is not null",
    );
    const entry = await get<EntryFile>("supervisor", `/api/records/${GUIDANCE}/${row?.id ?? ""}`);
    expect(entry).toMatchObject({ isForAnother: true, history: [{ act: "import" }] });
  });
});

describe("the template", () => {
  it("has the headings that an import finds", async () => {
    const file = await (await agent(EDUCATION)).get(`/api/records/${CONFLICTS}/template`);
    const rows = await firstSheet(file.rawPayload);
    expect(rows[0]).toEqual(HEAD.split(",").map((heading) => `${heading}（必填）`));
    const one = await checked({
      name: "模板.csv",
      bytes: `${(rows[0] ?? []).map(String).join(",")}\n2026-07-01,1,1,1,填好的模板\n`,
    });
    expect(one.good).toBe(1);
  });

  it("is nothing that changes what stands already", async () => {
    await written(EDUCATION, CONFLICTS, {
      on: "2026-08-01",
      content: { schools: 1, found: 1, settled: 1, conclusion: "手填" },
    });
    const one = await checked(table("2026-08-01,1,1,1,手填"));
    expect(one).toMatchObject({ good: 0, known: 1 });
  });
});
