/** Papers of guardianship, printed through HTTP when their step was decided. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../../test/support/app.ts";
import { guardianshipDesk } from "../../../../../test/support/guardianship-desk.ts";
import { readDocx } from "../../../../../test/support/read-docx.ts";
import { readPdf } from "../../../../../test/support/read-pdf.ts";
import { setClock } from "../../../../kernel/clock.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import type { ChildGuardianship } from "../guardianship.contract.ts";

let test: TestApp;
let serial = 0;
const desk = guardianshipDesk(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function pdfOf(url: string) {
  const answer = await (await test.as("district")).get(url);
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  return readPdf(answer.rawPayload);
}
const textOf = async (matter: { id: string }, code: string) =>
  (await pdfOf(`/api/applications/${matter.id}/prints/${code}`)).solid;
const printable = async (matter: MatterView) => (await desk.read(matter)).prints.map(({ code }) => code);

/** Everything that was decided, in order. */
async function run(
  procedure: string,
  childId: string,
  steps: readonly (readonly [name: "supervisor" | "district" | "district2", outcome: string])[],
  form: Record<string, unknown> = {},
): Promise<MatterView> {
  const matter = await desk.started(procedure, childId, form);
  await desk.handInPapers(matter);
  for (const [name, outcome] of steps) await desk.decided(name, matter, outcome, `办理意见：${outcome}`);
  return matter;
}

