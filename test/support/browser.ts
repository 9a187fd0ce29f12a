/** A browser as on an office desk: Chinese, Beijing time, 1366 × 768. */
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "./chromium.ts";

export interface TestBrowser {
  /** A page with cookies and storage of its own: another person at another desk. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<TestBrowser> {
  const { executable, env } = findChromium();
  const browser = await chromium.launch({
    executablePath: executable,
    env,
    // No sandbox: tests also run as root and in containers. Small /dev/shm, no graphics card, letters without hinting.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"],
  });
  return {
    async newPage(options = {}) {
      const context = await browser.newContext({
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        viewport: { width: 1366, height: 768 },
        acceptDownloads: true,
        // A dialog that is still growing moves away from under a click on a slow machine.
        reducedMotion: "reduce",
        ...options,
      });
      return context.newPage();
    },
    close: () => browser.close(),
  };
}
