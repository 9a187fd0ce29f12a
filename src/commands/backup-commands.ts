import { nowIso } from "../kernel/clock.ts";
import { backup, restore } from "../platform/db/backup.ts";
import { type Command, demandValue, readArguments } from "./command.ts";

export const backupCommands: readonly (readonly [string, Command])[] = [
  [
    "backup",
    {
      usage: "文件",
      purpose: "把数据库完整备份到一个文件（密钥和附件另行保管）",
      async run({ words, open, print }) {
        const path = demandValue(readArguments(words, {}), 0, "文件名");
        const { ownerUrl } = await open();
        const tables = await backup(ownerUrl, path, nowIso());
        print(
          `已备份 ${tables} 张表到 ${path}。请把数据目录下的 keys 和 files 一并另行保管：没有密钥，备份里的号码打不开。`,
        );
        return 0;
      },
    },
  ],
  [
    "restore",
    {
      usage: "文件",
      purpose: "在空库里恢复一份备份（TONGAN_DEMO=0）",
      async run({ words, open, print }) {
        const path = demandValue(readArguments(words, {}), 0, "文件名");
        const { ownerUrl } = await open();
        const tables = await restore(ownerUrl, path);
        print(`已恢复 ${tables} 张表。`);
        return 0;
      },
    },
  ],
];
