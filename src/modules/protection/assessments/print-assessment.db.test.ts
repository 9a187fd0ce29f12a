/** The papers of an assessment: what stands on them, and that a participant alone takes them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import {
  accountsOf,
  act,
  answersOf,
  begin,
  inform,
  type Playing,
  scoreBoth,
  submit,
  words,
} from "../../../../test/support/assessments.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { readDocx } from "../../../../test/support/read-docx.ts";
import { readPdf, solid } from "../../../../test/support/read-pdf.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { AssessmentView } from "./assessments.contract.ts";

const TODAY = "2026-11-27";
let test: TestApp;
let one: AssessmentView;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
  const playing: Playing = { test, accounts: await accountsOf(test) };
  const childId = await openFamily(await test.as("director"), { name: "欧阳评估" });
  const begun = await inform(playing, await begin(playing, childId));
  const answers = answersOf(begun, 0.7);
  const joint = await scoreBoth(playing, begun, [answers, answers]);
  const submitted = await submit(playing, joint, answers);
  one = await act(await test.as("supervisor"), submitted, "decision", { decision: "confirm" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function take(paper: string, as: "pdf" | "docx") {
  const answer = await (await test.as("supervisor")).get(
    `/api/assessments/${one.id}/prints/${paper}?as=${as}`,
  );
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  return answer.rawPayload;
}

const papers = [
  ["information", ["监护能力评估告知书", "祖母王桂英", "欧阳评估", "高洁（合川区评估员）", "签收人"]],
  ["sheet", ["怎样看", "健康与营养（8）", "6–8分：", "监护人正在吸毒", "待核"]],
  [
    "report",
    ["家庭监护能力评估报告", "监护不足", words.voice, words.conclusion, "评估人员（签字）", "（盖章）"],
  ],
  ["result", ["监护能力评估结果告知书", "监护不足", words.suggestions, "申请一次复评"]],
] as const;

describe("the papers of an assessment", () => {
  it.each(papers)("%s stands on A4 as PDF, with %j", async (paper, stands) => {
    const pdf = await readPdf(await take(paper, "pdf"));
    expect([Math.round(pdf.width), Math.round(pdf.height)]).toEqual([595, 842]);
    for (const text of stands) expect(pdf.solid).toContain(solid(text));
  });

  it.each(papers)("%s says the same as DOCX", async (paper, stands) => {
    const docx = await readDocx(await take(paper, "docx"));
    for (const text of stands) expect(docx.solid).toContain(solid(text));
  });

  it("are not given to whoever may not see the assessment", async () => {
    const other = await (await test.as("otherSupervisor")).get(`/api/assessments/${one.id}/prints/report`);
    expect(other.statusCode).toBe(404);
    expect((await (await test.as("supervisor")).get(`/api/assessments/${one.id}/prints/x`)).statusCode).toBe(
      422,
    );
  });
});
