/**
 * What a village does most: a child is visited where there is no line, in few taps and within a minute, and the visit arrives. Then every
 * page of the phone, on a large and on a small screen and with the largest letters, without a barrier. N-07, R-026.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { barriersOn } from "../support/barriers.ts";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { DEMO_MORNING, startDemoServer } from "../support/demo-server.ts";
import { logInAt } from "../support/log-in.ts";
import { type DirectorsPhone, takePhone } from "../support/phone-pages.ts";
import type { TestServer } from "../support/server.ts";

const VILLAGE = "director-500117104204";
const TOWNSHIP = "supervisor-500117104";
const CHILD = "李雨睿";
const WORDS = "我会写自己的名字了";
const MOST_TAPS = 12;
const LONGEST_MS = 60_000;
const PATIENCE_MS = 90_000;
/** A thumb's width, by the pages' own measure. */
const SMALLEST_TARGET = 44;

let server: TestServer;
let browser: TestBrowser;
let phone: DirectorsPhone;
/** The phone's page, before it is anybody's too. */
let shown: Page;
let childAddress: string;
const barriers: string[] = [];

beforeAll(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  phone = await takePhone({
    ...{ browser, url: server.url, username: VILLAGE, patienceMs: PATIENCE_MS, at: DEMO_MORNING },
    prepare: async (page) => {
      shown = page;
    },
    usable: () => look("log-in"),
  });
  await phone.page.getByText("都已上传").waitFor();
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

const appears = (words: string | RegExp) => phone.page.getByText(words).first().waitFor();

describe("a routine visit", () => {
  it("is written without a line, in at most twelve taps and a minute", async () => {
    await phone.tap("孩子", "link");
    await phone.setLine(false);
    const begun = performance.now();
    phone.countAnew();
    await phone.tap(new RegExp(CHILD), "link");
    await phone.tap("走访");
    await phone.tap("孩子和照料人都见到了");
    await phone.tap("都看了，都好");
    await phone.tap("下一步");
    await phone.type(/^孩子说了什么/, WORDS);
    await phone.tap("存好");
    await appears(`${CHILD}的走访已存好`);
    await appears("在手机上");
    expect(phone.taps()).toBeLessThanOrEqual(MOST_TAPS);
    expect(performance.now() - begun).toBeLessThan(LONGEST_MS);
  });

  it("arrives when the line is back: the phone shows its number, the township the child's words", async () => {
    await phone.setLine(true);
    await appears(/已收到.*H-\d{6}/);
    const place = { browser, url: server.url, patienceMs: PATIENCE_MS, at: DEMO_MORNING };
    const desk = await logInAt(place, TOWNSHIP, "/visits");
    await desk.getByText(CHILD).first().click();
    await desk
      .getByRole("button", { name: DEMO_MORNING.slice(0, 10), exact: true })
      .first()
      .click();
    await desk.getByText(WORDS).first().waitFor();
    await desk.context().close();
  });
});

/** What axe finds on the second it finds on the third, and the third with larger letters. */
const screens = [
  { width: 390, height: 844, letters: "18", isLookedAt: true },
  { width: 360, height: 640, letters: "18", isLookedAt: false },
  { width: 360, height: 640, letters: "30", isLookedAt: true },
] as const;

describe("every page of the phone", () => {
  it("leads to a report of danger, has large targets, and no barrier that is serious", async () => {
    const { page } = phone;
    childAddress = await addressOf(CHILD);
    for (const address of pages()) {
      await open(address);
      await look(address);
    }
    await seeVisit();
    await open("/me");
    await phone.tap("锁上");
    await page.getByText("输入 6 位解锁密码").waitFor();
    await look("lock screen");
    expect(barriers).toEqual([]);
  });
});

const pages = () => [
  ...["/", "/children", childAddress, "/children/new", "/report", "/policies", "/messages", "/outbox", "/me"],
  ...["/hand-over", "/quarter", "/complaint", "/help", "/pin"],
];

async function addressOf(name: string): Promise<string> {
  await open("/children");
  const href = await phone.page
    .getByRole("link", { name: new RegExp(name) })
    .first()
    .getAttribute("href");
  return href?.replace("#", "") ?? "";
}

async function open(address: string): Promise<void> {
  const { page } = phone;
  await page.evaluate((to) => {
    location.hash = to;
  }, address);
  await page.waitForFunction(
    () => document.querySelector("h1") !== null && document.querySelector(".fd-waiting") === null,
  );
  if (!["/report", "/pin"].includes(address)) await page.getByRole("link", { name: "有危险" }).waitFor();
}

/** Its three screens, and a letter of danger in between. */
async function seeVisit(): Promise<void> {
  await open(`${childAddress}/visit`);
  await phone.page.getByText("第 1 步").waitFor();
  await look("visit 1");
  await phone.tap("孩子和照料人都见到了");
  await phone.page.getByText("第 2 步").waitFor();
  await look("visit 2");
  await phone.tap("都看了，都好");
  await phone.tap("下一步");
  await phone.page.getByText("第 3 步").waitFor();
  await phone.page.getByText(/^还要记/).tap();
  await look("visit 3");
}

/** On each screen: what axe finds, what is too small for a thumb, what runs out of the screen. */
async function look(name: string): Promise<void> {
  const page = shown;
  for (const { letters, isLookedAt, ...size } of screens) {
    await page.setViewportSize(size);
    await page.evaluate((one) => {
      document.documentElement.dataset["letters"] = one;
    }, letters);
    const where = `${name} at ${size.width} with letters of ${letters}`;
    if (isLookedAt) for (const barrier of await barriersOn(page)) barriers.push(`${where}: ${barrier}`);
    for (const fault of await measure(page)) barriers.push(`${where}: ${fault}`);
  }
}

function measure(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const faults: string[] = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) faults.push(`runs ${over} points out of the screen`);
    const targets = document.querySelectorAll<HTMLElement>(
      "a, button, summary, label.fd-choice, label.fd-file, .adm-input, .adm-text-area, .fd-date",
    );
    for (const target of targets) {
      const { width, height } = target.getBoundingClientRect();
      if (width === 0 || (width >= smallest && height >= smallest)) continue;
      faults.push(
        `${target.textContent.trim().slice(0, 20)} is ${Math.round(width)} × ${Math.round(height)}`,
      );
    }
    return faults;
  }, SMALLEST_TARGET);
}
