/** The merged headings of a table: one row a level, neighbours with the same words sharing a cell. Pure. */

interface Headed {
  readonly key: string;
  readonly label: string;
  /** Headings above, outermost first. */
  readonly path: readonly string[];
}

export interface HeadingCell {
  readonly key: string;
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** Rows of cells as HTML wants them: a column without groups reaches down over all rows. */
export function headingRows(columns: readonly Headed[]): HeadingCell[][] {
  const depth = Math.max(0, ...columns.map((column) => column.path.length)) + 1;
  const rows: HeadingCell[][] = Array.from({ length: depth }, () => []);
  for (let level = 0; level < depth; level += 1) {
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at];
      if (column === undefined || level > column.path.length) continue;
      if (level === column.path.length) {
        rows[level]?.push({ key: column.key, text: column.label, columns: 1, rows: depth - level });
        continue;
      }
      let end = at + 1;
      while (end < columns.length && sharesHeading(column, columns[end], level)) end += 1;
      rows[level]?.push({
        key: `${level}/${column.key}`,
        text: column.path[level] ?? "",
        columns: end - at,
        rows: 1,
      });
      at = end - 1;
    }
  }
  return rows;
}

function sharesHeading(a: Headed, b: Headed | undefined, level: number): boolean {
  if (b === undefined || b.path.length <= level) return false;
  return a.path.slice(0, level + 1).join("/") === b.path.slice(0, level + 1).join("/");
}

/** As a person reads it: counts plain, hundredths of a per cent as 12.34%, fen as yuan; null is not theirs to know. */
export function sayFigure(value: number | null | undefined, kind: "count" | "percent" | "money"): string {
  if (value === null || value === undefined) return "—";
  if (kind === "count") return value.toLocaleString("zh-CN");
  const decimals = (value / 100).toLocaleString("zh-CN", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return kind === "percent" ? `${decimals}%` : decimals;
}