describe("the papers of guardianship", () => {
  it("of a temporary one are decision, handover sheet, agreement and notice, on A4, with opinion, seal and day", async () => {
    const childId = await desk.openChild("向一");
    const matter = await desk.started("temporaryGuardianship", childId);
    expect(await printable(matter)).toEqual([]);
    await desk.handInPapers(matter);
    await desk.decided("district", matter, "grant", "情况紧急，决定临时监护。");
    await desk.place(childId);
    await desk.decided("district", matter, "placed");
    await desk.decided("supervisor", matter, "informed");
    expect(await printable(matter)).toEqual(["decision", "handover", "agreement", "guardianNotice"]);
    const decision = await pdfOf(`/api/applications/${matter.id}/prints/decision`);
    expect(Math.round(decision.width)).toBe(595);
    for (const part of [
      "临时监护决定书",
      "向一",
      matter.no ?? "",
      "监护人拒绝或者怠于履行监护职责，处于无人照料的状态",
      "《中华人民共和国未成年人保护法》第九十二条",
      "最长至2027年11月27日",
      "情况紧急，决定临时监护。",
      "王建国",
      "合川区民政局",
      "2026年11月27日",
    ])
      expect(decision.solid, part).toContain(part.replaceAll(/\s/g, ""));
    const sheet = await textOf(matter, "handover");
    for (const part of ["临时照料交接单", "书包一个、换洗衣服两套", "左臂有旧伤", "张国强", "何静"])
      expect(sheet, part).toContain(part);
    expect(await textOf(matter, "guardianNotice")).toContain("仍要负担抚养费用");
    expect(await textOf(matter, "agreement")).toContain("不得体罚");
    const docx = await (await test.as("district")).get(
      `/api/applications/${matter.id}/prints/decision?as=docx`,
    );
    expect((await readDocx(docx.rawPayload)).solid).toContain("临时监护决定书");
    const page = await (await test.as("district")).get(`/api/children/${childId}/guardianship`);
    const [placement] = page.json<ChildGuardianship>().placements;
    const again = await pdfOf(`/api/placements/${placement?.id ?? ""}/print?paper=handover`);
    expect(again.solid).toContain("书包一个");
  });

  it("of its ways out are the assessment and the notice that it is lifted", async () => {
    const childId = await desk.openChild("向二");
    await desk.underState(childId);
    await desk.endPlacement(childId);
    const matter = await run("returnHome", childId, [
      ["supervisor", "fit"],
      ["district", "grant"],
      ["supervisor", "home"],
    ]);
    const report = await textOf(matter, "returnReport");
    for (const part of ["送回评估报告", "张三、李四", "监护正常", "母亲已回乡定居"])
      expect(report, part).toContain(part);
    expect(await textOf(matter, "lift")).toContain("解除临时监护通知书");
  });

  it.each([
    [
      "longTermGuardianship",
      [
        ["supervisor", "true"],
        ["district", "grant"],
      ],
      "decision",
      ["长期监护决定书", "合川区民政局", "可以依法送养"],
    ],
    [
      "guardianChange",
      [
        ["supervisor", "fit"],
        ["district", "confirm"],
      ],
      "guardianConfirmation",
      ["监护人确认书", "王桂英", "三十日内"],
    ],
    [
      "entrustedCare",
      [["supervisor", "confirm"]],
      "entrustLetter",
      ["委托照护书面告知书", "每周视频两次", "委托人仍是监护人"],
    ],
    [
      "admonition",
      [["supervisor", "issued"]],
      "admonition",
      ["督促履行监护职责通知书", "每天接送上学", "签收人", "见证人一"],
    ],
    [
      "revocation",
      [
        ["district", "petition"],
        ["district", "bureau"],
        ["district", "filed"],
      ],
      "petition",
      ["撤销监护人资格申请书", "合川区人民法院", "合川区民政局", "继续负担抚养费"],
    ],
    ["revocation", [["district", "petition"]], "conference", ["诉前会商纪要", "多次殴打孩子致伤"]],
    [
      "protectionOrder",
      [["district", "granted"]],
      "application",
      ["人身安全保护令申请书", "区未成年人救助保护中心", "责令迁出住所", "第二十三条"],
    ],
  ] as const)("of %s say what was decided", async (procedure, steps, code, parts) => {
    const matter = await run(
      procedure,
      await desk.openChild(`向${"甲乙丙丁戊己庚".charAt(serial++)}`),
      steps,
    );
    const text = await textOf(matter, code);
    for (const part of parts) expect(text, part).toContain(part);
  });

  it("of a sanction tell of notice, answer and hearing; what is pushed says nothing of the child (R-066)", async () => {
    const matter = await run(
      "jointSanction",
      await desk.openChild("向小秘"),
      [
        ["district", "true"],
        ["district", "served"],
        ["district", "hearing"],
        ["district", "held"],
        ["district2", "sanction"],
        ["district", "pushed"],
      ],
      { guardianName: "向某", facts: "隐瞒已经刑满回家，冒领补贴六个月。" },
    );
    expect(await printable(matter)).toEqual([
      "identification",
      "sanctionNotice",
      "hearingNotice",
      "sanctionDecision",
      "pushSheet",
    ]);
    expect(await textOf(matter, "sanctionNotice")).toContain("也可以要求听证");
    const decision = await textOf(matter, "sanctionDecision");
    for (const part of ["告知：", "陈述申辩：", "听证：", "行政复议"]) expect(decision, part).toContain(part);
    for (const code of ["sanctionNotice", "hearingNotice", "sanctionDecision", "pushSheet"])
      expect(await textOf(matter, code), code).not.toContain("向小秘");
  });

  it("of orders are the letter of responsibility, the plan, and the notice sent anew", async () => {
    const childId = await desk.openChild("向五");
    const supervisor = await test.as("supervisor");
    const issue = async (order: object) =>
      (
        await supervisor.post(`/api/children/${childId}/guardian-orders`, {
          organ: "区公安局",
          personName: "向父",
          issuedOn: "2026-11-27",
          ...order,
        })
      ).json<{ id: string }>().id;
    const letter = await issue({ kind: "responsibilityLetter", detail: { told: "每天接送上学" } });
    expect((await pdfOf(`/api/guardian-orders/${letter}/print`)).solid).toContain("第一责任人");
    const plan = await issue({
      kind: "supervision",
      detail: { supervisor: "村民委员会", tasks: "每月走访一次" },
    });
    expect((await pdfOf(`/api/guardian-orders/${plan}/print`)).solid).toContain("监护监督计划");
    const order = await issue({
      kind: "familyEducation",
      detail: { reason: "多次打骂", sessions: 6, minutesEach: 40, organiser: "指导中心" },
    });
    const notice = await pdfOf(`/api/guardian-orders/${order}/print?paper=notice`);
    expect(notice.solid).toContain("已参加0/6次、0/240分钟");
    const wrong = await supervisor.get(`/api/guardian-orders/${letter}/print?paper=notice`);
    expect(wrong.statusCode).toBe(404);
  });
});
