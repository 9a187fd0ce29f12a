/** The administrator's command line. Each command acts as a named post of the system and is audited like anybody. */
import type { Command } from "./commands/command.ts";
import { commands } from "./commands/commands.ts";
import { type OpenedApp, openApp } from "./compose.ts";
import { Problem } from "./kernel/problem.ts";
import { createLog } from "./platform/log.ts";
import { readSettings } from "./platform/settings.ts";

const [name = "", ...args] = commandOf(process.argv.slice(2));
const command = commands.get(name);

if (command === undefined || args.includes("--help")) {
  process.stdout.write(command === undefined ? overview() : `${usageOf(name, command)}\n`);
  process.exitCode = command === undefined && name !== "" && name !== "--help" ? 2 : 0;
} else {
  process.exitCode = await run(command, args);
}

/** `audit verify`, `demo load`: the longest name that is a command. */
function commandOf(words: readonly string[]): string[] {
  const two = words.slice(0, 2).join(" ");
  return commands.has(two) ? [two, ...words.slice(2)] : [...words];
}

async function run(todo: Command, words: readonly string[]): Promise<number> {
  const log = createLog("error", 2);
  let opened: OpenedApp | undefined;
  try {
    const settings = readSettings();
    const open = async () => {
      opened ??= await openApp({ settings, log, join: true });
      return opened;
    };
    return await todo.run({
      words,
      settings,
      open,
      print: (line) => process.stdout.write(`${line}\n`),
      say: (line) => process.stderr.write(`${line}\n`),
    });
  } catch (error) {
    if (error instanceof Problem) {
      process.stderr.write(`${error.title}：${error.detail}（${error.code}）\n`);
      for (const fault of error.errors) process.stderr.write(`  ${fault.path}  ${fault.message}\n`);
    } else {
      log.fatal({ err: error }, "command failed");
      process.stderr.write(
        "命令没有做完，系统出了问题。已经保存的内容不受影响；请把上面这一行告诉管理员。\n",
      );
    }
    return 1;
  } finally {
    await opened?.close();
  }
}

function usageOf(of: string, { usage, purpose }: Command): string {
  return `tongan ${of} ${usage}\n  ${purpose}`;
}

function overview(): string {
  const lines = [...commands].map(
    ([each, { usage, purpose }]) => `  ${`${each} ${usage}`.padEnd(64)} ${purpose}`,
  );
  return `童安命令行：npm run tongan -- 命令 [参数]\n\n${lines.join("\n")}\n\n每条命令加 --help 看说明。\n`;
}
