/** Commands of whoever keeps the system running. */
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { now, today } from "../kernel/clock.ts";
import { Problem } from "../kernel/problem.ts";
import { keyedRooms } from "../keyed-rooms.ts";
import { loadDemo } from "../modules/registry/demo/load-demo.service.ts";
import { notFound } from "../platform/access/policy.ts";
import { systemActor } from "../platform/access/system-actor.ts";
import { readHead, sealEntries, verifyChain } from "../platform/audit/chain.service.ts";
import { hashPassword, passwordFault } from "../platform/crypto/password.ts";
import { unitOfWork } from "../platform/db/database.ts";
import { findOwner } from "../platform/db/embedded/owner.ts";
import { insertRows } from "../platform/db/insert-rows.ts";
import { listMigrations } from "../platform/db/migrate.ts";

import type { App } from "../platform/http/app.ts";
import { findAccount } from "../platform/identity/identity.store.ts";
import { identityProblems } from "../platform/identity/identity-problems.contract.ts";
import { resetOtp as resetOtpOperation } from "../platform/identity/second-factor.contract.ts";
import { resetOtp } from "../platform/identity/second-factor.service.ts";
import { unopenable } from "../platform/keys/rotate-keys.service.ts";
import {
  type Command,
  type CommandCall,
  commandProblems,
  demandValue,
  readArguments,
  usage,
} from "./command.ts";

export const adminCommands: readonly (readonly [string, Command])[] = [
  ["migrate", { usage: "[--json]", purpose: "把数据库升级到当前版本", run: runMigrate }],
  [
    "admin create",
    {
      usage: "用户名 --name 姓名 [--password 口令] [--json]",
      purpose: "新建系统管理员；口令也可从标准输入读入",
      run: createAdmin,
    },
  ],
  [
    "audit verify",
    {
      usage: "[--head 序号:摘要] [--json]",
      purpose: "校验审计日志有没有被改动或截短；--head 与以前抄下的链尾核对",
      run: verifyAudit,
    },
  ],
  [
    "otp reset",
    {
      usage: "用户名 --reason 原因 [--json]",
      purpose: "重置一个账号的动态口令（安全管理员自己丢了手机时）",
      run: resetSecondFactor,
    },
  ],
  ["demo load", { usage: "[--json]", purpose: "在空库里装入演示区", run: runDemoLoad }],
  [
    "demo reset",
    { usage: "--yes [--json]", purpose: "清空演示数据，下次启动重新生成（仅限内置数据库）", run: resetDemo },
  ],
  ["doctor", { usage: "[--json]", purpose: "检查数据库、密钥、审计、文件是否正常", run: runDoctor }],
];

async function runMigrate({ words, open, print }: CommandCall): Promise<number> {
  const args = readArguments(words, { flags: ["json"] });
  await open();
  const steps = (await listMigrations()).length;
  print(
    args.flag("json") ? JSON.stringify({ migrations: steps }) : `数据库已是最新版本（${steps} 个升级步骤）`,
  );
  return 0;
}

async function createAdmin({ words, open, print, say }: CommandCall): Promise<number> {
  const args = readArguments(words, { options: ["name", "password"], flags: ["json"] });
  const username = demandValue(args, 0, "用户名");
  const name = args.option("name");
  if (name === undefined) throw usage("请用 --name 写明姓名");
  const password = args.option("password") ?? (await readStandardInput(say));
  const fault = passwordFault(password, username);
  if (fault !== undefined) throw new Problem(identityProblems.weakPassword, { detail: fault });
  const hash = await hashPassword(password);
  const { app } = await open();
  await unitOfWork(
    app.database,
    systemActor("command-line"),
    { operation: "identity.admin.create", effect: "write" },
    async (tx) => {
      if ((await findAccount(tx.sql, username)) !== undefined)
        throw new Problem(commandProblems.usernameTaken);
      const accountId = uuid();
      await insertRows(
        tx,
        "platform.account",
        {
          id: ["uuid", accountId],
          username: ["text", username],
          display_name: ["text", name],
          password_hash: ["text", hash],
          created_at: ["timestamptz", now()],
        },
        [username],
      );
      await insertRows(
        tx,
        "platform.post",
        {
          id: ["uuid", uuid()],
          account_id: ["uuid", accountId],
          role: ["text", "systemAdmin"],
          place_code: ["text", "500117"],
          title: ["text", "系统管理员"],
          valid_from: ["date", today()],
        },
        [username],
      );
      tx.note({ subjectIds: [accountId], detail: { username } });
    },
  );
  print(
    args.flag("json") ? JSON.stringify({ username, role: "systemAdmin" }) : `已新建系统管理员 ${username}`,
  );
  return 0;
}

async function readStandardInput(say: (line: string) => void): Promise<string> {
  if (process.stdin.isTTY) say("请输入口令，以回车和 Ctrl+D 结束");
  let text = "";
  for await (const chunk of process.stdin) text += String(chunk);
  return text.trim();
}

async function verifyAudit({ words, open, print }: CommandCall): Promise<number> {
  const args = readArguments(words, { options: ["head"], flags: ["json"] });
  const writtenDown = args.option("head");
  const head = writtenDown === undefined ? undefined : readHead(writtenDown);
  if (writtenDown !== undefined && head === undefined)
    throw usage("--head 后面要写以前抄下的“序号:摘要”，如 1024:9f86…（摘要共 64 位）");
  const { app } = await open();
  await sealEntries(app.database);
  const noted = app.chainHeads.list();
  const verification = await verifyChain(app.database, head === undefined ? noted : [...noted, head]);
  if (args.flag("json")) print(JSON.stringify(verification));
  else if (verification.ok) {
    print(`审计日志完好：${verification.entries} 条首尾相连，没有被改动，也没有被截短。`);
    print(`链尾（请抄到系统之外，以后用 --head 核对）：${verification.head ?? "还没有记录"}`);
  } else {
    print(
      `审计日志在第 ${verification.firstBroken} 条处断开：这一条或它之前的内容被改动过，或者从这一条起被删去。`,
    );
  }
  return verification.ok ? 0 : 1;
}

