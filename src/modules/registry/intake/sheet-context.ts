/** What stands around a table: which township, village, period and ledger its title lines, sheet name and file name say. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import {
  findTownshipWithin,
  findVillageWithin,
  type PlaceIndex,
  readVillage,
} from "../../../kernel/place-names.ts";
import { readPeriod } from "../../../kernel/read-period.ts";
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

const SIGNED = /^(?:填表人|填报人|制表人|审核|负责人|经办人|联系人|联系电话)/;

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
