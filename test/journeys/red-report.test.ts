/**
 * A red report, anonymous and with a photo, until the child is safe and the case is closed by two people: what each of the five links
 * asks, on the page that asks it..
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findNonce } from "../../src/modules/protection/reports/proof-of-work.ts";
import type { MatterView } from "../../src/platform/procedures/matter-view.contract.ts";
import { barriersOn } from "../support/barriers.ts";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { DEMO_MORNING, startDemoServer } from "../support/demo-server.ts";
import { guardianshipForms } from "../support/guardianship-desk.ts";
import { type Caller, logInOverHttp, postOpenly } from "../support/http-caller.ts";
import { logInAt } from "../support/log-in.ts";
import { picture } from "../support/pictures.ts";
import { readPdf, solid } from "../support/read-pdf.ts";
import { BRUISES } from "../support/reports.ts";
import type { TestServer } from "../support/server.ts";

const TOWNSHIP = "supervisor-500117104";
const VILLAGE = "500117104204";
const CHILD = "阿依努尔·吐尔逊麦麦提";
/** A step may be slow where something else has the processor; only what never comes is a fault. */
const PATIENCE_MS = 60_000;
/** The smallest picture there is: one pixel. */
const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

let server: TestServer;
let browser: TestBrowser;
let township: Caller;
let desk: Page;
let reportId: string;
let code: string;
let caseId: string;
let childId: string;
let bureau: Caller;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  township = await logInOverHttp(server.url, TOWNSHIP);
  bureau = await logInOverHttp(server.url, "district");
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

const logIn = (username: string, path?: string): Promise<Page> =>
  logInAt({ browser, url: server.url, patienceMs: PATIENCE_MS, at: DEMO_MORNING }, username, path);

const caseAddress = () => `${server.url}/cases/${caseId}`;
const appears = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const next = (page: Page) => page.getByRole("region", { name: "下一步" });

type Answers = Readonly<Record<string, string | boolean>>;

/** Fills fields by what stands over them, whatever control they have. */
async function fill(page: Page, place: Locator, answers: Answers): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) {
    const field = place
      .locator(".ta-field")
      .filter({ has: page.locator(`label:text-is("${label}"), label:has-text("${label}必填")`) })
      .first();
    const list = field.getByRole("combobox");
    if (typeof answer === "boolean") await field.getByText(answer ? "是" : "否", { exact: true }).click();
    else if ((await list.count()) === 0) await field.getByRole("textbox").first().fill(answer);
    else {
      await list.click();
      if (await list.isEditable()) await list.fill(answer);
      await page.locator(".ant-select-item-option:visible", { hasText: answer }).first().click();
    }
  }
}

async function save(page: Page): Promise<void> {
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: "保存" }).click();
  await drawer.waitFor({ state: "hidden" });
}

/** The step that the page proposes, or one of those that come after it. */
async function follow(page: Page, title: string, says: string): Promise<void> {
  const first = next(page).getByRole("heading", { name: title });
  const other = next(page).getByRole("button", { name: title, exact: true });
  await first.or(other).first().waitFor();
  await ((await first.isVisible()) ? next(page).getByRole("button", { name: says }) : other).click();
}

async function writeFromMenu(page: Page, kind: string): Promise<void> {
  await page.getByRole("button", { name: "写记录" }).click();
  await page.getByRole("menuitem", { name: kind, exact: true }).click();
}

