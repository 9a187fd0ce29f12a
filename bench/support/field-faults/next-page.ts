/** Builds the page of a version to come and opens it over the phone's store. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";

const source = resolve(import.meta.dirname, "../field-next");
const ADDRESS = "/next/";

/** The page's own path under the gate, with its files. */
export async function buildNextPage(): Promise<ReadonlyMap<string, Buffer>> {
  const outDir = mkdtempSync(join(tmpdir(), "tongan-next-"));
  await build({
    ...{ configFile: false, root: source, base: ADDRESS, logLevel: "error" },
    build: { outDir, target: "esnext", rolldownOptions: { output: { entryFileNames: "main.js" } } },
  });
  return new Map(
    [
      [ADDRESS, "index.html"],
      [`${ADDRESS}main.js`, "main.js"],
    ].map(([path = "", name = ""]) => [path, readFileSync(join(outDir, name))]),
  );
}

export function openNextPage(
  page: Page,
  url: string,
  step: number,
): { readonly upgrading: Promise<unknown>; readonly upgraded: Promise<unknown> } {
  const arrived = page.goto(`${url}${ADDRESS}?step=${step}`, { waitUntil: "commit" });
  const says = (title: RegExp) =>
    arrived.then(() =>
      page.waitForFunction((pattern) => new RegExp(pattern).test(document.title), title.source, {
        polling: 5,
      }),
    );
  const upgraded = says(/^upgraded$/);
  upgraded.catch(() => undefined);
  return { upgrading: says(/^upgrad/), upgraded };
}
