/** A village director's phone in a real browser: small, touched, sometimes without a line; every tap is counted. */
import type { Page } from "playwright-core";
import type { TestBrowser } from "./browser.ts";

export const PIN = "280613";

export interface DirectorsPhone {
  readonly page: Page;
  /** Taps since the last `countAnew`. */
  taps(): number;
  countAnew(): void;
  /** Touches what is named so, and counts it. */
  tap(name: string | RegExp, role?: "button" | "link"): Promise<void>;
  /** Of several that exclude each other, or not. */
  choose(option: string): Promise<void>;
  /** Types as the phone's keyboard does; opening the keyboard is a tap. */
  type(label: string | RegExp, words: string): Promise<void>;
  setLine(isThere: boolean): Promise<void>;
  /** The browser is opened again, as after a night: everything but what lies on the phone is gone. */
  openAgain(): Promise<void>;
}

export interface PhoneOfDirector {
  readonly browser: TestBrowser;
  readonly url: string;
  readonly username: string;
  readonly patienceMs: number;
  /** What the phone's own clock says; absent: the real time. */
  readonly at?: string | Date;
  /** For what is measured: before the first address, with the log-in in sight, and at the last digit of the PIN. */
  readonly prepare?: (page: Page) => Promise<void>;
  readonly usable?: () => Promise<void>;
  readonly opened?: () => void;
}

const screen = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};

/** Logs in, sets the PIN, and waits for the village's children. */
export async function takePhone(holder: PhoneOfDirector): Promise<DirectorsPhone> {
  const { browser, url, username, patienceMs, at } = holder;
  const first = await browser.newPage(screen);
  const phone = phoneOf(first, holder);
  await settle(first, patienceMs, at);
  await holder.prepare?.(first);
  await first.goto(`${url}/field/`);
  await first.getByLabel("用户名").waitFor();
  await holder.usable?.();
  await first.getByLabel("用户名").fill(username);
  await first.getByLabel("密码", { exact: true }).fill("tongan-demo");
  await phone.tap("下一步");
  await first.getByText("设 6 位数字的解锁密码").waitFor();
  await first.keyboard.type(PIN);
  await first.getByText("再输一次").waitFor();
  await first.keyboard.type(PIN);
  holder.opened?.();
  await first.getByRole("heading", { name: "今天" }).waitFor();
  return phone;
}

async function settle(page: Page, patienceMs: number, at: string | Date | undefined): Promise<void> {
  page.setDefaultTimeout(patienceMs);
  if (at !== undefined) await page.clock.setSystemTime(at);
  page.on("pageerror", (error) => {
    throw error;
  });
}

function phoneOf(first: Page, { url, patienceMs, at }: PhoneOfDirector): DirectorsPhone {
  let page = first;
  let taps = 0;
  return {
    get page() {
      return page;
    },
    taps: () => taps,
    countAnew() {
      taps = 0;
    },
    async tap(name, role = "button") {
      await page.getByRole(role, { name }).first().tap();
      taps += 1;
    },
    async choose(option) {
      await page.locator("label").getByText(option, { exact: true }).first().tap();
      taps += 1;
    },
    async type(label, words) {
      await page.getByLabel(label).first().fill(words);
      taps += 1;
    },
    setLine: (isThere) => page.context().setOffline(!isThere),
    async openAgain() {
      const context = page.context();
      await page.close();
      page = await context.newPage();
      await settle(page, patienceMs, at);
      await page.goto(`${url}/field/`);
      await page.getByText("解锁").first().waitFor();
      await page.keyboard.type(PIN);
      await page.getByRole("heading", { name: "今天" }).waitFor();
    },
  };
}