async function act(page: Page, says: string, answers: Answers): Promise<void> {
  const dialog = page.getByRole("dialog");
  await fill(page, dialog, answers);
  await dialog.getByRole("button", { name: says, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** The child is on file; the township finds the file and ties the report to it. */
async function findFile(): Promise<void> {
  const opened = await township.post<{ id: string }>("/api/children", {
    person: { name: CHILD, sex: "2", birthDate: "2015-05-01" },
    villageCode: VILLAGE,
    on: "2020-01-01",
    notADouble: true,
    facts: [{ kind: "household", from: "2020-01-01", value: { hukou: "rural", address: "三社12号" } }],
    kin: [{ relation: "52", person: { name: "母亲甲" }, caresForChild: true, facts: [] }],
  });
  childId = opened.id;
  const { children } = await township.get<{ children: { id: string }[] }>(`/api/reports/${reportId}`);
  await township.post(`/api/reports/${reportId}/children/${children[0]?.id ?? ""}`, { childId });
}

/** A matter through its steps: each desk decides, papers noted as seen. */
async function decide(id: string, steps: readonly (readonly [Caller, string])[]): Promise<void> {
  type Seen = Pick<MatterView, "version" | "steps" | "materials">;
  const { materials } = await township.get<Seen>(`/api/applications/${id}`);
  for (const { code: item, required, alternatives } of materials)
    if (required)
      await township.post(`/api/applications/${id}/papers`, {
        ...{ item, kind: alternatives[0]?.code ?? item, note: "原件已核对" },
      });
  for (const [caller, outcome] of steps) {
    const { version, steps: all } = await caller.get<Seen>(`/api/applications/${id}`);
    const step = all.find(({ state }) => state === "open")?.ordinal ?? 0;
    await caller.post(
      `/api/applications/${id}/decisions`,
      { step, outcome, opinion: "情况属实，同意。" },
      version,
    );
  }
}

const answered = (form: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(form).map(([field, value]) => [field, { value }]));

describe("a red report", () => {
  it("is made without a name, with a photo", async () => {
    const asked = await fetch(`${server.url}/api/open/challenge`);
    const { challenge, difficulty } = (await asked.json()) as { challenge: string; difficulty: number };
    const proof = { challenge, nonce: findNonce(challenge, difficulty, 0, 50_000_000) ?? "" };
    reportId = randomUUID();
    const content = {
      ...BRUISES,
      danger: "yes",
      children: [{ name: CHILD, sex: "2", age: 11 }],
      suspects: [{ name: "李某", relation: "继父" }],
    };
    const receipt = await postOpenly<{ code: string }>(`${server.url}/api/open/reports`, {
      ...{ id: reportId, proof, content, reporter: {} },
    });
    code = receipt.code;
    const form = new FormData();
    form.set("id", randomUUID());
    form.set("code", code);
    form.set("file", new Blob([PHOTO], { type: "image/png" }), "现场.png");
    const kept = await fetch(`${server.url}/api/open/report-files`, { method: "POST", body: form });
    expect(await kept.json()).toEqual({ files: 1 });
  });

  it("is taken up, judged a crime, and opened as a case", async () => {
    const taken = await township.post<{ version: number }>(`/api/reports/${reportId}/take-up`, {});
    await township.post(
      `/api/reports/${reportId}/triage`,
      { colour: "red", situations: ["MR4"], isCrime: true, sealed: false, why: "孩子有伤，施暴的人还在家里" },
      taken.version,
    );
    await findFile();
    const opened = await township.post<{ caseId: string }>(
      `/api/reports/${reportId}/decisions`,
      { outcome: "open", why: "马上去现场" },
      (await township.get<{ version: number }>(`/api/reports/${reportId}`)).version,
    );
    caseId = opened.caseId;
  });

  it("stands on the board, and the page says what is next", async () => {
    desk = await logIn(TOWNSHIP, "/cases");
    await desk.getByRole("button", { name: /^发现报告 红.* \d+ 件$/ }).click();
    await desk.getByText(CHILD).first().waitFor();
    expect(await barriersOn(desk, { within: "main", all: true })).toEqual([]);
    await picture(desk, "cases");
    await desk.getByRole("link", { name: new RegExp(CHILD) }).click();
    await desk.getByRole("heading", { level: 1, name: new RegExp(CHILD) }).waitFor();
    await follow(desk, "马上联系孩子或照料的人", "写首次联系");
    const drawer = desk.getByRole("dialog");
    await drawer.getByRole("button", { name: "保存" }).click();
    await drawer.getByText("请选择联系了谁").waitFor();
    await fill(desk, drawer, {
      联系了谁: "学校老师",
      孩子现在平安: false,
      说了什么: "老师说孩子三天没有到校，身上有伤。",
    });
    await save(desk);
  });

  it("keeps what was typed when the page is opened again", async () => {
    await follow(desk, "到现场核查，看孩子是否安全", "写现场核查和安全评估");
    await fill(desk, desk.getByRole("dialog"), { "看到、查到的情况": "孩子胳膊和背上有新伤，继父在家。" });
    await desk.reload();
    await follow(desk, "到现场核查，看孩子是否安全", "写现场核查和安全评估");
    await appears(desk, "上次写了一半，接着写");
    await fill(desk, desk.getByRole("dialog"), {
      核查结论: "属实",
      安全评估: "不安全",
      见到了孩子: true,
      孩子自己说的话: "他喝了酒就打我。",
      为什么这样评估: "施暴的人还在家里，没有人能护着孩子。",
    });
    await save(desk);
    await appears(desk, "应急处置中");
  });

  it("goes to the police, and the child to the institution with a handover sheet", async () => {
    await follow(desk, "转公安", "写转公安");
    await fill(desk, desk.getByRole("dialog"), {
      "转给哪个派出所、大队": "南津街派出所",
      接收民警: "民警甲",
      接收回执号: "合公（南）受〔2026〕11号",
      转交的线索: "疑似继父多次殴打。",
    });
    await save(desk);
    await follow(desk, "定下临时安置，办好交接", "写临时安置和交接");
    await fill(desk, desk.getByRole("dialog"), {
      临时监护情形: "遭受监护人严重伤害",
      临时安置方式: "儿童福利机构",
      "安置在哪里（机构、亲属姓名）": "区儿童福利机构",
      移交人: "陆秀萍",
      接收人: "杨建权",
      "身体状况、用药、过敏": "外伤已处理，青霉素过敏。",
    });
    await save(desk);
    await appears(desk, /^✓ 安全$/);
  });

  it("is conferred on, assessed and planned for", async () => {
    await follow(desk, "开联合会商", "写联合会商");
    const drawer = desk.getByRole("dialog");
    await fill(desk, drawer, { 参加的单位和人: "民政、公安、学校", 会商纪要: "一致同意继续保护。" });
    await fill(desk, drawer.getByRole("group", { name: "议定事项 1" }), {
      单位: "区公安局",
      要做什么: "传唤继父，固定证据",
      什么时候以前: "2026-12-10",
    });
    await save(desk);
    await follow(desk, "登记监护评估结果", "写监护评估结果");
    await fill(desk, drawer, {
      监护评估等级: "监护失当",
      评估结论和建议: "继父施暴，母亲能够照料，要家庭教育指导。",
    });
    await save(desk);
    await follow(desk, "定帮扶方案", "写帮扶方案");
    await fill(desk, drawer, {
      要达到的目标: "孩子平安回到母亲身边，正常上学。",
      孩子的意见: "想和妈妈住。",
    });
    await fill(desk, drawer.getByRole("group", { name: "措施 1" }), {
      帮扶措施: "法律援助",
      单位: "区公安局",
      做什么: "协助申请人身安全保护令",
      什么时候以前: "2026-12-10",
    });
    await drawer.getByRole("button", { name: "再加一项" }).click();
    await fill(desk, drawer.getByRole("group", { name: "措施 2" }), {
      帮扶措施: "教育帮扶",
      单位: "区教委",
      做什么: "转到机构附近的学校，补上落下的课",
      什么时候以前: "2026-12-20",
    });
    await save(desk);
    expect(await barriersOn(desk, { within: "main", all: true })).toEqual([]);
    await picture(desk, "case");
  });

  it("leads to temporary guardianship, begun from the case and told to it", async () => {
    await desk.getByRole("button", { name: "开始办理" }).click();
    const list = desk.getByRole("dialog", { name: "开始办理" });
    await list.getByText("孩子现在没有临时监护").first().waitFor();
    await list.getByRole("link", { name: "临时监护", exact: true }).click();
    await appears(desk, /^属于个案/);
    const begun = await township.post<{ id: string }>("/api/applications", {
      procedure: "temporaryGuardianship",
      ...{ childId, belongsTo: caseId, receivedOn: DEMO_MORNING.slice(0, 10) },
      form: answered(guardianshipForms["temporaryGuardianship"] ?? {}),
    });
    await decide(begun.id, [
      [bureau, "grant"],
      [bureau, "placed"],
      [township, "informed"],
    ]);
    await desk.goto(caseAddress());
    const works = desk.getByRole("region", { name: "监护、评估、专项" });
    await works.getByRole("link", { name: "临时监护", exact: true }).waitFor();
    await works.getByText("孩子现在在这里").waitFor();
    await appears(desk, "决定临时监护");
  });

  it("is printed from the case: the handover sheet, with the child's name", async () => {
    const coming = desk.waitForEvent("download");
    await desk.getByRole("button", { name: "打印应急安置交接单" }).click();
    await desk.getByRole("menuitem", { name: "PDF（直接打印）" }).click();
    const paper = await readPdf(readFileSync(await (await coming).path()));
    for (const words of ["应急安置交接单", CHILD, "青霉素过敏", "由童安打印"])
      expect(paper.solid).toContain(solid(words));
  });

  it("lies with the units, who sign and say what they did", async () => {
    const police = await logIn("police");
    await police
      .getByRole("listitem")
      .filter({ hasText: `协办单：${CHILD}` })
      .getByRole("link", { name: /去办/ })
      .first()
      .click();
    const own = police.getByRole("region", { name: "协办单" });
    await own.getByText("请您单位办的事").waitFor();
    expect(await own.getByText("转到机构附近的学校").count()).toBe(0);
    for (const [what, result] of [
      ["传唤继父，固定证据", "已经传唤，立为刑事案件。"],
      ["协助申请人身安全保护令", "法院已经发出保护令。"],
    ] as const) {
      const row = own.getByRole("listitem", { name: what });
      await row.getByRole("button", { name: "签收" }).click();
      await row.getByText("办理中").waitFor();
      await row.getByRole("button", { name: "办结" }).click();
      await act(police, "办结", { 办理的结果: result });
      await row.getByText(result).waitFor();
    }
    await writeFromMenu(police, "公安反馈");
    await fill(police, police.getByRole("dialog"), { 公安答复: "刑事立案" });
    await save(police);
    await police.context().close();
    const school = await logIn("education");
    await school.goto(caseAddress());
    await school.getByRole("button", { name: "办结" }).click();
    await act(school, "办结", { 办理的结果: "已经入学，班主任每天联系。" });
    expect(await school.getByText("可能伤害孩子的人").count()).toBe(0);
    expect(await school.getByRole("region", { name: "报告" }).count()).toBe(0);
    await school.context().close();
  });

  it("is followed up until it is calm, and whoever reported is answered", async () => {
    await desk.reload();
    for (const found of ["孩子情绪稳定，按时上学。", "孩子说在这里很安心。"]) {
      await writeFromMenu(desk, "回访");
      await fill(desk, desk.getByRole("dialog"), { 情况平稳: true, 见到了孩子: true, 看到的情况: found });
      await save(desk);
    }
    await desk.getByRole("button", { name: "更多" }).click();
    await desk.getByRole("menuitem", { name: "调整风险等级" }).click();
    await desk.getByRole("dialog").getByText("蓝（低风险）").click();
    await act(desk, "调整", { 理由: "施暴的人已被控制，孩子平稳。" });
    await township.post(`/api/reports/${reportId}/answers`, { way: "code", words: "孩子已经安全，谢谢您。" });
    await desk.reload();
  });

  it("goes home after an evaluation, by the procedure of return", async () => {
    const begun = await township.post<{ id: string }>("/api/applications", {
      procedure: "returnHome",
      ...{ childId, receivedOn: DEMO_MORNING.slice(0, 10) },
      form: answered(guardianshipForms["returnHome"] ?? {}),
    });
    await decide(begun.id, [
      [township, "fit"],
      [bureau, "grant"],
    ]);
    type Page = { placements: { id: string; version: number }[] };
    const [placement] = (await township.get<Page>(`/api/children/${childId}/guardianship`)).placements;
    const left = { on: DEMO_MORNING.slice(0, 10), why: "returned", receivedBy: "母亲甲" };
    await bureau.post(`/api/placements/${placement?.id ?? ""}/end`, left, placement?.version);
    await decide(begun.id, [[township, "home"]]);
    await desk.reload();
    await appears(desk, "评估后送回监护人，临时监护结束");
  });

  it("is closed by two people", async () => {
    await follow(desk, "结案的条件都满足了", "提出结案");
    await act(desk, "提出结案", { 结案意见: "孩子安全，措施都已落实，建议结案。" });
    await appears(desk, "等第二个人签字");
    expect(await desk.getByRole("button", { name: "签字结案" }).count()).toBe(0);
    const district = await logIn("district");
    await district.goto(caseAddress());
    await district.getByRole("button", { name: "签字结案" }).click();
    await act(district, "签字结案", {});
    await appears(district, "已结案");
    expect(await district.getByRole("button", { name: "写记录" }).count()).toBe(0);
    await district.context().close();
    const progress = await postOpenly<{ stage: string }>(`${server.url}/api/open/report-progress`, { code });
    expect(progress.stage).toBe("closed");
  });

  it("can be answered for: the log says who read it", async () => {
    const auditor = await logInOverHttp(server.url, "auditor");
    const { items } = await auditor.get<{ items: { actor: string; detail: { case?: string } | null }[] }>(
      "/api/audit?operation=protection.case.read&limit=200",
    );
    const readers = new Set(
      items.filter(({ detail }) => detail?.case === caseId).map(({ actor }) => /（(.+)）/.exec(actor)?.[1]),
    );
    expect([...readers].sort()).toEqual(["district", "education", "police", TOWNSHIP]);
  });
});