async function resetSecondFactor({ words, open, print }: CommandCall): Promise<number> {
  const args = readArguments(words, { options: ["reason"], flags: ["json"] });
  const username = demandValue(args, 0, "用户名");
  const reason = args.option("reason");
  if (reason === undefined || reason.trim().length < 2) throw usage("请用 --reason 写明原因");
  const { app } = await open();
  const account = await findAccount(app.database.kysely, username);
  if (account === undefined) throw notFound();
  await unitOfWork(
    app.database,
    systemActor("command-line"),
    { operation: resetOtpOperation.name, effect: "write" },
    (tx) => resetOtp(tx, app.sessions, account.id, reason),
  );
  print(
    args.flag("json")
      ? JSON.stringify({ username, reset: true })
      : `${username} 的动态口令已重置，现在用密码就能登录。`,
  );
  return 0;
}

async function runDemoLoad({ words, settings, open, print }: CommandCall): Promise<number> {
  const args = readArguments(words, { flags: ["json"] });
  const { app } = await open();
  // With the demonstration switched on, opening an empty house has loaded it already.
  const loaded = (await loadDemo(app)) || settings.demo;
  if (args.flag("json")) print(JSON.stringify({ loaded }));
  else print(loaded ? "演示区已装入。" : "库里已有账号，没有装入演示区。");
  return loaded ? 0 : 1;
}

async function resetDemo({ words, settings, print }: CommandCall): Promise<number> {
  const args = readArguments(words, { flags: ["yes", "json"] });
  if (!args.flag("yes")) throw usage("这会删除全部演示数据。确认请加 --yes");
  if (settings.databaseUrl !== undefined || !settings.demo) throw usage("只有内置数据库的演示数据可以重置");
  // The database may live elsewhere behind a link, which alone would be removed.
  const database = await realpath(join(settings.dataDir, "postgres")).catch(() => undefined);
  if (database !== undefined && findOwner({ folder: database }) !== undefined)
    throw new Problem(commandProblems.serverRuns);
  for (const path of [
    database,
    join(settings.dataDir, "postgres"),
    join(settings.dataDir, "files"),
    join(settings.dataDir, "audit-heads"),
  ])
    if (path !== undefined) await rm(path, { recursive: true, force: true });
  print(args.flag("json") ? JSON.stringify({ reset: true }) : "演示数据已清空，下次启动时重新生成。");
  return 0;
}

async function runDoctor({ words, settings, open, print }: CommandCall): Promise<number> {
  const args = readArguments(words, { flags: ["json"] });
  const { app, ownerUrl } = await open();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const one = async (sql: string) =>
    Object.values(((await client.query(sql)).rows[0] ?? {}) as Record<string, unknown>)[0];
  const verification = await verifyChain(app.database, app.chainHeads.list());
  const findings = [
    { what: "数据库版本", value: await one("show server_version"), ok: true },
    {
      what: "字符集",
      value: await one("select datctype from pg_database where datname = current_database()"),
      ok: true,
    },
    {
      what: "行级安全角色",
      value: "tongan_app",
      ok: (await one("select rolbypassrls from pg_roles where rolname = 'tongan_app'")) === false,
    },
    { what: "升级步骤", value: (await listMigrations()).length, ok: true },
    { what: "区划", value: await one("select count(*) from platform.place"), ok: true },
    {
      what: "儿童档案",
      value: await one("select count(*) from registry.child where withdrawn_at is null"),
      ok: true,
    },
    ...(await keysAndFiles(app)),
    { what: "审计日志", value: `${verification.entries} 条`, ok: verification.ok },
    { what: "数据目录", value: settings.dataDir, ok: true },
  ];
  await client.end();
  for (const finding of findings) {
    print(
      args.flag("json")
        ? JSON.stringify(finding)
        : `${finding.ok ? "正常" : "异常"}  ${finding.what}：${String(finding.value)}`,
    );
  }
  return findings.every((finding) => finding.ok) ? 0 : 1;
}

/** Whether everything sealed opens, and whether the store takes, gives and removes a file. */
async function keysAndFiles(app: App) {
  const locked = await unopenable(app, keyedRooms);
  const names = locked.map(({ use, id }) => `${use} ${id}`).join("、");
  const folder = await mkdtemp(join(tmpdir(), "tongan-doctor-"));
  const probe = join(folder, "probe");
  let trouble: string | undefined;
  try {
    await writeFile(probe, "tongan");
    const location = await app.files.keep(uuid(), probe);
    (await app.files.open(location)).destroy();
    await app.files.remove(location);
  } catch (error) {
    trouble = error instanceof Error ? error.message : String(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { files } = app.settings;
  return [
    {
      what: "密钥",
      value:
        locked.length === 0
          ? "全部数据都有对应的密钥"
          : `有数据用着打不开的密钥（${names}），请运行 keys rotate`,
      ok: locked.length === 0,
    },
    {
      what: "文件存储",
      value: trouble ?? (files.kind === "folder" ? files.folder : `${files.endpoint}/${files.bucket}`),
      ok: trouble === undefined,
    },
  ];
}
