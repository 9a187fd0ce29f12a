/** The register's work without a browser: lists and figures as of any day. */
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { isIsoDate } from "../kernel/calendar-date.ts";
import { today } from "../kernel/clock.ts";
import { ledgerCodes } from "../modules/registry/imports/import-codes.contract.ts";
import { importFile } from "../modules/registry/imports/import-file.cli.ts";
import { exportLedger } from "../modules/registry/ledgers/export-ledger.service.ts";
import { type LedgerKey, ledgerKeys } from "../modules/registry/ledgers/ledger-views.ts";
import { LedgerQuery } from "../modules/registry/ledgers/ledgers.contract.ts";
import { readLedger } from "../modules/registry/ledgers/read-ledger.service.ts";
import { readStatistics } from "../modules/registry/statistics/read-statistics.service.ts";
import { statisticTables } from "../modules/registry/statistics/statistic-tables.ts";
import type { TableKey } from "../modules/registry/statistics/statistics.contract.ts";
import { systemActor } from "../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../platform/db/database.ts";
import type { App } from "../platform/http/app.ts";
import {
  type Arguments,
  type Command,
  type CommandCall,
  demandValue,
  readArguments,
  usage,
} from "./command.ts";

const PAGE = 200;

export const registryCommands: readonly (readonly [string, Command])[] = [
  [
    "import",
    {
      usage: "文件 --ledger 台账 [--as-of 日期] [--check | --commit] [--json]",
      purpose: `检查或导入一份 Excel、CSV 台账（${ledgerCodes.codes.join("、")}），默认只检查`,
      run: runImport,
    },
  ],
  [
    "ledger",
    {
      usage: "台账 [--as-of 日期] [--place 区划代码] [--xlsx 文件] [--json]",
      purpose: `输出一本台账，每个孩子一行 JSON（${ledgerKeys.join("、")}）`,
      run: runLedger,
    },
  ],
  [
    "export",
    {
      usage: "台账 文件.xlsx [--as-of 日期] [--place 区划代码] [--json]",
      purpose: "把一本台账导出为 Excel 文件",
      run: ({ words, ...call }) => {
        const args = readArguments(words, { options: ["as-of", "place"], flags: ["json"] });
        const file = demandValue(args, 1, "文件名");
        return runLedger({ ...call, words: [...words.filter((word) => word !== file), "--xlsx", file] });
      },
    },
  ],
  [
    "statistics",
    {
      usage: "表 [--as-of 日期] [--place 区划代码] [--json]",
      purpose: `输出一张统计表，每个地方一行 JSON（${Object.keys(statisticTables).join("、")}，或表号如 3.1）`,
      run: runStatistics,
    },
  ],
];

async function runImport({ words, open, print, say }: CommandCall): Promise<number> {
  const args = readArguments(words, { options: ["ledger", "as-of"], flags: ["check", "commit", "json"] });
  const name = args.option("ledger");
  if (name === undefined || !ledgerCodes.has(name))
    throw usage(`请用 --ledger 写明是哪本台账：${ledgerCodes.codes.join("、")}`);
  if (args.flag("check") && args.flag("commit")) throw usage("--check 和 --commit 只能写一个");
  await importFile(
    {
      path: demandValue(args, 0, "文件名"),
      ledger: name,
      asOf: args.option("as-of") === undefined ? undefined : dayOf(args),
      mode: args.flag("commit") ? "commit" : "check",
      json: args.flag("json"),
    },
    open,
    { print, say },
  );
  return 0;
}

async function runLedger({ words, open, print, say }: CommandCall): Promise<number> {
  const args = readArguments(words, { options: ["as-of", "place", "xlsx"], flags: ["json"] });
  const name = demandValue(args, 0, "台账名称");
  const ledger = ledgerKeys.find((key) => key === name);
  if (ledger === undefined) throw usage(`没有“${name}”这本台账，可选：${ledgerKeys.join("、")}`);
  const asOf = dayOf(args);
  const { app } = await open();
  const ask = { asOf, place: placeOf(args, app) };
  const file = args.option("xlsx");
  const count = await work(app, "registry.ledger.read", (tx) =>
    file === undefined ? printLedger(tx, app, ledger, ask, print) : writeLedger(tx, app, ledger, ask, file),
  );
  if (file !== undefined && args.flag("json")) print(JSON.stringify({ ledger, asOf, file }));
  say(file === undefined ? `共 ${count} 人` : `已写入 ${file}`);
  return 0;
}

interface Ask {
  readonly asOf: string;
  readonly place: string | undefined;
}

async function printLedger(
  tx: Tx,
  app: App,
  ledger: LedgerKey,
  ask: Ask,
  print: (line: string) => void,
): Promise<number> {
  let cursor: string | undefined;
  let count = 0;
  do {
    const query = LedgerQuery.parse({ ...ask, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    const page = await readLedger(tx, app, ledger, query);
    for (const item of page.items) print(JSON.stringify(item));
    count += page.items.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return count;
}

async function writeLedger(tx: Tx, app: App, ledger: LedgerKey, ask: Ask, path: string): Promise<number> {
  const { stream } = await exportLedger(tx, app, ledger, LedgerQuery.parse({ ...ask, limit: PAGE }), "xlsx");
  await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
  return 0;
}

async function runStatistics({ words, open, print }: CommandCall): Promise<number> {
  const args = readArguments(words, { options: ["as-of", "place"], flags: ["json"] });
  const name = demandValue(args, 0, "表名");
  const found = Object.entries(statisticTables).find(([key, table]) => key === name || table.number === name);
  if (found === undefined)
    throw usage(`没有“${name}”这张表，可选：${Object.keys(statisticTables).join("、")}`);
  const asOf = dayOf(args);
  const { app } = await open();
  const place = placeOf(args, app);
  const table = await work(app, "registry.statistics.read", (tx) =>
    readStatistics(tx, app, found[0] as TableKey, { asOf, place }),
  );
  print(
    JSON.stringify({
      table: table.key,
      title: table.title,
      asOf: table.asOf,
      place: table.place,
      total: table.total,
    }),
  );
  for (const row of table.rows) print(JSON.stringify(row));
  return 0;
}

function work<Result>(app: App, operation: string, use: (tx: Tx) => Promise<Result>): Promise<Result> {
  return unitOfWork(app.database, systemActor("command-line"), { operation, effect: "read" }, use);
}

/** A mistyped code must not look like a place without children. */
function placeOf(args: Arguments, { places }: App): string | undefined {
  const code = args.option("place");
  if (code !== undefined && places.find(code) === undefined)
    throw usage(`没有区划代码 ${code}：应是 6 位区县、9 位镇街或 12 位村社区代码`);
  return code;
}

function dayOf(args: Arguments): string {
  const day = args.option("as-of") ?? today();
  if (!isIsoDate(day)) throw usage(`“${day}”不是日期，请写成 2026-09-30`);
  return day;
}
