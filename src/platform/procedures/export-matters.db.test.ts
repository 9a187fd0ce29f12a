/** The list of applications taken out as a file, through HTTP. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { firstSheet } from "../../../test/support/read-sheet.ts";
import {
  bindSampleProcedure,
  sampleProcedure,
  setSampleTerms,
} from "../../../test/support/sample-procedure.ts";
import { setClock } from "../../kernel/clock.ts";
import { CSV_TYPE, XLSX_TYPE } from "../excel/file-types.contract.ts";
import { applicationColumns } from "./application-columns.contract.ts";
import type { MatterView } from "./matter-view.contract.ts";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  bindSampleProcedure();
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  await setSampleTerms(test.databaseUrl);
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await start("director", "江小雨");
  await start("neighbour", "文小舟");
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});

async function start(name: "director" | "neighbour", childName: string): Promise<MatterView> {
  const agent = await test.as(name);
  const child = await agent.post("/api/children", {
    person: { name: childName, sex: "1", birthDate: "2016-01-01" },
    villageCode: cast[name].place,
    on: "2021-01-01",
    notADouble: true,
  });
  const answer = await agent.post("/api/applications", {
    procedure: sampleProcedure.code,
    childId: child.json<{ id: string }>().id,
    form: { father: { value: "imprisoned" } },
    receivedOn: "2026-11-25",
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MatterView>();
}

async function take(name: CastName, accept: string, query = "") {
  const agent = await test.as(name);
  return agent.request({ method: "GET", url: `/api/applications?limit=1${query}`, headers: { accept } });
}

const linesOf = (body: string) =>
  body
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");

describe("the list of applications as a file", () => {
  it("holds every row of the list under the headings of the page, whatever page was asked for", async () => {
    const answer = await take("supervisor", CSV_TYPE);
    expect(answer.headers["content-type"]).toContain("text/csv");
    const [headings, ...rows] = linesOf(answer.body);
    expect(headings).toBe(
      applicationColumns("open")
        .map(({ title }) => title)
        .join(","),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain("还剩 13 个工作日 · 2026-12-16 到期,镇街查验");
  });

  it("is a workbook with its range, its maker and its day, if a workbook is asked for", async () => {
    const answer = await take("supervisor", XLSX_TYPE, "&whose=mine&late=soon");
    expect(answer.headers["content-disposition"]).toContain(
      encodeURIComponent("申请办理情况（2026-11-27）.xlsx"),
    );
    const cells = (await firstSheet(answer.rawPayload)).flat().map(String);
    expect(cells.join("\n")).toContain("范围：该我办的、在办、快到期");
    expect(cells.join("\n")).toContain("制表人：张国强");
  });

  it("tells a post only of its own places", async () => {
    const rows = linesOf((await take("neighbour", CSV_TYPE)).body).slice(1);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain("文小舟");
    expect(linesOf((await take("otherSupervisor", CSV_TYPE)).body)).toHaveLength(1);
  });

  it("is closed to whoever may not see the list", async () => {
    for (const name of ["finance", "auditor"] as const)
      expect((await take(name, CSV_TYPE)).statusCode, name).toBe(403);
  });

  it("tells a department nothing of matters in which it has no part", async () => {
    expect(linesOf((await take("police", CSV_TYPE)).body)).toHaveLength(1);
  });

  it("runs no formula that somebody wrote as a name", async () => {
    await owner.query("update procedure.matter set subject_name = '=1+1' where subject_name = '文小舟'");
    try {
      expect((await take("supervisor", CSV_TYPE)).body).toContain("\r\n'=1+1,");
    } finally {
      await owner.query("update procedure.matter set subject_name = '文小舟' where subject_name = '=1+1'");
    }
  });

  it("tells of ended applications how and when they ended", async () => {
    const matter = await start("director", "江小风");
    const director = await test.as("director");
    const withdrawn = await director.post(
      `/api/applications/${matter.id}/withdrawal`,
      { reason: "家里不申请了" },
      { version: matter.version },
    );
    expect(withdrawn.statusCode, withdrawn.body).toBe(200);
    const [headings, row] = linesOf((await take("supervisor", CSV_TYPE, "&state=withdrawn")).body);
    expect(headings).toContain("结果,办结");
    expect(row).toContain("江小风,已撤回,2026-11-27");
  });

  it("stands in the log with how many rows were taken and of which range", async () => {
    await take("district", CSV_TYPE, "&procedure=sample.confirmation");
    const { rows } = await owner.query<{ detail: Record<string, unknown>; subject_ids: string[] }>(
      `select detail, subject_ids from audit.entry where operation = 'procedures.matters.list' and role = $1
        order by id desc limit 1`,
      [cast.district.role],
    );
    expect(rows[0]?.detail).toMatchObject({
      rows: 2,
      format: "csv",
      range: "辖区全部、在办、确认事实无人抚养儿童（测试）",
    });
    expect(rows[0]?.subject_ids).toHaveLength(2);
  });

  it("names no procedure that there is not", async () => {
    const answer = await take("supervisor", CSV_TYPE, "&procedure=nothing");
    expect(answer.json<{ code: string }>().code).toBe("procedures.unknown");
  });
});
