/**
 * The chain that the system exists for: a prison's roster names a father, the village's phone says on whom to look in, a visit without a
 * line settles what is not known of the mother, both become a finding, the finding an application that is filled in already, the
 * application a decision within its days, the decision money in the following month, and the dashboard counts a child found by policy;
 * when the standard rises, arrears reconcile..
 */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { demoFamilies } from "../support/demo-people.ts";
import { DEMO_MORNING, startDemoServer } from "../support/demo-server.ts";
import { logInAt } from "../support/log-in.ts";
import { type DirectorsPhone, takePhone } from "../support/phone-pages.ts";
import { picture } from "../support/pictures.ts";
import { PRISON, PRISON_HEADINGS, personRow, sendRoster, table, unknown } from "../support/send-roster.ts";
import { startServer, type TestServer } from "../support/server.ts";

const VILLAGE = "director-500117104204";
const TOWNSHIP = "supervisor-500117104";
const CHILD = "黄静琳";
/** A step may be slow where something else has the processor; only what never comes is a fault. */
const PATIENCE_MS = 90_000;

let server: TestServer;
let browser: TestBrowser;
let now: string;
let phone: DirectorsPhone;

beforeAll(async () => {
  now = DEMO_MORNING;
  server = await startDemoServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

const logIn = (username: string, path?: string): Promise<Page> =>
  logInAt({ browser, url: server.url, patienceMs: PATIENCE_MS, at: now }, username, path);

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const appears = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** The desk does not ask by itself: a person looks again. */
async function reloadUntil(page: Page, words: string | RegExp): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 1_000) {
    if (await page.getByText(words).first().isVisible()) return;
    await page.waitForTimeout(1_000);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).first().waitFor();
  }
  throw new Error(`${String(words)} did not appear within a minute and a half`);
}

