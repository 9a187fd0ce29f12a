/** A person turns the code from the phone on, logs in with it, and is let back in by the security administrator without it. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHALLENGE_MS } from "../../src/modules/protection/reports/challenges.service.ts";
import { otpCode } from "../../src/platform/crypto/totp.ts";
import { barriersOn } from "../support/barriers.ts";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { startDemoServer } from "../support/demo-server.ts";
import type { TestServer } from "../support/server.ts";

let server: TestServer;
let browser: TestBrowser;
let secret = "";

beforeAll(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

async function openLogin(username: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${server.url}/`);
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码", { exact: true }).fill("tongan-demo");
  await page.keyboard.press("Enter");
  return page;
}

/** Every code is good once, so each log-in takes the next one that the server still accepts. */
async function codeIn(seconds: number): Promise<string> {
  return otpCode(secret, new Date((await serverTime()) + seconds * 1000));
}

/** Its clock is not ours; what it gives to anybody says when it ends. */
async function serverTime(): Promise<number> {
  const answer = await fetch(`${server.url}/api/open/challenge`);
  const { expiresAt } = (await answer.json()) as { expiresAt: string };
  return Date.parse(expiresAt) - CHALLENGE_MS;
}

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env["TONGAN_LOOK"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

describe("the code from the phone", () => {
  it("is turned on from the user's menu, with a picture to scan and a first code", async () => {
    const page = await openLogin("leader");
    await page.getByRole("heading", { name: "今天" }).waitFor();
    await page.getByRole("button", { name: /领导/ }).click();
    await page.getByRole("menuitem", { name: "动态口令" }).click();
    await page.getByLabel("当前密码").fill("tongan-demo");
    await look(page, "otp-begin");
    await page.getByRole("button", { name: "下一步" }).click();
    await page.locator(".ta-otp-scan svg").waitFor();
    secret = ((await page.locator(".ta-otp-scan code").textContent()) ?? "").replaceAll(" ", "");
    await look(page, "otp-scan");
    expect(await barriersOn(page, { within: ".ant-modal, .ta-login", all: true })).toEqual([]);
    await page.getByLabel("手机上的六位数字").fill(await codeIn(0));
    await page.getByRole("button", { name: "确认开启" }).click();
    await page.getByText("动态口令已开启").waitFor();
  });

  it("is asked for at the next log-in, which keeps what was typed", async () => {
    const page = await openLogin("leader");
    await page.getByLabel("动态口令").fill("000000");
    expect(await page.getByLabel("用户名").inputValue()).toBe("leader");
    expect(await page.getByLabel("密码", { exact: true }).inputValue()).toBe("tongan-demo");
    await page.keyboard.press("Enter");
    await page.getByText("动态口令不对").waitFor();
    await look(page, "otp-login");
    expect(await barriersOn(page, { within: ".ant-modal, .ta-login", all: true })).toEqual([]);
    expect(await page.getByLabel("动态口令").inputValue()).toBe("");
    await page.keyboard.type(await codeIn(30));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "今天" }).waitFor();
  });

  it("is reset by the security administrator, with a reason", async () => {
    const page = await openLogin("security");
    await page.getByRole("link", { name: "账号与岗位" }).click();
    await page.getByLabel("查找账号").fill("leader");
    await page.keyboard.press("Enter");
    await page.getByText("已开启").waitFor();
    await look(page, "otp-accounts");
    await page.getByRole("button", { name: "重置动态口令" }).click();
    await page.getByLabel("原因").fill("手机丢失，本人到场");
    await page.getByRole("dialog").getByRole("button", { name: "重置动态口令" }).click();
    await page.getByText("未开启").waitFor();
    const leader = await openLogin("leader");
    await leader.getByRole("heading", { name: "今天" }).waitFor();
  });
});
