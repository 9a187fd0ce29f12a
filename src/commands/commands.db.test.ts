import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/support/database.ts";
import { commands } from "./commands.ts";
import { runCommandLine } from "./run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "tongan-commands-"));
const path = (name: string) => join(folder, name);
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** An empty register without the demonstration. */
async function tongan(words: string, env: Readonly<Record<string, string>> = {}) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await runCommandLine(
    words.split(" ").filter((word) => word !== ""),
    { DATABASE_URL: database.url, TONGAN_DATA: path("data"), TONGAN_DEMO: "0", ...env },
    pino({ level: "silent" }),
    { print: (line) => out.push(...line.split("\n")), say: (line) => said.push(line) },
  );
  return { code, out, said: said.join("\n") };
}

describe("the command line", () => {
  it("has every command of the contract, each with --help", async () => {
    const promised =
      "migrate,admin create,import,export,backup,restore,audit verify,keys rotate,demo load,demo reset,doctor,ledger,statistics,screen,match";
    for (const name of promised.split(",")) {
      const { code, out } = await tongan(`${name} --help`);
      expect(code).toBe(0);
      expect(out[0]).toContain(`tongan ${name}`);
      expect(out[1]).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it("takes --json wherever it prints a result", () => {
    expect([...commands].filter(([, { usage }]) => !usage.includes("--json")).map(([name]) => name)).toEqual(
      [],
    );
  });

  it("shows what there is when asked for nothing or for what there is not", async () => {
    expect((await tongan("")).code).toBe(0);
    const { code, said, out } = await tongan("keys rotat");
    expect([code, said]).toEqual([2, "命令写得不对：没有“keys”这条命令（command.usage）"]);
    expect(out.join("\n")).toContain("keys rotate");
  });

  it.each([
    ["import", "command.usage", 2],
    ["import x.xlsx --ledger pupils", "command.usage", 2],
    ["import missing.xlsx --ledger orphan", "registry.import.fileMissing", 1],
    ["ledger pupils", "command.usage", 2],
    ["ledger orphan --as-of 2026-02-30", "command.usage", 2],
    ["ledger orphan --place 999999", "command.usage", 2],
    ["export orphan", "command.usage", 2],
    ["statistics 9.9", "command.usage", 2],
    ["screen --as-of 2026-02-30", "command.usage", 2],
    ["screen --child nobody", "command.usage", 2],
    ["statistics 3.1 --as-of yesterday", "command.usage", 2],
    ["backup", "command.usage", 2],
    ["backup /no/such/folder/x.zip", "command.failed", 1],
    ["restore missing.zip", "command.noFile", 1],
    ["keys rotate --index=1", "command.usage", 2],
    ["quarter verify", "command.usage", 2],
    ["quarter verify 2019Q1", "access.notFound", 1],
    ["quarter verify 2019Q1 --public-key missing.pem", "command.noFile", 1],
    ["admin create", "command.usage", 2],
    ["admin create zhang --name 张三 --password 1", "identity.weakPassword", 1],
    ["demo reset", "command.usage", 2],
  ])("%s is refused in a Chinese sentence with its code", async (words, code, exit) => {
    const answer = await tongan(words);
    expect(answer.out).toEqual([]);
    expect(answer.said).toMatch(/^[\u4e00-\u9fff]/);
    expect(answer.said).toContain(`（${code}）`);
    expect(answer.code).toBe(exit);
  });

  it("says in a sentence that the database does not answer or a setting is wrong", async () => {
    const away = await tongan("doctor", { DATABASE_URL: "postgres://x:geheim@127.0.0.1:9/x" });
    expect(away.code).toBe(1);
    expect(away.said).toContain("（command.failed）");
    expect(away.said).not.toContain("geheim");
    expect((await tongan("doctor", { TONGAN_DATEN: "x" })).said).toContain("（settings.bad）");
  });

  it("works on an empty register: lists nothing, counts nobody, finds nothing wrong", async () => {
    expect(await tongan("ledger leftBehind --json")).toMatchObject({ code: 0, out: [], said: "共 0 人" });
    const statistics = await tongan("statistics 3.1 --json");
    expect(statistics.code).toBe(0);
    for (const line of statistics.out) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(await tongan("screen --json")).toMatchObject({ code: 0, out: [], said: "没有找到孩子" });
    const doctor = await tongan("doctor --json");
    expect(doctor.out.map((line) => (JSON.parse(line) as { ok: boolean }).ok)).not.toContain(false);
    expect(doctor.code).toBe(0);
    expect((await tongan("migrate --json")).out).toEqual([expect.stringContaining('"migrations"')]);
  });

  it("writes a ledger to a file of the owner's", async () => {
    const { code, out } = await tongan(`export orphan ${path("orphans.xlsx")} --json`);
    expect([code, out.length]).toEqual([0, 1]);
    expect(statSync(path("orphans.xlsx")).mode & 0o777).toBe(0o600);
  });

  it("makes an administrator once", async () => {
    const words = "admin create zhang --name 张三 --password correct-horse-7 --json";
    expect((await tongan(words)).out).toEqual(['{"username":"zhang","role":"systemAdmin"}']);
    expect(await tongan(words)).toMatchObject({ code: 1, out: [] });
  });

  it("rotates keys to the end and says under which key everything lies", async () => {
    const rotated = await tongan("keys rotate --wait --json");
    expect(JSON.parse(rotated.out[0] ?? "")).toMatchObject({
      use: "field",
      activeKey: 2,
      state: "done",
      retired: [1],
    });
    const { out } = await tongan("keys status --json");
    expect(out.map((line) => JSON.parse(line) as object)).toEqual([
      { use: "field", key: 1, state: "retired", values: 0, columns: {} },
      { use: "field", key: 2, state: "active", values: 0, columns: {} },
      { use: "index", key: 1, state: "active", values: 0, columns: {} },
    ]);
  });

  it("backs up to a new file only, whole, and restores into an empty database only", async () => {
    const file = path("copy.zip");
    expect(await tongan(`backup ${file} --json`)).toMatchObject({ code: 0 });
    expect(existsSync(`${file}.part`)).toBe(false);
    expect((await tongan(`backup ${file}`)).said).toContain("（command.fileExists）");
    expect((await tongan(`restore ${file}`)).said).toContain("（backup.notEmpty）");
    const empty = await createTestDatabase();
    expect(await tongan(`restore ${file} --json`, { DATABASE_URL: empty.url })).toMatchObject({ code: 0 });
    const client = new pg.Client({ connectionString: empty.url });
    await client.connect();
    const { rows } = await client.query<{ username: string }>("select username from platform.account");
    expect(rows.map((row) => row.username)).toContain("zhang");
    await client.end();
    await empty.drop();
  });

  it("restores nothing from a file that is damaged, cut or another's", async () => {
    const empty = await createTestDatabase();
    const whole = readFileSync(path("copy.zip"));
    const files = { text: "not a zip", cut: whole.subarray(0, whole.length / 2) };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(path(name), bytes);
      const { code, said } = await tongan(`restore ${path(name)}`, { DATABASE_URL: empty.url });
      expect([code, said]).toEqual([1, expect.stringContaining("（backup.notABackup）")]);
    }
    await empty.drop();
  });

  it("tells program and person apart: results on one stream, sentences on the other, and an exit code", () => {
    const env = {
      DATABASE_URL: database.url,
      TONGAN_DATA: path("data"),
      TONGAN_DEMO: "0",
    };
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [resolve(import.meta.dirname, "../cli.ts"), ...words], {
        env,
        encoding: "utf8",
      });
    const good = run("keys", "status", "--json");
    expect([good.status, good.stderr]).toEqual([0, ""]);
    expect(good.stdout.trim().split("\n")).toHaveLength(3);
    const bad = run("ledger", "pupils");
    expect([bad.status, bad.stdout]).toEqual([2, ""]);
    expect(bad.stderr).toContain("（command.usage）");
  });
});
