/** Where the reference date was found, so that a person can judge it: the same places in the same order as the server reads them. */

import { readPeriod } from "../../../../../kernel/read-period.ts";
import type { ImportSheet } from "../../../imports/import-columns.contract.ts";
import { baseName } from "../../../intake/sheet-context.ts";

export interface FoundDate {
  readonly asOf: string;
  readonly where: string;
}

export function whereAsOf(fileName: string, sheets: readonly ImportSheet[]): FoundDate[] {
  const found = new Map<string, FoundDate & { count: number }>();
  for (const sheet of sheets) {
    if (!sheet.chosen || sheet.asOf === null) continue;
    const said = placeOf(fileName, sheet, sheet.asOf);
    const key = `${sheet.asOf} ${said}`;
    const before = found.get(key);
    if (before === undefined) found.set(key, { asOf: sheet.asOf, where: said, count: 1 });
    else before.count += 1;
  }
  return [...found.values()]
    .sort((one, other) => other.count - one.count)
    .map(({ asOf, where, count }) => ({ asOf, where: count > 1 ? `${where}（${count} 张表）` : where }));
}

function placeOf(fileName: string, { titleLines, name }: ImportSheet, asOf: string): string {
  const line = titleLines.find((text) => readPeriod([text]) === asOf);
  if (line !== undefined) return `标题“${shortened(line)}”`;
  if (name !== null && readPeriod([name]) === asOf) return `表名“${shortened(name)}”`;
  if (readPeriod([baseName(fileName)]) === asOf) return "文件名";
  return "您填写的日期";
}

function shortened(text: string): string {
  const characters = Array.from(text.trim());
  return characters.length > 28 ? `${characters.slice(0, 28).join("")}…` : characters.join("");
}
