/** The sheet and the roster on paper, through HTTP: the data of the payroll, within the asker's place, and in the log. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../../test/support/app.ts";
import {
  asOwnerOf,
  openPaidChildren,
  seedStandards,
  systemWork,
} from "../../../../../test/support/payees.ts";
import { readDocx } from "../../../../../test/support/read-docx.ts";
import { readPdf, solid } from "../../../../../test/support/read-pdf.ts";
import { setClock } from "../../../../kernel/clock.ts";
import { adoptFromLedger } from "../../entitlements/adopt-ledger.service.ts";

let test: TestApp;
let ids: string[];
const MONTH = "2026-12";
const LONG = "阿卜杜热西提·阿卜杜热合曼·买买提艾力";

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-12-02T09:00:00+08:00" });
  await seedStandards(test.databaseUrl);
  ids = await openPaidChildren(test.app, [
    { name: LONG },
    { name: "感染二", orphanType: "hiv" },
    { name: "事实三", category: "defactoUnattended", mode: "补差", standardFen: 165_100, amountFen: 125_100 },
    { name: "邻镇四", village: "500117101001" },
  ]);
  await systemWork(test.app, (tx) =>
    adoptFromLedger(tx, test.app.cipher, { firstMonth: MONTH, commit: true, seesHiv: true }),
  );
  const computed = await (await test.as("district")).post("/api/payrolls", { month: MONTH });
  expect(computed.statusCode, computed.body).toBe(200);
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const ask = async (name: CastName, path: string) =>
  (await test.as(name)).get(`/api/payrolls/${MONTH}/${path}`);
const sheetOf = (child: number, programme: string) => `sheets/${ids[child]}/prints/${programme}`;

async function pdfOf(name: CastName, path: string): Promise<string> {
  const answer = await ask(name, path);
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  expect(answer.headers["content-type"]).toBe("application/pdf");
  return (await readPdf(answer.rawPayload)).solid;
}

describe("the printed sheet of one child", () => {
  it("says how the amount comes about, to the fen, and masks the numbers", async () => {
    const text = await pdfOf("supervisor", sheetOf(2, "B03"));
    for (const part of [
      "儿童待遇发放说明单",
      "事实三",
      "减低保金人均实发400.00元",
      "壹仟贰佰伍拾壹元整",
      "草稿，待经办提交",
      "张国强",
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/629999\d{13}|500199\d{12}/);
  });
  it("keeps a long name whole, as PDF and for a word processor", async () => {
    expect(await pdfOf("district", sheetOf(0, "B01"))).toContain(LONG);
    const word = await ask("district", `${sheetOf(0, "B01")}?as=docx`);
    expect(word.headers["content-type"]).toMatch(/wordprocessingml/);
    expect(solid(JSON.stringify(await readDocx(word.rawPayload)))).toContain(LONG);
  });
  it("tells of an infection to who may know it, and has no such sheet for others", async () => {
    expect(await pdfOf("district", sheetOf(1, "B02"))).toContain("艾滋病病毒感染儿童基本生活费");
    expect(await pdfOf("finance", sheetOf(1, "B01"))).toContain("孤儿基本生活费");
    expect((await ask("finance", sheetOf(1, "B02"))).statusCode).toBe(404);
  });
  it("is not found from a neighbouring township, for another programme or another month", async () => {
    expect((await ask("otherSupervisor", sheetOf(0, "B01"))).statusCode).toBe(404);
    expect((await ask("district", sheetOf(0, "B03"))).statusCode).toBe(404);
    const other = await (await test.as("district")).get(`/api/payrolls/2026-11/${sheetOf(0, "B01")}`);
    expect(other.statusCode).toBe(404);
    expect((await ask("director", sheetOf(0, "B01"))).statusCode).toBe(403);
  });
});

describe("the printed roster", () => {
  it("has the lines of the asker's place with their sums", async () => {
    const all = await pdfOf("district", "prints/roster");
    for (const part of ["发放名册", LONG, "邻镇四", "合计（4人）", "陆仟贰佰零肆元整"])
      expect(all).toContain(part);
    const own = await pdfOf("otherSupervisor", "prints/roster");
    expect(own).toContain("邻镇四");
    expect(own).not.toContain("事实三");
    expect(own).toContain("合计（1人）");
  });
  it("takes one programme or one place", async () => {
    const text = await pdfOf("district", "prints/roster?programme=B03");
    expect(text).toContain("事实三");
    expect(text).not.toContain("感染二");
    expect(await pdfOf("district", "prints/roster?place=500117101")).toContain("合计（1人）");
  });
  it("is refused before it is read when it is longer than a press can set", async () => {
    await asOwnerOf(test.databaseUrl, async (client) => {
      await client.query(
        `insert into benefits.payroll_line select (jsonb_populate_record(l, jsonb_build_object('child_id', gen_random_uuid()))).*
         from benefits.payroll_line l, generate_series(1, 1300) where l.name = '邻镇四'`,
      );
    });
    const answer = await ask("district", "prints/roster");
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: "print.tooLong", lines: 1304 });
    expect((await ask("supervisor", "prints/roster")).statusCode).toBe(200);
    expect((await ask("district", "prints/roster?as=docx")).statusCode).toBe(200);
  });
  it("stands in the log with who took it and whose data it holds", async () => {
    const answer = await (await test.as("auditor")).get("/api/audit?limit=50");
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.body).toContain("打印发放名册");
    expect(answer.body).toContain("打印发放说明单");
  });
});
