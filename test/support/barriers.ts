/** What axe finds on a page that keeps people out. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

export interface Look {
  /** Only what lies in these; absent: the whole page. */
  readonly within?: string;
  /** Also what axe calls moderate or minor. */
  readonly all?: true;
}

/**
 * Row 21 of a table is made like row 20: a table of 419 villages keeps axe busy for a minute. Only what is wrong is asked
 * for, and no page here has a frame from elsewhere: both take three quarters of its time.
 * @returns one line for each rule that is broken: the rule and where.
 */
export async function barriersOn(page: Page, { within, all }: Look = {}): Promise<string[]> {
  // A colour that is still changing is none of the page's colours.
  await page.evaluate(settled);
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .exclude("tbody tr:nth-child(n + 21)");
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => all === true || impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .slice(0, 3)
          .join(" | ")}`,
    );
}

async function settled(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
