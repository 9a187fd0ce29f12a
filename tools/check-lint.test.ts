/** Builds a small house in a temporary folder, with and without breaches, and reads it with the real linter and its settings. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

const repository = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "tongan-lint-"));

const USES = {
  settings: "export const port = process.env['PORT'];\n",
  clock: "export const now = new Date();\nexport const ms = Date.now();\n",
  chance: "export const dice = Math.random();\n",
  sql: "declare function sql(words: TemplateStringsArray): string;\nexport const all = sql`select 1`;\n",
} as const;

/** What is refused in one place stands in another where it belongs. */
const SOUND: Record<string, string> = {
  "src/platform/settings.ts": USES.settings,
  "src/kernel/clock.ts": USES.clock,
  "src/modules/one/one.store.ts": USES.sql,
  "src/platform/db/migrate.ts": USES.sql,
  "src/modules/one/one.test.ts": USES.clock + USES.sql,
  "test/support/dice.ts": USES.chance,
  "src/modules/one/one.service.ts":
    'export const say = (one: "a" | "b") => {\n  switch (one) {\n    case "a":\n      return 1;\n    case "b":\n      return 2;\n  }\n};\n',
};

/** [rule, file, text]: one file for each way to break it. */
const PLANTED: [rule: string, path: string, text: string][] = [
  ["house(settings-in-one-place)", "src/modules/one/settings.ts", USES.settings],
  ["house(ask-the-clock)", "src/modules/one/clock.ts", USES.clock],
  ["house(ask-the-clock)", "src/modules/one/clock.store.ts", USES.clock],
  ["house(ask-the-clock)", "src/platform/clock-text.ts", "export const text = Date();\n"],
  ["house(no-blind-chance)", "src/kernel/chance.ts", USES.chance],
  ["house(no-blind-chance)", "src/modules/one/chance.test.ts", USES.chance],
  ["house(sql-in-stores)", "src/modules/one/sql.service.ts", USES.sql],
  [
    "house(sql-in-stores)",
    "src/modules/one/raw.service.ts",
    "declare const sql: { raw(words: TemplateStringsArray): string };\nexport const all = sql.raw`select 1`;\n",
  ],
  [
    "house(ask-the-clock)",
    "src/modules/one/hushed.ts",
    "// eslint-disable-next-line -- a word in the file changes nothing\nexport const ms = Date.now();\n",
  ],
  [
    "typescript(no-floating-promises)",
    "src/modules/one/floats.ts",
    "const late = () => Promise.resolve(1);\nlate();\n",
  ],
  [
    "typescript(switch-exhaustiveness-check)",
    "src/modules/one/forgets.ts",
    'export const say = (one: "a" | "b") => {\n  switch (one) {\n    case "a":\n      return 1;\n  }\n  return 0;\n};\n',
  ],
  ["typescript(TS2322)", "src/modules/one/mistyped.ts", 'export const one: number = "one";\n'],
  [
    "react-hooks(rules-of-hooks)",
    "src/modules/one/desk/Page.tsx",
    'import { useState } from "react";\nexport function Page(props: { open: boolean }) {\n  if (props.open) useState(1);\n  return null;\n}\n',
  ],
];

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe("the linter", { timeout: 60_000 }, () => {
  let found: string[];

  beforeAll(() => {
    for (const path of [".oxlintrc.json", "tsconfig.json", "tools/house-rules.mjs"]) {
      cpSync(join(repository, path), join(folder, path));
    }
    symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    for (const [path, text] of Object.entries(SOUND)) write(path, text);
    for (const [, path, text] of PLANTED) write(path, text);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(repository, "node_modules/oxlint/bin/oxlint"), "--format", "json", "."],
      { cwd: folder, encoding: "utf8" },
    );
    if (!stdout.startsWith("{")) throw new Error(stdout + stderr);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    found = diagnostics.map(({ code, filename }) => `${code} ${filename}`);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(PLANTED)("%s is broken by %s", (rule, path) => {
    expect(found).toContain(`${rule} ${path}`);
  });

  it("leaves a sound house alone", () => {
    const planted = new Set(PLANTED.map(([, path]) => path));
    expect(found.filter((one) => !planted.has(one.split(" ")[1] ?? ""))).toEqual([]);
  });

  it("is hushed by no word in a file", () => {
    const { stdout } = spawnSync("git", ["grep", "--untracked", "-lE", "(ox|es)lint-(disable|enable)"], {
      cwd: repository,
      encoding: "utf8",
    });
    expect(stdout.trim().split("\n")).toEqual(["tools/check-lint.test.ts"]);
  });
});
