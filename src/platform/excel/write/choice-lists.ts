import { columnLetters } from "../column-letters.ts";
import type { ColumnSpec, SheetSpec } from "../workbook-spec.ts";
import { escapeXml } from "./xml-escape.ts";

/** Excel's limit for a list that is spelled out in the rule itself. */
const MAX_SPELLED_OUT = 255;
export const CHOICES_SHEET = "选项";

/** The drop-down lists of all sheets; long ones are columns of a hidden sheet. */
export class ChoiceLists {
  readonly #long: (readonly string[])[] = [];

  constructor(sheets: readonly SheetSpec[]) {
    const lists = sheets.flatMap((sheet) => sheet.columns.map((column) => column.choices ?? []));
    for (const list of lists) if (!fitsTheRule(list) && this.#indexOf(list) < 0) this.#long.push(list);
  }

  /** The rules for a sheet's columns over its data rows. */
  validations(columns: readonly ColumnSpec[], firstRow: number, lastRow: number): string {
    const rules = columns.flatMap((column, index) => {
      if (column.choices === undefined || column.choices.length === 0) return [];
      const letters = columnLetters(index);
      return [
        '<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="请从列表中选择" ' +
          `error="${escapeXml("这一格只能填下拉列表里的内容。")}" sqref="${letters}${firstRow}:${letters}${lastRow}">` +
          `<formula1>${escapeXml(this.#formula(column.choices))}</formula1></dataValidation>`,
      ];
    });
    return rules.length === 0
      ? ""
      : `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
  }

  /** The hidden sheet, when any list needed it. */
  sheet(): SheetSpec | undefined {
    if (this.#long.length === 0) return undefined;
    const length = Math.max(...this.#long.map((list) => list.length));
    const rows = Array.from({ length }, (_, row) => this.#long.map((list) => list[row]));
    return {
      name: CHOICES_SHEET,
      plain: true,
      columns: this.#long.map(() => ({ heading: "" })),
      rows: [rows],
    };
  }

  #formula(choices: readonly string[]): string {
    if (fitsTheRule(choices)) return `"${choices.join(",")}"`;
    const letters = columnLetters(this.#indexOf(choices));
    return `'${CHOICES_SHEET}'!$${letters}$1:$${letters}$${choices.length}`;
  }

  #indexOf(choices: readonly string[]): number {
    return this.#long.findIndex((list) => list.join("\n") === choices.join("\n"));
  }
}

function fitsTheRule(choices: readonly string[]): boolean {
  return (
    choices.join(",").length <= MAX_SPELLED_OUT && !choices.some((choice) => /[,"]|^\s|\s$/.test(choice))
  );
}
