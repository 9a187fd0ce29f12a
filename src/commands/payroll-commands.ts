/** A month's payroll without a browser: computed from what is known now, and kept nowhere. */
import { isMonth } from "../kernel/month.ts";
import { tryPayroll } from "../modules/benefits/payroll/compute-payroll.service.ts";
import { systemActor } from "../platform/access/system-actor.ts";
import { unitOfWork } from "../platform/db/database.ts";
import { type Command, type CommandCall, demandValue, readArguments, usage } from "./command.ts";

export const payrollCommands: readonly (readonly [string, Command])[] = [
  [
    "payroll",
    {
      usage: "年月 [--json]",
      purpose: "算出一个月的发放，每个孩子每个项目一行 JSON；只算不存，账号不输出",
      run: runPayroll,
    },
  ],
];

async function runPayroll({ words, open, print, say }: CommandCall): Promise<number> {
  const args = readArguments(words, { flags: ["json"] });
  const month = demandValue(args, 0, "月份");
  if (!isMonth(month)) throw usage(`“${month}”不是月份，请写成 2026-12`);
  const { app } = await open();
  const computed = await unitOfWork(
    app.database,
    systemActor("command-line"),
    { operation: "benefits.payroll.try", effect: "read" },
    (tx) =>
      tryPayroll(tx, month, ({ lines, items }) => {
        const byLine = Map.groupBy(items, (item) => `${item.childId} ${item.programme}`);
        for (const line of lines) {
          const parts = byLine.get(`${line.childId} ${line.programme}`) ?? [];
          print(
            JSON.stringify({
              month,
              ...line,
              accountSealed: undefined,
              accountIndex: undefined,
              items: parts.map(({ forMonth, cause, fen, because }) => ({ forMonth, cause, fen, because })),
            }),
          );
        }
        return Promise.resolve();
      }),
  );
  const { figures, digest } = computed;
  print(JSON.stringify({ month, figures, digest: digest.toString("hex") }));
  say(
    `${month} 共 ${figures.people} 人、${figures.lines} 条，应发 ${(figures.totalFen / 100).toFixed(2)} 元`,
  );
  return 0;
}
