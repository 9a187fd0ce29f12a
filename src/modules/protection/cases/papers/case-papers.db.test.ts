/** The papers of a case: what stands on them, who takes them, and that the log knows. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../../test/support/app.ts";
import { type CaseDesk, openTestCase, records } from "../../../../../test/support/cases.ts";
import { readDocx } from "../../../../../test/support/read-docx.ts";
import { readPdf, solid } from "../../../../../test/support/read-pdf.ts";
import type { CaseView } from "../case-view.contract.ts";

const CHILD = "阿依努尔古丽·买买提吐尔逊江";
let test: TestApp;
let desk: CaseDesk;
let view: CaseView;

beforeAll(async () => {
  test = await createTestApp();
  desk = await openTestCase(test);
  // Before anybody knew what the child is called, so nothing could stop it.
  await answer(`${CHILD}已经安全。`);
  await desk.send("supervisor", "/people", { id: randomUUID(), role: "child", name: CHILD });
  const { unsafe, police, placed, conferred, planned } = records;
  for (const record of [unsafe, police, placed, conferred, planned]) {
    const written = await desk.write("supervisor", record);
    expect(written.statusCode, written.body).toBe(200);
  }
  view = await desk.get("supervisor");
});
afterAll(async () => {
  await test.close();
});

async function answer(words: string) {
  const agent = await test.as("supervisor");
  const answered = await agent.post(`/api/reports/${desk.reportId}/answers`, { way: "code", words });
  expect(answered.statusCode, answered.body).toBe(200);
}

const recordOf = (kind: string) => view.records.find((one) => one.kind === kind)?.id ?? "";
const take = async (paper: string, of: string, as: "pdf" | "docx", name: CastName = "supervisor") =>
  (await test.as(name)).get(`/api/cases/${desk.id}/prints/${paper}?as=${as}&of=${of}`);

const papers: readonly (readonly [string, () => string, readonly string[]])[] = [
  ["policeTransfer", () => recordOf("policeTransfer"), ["移送函", CHILD, "疑似殴打", "回执"]],
  ["handover", () => recordOf("placement"), ["应急安置交接单", CHILD, "何静", "有外伤，已处理"]],
  ["visit", () => recordOf("visit"), ["现场核查记录", "背上有新伤", "核查人（签字）"]],
  ["safety", () => recordOf("visit"), ["安全评估表", "不安全", "施暴的人还在家里"]],
  ["minutes", () => recordOf("conference"), ["联合会商纪要", "区公安局", "追查施暴的人", "2099年1月1日"]],
  ["plan", () => recordOf("plan"), ["帮扶方案", "心理干预六次", "法律援助", "这次不需要"]],
  ["assignment", () => view.assignments[0]?.id ?? "", ["协办单", "请办理的事项", "协办回执"]],
];

describe("the papers of a case", () => {
  it.each(papers)(
    "%s says what was written, with its number and who printed it",
    async (paper, of, stands) => {
      const pdf = await readPdf((await take(paper, of(), "pdf")).rawPayload);
      for (const text of [...stands, view.number, "由童安打印"]) expect(pdf.solid).toContain(solid(text));
      const docx = await readDocx((await take(paper, of(), "docx")).rawPayload);
      for (const text of stands) expect(docx.solid).toContain(solid(text));
    },
  );

  it("tell whoever reported no name, not even where it was written before the child was known", async () => {
    const pdf = await readPdf((await take("feedback", desk.reportId, "pdf")).rawPayload);
    expect(pdf.solid).toContain(solid("孩子已经安全。"));
    expect(pdf.solid).not.toContain(solid(CHILD));
  });

  it("are not given to a part that does not see what stands on them", async () => {
    const owner = new pg.Client({ connectionString: test.databaseUrl });
    await owner.connect();
    const { rows } = await owner.query<{ id: string }>(
      "select id from platform.account where username = $1",
      [cast.education.username],
    );
    await owner.end();
    await desk.send("supervisor", "/participants", {
      accountId: rows[0]?.id ?? "",
      part: "education",
      reason: "一起办",
    });
    expect(await desk.status("education")).toBe(200);
    for (const [paper, of] of papers)
      expect((await take(paper, of(), "pdf", "education")).statusCode).toBe(404);
    for (const [paper, of] of [
      ["feedback", desk.reportId],
      ["closing", desk.id],
    ] as const)
      expect((await take(paper, of, "pdf", "education")).statusCode).toBe(404);
  });

  it("are not given of a record of another kind, of none, nor of one that was corrected", async () => {
    for (const of of [recordOf("visit"), randomUUID()])
      expect((await take("minutes", of, "pdf")).statusCode).toBe(404);
    const old = recordOf("safetyCheck") === "" ? recordOf("visit") : "";
    await desk.send("supervisor", `/records/${old}/corrections`, {
      ...{ id: randomUUID(), happenedAt: new Date().toISOString(), record: records.unsafe, why: "补充" },
    });
    expect((await take("visit", old, "pdf")).statusCode).toBe(404);
  });

  it("leave a line in the log each time", async () => {
    const { items } = (
      await (await test.as("auditor")).get("/api/audit?operation=protection.case.print&limit=50")
    ).json<{ items: { detail: { paper?: string } | null }[] }>();
    expect(new Set(items.map(({ detail }) => detail?.paper))).toContain("policeTransfer");
  });
});
