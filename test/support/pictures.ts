/** Pictures for the manual and the README, taken while the pages are right: `TONGAN_PICTURES=1 npx vitest run test/journeys`. */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const PICTURES = fileURLToPath(new URL("../../docs/用户手册/images/", import.meta.url));

export async function picture(page: Page, name: string): Promise<void> {
  if (process.env["TONGAN_PICTURES"] === undefined) return;
  await page.screenshot({ path: `${PICTURES}${name}.png` });
}
