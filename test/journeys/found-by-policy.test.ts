/**
 * The chain that the system exists for: what a village records of a father and a mother becomes a finding, the finding an application
 * that is filled in already, the application a decision within its days, the decision money in the following month; and when the
 * standard rises, arrears that reconcile..
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/server.ts";

const VILLAGE = "director-500117104204";
const TOWNSHIP = "supervisor-500117104";
const CHILD = "黄静琳";
/** A step may be slow where something else has the processor; only what never comes is a fault. */
const PATIENCE_MS = 90_000;

let server: TestServer;
let browser: TestBrowser;
let now: string;

async function serveAt(moment: string, dataDir?: string): Promise<void> {
  now = moment;
  server = await startServer({ clock: `${moment}/run`, ...(dataDir === undefined ? {} : { dataDir }) });
}

beforeAll(async () => {
  await serveAt("2026-11-24T09:00:00+08:00");
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

async function logIn(username: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.clock.setSystemTime(now);
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto(`${server.url}/`);
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码", { exact: true }).fill("tongan-demo");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "今天" }).waitFor();
  return page;
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const appears = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
