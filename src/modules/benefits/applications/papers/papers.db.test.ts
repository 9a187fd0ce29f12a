/** Papers of an application, printed through HTTP at each step. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../../test/support/app.ts";
import { applicationsOf } from "../../../../../test/support/applications.ts";
import { FLAGSHIP, openFamily } from "../../../../../test/support/families.ts";
import { readDocx } from "../../../../../test/support/read-docx.ts";
import { readPdf } from "../../../../../test/support/read-pdf.ts";
import { setClock } from "../../../../kernel/clock.ts";

let test: TestApp;
const { started, handInPapers, decided } = applicationsOf(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function print(id: string, paper: string, name: CastName = "supervisor", as = "pdf") {
  const agent = await test.as(name);
  return agent.get(`/api/applications/${id}/prints/${paper}?as=${as}`);
}

async function textOf(id: string, paper: string): Promise<string> {
  const answer = await print(id, paper);
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  return (await readPdf(answer.rawPayload)).solid;
}

async function tasksOf(name: CastName, kind: string) {
  const { tasks } = (await (await test.as(name)).get("/api/desk")).json<{
    tasks: { kind: string; title: string; dueOn: string }[];
  }>();
  return tasks.filter((task) => task.kind === kind);
}

describe("the papers of a confirmation", () => {
  it("are the form with opinions, the receipt with its terms, and the decision with the money of next month", async () => {
    const childId = await openFamily(await test.as("director"), { name: "纪小满", ...FLAGSHIP });
    const matter = await started(childId);
    const receipt = await textOf(matter.id, "receipt");
    expect(receipt).toContain("受理回执");
    expect(receipt).toContain(matter.no ?? "?");
    expect(receipt).toContain("15个工作日");
    expect(receipt).toContain("2026年12月18日");
    expect((await print(matter.id, "confirmation")).statusCode).toBe(404);

    const verified = await decided("supervisor", await handInPapers(matter), "pass", "父母情形属实。");
    const done = await decided("district", verified, "confirm", "予以确认。");
    const form = await textOf(done.id, "form");
    for (const part of [
      "事实无人抚养儿童基本生活补贴申请表",
      "纪小满",
      "服刑在押",
      "失联",
      "王桂英",
      "父母情形属实",
      "张国强",
      "予以确认",
      "王建国",
      "2026年12月",
    ])
      expect(form).toContain(part);
    const confirmation = await textOf(done.id, "confirmation");
    expect(confirmation).toContain("1,651.00元（大写：壹仟陆佰伍拾壹元整）");
    expect(confirmation).toContain("合川区民政局");
    expect(confirmation).not.toMatch(/629998\d{13}/);

    const word = await print(done.id, "confirmation", "district", "docx");
    expect(word.headers["content-type"]).toMatch(/wordprocessingml/);
    expect(JSON.stringify(await readDocx(word.rawPayload))).toContain("纪小满");
  });

  it("are a notice of what is missing, and a refusal with its reasons", async () => {
    const childId = await openFamily(await test.as("director"), { name: "纪小寒", ...FLAGSHIP });
    const matter = await started(childId);
    expect((await print(matter.id, "notice")).statusCode).toBe(404);
    const supervisor = await test.as("supervisor");
    const asked = await supervisor.post(
      `/api/applications/${matter.id}/supplement-requests`,
      { missing: [{ title: "失联回执单", says: "派出所出具" }] },
      { version: matter.version },
    );
    expect(asked.statusCode, asked.body).toBe(200);
    const notice = await textOf(matter.id, "notice");
    expect(notice).toContain("失联回执单（派出所出具）");
    expect(notice).toContain("请于2026年12月11日以前补齐");
    expect(await tasksOf("director", "procedure.supplement")).toMatchObject([{ dueOn: "2026-12-11" }]);

    const other = await openFamily(await test.as("director"), { name: "纪小暑", ...FLAGSHIP });
    const verified = await decided(
      "supervisor",
      await handInPapers(await started(other)),
      "doubt",
      "母亲已回家。",
    );
    const refused = await decided("district", verified, "refuse", "母亲已恢复抚养。");
    expect(await tasksOf("district", "procedure.inform")).toMatchObject([
      { title: "送达不予确认告知书：纪小暑 · 事实无人抚养儿童基本生活补贴", dueOn: "2026-12-02" },
    ]);
    expect(await textOf(refused.id, "refusal")).toContain("母亲已恢复抚养");
    expect(await tasksOf("district", "procedure.inform")).toEqual([]);
  });

  it("are nothing to a neighbour, and nothing without a name", async () => {
    const childId = await openFamily(await test.as("director"), { name: "纪小雪", ...FLAGSHIP });
    const matter = await started(childId);
    expect((await print(matter.id, "form", "neighbour")).statusCode).toBe(404);
    expect((await print(matter.id, "form", "finance")).statusCode).toBe(403);
    expect((await print(matter.id, "anything")).statusCode).toBe(404);
  });
});
