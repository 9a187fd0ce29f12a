/** Somebody of the demonstration sits down at a desk in a real browser. */
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

/**
 * By the address that the log-in form uses: the form itself is tried where logging in is what is looked at.
 * @param path The page that is opened; today's work when absent.
 */
export async function logInAt(
  { browser, url, patienceMs, at }: DeskPlace,
  username: string,
  path = "/",
): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(patienceMs);
  if (at !== undefined) await page.clock.setSystemTime(at);
  page.on("pageerror", (error) => {
    throw error;
  });
  const answer = await page.request.post(`${url}/api/session`, {
    data: { username, password: "tongan-demo" },
  });
  if (!answer.ok()) throw new Error(`${username} was not let in: ${await answer.text()}`);
  await page.goto(`${url}${path}`);
  if (path === "/") await page.getByRole("heading", { name: "今天" }).waitFor();
  return page;
}
