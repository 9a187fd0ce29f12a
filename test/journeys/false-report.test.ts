/**
 * Somebody reports what turns out to be nothing: the office hears it at once, one person looks into it, says why it was nothing, and
 * whoever reported is answered..
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriersOn } from "../support/barriers.ts";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { DEMO_MORNING, startDemoServer } from "../support/demo-server.ts";
import { logInAt } from "../support/log-in.ts";
import { picture } from "../support/pictures.ts";
import { reportTo } from "../support/reports.ts";
import type { TestServer } from "../support/server.ts";

const STATEMENT = "<b>隔壁一直有孩子在哭</b>，还听到摔东西，怕是在打孩子。";
const WHY = "当天 15 时到户，见到孩子本人，身上没有伤；哭是因为打针，摔的是玩具。邻居和村医都证实。";
/** A step may be slow where something else has the processor; only what never comes is a fault. */
const PATIENCE_MS = 90_000;

let server: TestServer;
let browser: TestBrowser;
let desk: Page;
let number: string;
let code: string;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  desk = await logIn("supervisor-500117104");
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

const logIn = (username: string, path?: string): Promise<Page> =>
  logInAt({ browser, url: server.url, patienceMs: PATIENCE_MS, at: DEMO_MORNING }, username, path);

const press = (name: string) => desk.getByRole("button", { name, exact: true }).first().click();
const dialog = () => desk.getByRole("dialog");
const ring = (page: Page) => page.getByRole("alert").filter({ hasText: number });

async function confirm(name: string): Promise<void> {
  await dialog().getByRole("button", { name, exact: true }).click();
  await dialog().waitFor({ state: "hidden" });
}

describe("a false report", () => {
  it("rings at the desk by itself, on whatever page", async () => {
    await desk.getByRole("link", { name: "统计" }).click();
    await desk.getByRole("heading", { level: 1 }).first().waitFor();
    const content = { statement: STATEMENT, danger: "yes", injury: "unknown", children: [{ age: 4 }] };
    ({ number, code } = await reportTo(server.url, { content }));
    await ring(desk).waitFor();
    expect(await ring(desk).textContent()).toMatch(/还剩 (29|30) 分钟/);
    await picture(desk, "report-ring");
  });

  it("is taken up by one, and rings no more", async () => {
    await ring(desk).getByRole("button", { name: "去办" }).click();
    await desk.getByRole("heading", { level: 1, name: number }).waitFor();
    // What was typed is words, whatever it looks like.
    await desk.getByText(STATEMENT).waitFor();
    await press("签收受理");
    await desk.getByRole("heading", { name: "请决定怎么办" }).waitFor();
    await ring(desk).waitFor({ state: "hidden" });
    expect(await barriersOn(desk)).toEqual([]);
    await picture(desk, "report-page");
  });

  it("is judged by an officer, with the reason", async () => {
    await press("定级");
    await dialog().getByText("黄（中低风险）").click();
    await dialog().getByLabel("为什么这样定").fill("已电话联系村主任，孩子和母亲在一起，没有受伤");
    await confirm("保存定级");
    await desk.getByText("已人工定级").waitFor();
    await desk.getByText("人工定级：已电话联系村主任").waitFor();
  });

  it("is found to be nothing, and why stays readable", async () => {
    await press("作出决定");
    await dialog().getByText("这份报告办结，不建个案").click();
    await dialog().getByLabel("怎么核实的、为什么不属实").fill(WHY);
    await picture(desk, "report-decide");
    await confirm("不属实");
    await desk.getByRole("heading", { name: "请答复报告的人" }).waitFor();
    await desk.getByText(WHY).waitFor();
  });

  it("is answered without a word about the child", async () => {
    await press("答复报告的人");
    await dialog()
      .getByRole("button", { name: /^我们已经去核实过/ })
      .click();
    await confirm("答复");
    await desk.getByRole("heading", { name: "已经决定，也答复了报告的人" }).waitFor();
    await desk.getByText("按时办了").nth(1).waitFor();
  });

  it("tells whoever reported, by the code alone", async () => {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
    phone.setDefaultTimeout(PATIENCE_MS);
    await phone.goto(`${server.url}/open/follow`);
    await phone.getByLabel("查询码", { exact: true }).fill(code);
    await phone.keyboard.press("Enter");
    await phone.getByText("我们已经去核实过").waitFor();
    const words = (await phone.textContent("body")) ?? "";
    for (const secret of [WHY, "不属实", "打针"]) expect(words).not.toContain(secret);
    await phone.context().close();
  });
});
