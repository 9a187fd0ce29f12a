/** Rosters of other units without a browser. */
import { linkFile } from "../modules/matching/link/link-file.cli.ts";
import { rosterTypes } from "../modules/matching/rosters/roster-types.ts";
import { type Command, type CommandCall, demandValue, readArguments, usage } from "./command.ts";

/** As offices call them for short, beside the codes of the kinds themselves. */
const SHORT: Readonly<Record<string, string>> = {
  rehab: "compulsoryRehab",
  death: "deaths",
  disability: "disabilityCards",
  school: "schoolCensus",
  moves: "householdMoves",
};

const names = [...rosterTypes.map(({ code }) => code), ...Object.keys(SHORT)];

export const matchingCommands: readonly (readonly [string, Command])[] = [
  [
    "match",
    {
      usage: "文件 --roster 名册 [--check | --commit] [--json]",
      purpose: `拿一份名册和登记簿比对，每行一个结果 JSON（${names.join("、")}），默认只比对，不写入`,
      run: match,
    },
  ],
];

async function match({ words, open, print, say }: CommandCall): Promise<number> {
  const args = readArguments(words, { options: ["roster"], flags: ["check", "commit", "json"] });
  const name = args.option("roster") ?? "";
  const type = rosterTypes.find(({ code }) => code === (SHORT[name] ?? name));
  if (type === undefined) throw usage(`请用 --roster 写明是哪类名册：${names.join("、")}`);
  if (args.flag("check") && args.flag("commit")) throw usage("--check 和 --commit 只能写一个");
  const path = demandValue(args, 0, "文件名");
  const { app } = await open();
  const isDone = await linkFile({ path, type, mode: args.flag("commit") ? "commit" : "check" }, app, {
    print,
    say,
  });
  return isDone ? 0 : 1;
}
