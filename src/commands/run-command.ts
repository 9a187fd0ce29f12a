/** Finds the command that the words name, runs it, and turns whatever goes wrong into a sentence, a code and an exit code. */
import type { FastifyBaseLogger } from "fastify";
import { type OpenedApp, openApp } from "../compose.ts";
import { Problem } from "../kernel/problem.ts";
import { readSettings } from "../platform/settings.ts";
import { type Command, commandProblems, usage } from "./command.ts";
import { commands } from "./commands.ts";

export interface Voice {
  /** To standard output: results only. */
  print(line: string): void;
  /** To standard error. */
  say(line: string): void;
}

/** Absent: the process's own. */
type Environment = Readonly<Record<string, string | undefined>> | undefined;

const WENT_WRONG = 1;
const WRONG_WORDS = 2;

/** Gives the exit code: 0 only if all went well, 2 when the words were wrong and nothing was begun. */
export async function runCommandLine(
  all: readonly string[],
  env: Environment,
  log: FastifyBaseLogger,
  voice: Voice,
): Promise<number> {
  const { name, words } = commandOf(all);
  const command = commands.get(name);
  if (command === undefined) {
    const isAsked = name === "" || name === "--help";
    voice.print(overview());
    if (!isAsked) sayProblem(usage(`没有“${name}”这条命令`), voice);
    return isAsked ? 0 : WRONG_WORDS;
  }
  if (words.includes("--help")) {
    voice.print(`tongan ${name} ${command.usage}\n  ${command.purpose}`);
    return 0;
  }
  return run(command, words, env, log, voice);
}

/** `audit verify`, `demo load`: the longest name that is a command. */
function commandOf(words: readonly string[]): { name: string; words: readonly string[] } {
  const two = words.slice(0, 2).join(" ");
  return commands.has(two)
    ? { name: two, words: words.slice(2) }
    : { name: words[0] ?? "", words: words.slice(1) };
}

async function run(
  command: Command,
  words: readonly string[],
  env: Environment,
  log: FastifyBaseLogger,
  voice: Voice,
): Promise<number> {
  let opened: OpenedApp | undefined;
  try {
    const settings = readSettings(env);
    const open = async () => {
      opened ??= await openApp({ settings, log, join: true });
      return opened;
    };
    return await command.run({ words, settings, open, ...voice });
  } catch (error) {
    const problem = error instanceof Problem ? error : unforeseen(error);
    sayProblem(problem, voice);
    return problem.code === commandProblems.usage.code ? WRONG_WORDS : WENT_WRONG;
  } finally {
    await opened?.close();
  }
}

function unforeseen(cause: unknown): Problem {
  const said = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new Problem(commandProblems.failed, {
    cause,
    detail: `没有做完，原因是：${said}。已经写入的部分完好。请按原因处理后再运行一次；不明白时把这几行交给技术支持。`,
  });
}

function sayProblem({ title, detail, code, errors, cause }: Problem, { say }: Voice): void {
  say(`${title}：${detail}（${code}）`);
  for (const fault of errors) say(`  ${fault.path}  ${fault.message}`);
  if (code === commandProblems.failed.code && cause instanceof Error && cause.stack !== undefined)
    say(cause.stack);
}

function overview(): string {
  const lines = [...commands].map(
    ([each, { usage: words, purpose }]) => `  ${each} ${words}\n      ${purpose}`,
  );
  return `童安命令行：npm run tongan -- 命令 [参数]\n\n${lines.join("\n")}\n\n每条命令加 --help 看说明。`;
}
