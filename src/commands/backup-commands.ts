import { access, rename, rm } from "node:fs/promises";
import { nowIso } from "../kernel/clock.ts";
import { Problem } from "../kernel/problem.ts";
import { keyedRooms } from "../keyed-rooms.ts";
import { systemActor } from "../platform/access/system-actor.ts";
import { backup, restore } from "../platform/db/backup.ts";
import { unitOfWork } from "../platform/db/database.ts";
import type { App } from "../platform/http/app.ts";
import { openWhatIsUsed } from "../platform/keys/rotate-keys.service.ts";
import {
  type Command,
  type CommandCall,
  commandProblems,
  demandFile,
  demandValue,
  readArguments,
} from "./command.ts";

export const backupCommands: readonly (readonly [string, Command])[] = [
  [
    "backup",
    {
      usage: "文件 [--json]",
      purpose: "把数据库完整备份到一个新文件（密钥和附件另行保管）",
      run: runBackup,
    },
  ],
  ["restore", { usage: "文件 [--json]", purpose: "在空库里恢复一份备份（TONGAN_DEMO=0）", run: runRestore }],
];

async function runBackup({ words, open, print, say }: CommandCall): Promise<number> {
  const args = readArguments(words, { flags: ["json"] });
  const path = demandValue(args, 0, "文件名");
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere)
    throw new Problem(commandProblems.fileExists, {
      detail: `${path} 已经存在，没有改动它。请换一个文件名。`,
    });
  const { app, ownerUrl } = await open();
  say("正在备份，期间可以照常办公");
  // Under another name until it is whole: half a backup must not look like one.
  const draft = `${path}.part`;
  let tables: number;
  try {
    tables = await backup(ownerUrl, draft, nowIso());
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  await noteDown(app, "platform.backup", { tables });
  print(
    args.flag("json")
      ? JSON.stringify({ file: path, tables })
      : `已备份 ${tables} 张表到 ${path}。请把数据目录下的 keys 和附件一并另行保管：没有密钥，备份里的号码打不开。`,
  );
  return 0;
}

async function runRestore({ words, open, print, say }: CommandCall): Promise<number> {
  const args = readArguments(words, { flags: ["json"] });
  const path = await demandFile(demandValue(args, 0, "文件名"));
  const { app, ownerUrl } = await open();
  say("正在恢复");
  const tables = await restore(ownerUrl, path);
  const reopened = await openWhatIsUsed(app, keyedRooms);
  await noteDown(app, "platform.restore", { tables });
  for (const { id } of reopened)
    say(`这份备份用到已停用的密钥 ${id}，已重新启用；请运行 keys rotate --wait 改用新密钥。`);
  print(args.flag("json") ? JSON.stringify({ file: path, tables, reopened }) : `已恢复 ${tables} 张表。`);
  return 0;
}

function noteDown(app: App, operation: string, detail: Record<string, unknown>): Promise<void> {
  const actor = systemActor("command-line");
  return unitOfWork(app.database, actor, { operation, effect: "write" }, async (tx) => tx.note({ detail }));
}
