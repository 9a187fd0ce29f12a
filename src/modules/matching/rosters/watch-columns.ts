/** Whether columns hold what their headings say: two swapped ones would make a stranger of everybody. Pure. */
import { comparable } from "../../../kernel/text-repair.ts";
import type { Cell } from "../../../platform/excel/sheet.ts";
import { isBlank, rawText } from "../../../platform/excel/tables/cell-text.ts";
import type { RosterFieldKind } from "./roster-type.ts";

const NAME = /^[\p{Script=Han}·•．.]{2,12}$/u;
const NUMBER = /^[\d*X.E+＊]{10,24}$/;
const SEX = /^(?:[男女]性?|[0129]|未.*)$/;
const DATE = /^\d{4}[-/.年]\d{1,2}/;
const PHONE = /^1\d{10}$/;
const ADDRESS = /[省市区县].*[镇乡村路]|[镇乡村街].*(?:\d|组|号)/;

const shapes = [
  ["电话", PHONE],
  ["号码", NUMBER],
  ["性别", /^[男女]性?$/],
  ["日期", DATE],
  ["地址", ADDRESS],
  ["姓名或文字", /\p{Script=Han}{2,}/u],
] as const;

/** What never stands in a column of the kind, whatever the mess. */
const foreign: Partial<Record<RosterFieldKind, (text: string) => boolean>> = {
  name: (text) => [NUMBER, SEX, DATE, ADDRESS].some((shape) => shape.test(text)),
  citizenNo: (text) => [NAME, DATE, PHONE, ADDRESS].some((shape) => shape.test(text)),
  disabilityNo: (text) => NAME.test(text),
  sex: (text) => !SEX.test(text),
  birthDate: (text) => NAME.test(text) || PHONE.test(text) || /\d{14}/.test(text),
  phone: (text) => NAME.test(text) || ADDRESS.test(text) || /^\d{17}[\dX]$/.test(text),
};

export interface ColumnWatch {
  see(cell: Cell): void;
  /** What most of its cells hold instead; undefined where the column is as its heading says. */
  holds(): string | undefined;
}

export function watchColumn(kind: RosterFieldKind): ColumnWatch | undefined {
  const isForeign = foreign[kind];
  if (isForeign === undefined) return undefined;
  let filled = 0;
  let strange = 0;
  let sample = "";
  return {
    see(cell) {
      if (isBlank(cell)) return;
      filled++;
      const text = comparable(rawText(cell));
      if (!isForeign(text)) return;
      strange++;
      sample = text;
    },
    holds: () =>
      strange * 2 > filled ? (shapes.find(([, shape]) => shape.test(sample))?.[0] ?? "别的内容") : undefined,
  };
}
