/** Builds a small house in a temporary folder, with and without breaches, and looks at it with the real walls. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

const repository = resolve(import.meta.dirname, "..");
const folders: string[] = [];

/** A house that breaks nothing: file → what it imports. */
const SOUND: Record<string, string[]> = {
  "src/kernel/money.ts": ["zod"],
  "src/platform/db/database.ts": ["pg", "node:events", "../../kernel/money.ts"],
  "src/platform/access/policy.ts": ["../../kernel/money.ts"],
  "src/platform/places/places.contract.ts": ["zod"],
  "src/platform/client/api.ts": ["../places/places.contract.ts"],
  "src/modules/one/one.contract.ts": ["zod", "../../kernel/money.ts"],
  "src/modules/one/one.access.ts": ["../../platform/access/policy.ts"],
  "src/modules/one/payroll.ts": ["./one.contract.ts"],
  "src/modules/one/one.store.ts": ["../../platform/db/database.ts"],
  "src/modules/one/one.service.ts": ["./one.store.ts", "./payroll.ts", "node:crypto"],
  "src/modules/one/one.routes.ts": ["./one.service.ts", "./one.contract.ts"],
  "src/modules/one/one.module.ts": ["./one.routes.ts"],
  "src/modules/one/desk/ListPage.tsx": [
    "../one.contract.ts",
    "../payroll.ts",
    "../../../platform/client/api.ts",
  ],
  "src/modules/one/one.db.test.ts": ["./one.store.ts", "node:fs"],
  "src/modules/two/two.service.ts": ["../one/one.service.ts", "../one/one.contract.ts"],
  "src/faces/desk/main.tsx": ["../../modules/one/desk/ListPage.tsx", "../../platform/client/api.ts"],
  // Sound as it stands; a breach below leans on it.
  "src/platform/access/reads-disk.ts": ["node:fs"],
  "src/main.ts": ["./modules/one/one.module.ts", "./platform/db/database.ts"],
};

function look(house: Record<string, string[]>): Violation[] {
  const folder = mkdtempSync(join(tmpdir(), "tongan-walls-"));
  folders.push(folder);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions: { module: "preserve", allowImportingTsExtensions: true } }),
  );
  write("package.json", "{}");
  for (const name of ["zod", "pg"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "");
  }
  for (const [path, imports] of Object.entries(house)) {
    write(path, imports.map((name) => `import ${JSON.stringify(name)};\n`).join(""));
  }
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(repository, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
      ...["src", "--config", join(repository, ".dependency-cruiser.cjs"), "--output-type", "json"],
    ],
    { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === "") throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

/** A cycle is told of one of its files only. */
const HEN = { "src/modules/one/hen.ts": ["./egg.ts"] };

/** The same house with one more file for each way to break it. */
const PLANTED: [rule: string, path: string, imports: string[]][] = [
  ["no-cycles", "src/modules/one/egg.ts", ["./hen.ts"]],
  ["kernel-stands-alone", "src/kernel/asks-platform.ts", ["../platform/access/policy.ts"]],
  ["kernel-stands-alone", "src/kernel/reads-disk.ts", ["node:fs"]],
  ["platform-knows-no-module", "src/platform/access/asks-room.ts", ["../../modules/one/payroll.ts"]],
  ["rooms-by-the-door", "src/modules/two/climbs.service.ts", ["../one/payroll.ts"]],
  ["rooms-by-the-door", "src/modules/two/steals.service.ts", ["../one/one.store.ts"]],
  ["pure-files-are-pure", "src/modules/one/asks-store.ts", ["./one.store.ts"]],
  ["pure-files-are-pure", "src/modules/one/asks-database.access.ts", ["../../platform/db/database.ts"]],
  ["pure-files-are-pure-all-the-way", "src/modules/one/far.ts", ["../../platform/access/reads-disk.ts"]],
  ["pure-files-no-node", "src/modules/one/hashes.ts", ["node:crypto"]],
  ["only-the-service-knows-the-store", "src/modules/one/short-cut.routes.ts", ["./one.store.ts"]],
  ["browser-takes-contracts-and-pure", "src/modules/one/desk/CallsService.tsx", ["../one.service.ts"]],
  [
    "browser-takes-contracts-and-pure",
    "src/faces/desk/asks-platform.ts",
    ["../../platform/access/policy.ts"],
  ],
  ["browser-takes-contracts-and-pure-all-the-way", "src/platform/client/reads-disk.ts", ["node:fs"]],
  ["everything-is-found", "src/modules/one/lost.service.ts", ["./gone.ts"]],
];

describe("the walls", { timeout: 60_000 }, () => {
  let found: Violation[];

  beforeAll(() => {
    found = look({
      ...SOUND,
      ...HEN,
      ...Object.fromEntries(PLANTED.map(([, path, imports]) => [path, imports])),
    });
  }, 60_000);
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it("stand without a false alarm", () => {
    expect(look(SOUND)).toEqual([]);
  });

  it.each(PLANTED)("%s finds %s", (rule, path) => {
    expect(found.filter(({ from }) => from === path).map((violation) => violation.rule.name)).toContain(rule);
  });

  it("are each broken once here, so that a new wall cannot go untried", () => {
    const { forbidden } = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as {
      forbidden: { name: string }[];
    };
    expect(new Set(PLANTED.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });
});
