import { stat } from "node:fs/promises";
import type { OpenedApp } from "../compose.ts";
import { declareProblem, Problem } from "../kernel/problem.ts";
import type { Settings } from "../platform/settings.ts";

/** What a command gets: its words, the settings, the house (opened only if it asks), and two ways to speak. */
export interface CommandCall {
  readonly words: readonly string[];
  readonly settings: Settings;
  open(): Promise<OpenedApp>;
  /** To standard output: the result, one line at a time. */
  print(line: string): void;
  /** To standard error: progress and sentences for people. */
  say(line: string): void;
}

export interface Command {
  readonly usage: string;
  readonly purpose: string;
  /** The exit code: 0 only if all went well. */
  run(call: CommandCall): Promise<number>;
}

export const commandProblems = {
  usage: declareProblem({ code: "command.usage", status: 400, title: "命令写得不对" }),
  failed: declareProblem({ code: "command.failed", status: 500, title: "命令没有做完" }),
  fileExists: declareProblem({ code: "command.fileExists", status: 409, title: "已有同名文件" }),
  usernameTaken: declareProblem({
    code: "command.usernameTaken",
    status: 409,
    title: "用户名已有人用",
    detail: "没有新建账号。请换一个用户名；要改口令请由本人登录后修改。",
  }),
  serverRuns: declareProblem({
    code: "command.serverRuns",
    status: 409,
    title: "服务器正在运行",
    detail: "数据没有改动。请先停止服务器，再运行这条命令。",
  }),
  noFile: declareProblem({ code: "command.noFile", status: 404, title: "找不到文件" }),
};

/** The words of a command sorted into values, options and flags. */
export interface Arguments {
  readonly values: readonly string[];
  option(name: string): string | undefined;
  flag(name: string): boolean;
}

/** `FILE --ledger orphan --json`; `options` take a value, everything else with two dashes is a flag. @throws command.usage */
export function readArguments(
  words: readonly string[],
  known: { readonly options?: readonly string[]; readonly flags?: readonly string[] },
): Arguments {
  const values: string[] = [];
  const options = new Map<string, string>();
  const flags = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("--")) values.push(word);
    else if (known.options?.includes(word.slice(2))) {
      const value = words[at + 1];
      if (value === undefined || value.startsWith("--")) throw usage(`${word} 后面要有一个值`);
      options.set(word.slice(2), value);
      at += 1;
    } else if (known.flags?.includes(word.slice(2))) flags.add(word.slice(2));
    else throw usage(`没有 ${word} 这个选项`);
  }
  return { values, option: (name) => options.get(name), flag: (name) => flags.has(name) };
}

/** The file that is to be read. @throws command.noFile */
export async function demandFile(path: string): Promise<string> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile)
    throw new Problem(commandProblems.noFile, { detail: `读不到 ${path}，什么都没有做。请核对路径。` });
  return path;
}

export function usage(detail: string): Problem {
  return new Problem(commandProblems.usage, { detail });
}

/** The value at this place, or the sentence that says what is missing. @throws command.usage */
export function demandValue(args: Arguments, index: number, what: string): string {
  const value = args.values[index];
  if (value === undefined) throw usage(`缺少${what}`);
  return value;
}
