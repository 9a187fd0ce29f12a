/** A figure in words, the same on the page, in the file and on paper. Pure. */
import type { PictureTable } from "./picture.contract.ts";
import type { Cell } from "./withhold.ts";

export function sayCell(kind: PictureTable["columns"][number]["kind"], cell: Cell): string {
  if (cell === null) return "—";
  if (typeof cell === "string") return cell;
  if (kind === "percent") return `${(cell / 100).toFixed(1)}%`;
  return kind === "hours" ? String(cell) : cell.toLocaleString("zh-CN");
}

export function sayDefinition({ counts, starts, ends, source }: PictureTable["definition"]): string {
  return [
    `数的是：${counts}`,
    ...(starts === null ? [] : [`从：${starts}。`]),
    ...(ends === null ? [] : [`到：${ends}。`]),
    `数据来自：${source}。`,
  ].join("");
}
