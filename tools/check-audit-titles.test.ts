import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { declaredOperations } from "../src/kernel/operation.ts";
import { systemTitles } from "../src/platform/audit/system-titles.ts";
import { allRoutes } from "../src/serve.ts";

/** How a source names the work that it does by itself: to the unit of work, or through a function of its own file. */
const NAMED = /\b(?:operation: |work\(app, |noteDown\(app, |job\.work\()"((?:[a-z]+\.)+[a-zA-Z]+)"([^\n]*)/g;

describe("the audit log", () => {
  it("has Chinese words for all work that no request asks for", () => {
    expect(allRoutes.length).toBeGreaterThan(0);
    const titled = new Set([...declaredOperations().map(({ name }) => name), ...Object.keys(systemTitles)]);
    const named = sources().flatMap((source) =>
      [...source.matchAll(NAMED)].flatMap(([, name = "", rest = ""]) =>
        rest.includes("audited: false") ? [] : [name],
      ),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !titled.has(name))).toEqual([]);
  });
});

function sources(): string[] {
  const root = join(import.meta.dirname, "..", "src");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(root, name), "utf8"));
}
