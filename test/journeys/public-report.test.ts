/**
 * Somebody sees a child in danger: a phone, the code on a poster, no login, no name, a line that comes and goes..
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriersOn } from "../support/barriers.ts";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { DEMO_MORNING, startDemoServer } from "../support/demo-server.ts";
import { logInOverHttp } from "../support/http-caller.ts";
import { picture } from "../support/pictures.ts";
import type { TestServer } from "../support/server.ts";

const POSTER = "/open/report?p=500117104204";
/** Whoever reports may have a phone whose date is wrong. */
const TWO_DAYS_AHEAD = "2026-11-26T09:00:00+08:00";
const STATEMENT = "<b>早上看到孩子手臂上有淤青</b>，说是被爸爸打的。";
/** A red dot, as a phone's photo. */
const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==",
  "base64",
);

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

async function openPhone(at = DEMO_MORNING): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  page.setDefaultTimeout(60_000);
  await page.clock.setSystemTime(at);
  page.on("pageerror", (error) => {
    throw error;
  });
  return page;
}

async function onward(page: Page, heading: string): Promise<void> {
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

/** From the first question to the last, with as little as the form lets one write. */
async function fillShortly(page: Page, statement: string): Promise<void> {
  await page.getByLabel("现在没有危险").check();
  await onward(page, "您看到、听到了什么？");
  await page.getByLabel("看到、听到了什么", { exact: true }).fill(statement);
  await onward(page, "在哪里，什么时候？");
  await onward(page, "孩子是谁？");
  await onward(page, "看一遍，提交");
}

/** What the township's supervisor finds, as often as it was taken. */
async function reportsSaying(statement: string): Promise<Record<string, unknown>[]> {
  const district = await logInOverHttp(server.url, "district");
  const { items } = await district.get<{ items: { id: string }[] }>("/api/reports?open=all");
  const found: Record<string, unknown>[] = [];
  for (const { id } of items) {
    const report = await district.get<Record<string, unknown>>(`/api/reports/${id}`);
    if (JSON.stringify(report).includes(JSON.stringify(statement).slice(1, -1))) found.push(report);
  }
  return found;
}

describe("a report from a phone", () => {
  let code = "";

  it("is made from the poster's address with a photo and no name, and answered with a code", async () => {
    const page = await openPhone(TWO_DAYS_AHEAD);
    const found: string[] = [];
    await page.goto(server.url + POSTER);
    await page.getByRole("heading", { level: 1, name: "孩子现在有危险吗？" }).waitFor();
    await onward(page, "孩子现在有危险吗？");
    await page.getByText("请先选一个").waitFor();
    await page.getByLabel("孩子现在有危险", { exact: true }).check();
    await page.getByText("请先打电话，不要等").waitFor();
    expect(await page.locator("a.op-call").first().getAttribute("href")).toBe("tel:110");
    await picture(page, "public-danger");
    found.push(...(await barriersOn(page)));
    await onward(page, "您看到、听到了什么？");
    // Whoever hears the page hears the new question, not the button that is gone.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("您看到、听到了什么？");
    await page.getByLabel("看到、听到了什么", { exact: true }).fill(STATEMENT);
    await page.getByLabel(/身上有伤/).check();
    await page
      .getByLabel("从手机里选")
      .setInputFiles({ name: "IMG_2026_home.png", mimeType: "image/png", buffer: PHOTO });
    await page.getByText("照片1.jpg").waitFor();
    found.push(...(await barriersOn(page)));
    await picture(page, "public-seen");
    await onward(page, "在哪里，什么时候？");
    expect(await page.getByLabel("村（社区）").locator("option:checked").textContent()).toBe("沙嘴村");
    await page.getByLabel("刚才、现在").check();
    found.push(...(await barriersOn(page)));
    await onward(page, "孩子是谁？");
    await page.getByLabel("大约几岁").fill("40");
    await onward(page, "孩子是谁？");
    await page.getByText("不能大于 18").waitFor();
    await page.getByLabel("大约几岁").fill("7");
    found.push(...(await barriersOn(page)));
    // A phone call, a reload: what was typed is still there.
    await page.reload();
    expect(await page.getByLabel("大约几岁").inputValue()).toBe("7");
    await page.getByRole("button", { name: "上一步" }).click();
    await page.getByRole("button", { name: "上一步" }).click();
    expect(await page.getByLabel("看到、听到了什么", { exact: true }).inputValue()).toBe(STATEMENT);
    await page
      .getByLabel("从手机里选")
      .setInputFiles({ name: "IMG_2026_home.png", mimeType: "image/png", buffer: PHOTO });
    await page.getByText("照片1.jpg").waitFor();
    await onward(page, "在哪里，什么时候？");
    await onward(page, "孩子是谁？");
    await onward(page, "看一遍，提交");
    await page.getByText(STATEMENT).waitFor();
    found.push(...(await barriersOn(page)));
    await picture(page, "public-review");
    await page.getByRole("button", { name: "提交报告" }).click();
    await page.getByRole("heading", { level: 1, name: "已经收到您的报告" }).waitFor();
    await page.getByText("已收到", { exact: true }).waitFor();
    code = (await page.locator(".op-code").textContent()) ?? "";
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/);
    found.push(...(await barriersOn(page)));
    await picture(page, "public-receipt");
    expect(found).toEqual([]);
    // Nothing of what was told stays on the phone.
    expect(
      await page.evaluate(() => JSON.stringify(sessionStorage) + JSON.stringify(localStorage)),
    ).not.toContain("淤青");
    await page.context().close();
  });

  it("is followed by its code, however it is typed, and added to", async () => {
    const page = await openPhone();
    await page.goto(`${server.url}/open/follow`);
    await page.getByLabel("查询码").fill("123");
    await page.keyboard.press("Enter");
    await page.getByText("查询码是 12 位，现在是 3 位").waitFor();
    await page.getByLabel("查询码").fill(code.toLowerCase().replaceAll("-", " "));
    await page.keyboard.press("Enter");
    await page.getByText("您传的文件已收到 1 个。").waitFor();
    await page.getByLabel("补充的情况").fill("孩子今天没有来上学。");
    await page.getByRole("button", { name: "补充", exact: true }).click();
    await page.getByText("孩子今天没有来上学。").waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, "public-follow");
    expect(page.url()).not.toContain(code);
    await page.context().close();
  });

  it("stands once in the list, as text, with the place of the poster", async () => {
    const found = await reportsSaying(STATEMENT);
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).toContain("500117104204");
  });

  it("with a wrong code shows nothing of any report", async () => {
    const page = await openPhone();
    await page.goto(`${server.url}/open/follow`);
    await page.getByLabel("查询码").fill("2222-2222-2222");
    await page.keyboard.press("Enter");
    await page.getByText("没有找到这个查询码").waitFor();
    await page.context().close();
  });
});

