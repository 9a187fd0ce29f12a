/**
 * A school reports bullying: it is stopped, both sides' guardians are told, the committee finds within ten days, the decision is printed
 * and served, and visits go on until it is over. R-228.
 */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { DEMO_MORNING, startDemoServer } from "../support/demo-server.ts";
import { logInAt } from "../support/log-in.ts";
import { picture } from "../support/pictures.ts";
import type { TestServer } from "../support/server.ts";

const WHAT = "合川一中学生欺凌（2026-11-23）";
/** A step may be slow where something else has the processor; only what never comes is a fault. */
const PATIENCE_MS = 90_000;

let server: TestServer;
let browser: TestBrowser;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

const logIn = (username: string, path?: string): Promise<Page> =>
  logInAt({ browser, url: server.url, patienceMs: PATIENCE_MS, at: DEMO_MORNING }, username, path);

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const appears = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

async function choose(page: Page, label: string, ...options: string[]): Promise<void> {
  await page.getByLabel(label).click();
  for (const option of options) await page.getByTitle(option, { exact: true }).last().click();
  await page.keyboard.press("Escape");
}

/** From the list of what lies on the own desk. */
async function openMatter(page: Page): Promise<void> {
  await page.goto(`${server.url}/applications`);
  await page.getByText(WHAT, { exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: WHAT }).waitFor();
}

async function handInPaper(page: Page, paper: string): Promise<void> {
  const row = page.getByRole("region", { name: "材料" }).getByRole("listitem").filter({ hasText: paper });
  await row.getByRole("button", { name: "登记纸质件" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").last().fill("原件在学校德育处");
  await dialog.getByRole("button", { name: "登记" }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function decide(page: Page, outcome: string, opinion: string): Promise<void> {
  await openMatter(page);
  const bar = page.getByRole("region", { name: "办理意见" });
  await bar.getByText(outcome, { exact: true }).first().click();
  await bar.getByRole("textbox", { name: "意见" }).fill(opinion);
  await bar.getByRole("button", { name: outcome }).last().click();
  await appears(page, `${WHAT}：${outcome}`);
}

describe("a case of bullying", () => {
  it("is reported by the school's liaison, and the hours to stop it are shown", async () => {
    const page = await logIn("education");
    await page.getByRole("link", { name: "保护" }).first().click();
    await page.getByRole("link", { name: "专项处置" }).first().click();
    await page.getByRole("heading", { name: "专项处置" }).waitFor();
    await picture(page, "special");
    await press(page, "登记：学生欺凌处置");
    await page.getByRole("heading", { level: 1, name: "学生欺凌处置" }).waitFor();
    await page.getByLabel("发生在哪个镇街").click();
    await page.getByText("古楼镇", { exact: true }).last().click();
    await page.getByLabel("学校", { exact: false }).first().fill("合川一中");
    await page.getByLabel("发生日期").fill("2026-11-23");
    await page.getByLabel("发生地点").fill("教学楼三楼走廊");
    await choose(page, "欺凌方式", "肢体（殴打、推搡、体罚）");
    await choose(page, "怎么发现的", "教师发现");
    await page.getByLabel(/^经过/).fill("学生乙多次推搡学生甲，并在班级群里辱骂。");
    await press(page, "登记并开始处置");
    await page.getByRole("heading", { level: 1, name: WHAT }).waitFor();
    await appears(page, /还剩 2[34] 小时/);
    await page.context().close();
  });

  it("goes on only when the guardians of both sides have been told", async () => {
    const page = await logIn("education");
    await openMatter(page);
    const bar = page.getByRole("region", { name: "办理意见" });
    await bar.getByRole("button", { name: "已制止，双方监护人已告知" }).last().click();
    await appears(page, "还有监护人没有告知");
    for (const [side, name] of [
      ["受害的孩子", "周小溪"],
      ["欺凌、侵害他人的孩子", "吴大勇"],
    ] as const) {
      await press(page, "登记孩子");
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("在事件中").click();
      await page.getByTitle(side, { exact: true }).last().click();
      await dialog.getByLabel("姓名").fill(name);
      await dialog.getByRole("button", { name: "登记", exact: true }).click();
      await dialog.waitFor({ state: "hidden" });
    }
    for (const code of ["受害学生甲", "涉事学生甲"]) {
      await press(page, `登记已告知${code}的监护人`);
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("告知方式").fill("到校面谈，已签字");
      await dialog.getByRole("button", { name: "登记告知" }).click();
      await dialog.waitFor({ state: "hidden" });
    }
    await appears(page, "都已告知");
    await picture(page, "bullying-matter");
    await decide(page, "已制止，双方监护人已告知", "已制止并隔开，双方监护人已到校。");
    await openMatter(page);
    await appears(page, "还剩 10 天 · 2026-12-04 到期");
    await page.context().close();
  });

  it("is found, answered with help for both, served, visited and closed; the decision is printed", async () => {
    const page = await logIn("education");
    await openMatter(page);
    await handInPaper(page, "询问记录和证据");
    await decide(page, "一般欺凌", "经调查，学生乙三次推搡、辱骂学生甲，构成一般欺凌。");
    await openMatter(page);
    await handInPaper(page, "心理帮助安排");
    await handInPaper(page, "家庭教育指导记录");
    await decide(page, "措施已落实", "对学生乙批评教育并书面检讨，双方各安排三次心理辅导。");
    await openMatter(page);
    expect(await printed(page, "处理决定书（PDF）")).toBe("%PDF");
    await handInPaper(page, "双方监护人签收");
    await decide(page, "双方没有异议", "双方监护人已签收。");
    await decide(page, "已回访，继续跟踪", "双方正常上课，情绪平稳。");
    await decide(page, "情况稳定，结束跟踪", "没有再发生。");
    await decide(page, "办结归档", "材料齐全，予以归档。");
    await page.goto(`${server.url}/applications?whose=all&state=closed`);
    await page.getByText(WHAT, { exact: true }).first().click();
    await appears(page, "已终结");
    await page.context().close();
  });

  it("is seen by its township with the names, and by no other department or township", async () => {
    const address = await addressOf("supervisor-500117104");
    const township = await logIn("supervisor-500117104");
    await township.goto(address);
    await appears(township, "周小溪");
    await township.context().close();
    for (const stranger of ["justice", "supervisor-500117101"]) {
      const page = await logIn(stranger);
      await page.goto(address);
      await appears(page, "没有找到这件申请");
      await page.context().close();
    }
  });
});

async function addressOf(username: string): Promise<string> {
  const page = await logIn(username, "/applications?whose=all&state=closed");
  await page.getByText(WHAT, { exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: WHAT }).waitFor();
  const address = page.url();
  await page.context().close();
  return address;
}

/** The first four bytes of the file. */
async function printed(page: Page, paper: string): Promise<string> {
  await press(page, "打印");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: paper }).click(),
  ]);
  return (await readFile(await file.path())).subarray(0, 4).toString("latin1");
}