describe("a child found by policy", () => {
  it("has a father whom the prison's roster names", async () => {
    const family = (await demoFamilies(now.slice(0, 10))).find(({ child }) => child.name === CHILD);
    if (family?.father === undefined) throw new Error(`${CHILD} has no father in the demonstration`);
    const page = await logIn("district");
    const text = table(PRISON_HEADINGS, [
      [...personRow(family.father), ...PRISON],
      ...unknown(70, 11, PRISON),
    ]);
    const agreement = "服刑在押人员名册";
    await sendRoster(page, server.url, { agreement, name: "服刑在押人员.csv", text, asOf: "2026-11-20" });
    await page.context().close();
  });

  it("comes to the village's phone, with why and what to ask", async () => {
    phone = await takePhone({
      ...{ browser, url: server.url, username: VILLAGE, patienceMs: PATIENCE_MS, at: now },
    });
    const { page } = phone;
    await page.getByText(`服刑在押人员子女生活状况核查：${CHILD}`).waitFor();
    await appears(page, /父亲在名册里，请上门看看孩子跟谁生活/);
    await picture(page, "phone-today");
  });

  it("is visited without a line, and what is learnt of the mother is kept on the phone", async () => {
    const { page } = phone;
    await phone.setLine(false);
    await phone.tap("孩子", "link");
    await phone.tap(new RegExp(CHILD), "link");
    await page.getByRole("button", { name: "走访" }).first().waitFor();
    await picture(page, "phone-child");
    await phone.tap("走访");
    await phone.tap("孩子和照料人都见到了");
    await phone.tap("都看了，都好");
    await phone.tap(/母亲.*的情形/);
    await phone.choose("失联");
    await phone.type("最后一次联系是哪天", "2026-02-18");
    await phone.type(/^哪天报的警/, "2026-04-20");
    await phone.type("从哪天起", "2026-03-01");
    await phone.type(/^怎么知道的/, "奶奶说，二月以后再没有电话");
    await picture(page, "phone-visit");
    await phone.tap("记下");
    await phone.tap("下一步");
    await phone.type(/^孩子说了什么/, "妈妈很久没打电话来了");
    await phone.tap("存好");
    await appears(page, `${CHILD}的走访已存好`);
    await appears(page, "在手机上");
    await picture(page, "phone-saved");
  });

  it("is still on the phone after it was shut and opened without a line, and is received when there is one", async () => {
    await phone.openAgain();
    const { page } = phone;
    await phone.tap("我", "link");
    await phone.tap(/上传的记录/, "link");
    await appears(page, `走访 ${CHILD}`);
    await phone.setLine(true);
    await appears(page, /已收到.*H-\d{6}/);
    await picture(page, "phone-outbox");
    await page.context().close();
  });

  it("stands among the township's visits, beside who is due, what was drawn, and what villages tell otherwise", async () => {
    const page = await logIn(TOWNSHIP);
    const open = async (name: string) => {
      await page.getByRole("link", { name, exact: true }).click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
    };
    await page.getByRole("link", { name: "走访", exact: true }).click();
    await appears(page, /逾期 \d+ 天/);
    await picture(page, "visits-due");
    await open("走访记录");
    await page.getByRole("link", { name: CHILD }).first().waitFor();
    await picture(page, "visits");
    await open("本月抽查");
    await appears(page, "怎么抽查的");
    await picture(page, "visits-sample");
    await open("村里报来的变化");
    await appears(page, "报的时候档案里是");
    await picture(page, "visits-changes");
    await page.context().close();
  });

  it("is found within a minute after the visit was received", async () => {
    const page = await logIn(VILLAGE);
    const task = `应享未享：${CHILD} · 事实无人抚养儿童基本生活补贴`;
    await reloadUntil(page, task);
    await appears(page, /父亲服刑在押满期限.*母亲失联，公安查找.*依据 民发〔2019〕62号/);
    await picture(page, "finding-task");
    await page.getByRole("link", { name: "在册儿童" }).click();
    await page.getByText(CHILD, { exact: true }).first().click();
    await page.getByRole("link", { name: "看符合哪些类别、为什么、还缺什么" }).click();
    await appears(page, "按规则符合，登记簿里还没有");
    await picture(page, "recognition");
    await page.context().close();
  });

  it("is applied for with a form that is filled in already", async () => {
    const page = await logIn(VILLAGE);
    await page
      .getByRole("listitem")
      .filter({ hasText: `应享未享：${CHILD} · 事实无人抚养` })
      .getByRole("link", { name: /去办/ })
      .click();
    await page.getByRole("link", { name: "发起申请" }).first().click();
    await appears(page, "还要填 2 项");
    await picture(page, "application-form");
    await page.getByLabel("开户行").first().fill("重庆农村商业银行合川支行");
    await page.getByLabel("银行账号").first().fill("6228481234567890128");
    await press(page, /其余 \d+ 节都和档案一致/);
    await press(page, "提交申请");
    // The demonstration's own applications of this township come before it.
    await appears(page, /已受理 500117104-2026-\d{5}/);
    await appears(page, "还剩 15 个工作日 · 2026-12-15 到期");
    await page.context().close();
  });

  it("is verified by the township within its days", async () => {
    const page = await logIn(TOWNSHIP);
    await openMatter(page);
    await appears(page, "还剩 15 个工作日");
    for (const paper of ["儿童身份证或户口本", "父亲服刑在押的证明", "母亲失联的证明"]) {
      const row = page.getByRole("region", { name: "材料" }).getByRole("listitem").filter({ hasText: paper });
      await row.getByRole("button", { name: "登记纸质件" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").last().fill("原件在镇民政办，已核对");
      await dialog.getByRole("button", { name: "登记" }).click();
      await dialog.waitFor({ state: "hidden" });
    }
    await decide(page, "符合条件，报区民政局", /经部门信息比对和查验材料/);
    await page.context().close();
  });

  it("is confirmed by the district", async () => {
    const page = await logIn("district");
    await openMatter(page);
    await appears(page, "父母双方都符合情形之一");
    await picture(page, "approval");
    const address = page.url();
    await decide(page, "予以确认", /经审核符合条件/);
    // The desk has gone on to the next application that waits.
    await page.goto(address);
    await appears(page, "已通过");
    await page.context().close();
  });

  it("is not paid in the month of the decision", async () => {
    await compute("2026-11");
    const page = await logIn(TOWNSHIP, "/payrolls/2026-11");
    await roster(page)
      .getByText(/^\d+ 条/)
      .waitFor();
    expect(await roster(page).getByRole("row").count()).toBeGreaterThan(1);
    expect(await roster(page).getByText(CHILD, { exact: true }).count()).toBe(0);
    await page.context().close();
    await payAndClose("2026-11");
  });

  it("is paid in the following month, and the sheet explains the amount", async () => {
    await startAgainAt("2026-12-03T09:00:00+08:00");
    await compute("2026-12");
    expect(await sheetOf("2026-12")).toMatch(/1,651\.00.*壹仟陆佰伍拾壹元整/);
    await payAndClose("2026-12");
  });

  it("is counted by the leader's picture as one who was found by policy", async () => {
    const page = await logIn("leader", "/exchange/picture");
    const found = page.getByRole("region", { name: "政策找人" });
    await found.getByText(/先由名册反映，后来享受了保障/).waitFor();
    const said =
      (await found
        .getByText(/个孩子/)
        .first()
        .textContent()) ?? "";
    expect(Number(/^(\d+) 个孩子/.exec(said)?.[1])).toBeGreaterThan(0);
    await page.context().close();
  });

  it("gets arrears that reconcile when the standard rises", async () => {
    await raiseStandard("1700");
    await startAgainAt("2027-01-04T09:00:00+08:00");
    await compute("2027-01");
    const sheet = await sheetOf("2027-01");
    expect(sheet).toMatch(/1,749\.00/);
    expect(sheet).toMatch(/2026-12\s*调标补差\s*49\.00/);
    await payAndClose("2027-01");
  });
});

async function compute(month: string): Promise<void> {
  const page = await logIn("district", "/payrolls");
  await press(page, /^计算.*发放$/);
  await page.getByRole("dialog").getByRole("button", { name: "计算", exact: true }).click();
  await page.waitForURL(`**/payrolls/${month}`);
  await page.getByRole("heading", { name: "名册" }).waitFor();
  await picture(page, "payroll");
  await page.context().close();
}

const roster = (page: Page) => page.getByRole("region", { name: "名册" });

async function startAgainAt(moment: string): Promise<void> {
  await server.stop();
  now = moment;
  server = await startServer({ clock: `${moment}/run`, dataDir: server.dataDir });
}

async function openMatter(page: Page): Promise<void> {
  await page.getByRole("link", { name: "办理", exact: true }).click();
  await page.getByText(CHILD, { exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: CHILD }).waitFor();
}

async function decide(page: Page, outcome: string, phrase: RegExp): Promise<void> {
  await page.getByText(outcome, { exact: true }).first().click();
  await press(page, phrase);
  await page.getByRole("button", { name: outcome }).last().click();
  await appears(page, `${CHILD}：${outcome}`);
}

/** All that the sheet says, as the township reads it: of its own children alone. */
async function sheetOf(month: string): Promise<string> {
  const page = await logIn(TOWNSHIP, `/payrolls/${month}`);
  await roster(page).getByText(CHILD, { exact: true }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("table", { name: "逐月构成" }).waitFor();
  await picture(page, "payment-sheet");
  const words = (await drawer.textContent()) ?? "";
  await page.context().close();
  return words.replaceAll(/\s+/g, " ");
}

async function sign(username: string, month: string, act: string): Promise<void> {
  const page = await logIn(username, `/payrolls/${month}`);
  await press(page, act);
  await page.getByRole("dialog").getByRole("button", { name: act }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.context().close();
}

/** Three sign, finance sends the file, the bank answers that all is paid, the month is closed and balances. */
async function payAndClose(month: string): Promise<void> {
  await sign("district", month, "提交复核");
  await sign("district2", month, "复核通过");
  await sign("leader", month, "审批通过");
  const page = await logIn("finance", `/payrolls/${month}`);
  await press(page, "生成银行文件");
  await page.getByLabel("银行格式").click();
  await page.getByText("农商行代发（CSV，GBK）").last().click();
  await page.getByRole("dialog").getByRole("button", { name: "生成" }).click();
  await page.getByRole("button", { name: "下载" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出文件" }).click(),
  ]);
  const answer = paidByBank(new TextDecoder("gbk").decode(await readFile(await file.path())));
  await page
    .getByLabel("第 1 个文件的回盘")
    .setInputFiles({ name: "回盘.csv", mimeType: "text/csv", buffer: Buffer.from(answer) });
  await appears(page, /成功 \d+ 笔/);
  await press(page, "办结");
  await page.getByRole("dialog").getByRole("button", { name: "办结" }).click();
  await appears(page, "已办结");
  const balance = (await page.getByText(/^应发 .* ＝ 已发/).textContent()) ?? "";
  const [owed, ...parts] = Array.from(balance.matchAll(/([\d,]+\.\d\d)/g), ([, yuan]) =>
    Math.round(Number(yuan?.replaceAll(",", "")) * 100),
  );
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(owed);
  await page.context().close();
}

/** The bank's answer to a file with the columns 序号、账号、户名、金额、摘要: everything was paid. */
function paidByBank(sent: string): string {
  const [, ...lines] = sent.replaceAll('"', "").trim().split(/\r?\n/);
  const paid = lines.map((line) => {
    const [seq, account, , yuan] = line.split(",");
    return [seq, account, yuan, "成功", ""].join(",");
  });
  return ["序号,账号,金额,结果,原因", ...paid].join("\r\n");
}

async function raiseStandard(yuan: string): Promise<void> {
  const page = await logIn("district", "/parameters/changes/new");
  await page.getByLabel("文号").fill("渝民规〔2026〕9号");
  await page.getByLabel("发文日期").fill("2026-12-02");
  await page.getByLabel("文件名称").fill("关于提高社会救助保障标准的通知");
  await page.getByLabel("从哪个月起").fill("2026-12");
  await page.getByLabel("调整原因").fill("随低保标准自然增长");
  await page.getByRole("combobox", { name: /^项目/ }).click();
  await page.getByText("事实无人抚养儿童基本生活补贴（社会散居）").last().click();
  await page.getByLabel(/调整为/).fill(yuan);
  await press(page, "看影响");
  await page.locator("button:enabled", { hasText: "提出调整" }).waitFor();
  await picture(page, "standard-change");
  await press(page, "提出调整");
  await appears(page, "这张单是您提出的");
  const address = page.url();
  await page.context().close();
  const other = await logIn("district2");
  await other.goto(address);
  await press(other, "确认…");
  await other.getByRole("dialog").getByRole("button", { name: "确认" }).click();
  await appears(other, "已确认");
  await other.context().close();
}