describe("a line that comes and goes", () => {
  it("loses nothing and doubles nothing: two taps without a line are one report when it is back", async () => {
    const page = await openPhone();
    await page.goto(server.url + POSTER);
    await fillShortly(page, "雨天里孩子一个人在路边。");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "提交报告" }).dblclick();
    await page.getByText("网络不好，正在第 2 次提交").waitFor();
    await page.context().setOffline(false);
    await page.getByRole("heading", { level: 1, name: "已经收到您的报告" }).waitFor();
    expect(await reportsSaying("雨天里孩子一个人在路边。")).toHaveLength(1);
    await page.context().close();
  });

  it("whose answer was lost gives the same report when it is sent again, and what was changed meanwhile is added", async () => {
    const page = await openPhone();
    await page.goto(server.url + POSTER);
    await fillShortly(page, "有人在桥下打孩子。");
    let lost = 0;
    await page.route("**/api/open/reports", async (route) => {
      if (lost >= 5) return route.fallback();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await page.clock.install();
    await page.getByRole("button", { name: "提交报告" }).click();
    while (!(await page.getByText("连不上服务器").isVisible())) await page.clock.runFor(2000);
    await page.getByRole("button", { name: "改：看到、听到了什么" }).click();
    await page.getByLabel("看到、听到了什么", { exact: true }).fill("有人在桥下打孩子，穿红衣服。");
    await onward(page, "在哪里，什么时候？");
    await onward(page, "孩子是谁？");
    await onward(page, "看一遍，提交");
    await page.getByRole("button", { name: "提交报告" }).click();
    await page.getByRole("heading", { level: 1, name: "已经收到您的报告" }).waitFor();
    const found = await reportsSaying("有人在桥下打孩子");
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).toContain("穿红衣服");
    await page.context().close();
  });
});

