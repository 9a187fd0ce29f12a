/** What the rules say of each child, with reasons, one JSON a line: for whoever checks them from outside. */
import { isIsoDate } from "../kernel/calendar-date.ts";
import { today } from "../kernel/clock.ts";
import { tellVerdicts } from "../modules/benefits/screening/tell-verdicts.service.ts";
import { systemActor } from "../platform/access/system-actor.ts";
import { unitOfWork } from "../platform/db/database.ts";
import { type Command, type CommandCall, readArguments, usage } from "./command.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const screeningCommands: readonly (readonly [string, Command])[] = [
  [
    "screen",
    {
      usage: "[--child 档案ID] [--as-of 日期] [--json]",
      purpose: "逐个孩子对照全部类别和待遇项目，给出结论、理由和缺的情况，每行一个孩子（JSON）",
      run: screen,
    },
  ],
];

async function screen({ words, open, print, say }: CommandCall): Promise<number> {
  const args = readArguments(words, { options: ["child", "as-of"], flags: ["json"] });
  const on = args.option("as-of") ?? today();
  if (!isIsoDate(on)) throw usage(`“${on}”不是日期，请写成 2026-09-30`);
  const child = args.option("child");
  if (child !== undefined && !UUID.test(child)) throw usage(`“${child}”不是档案 ID`);
  const { app } = await open();
  const work = { operation: "benefits.screening.tell", effect: "read" } as const;
  const told = await unitOfWork(app.database, systemActor("command-line"), work, async (tx) => {
    let count = 0;
    for await (const one of tellVerdicts(tx, on, child)) {
      print(JSON.stringify(one));
      count += 1;
    }
    tx.note({ detail: { on, told: count }, ...(child === undefined ? {} : { subjectIds: [child] }) });
    return count;
  });
  say(told === 0 ? "没有找到孩子" : `共 ${told} 个孩子，截至 ${on}`);
  return told === 0 && child !== undefined ? 1 : 0;
}
