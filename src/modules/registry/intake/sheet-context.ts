/** What stands around a table: which township, village, period and ledger its title lines, sheet name and file name say. */
import { type IsoDate, isoDate, lastDayOfMonth, quarterEnd } from "../../../kernel/calendar-date.ts";
import {
  findTownshipWithin,
  findVillageWithin,
  type PlaceIndex,
  readVillage,
} from "../../../kernel/place-names.ts";
import { comparable } from "../../../kernel/text-repair.ts";
import type { Ledger } from "./ledger-fields.contract.ts";

export interface SheetSurroundings {
  readonly fileName: string;
  readonly sheet: string | null;
  readonly titleLines: readonly string[];
}

export interface SheetContext {
  /** Township code. */
  readonly township?: string;
  /** The text that says the village, for tables without a village column. */
  readonly village?: string;
  readonly asOf?: IsoDate;
}

/** When the form was filled in says nothing about the period that it reports. */
const FILLED_IN =
  /(?:填报|填表|制表|编制|报送|上报|呈报|打印|更新|填写)(?:日期|时间|日):?(?:\d{4})?[年.\-/]?(?:\d{1,2})?[月.\-/]?(?:\d{1,2})?日?/g;
const SIGNED = /^(?:填表人|填报人|制表人|审核|负责人|经办人|联系人|联系电话)/;
const CHINESE_YEAR = /[二一][〇○零Oo一二三四五六七八九]{3}(?=年)/g;
const CHINESE_DIGITS = "〇一二三四五六七八九";

export function readSurroundings(index: PlaceIndex, around: SheetSurroundings): SheetContext {
  const titles = around.titleLines.filter((line) => !SIGNED.test(comparable(line)));
  const named = [...titles, ...(around.sheet === null ? [] : [around.sheet]), baseName(around.fileName)];
  const township = firstOf(named, (text) => findTownshipWithin(index, text)?.code);
  const village = readVillageName(index, titles, around.sheet, township);
  const asOf =
    readPeriod(titles) ??
    readPeriod(around.sheet === null ? [] : [around.sheet]) ??
    readPeriod([baseName(around.fileName)]);
  return {
    ...(township === undefined ? {} : { township }),
    ...(village === undefined ? {} : { village }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

function firstOf<Value>(
  texts: readonly string[],
  read: (text: string) => Value | undefined,
): Value | undefined {
  for (const text of texts) {
    const value = read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function baseName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.(?:xlsx?|xlsm|csv|tsv|txt|et)$/i, "");
}

/** A sheet's name that tries to be a village is handed on even if it is none, so that its rows say which name is not known. */
function readVillageName(
  index: PlaceIndex,
  titles: readonly string[],
  sheet: string | null,
  township: string | undefined,
): string | undefined {
  const inTitles = firstOf(titles, (text) => findVillageWithin(index, text, township)?.name);
  if (inTitles !== undefined || sheet === null) return inTitles;
  const name = comparable(sheet)
    .replace(/^\d+[.、_-]?/, "")
    .replace(/\([^()]*\)$/, "");
  if (readVillage(index, name, township).kind !== "unknown") return name;
  const within = findVillageWithin(index, sheet, township)?.name;
  return within ?? (/(?:村|社区|居委会|村委会|委员会)$/.test(name) ? name : undefined);
}

const PERIODS: readonly (readonly [RegExp, (parts: readonly number[]) => IsoDate | undefined])[] = [
  [
    /截[至止](?:到|至|日期|时间)*:?(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})/,
    ([y = 0, m = 0, d = 0]) => isoDate(y, m, d),
  ],
  [
    /截[至止](?:到|至|日期|时间)*:?(\d{4})年?(\d{2})月?(\d{2})(?!\d)/,
    ([y = 0, m = 0, d = 0]) => isoDate(y, m, d),
  ],
  [/(\d{4})年?度?第?([一二三四1-4])季/, ([y = 0, q = 0]) => quarterEnd(y, q)],
  [/(\d{4})年?Q([1-4])/, ([y = 0, q = 0]) => quarterEnd(y, q)],
  [/(\d{4})年?度?上半年/, ([y = 0]) => isoDate(y, 6, 30)],
  [/(\d{4})年?度?下半年/, ([y = 0]) => isoDate(y, 12, 31)],
  [/(\d{4})年\d{1,2}月?[-—–~至到](?:\d{4}年)?(\d{1,2})月/, ([y = 0, m = 0]) => endOf(y, m)],
  [/(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?/, ([y = 0, m = 0, d = 0]) => isoDate(y, m, d)],
  [/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/, ([y = 0, m = 0, d = 0]) => isoDate(y, m, d)],
  [/(\d{4})[年.\-/](\d{1,2})(?:月|(?!\d))/, ([y = 0, m = 0]) => endOf(y, m)],
  [/(\d{4})年/, ([y = 0]) => isoDate(y, 12, 31)],
];

const QUARTERS = "一二三四";

function endOf(year: number, month: number): IsoDate | undefined {
  return month >= 1 && month <= 12 ? lastDayOfMonth(year, month) : undefined;
}

/** The end of the period that the texts name; the more exact wording wins, then the earlier line. */
export function readPeriod(texts: readonly string[]): IsoDate | undefined {
  const lines = texts
    .map(prepare)
    .filter((line) => line !== "" && !/^\d{4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?$/.test(line));
  for (const [pattern, end] of PERIODS) {
    for (const line of lines) {
      const found = pattern.exec(line);
      if (found === null) continue;
      const date = end(
        found.slice(1).map((part) => (QUARTERS.includes(part) ? QUARTERS.indexOf(part) + 1 : Number(part))),
      );
      if (date !== undefined && date >= "1990" && date < "2100") return date;
    }
  }
  return undefined;
}

function prepare(text: string): string {
  const solid = comparable(text).replace(CHINESE_YEAR, (year) =>
    Array.from(year, (digit) => Math.max(0, CHINESE_DIGITS.indexOf(digit))).join(""),
  );
  return solid.replace(FILLED_IN, "");
}

/** The ledger that titles and file name speak of; undefined where they name none or several. */
export function guessLedger(texts: readonly string[]): Ledger | undefined {
  const all = comparable(texts.join(" "));
  const named: Ledger[] = [];
  if (all.includes("事实无人抚养")) named.push("defactoUnattended");
  if (all.includes("留守")) named.push("leftBehind");
  if (all.includes("困境")) named.push("inDifficulty");
  if (/孤儿/.test(all)) named.push("orphan");
  return named.length === 1 ? named[0] : undefined;
}
