import { Link } from "react-router";
import type { FigureColumn, FigureRow, FigureTable } from "../picture.contract.ts";
import { shortSpan } from "../short-span.ts";

interface PictureTableProps {
  readonly table: FigureTable;
}

/** A table of figures, what it counts, and behind each number that can be opened the list of what was counted. */
export function PictureTable({ table }: PictureTableProps) {
  const { code, title, says, rowTitle, columns, rows, total } = table;
  return (
    <section className="ta-paper" aria-label={title} id={code}>
      <div className="ta-paper-head">
        <h2>{title}</h2>
      </div>
      <div className="ta-paper-body">
        {rows.length === 0 ? (
          <p className="ta-grey">这段时间没有。</p>
        ) : (
          <div className="ta-picture-table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{rowTitle}</th>
                  {columns.map(({ key, label }) => (
                    <th key={key} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Line key={row.key} row={row} columns={columns} />
                ))}
              </tbody>
              {total !== null && (
                <tfoot>
                  <Line row={total} columns={columns} />
                </tfoot>
              )}
            </table>
          </div>
        )}
        <Says says={says} />
      </div>
    </section>
  );
}

export function Says({ says }: { readonly says: string }) {
  return (
    <details className="ta-picture-says">
      <summary>怎样统计的</summary>
      {says.split("；").map((sentence) => (
        <p key={sentence}>{sentence}。</p>
      ))}
    </details>
  );
}

function Line({ row, columns }: { readonly row: FigureRow; readonly columns: readonly FigureColumn[] }) {
  return (
    <tr>
      <th scope="row">{row.label}</th>
      {columns.map((column) => (
        <FigureCell
          key={column.key}
          column={column}
          value={row.cells[column.key] ?? null}
          link={row.links[column.key]}
        />
      ))}
    </tr>
  );
}

interface FigureCellProps {
  readonly column: FigureColumn;
  readonly value: number | null;
  readonly link: string | undefined;
}

function FigureCell({ column, value, link }: FigureCellProps) {
  if (value === null) return <td className="ta-num ta-zero">—</td>;
  if (value === 0 && column.kind === "count") return <td className="ta-num ta-zero">0</td>;
  const words = wordsOf(column, value);
  return (
    <td className={column.key === "late" ? "ta-num ta-red" : "ta-num"}>
      {link === undefined ? words : <Link to={link}>{words}</Link>}
    </td>
  );
}

function wordsOf({ kind }: FigureColumn, value: number): string {
  if (kind === "percent") return `${(value / 100).toFixed(1)}%`;
  return kind === "minutes" ? shortSpan(value) : value.toLocaleString("zh-CN");
}
