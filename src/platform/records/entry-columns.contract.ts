/** The columns of a kind's list: on the page, in the file and on paper the same. */

import { entryStateCodes } from "./record-codes.contract.ts";
import { sayRecordValue } from "./record-fields.contract.ts";
import type { EntryView, KindView } from "./records.contract.ts";

export interface EntryColumn {
  readonly key: string;
  readonly title: string;
  readonly isNumber: boolean;
  /** Characters of half width. */
  readonly width: number;
  readonly words: (entry: EntryView) => string;
  /** For sums in a spreadsheet: the number itself, money in fen. */
  readonly number?: (entry: EntryView) => number | null;
  readonly isMoney: boolean;
}

export function entryColumns({
  dayLabel,
  about,
  fields,
}: Pick<KindView, "dayLabel" | "fields"> & {
  readonly about: { readonly label: string } | null;
}): EntryColumn[] {
  const text = (key: string, title: string, width: number, words: EntryColumn["words"]): EntryColumn => ({
    key,
    title,
    width,
    words,
    isNumber: false,
    isMoney: false,
  });
  return [
    text("unit", "单位", 22, (entry) => entry.unitName),
    text("on", dayLabel, 12, (entry) => entry.on),
    ...(about === null ? [] : [text("about", about.label, 20, (entry) => entry.aboutName ?? "")]),
    ...fields.map((field): EntryColumn => {
      const isNumber = field.kind === "integer" || field.kind === "money";
      return {
        key: `content.${field.field}`,
        title: field.label,
        isNumber,
        isMoney: field.kind === "money",
        width: field.kind === "longText" ? 36 : isNumber ? 12 : 18,
        words: (entry) => sayRecordValue(field, entry.content[field.field]),
        ...(isNumber
          ? {
              number: (entry: EntryView) => {
                const value = entry.content[field.field];
                return typeof value === "number" ? value : null;
              },
            }
          : {}),
      };
    }),
    text(
      "state",
      "状态",
      14,
      ({ state, isLate }) => `${entryStateCodes.label(state)}${isLate ? "，补登" : ""}`,
    ),
    text("by", "登记人", 12, (entry) => entry.createdBy),
  ];
}
