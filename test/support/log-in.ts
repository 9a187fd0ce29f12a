/** Somebody of the demonstration sits down at a desk in a real browser, and sees today's work. */
import type { Page } from "playwright-core";
import type { TestBrowser } from "./browser.ts";

export interface DeskPlace {
  readonly browser: TestBrowser;
  readonly url: string;
  /** How long the page may take where something else has the processor. */
  readonly patienceMs: number;
  /** The desk says how many days are left by its own clock; absent: the real time. */
  readonly at?: string | Date;
}

export async function logInAt({ browser, url, patienceMs, at }: DeskPlace, username: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(patienceMs);
  if (at !== undefined) await page.clock.setSystemTime(at);
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto(`${url}/`);
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码", { exact: true }).fill("tongan-demo");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "今天" }).waitFor();
  return page;
}
