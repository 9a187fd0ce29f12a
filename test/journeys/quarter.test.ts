/**
 * The main job from end to end, as a newcomer does it: a ledger comes in from a township and is repaired, the village confirms its
 * quarter, the district freezes it and takes out ledger and table, the auditor sees all of it..
 */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citizenIdCheckCharacter } from "../../src/kernel/citizen-id.ts";
import { newerInStyles } from "../../tools/old-kernels.ts";
import { barriersOn } from "../support/barriers.ts";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { DEMO_MORNING, startDemoServer } from "../support/demo-server.ts";
import { logInAt } from "../support/log-in.ts";
import { picture } from "../support/pictures.ts";
import type { TestServer } from "../support/server.ts";

const LEDGER = fileURLToPath(
  new URL("../../../shared/data/ledgers/农村留守儿童台账（2020年第四季度）.xlsx", import.meta.url),
);
const VILLAGE = "500117104204";

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

/** A step may be slow where something else has the processor; only what never comes is a fault. */
const PATIENCE_MS = 90_000;

const logIn = (username: string, path?: string): Promise<Page> =>
  logInAt({ browser, url: server.url, patienceMs: PATIENCE_MS, at: DEMO_MORNING }, username, path);

/** By the menu, and until the page itself stands there: the one before has links of the same words. */
async function goBy(page: Page, link: string, heading: string): Promise<void> {
  await page.getByRole("link", { name: link, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

/** Waits for words on the page; a refusal is told at once, in its own words. */
async function appears(page: Page, words: string | RegExp): Promise<void> {
  const wanted = page.getByText(words).first();
  const refusal = page.getByRole("alert");
  await wanted.or(refusal.first()).first().waitFor();
  if (!(await wanted.isVisible()))
    throw new Error(`instead of ${words}: ${(await refusal.first().textContent()) ?? ""}`);
}

/** Types into the cell that shows this text. */
async function repair(page: Page, shown: string, text: string): Promise<void> {
  await page.getByRole("gridcell", { name: shown }).first().dblclick();
  const editor = page.locator(".ta-grid-editor");
  await editor.fill(text);
  await editor.press("Enter");
  await page.getByRole("gridcell", { name: text }).first().waitFor();
}

/** The right last character for a number whose own is wrong. */
function mended(number: string): string {
  return number.slice(0, 17) + citizenIdCheckCharacter(number.slice(0, 17));
}

async function takeFile(page: Page, name: RegExp | string): Promise<Buffer> {
  await page.getByRole("button", { name }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出文件" }).click(),
  ]);
  return readFile(await download.path());
}

describe("a quarter, from spreadsheet to sealed snapshot", () => {
  it("is imported and repaired by the township", async () => {
    const page = await logIn("supervisor-500117104");
    await picture(page, "today");
    await goBy(page, "导入", "导入台账");
    await page.locator('input[type="file"]').setInputFiles(LEDGER);
    await page.getByRole("button", { name: "上传并识别" }).click();
    await page.getByRole("button", { name: "检查 1 张表" }).click();
    await appears(page, "6 行不能导入");
    await picture(page, "import-check");
    await repair(page, "500199201607245383", mended("500199201607245383"));
    await appears(page, "5 行不能导入");
    await repair(page, "500199201308154823", mended("500199201308154823"));
    await appears(page, "4 行不能导入");
    await repair(page, "2008年9月31日", "2008-03-27");
    await appears(page, "3 行不能导入");
    await page.getByRole("button", { name: "导入 37 行…" }).click();
    await page.getByRole("button", { name: "导入 37 行", exact: true }).click();
    await appears(page, "已导入农村留守儿童台账");
    await page.getByText("37", { exact: true }).first().waitFor();
    await picture(page, "import-done");
    await page.context().close();
  });

  it("is confirmed by the village", async () => {
    const page = await logIn(`director-${VILLAGE}`);
    await goBy(page, "季度", "季度确认");
    await goBy(page, "2026年第三季度", "2026年第三季度");
    await page.getByRole("button", { name: "确认本季度名册" }).click();
    await appears(page, "已在");
    await page.getByRole("button", { name: "撤回确认" }).waitFor();
    await picture(page, "quarter-village");
    await page.context().close();
  });

  it("is reviewed by the township", async () => {
    const page = await logIn("supervisor-500117104", "/quarters/2026Q3");
    const row = page.getByRole("row", { name: /沙嘴村/ });
    await row.getByRole("checkbox").check();
    await page.getByRole("button", { name: "审核通过 1 个" }).click();
    await row.getByText("镇街已审核").waitFor();
    await picture(page, "quarter");
    await page.context().close();
  });

  it("is closed by the district, which takes out the ledger and the table", async () => {
    const page = await logIn("district", "/quarters/2026Q3");
    await page.getByRole("button", { name: "封存季度" }).click();
    await page.getByLabel("未审核完仍封存的原因").fill("演示：其余镇街下周补审");
    await page.getByRole("button", { name: "封存", exact: true }).click();
    await appears(page, "SM3");
    await picture(page, "quarter-sealed");
    const frozen = await takeFile(page, /^导出$|download 导出/);
    expect(frozen.subarray(0, 2).toString()).toBe("PK");

    await page.goto(`${server.url}/ledgers/leftBehind?asOf=2026-09-30`);
    await page.getByRole("rowheader").first().waitFor();
    await picture(page, "ledger");
    await page.emulateMedia({ media: "print" });
    await page.getByText(/（district，合川区）.+打印自童安/).waitFor();
    expect(await page.getByText("我的视图").isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
    const ledger = await takeFile(page, /导出/);
    expect(ledger.subarray(0, 2).toString()).toBe("PK");

    await page.goto(`${server.url}/statistics/leftBehindSurvey?asOf=2026-09-30`);
    await page.getByRole("rowheader", { name: "古楼镇" }).waitFor();
    await picture(page, "statistics");
    const table = await takeFile(page, /导出/);
    expect(table.subarray(0, 2).toString()).toBe("PK");
    await page.context().close();
  });

  it("is all in the auditor's log, which nobody has changed", async () => {
    const page = await logIn("auditor");
    await goBy(page, "审计日志", "审计日志");
    for (const said of [
      "封存季度台账",
      "查看或导出统计表",
      "镇街审核村（社区）的季度确认",
      "确认本村（社区）季度名册",
    ]) {
      await page.getByText(said).first().waitFor();
    }
    await page.getByRole("button", { name: "校验日志" }).click();
    await page.getByText(/日志完好：\d+/).waitFor();
    await picture(page, "audit");
    await page.context().close();
  });
});

describe("the holiday notice of the coming year", () => {
  it("is pasted, looked at and saved by the district, and the warning goes", async () => {
    const page = await logIn("district");
    await goBy(page, "放假安排", "放假安排");
    await page.getByText("2027年的放假安排还没有录入").waitFor();
    await page.getByRole("button", { name: /^2027/ }).click();
    await page.getByRole("button", { name: "录入 2027 年的通知" }).click();
    await page.getByLabel("通知正文").fill(NOTICE_2027);
    await page.getByRole("button", { name: "读出日子" }).click();
    await page.getByText("读出 2 段假期、1 天调休上班").waitFor();
    await picture(page, "calendar-entry");
    await page.keyboard.press("Control+s");
    await page.getByText("2027-02-14：照平常的周历 → 上班").waitFor();
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await appears(page, /录入 · \d{4}-\d{2}-\d{2}/);
    await page.getByText("还没有录入").waitFor({ state: "hidden" });
    await picture(page, "calendar");
    await page.context().close();
  });
});

/** Made up, in the words of the real ones. */
const NOTICE_2027 = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕0号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月6日（周六）至12日（周五）放假调休，共7天。2月14日（周日）上班。
国务院办公厅
2026年11月5日`;

describe("what somebody types on a child's file", () => {
  it("is not thrown away without a question, and a save that comes too early says so", async () => {
    const page = await logIn("supervisor-500117104");
    await openFirstFile(page);
    await page.getByRole("button", { name: "登记家人" }).click();
    await page.keyboard.press("Control+s");
    await page.getByText("还不能登记家人").waitFor();
    const field = page.getByRole("dialog", { name: /^登记家人/ }).getByLabel("姓名");
    await field.fill("买买提·艾则孜");
    await page.keyboard.press("Escape");
    const question = page.getByRole("dialog", { name: "刚才填的还没有保存" });
    await question.waitFor();
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "hidden" });
    expect(await field.inputValue()).toBe("买买提·艾则孜");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "不要了，关掉" }).click();
    await field.waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("登记家人");

    await page.getByRole("region", { name: "就学" }).getByRole("button", { name: "登记变化" }).click();
    await page.keyboard.press("Control+s");
    await page.getByText("这一节还没有改动").waitFor();
    await page.getByLabel("班主任").fill("何老师");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "不保存这些修改？" }).waitFor();
    await page.keyboard.press("Enter");
    expect(await page.getByLabel("班主任").inputValue()).toBe("何老师");

    // The menu takes the keyboard when it opens.
    await page.getByRole("button", { name: /儿童督导员$/ }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "menuitem");
    await page.keyboard.press("Escape");
    await page.context().close();
  });

  it("is on paper whole, while a number that is shown in clear is covered up again", async () => {
    const page = await logIn("supervisor-500117104");
    await openFirstFile(page);
    for (let day = 10; day < 20; day++) await recordVisit(page, `2026-11-${day}`);
    await page.reload();
    await page.getByRole("button", { name: /^还有 \d+ 条$/ }).waitFor();
    await page.getByRole("button", { name: "查看完整身份证号" }).first().click();
    await page.getByRole("button", { name: "核对身份" }).click();
    const clear = page.getByText(/\b\d{17}[\dX]\b/);
    await clear.waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await clear.waitFor({ state: "hidden" });
    const visits = page.getByRole("region", { name: "走访与服务" });
    await visits.getByText("2026-11-10").waitFor();
    expect(await page.getByRole("button", { name: /^还有/ }).count()).toBe(0);
    await page.context().close();
  });
});

async function openFirstFile(page: Page): Promise<void> {
  const list = await page.request.get(`${server.url}/api/ledgers/defactoUnattended?limit=1`);
  const { items } = (await list.json()) as { items: { id: string }[] };
  await page.goto(`${server.url}/children/${items[0]?.id ?? ""}`);
  await page.getByText("时间线").first().waitFor();
}

async function recordVisit(page: Page, day: string): Promise<void> {
  const session = await page.request.get(`${server.url}/api/session`);
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const file = `${server.url}/api${new URL(page.url()).pathname}`;
  const { version } = (await (await page.request.get(file)).json()) as { version: number };
  const answer = await page.request.post(`${file}/facts`, {
    headers: { "x-csrf-token": csrfToken, "if-match": `"${version}"`, "idempotency-key": randomUUID() },
    data: { kind: "visit", from: day, value: {} },
  });
  expect(answer.status()).toBe(200);
}

describe("every page of the desk", () => {
  const pages = [
    "/",
    "/ledgers/leftBehind",
    "/children/new",
    "/doubles",
    "/imports",
    "/quarters",
    "/quarters/2026Q2",
    "/statistics",
    "/statistics/categories",
    "/sessions",
    "/settings/calendar",
  ];

  it("holds nothing that axe calls serious, the child's file included", async () => {
    const page = await logIn("district");
    const found: string[] = [];
    for (const path of pages) {
      await page.goto(`${server.url}${path}`);
      found.push(...(await seriousOn(page, path)));
    }
    const list = await page.request.get(`${server.url}/api/ledgers/defactoUnattended?limit=1`);
    const { items } = (await list.json()) as { items: { id: string }[] };
    await page.goto(`${server.url}/children/${items[0]?.id ?? ""}`);
    await page.getByText("时间线").first().waitFor();
    await picture(page, "child-file");
    found.push(...(await seriousOn(page, "/children/:id")));
    expect(found).toEqual([]);
    // Ant Design writes its styles while it runs; kernels before Chrome 87 and 88 drop a rule with these as a whole.
    const written = newerInStyles(await page.evaluate(stylesOfPage));
    expect(written).not.toContain(":where");
    expect(written).not.toContain("inset");
    await page.context().close();
  });
});

function stylesOfPage(): string {
  return Array.from(document.querySelectorAll("style"), (style) => style.textContent).join("\n");
}

async function seriousOn(page: Page, path: string): Promise<string[]> {
  // The page's own heading and nothing waiting: axe must not judge grey shapes or rows that are fading.
  await page.locator("h1").first().waitFor({ state: "attached" });
  await page.waitForFunction(
    () => document.querySelector("[aria-busy='true'], .ta-skeleton, .ta-table-old") === null,
  );
  return (await barriersOn(page)).map((barrier) => `${path} ${barrier}`);
}