describe("files with a report", () => {
  it("that is taken go up by themselves, again after a failure, and one that is none is refused in words", async () => {
    const page = await openPhone();
    await page.goto(server.url + POSTER);
    await fillShortly(page, "孩子手上有烫伤。");
    for (let step = 0; step < 3; step++) await page.getByRole("button", { name: "上一步" }).click();
    const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(2000, 7)]);
    await page.getByLabel("从手机里选").setInputFiles([
      { name: "a.png", mimeType: "image/png", buffer: PHOTO },
      { name: "b.jpg", mimeType: "image/jpeg", buffer: program },
    ]);
    await page.getByText("已选 2 个").waitFor();
    await onward(page, "在哪里，什么时候？");
    await onward(page, "孩子是谁？");
    await onward(page, "看一遍，提交");
    let cut = 0;
    await page.route("**/api/open/report-files", (route) => {
      cut += 1;
      return cut === 1 ? route.abort() : route.fallback();
    });
    await page.getByRole("button", { name: "提交报告" }).click();
    const rows = page.locator(".op-uploads li");
    await rows.nth(0).getByText("没传上去").waitFor();
    await rows.nth(1).getByText("不能收这种文件").waitFor();
    await rows.nth(0).getByRole("button", { name: "再传一次" }).click();
    await rows.nth(0).getByText("已收到", { exact: true }).waitFor();
    expect(await rows.nth(1).getByRole("button", { name: "再传一次" }).isVisible()).toBe(false);
    await page.context().close();
  });
});

describe("the keyboard alone", () => {
  it("makes a report, without ever losing its place", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/open/report`);
    await page.getByRole("heading", { level: 1, name: "孩子现在有危险吗？" }).waitFor();
    const tabTo = async (name: string) => {
      for (let step = 0; step < 60; step++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const active = document.activeElement;
          const labels =
            active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement
              ? active.labels
              : null;
          return labels?.[0]?.textContent ?? active?.textContent ?? "";
        });
        if (at.startsWith(name)) return;
      }
      throw new Error(`the keyboard does not reach ${name}`);
    };
    await tabTo("孩子现在有危险");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await tabTo("下一步");
    await page.keyboard.press("Enter");
    await tabTo("看到、听到了什么");
    await page.keyboard.type("一个人坐在楼顶边上。");
    await tabTo("下一步");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "在哪里，什么时候？" }).waitFor();
    await tabTo("下一步");
    await page.keyboard.press("Enter");
    await tabTo("下一步");
    await page.keyboard.press("Enter");
    await tabTo("提交报告");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "已经收到您的报告" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("已经收到您的报告");
    await page.context().close();
  });
});

describe("leaving quickly", () => {
  it.each(["tap", "keys"] as const)(
    "by %s shows a calendar, forgets what was typed, and the way back does not lead to it",
    async (how) => {
      const page = await openPhone();
      await page.goto(`${server.url}/open/`);
      await page.goto(server.url + POSTER);
      await page.getByLabel("现在没有危险").check();
      await onward(page, "您看到、听到了什么？");
      await page.getByLabel("看到、听到了什么", { exact: true }).fill("他就在旁边");
      if (how === "tap") await page.getByRole("button", { name: "快速离开" }).click();
      else {
        await page.keyboard.press("Escape");
        await page.keyboard.press("Escape");
      }
      await page.waitForURL("**/open/calendar");
      await page.getByRole("table").waitFor();
      expect(await page.title()).toBe("日历");
      expect(await page.content()).not.toMatch(/童安|报告|孩子/);
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      await page.goBack();
      expect(new URL(page.url()).pathname).toBe("/open/");
      await page.context().close();
    },
  );
});

describe("after it was sent", () => {
  it("neither the way back nor a reload sends it again", async () => {
    const page = await openPhone();
    await page.goto(`${server.url}/open/`);
    await page.getByRole("link", { name: "在这里报告（可以匿名）" }).click();
    await fillShortly(page, "孩子晚上一直在哭。");
    await page.getByRole("button", { name: "提交报告" }).click();
    await page.getByRole("heading", { level: 1, name: "已经收到您的报告" }).waitFor();
    await page.goBack();
    await page.goForward();
    await page.getByRole("heading", { level: 1, name: "已经收到您的报告" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "已经收到您的报告" }).waitFor();
    expect(await reportsSaying("孩子晚上一直在哭。")).toHaveLength(1);
    await page.getByRole("button", { name: "记好了，清掉这一页" }).click();
    await page.getByRole("heading", { level: 1, name: "孩子现在有危险吗？" }).waitFor();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("哭");
    await page.context().close();
  });
});

describe("a browser in which no script runs", () => {
  it("still says whom to call", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    await page.goto(server.url + POSTER);
    for (const number of ["110", "12345"])
      expect(await page.locator(`a[href="tel:${number}"]`).last().isVisible()).toBe(true);
    // After a while, so that nobody on a slow line is told so for nothing.
    await page.getByText("浏览器可能太旧").waitFor();
    await page.context().close();
  });
});
