/** A member unit's table, written as such tables are, and sent in at the desk of a district officer. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { strangers } from "../../src/modules/matching/demo/demo-rosters.ts";
import type { PersonDraft } from "../../src/modules/registry/file-draft.contract.ts";

/** A comma stands in no name. */
export const table = (headings: string, rows: readonly (readonly string[])[]) =>
  [headings, ...rows.map((row) => row.join())].join("\r\n");

export interface Written {
  readonly name?: string;
  readonly number?: string;
  readonly birth?: string;
  readonly place?: string;
}

/** 姓名、性别、身份证号、出生日期、户籍地 */
export function personRow(person: PersonDraft, { name, number, birth, place }: Written = {}): string[] {
  return [
    name ?? person.name,
    person.sex === "2" ? "女" : "男",
    number ?? person.citizenNo ?? "",
    birth ?? person.birthDate ?? "",
    place ?? "重庆市合川区古楼镇",
  ];
}

/** As many as the last batch had, or it would be held. */
export const unknown = (count: number, seed: number, rest: readonly string[]) =>
  strangers(count, seed).map(({ name, birthDate, citizenNo }) => [
    ...[name, "男", citizenNo ?? "", birthDate ?? "", "四川省某县"],
    ...rest,
  ]);

/** The columns of a prison's roster, and one that ends years from now. */
export const PRISON_HEADINGS = "姓名,性别,身份证号,出生日期,户籍地,监狱,刑期起,刑期止";
export const PRISON = ["重庆市渝州监狱", "2026-06-01", "2029-05-31"];

export interface Sent {
  /** The agreement's title. */
  readonly agreement: string;
  readonly name: string;
  readonly text: string;
  readonly asOf: string;
}

/** Sends a file in under an agreement and waits on its page until it stands where it should. */
export async function sendRoster(
  page: Page,
  url: string,
  { agreement, name, text, asOf }: Sent,
): Promise<void> {
  await page.goto(`${url}/exchange/batches`);
  await page.getByRole("button", { name: "上传一批" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("协议").click();
  await page
    .getByTitle(new RegExp(`^${agreement}（`))
    .last()
    .click();
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await dialog.getByLabel("截至日期").fill(asOf);
  await dialog.getByLabel("截至日期").press("Enter");
  await dialog.getByRole("button", { name: "上传", exact: true }).click();
  await page.waitForURL(/exchange\/batches\/[0-9a-f-]{36}$/);
  const state = page
    .getByRole("status")
    .filter({ hasText: /待复核|已办结|暂缓|已退回/ })
    .first();
  // A census has two thousand rows, each of them somebody's.
  await state.waitFor({ timeout: 170_000 });
  expect(await state.textContent()).toMatch(/待复核|已办结/);
}
