import { Link } from "react-router";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { listBehind } from "../figure-links.ts";
import type { PictureTable, readPicture } from "../picture.contract.ts";
import { sayCell, sayDefinition } from "../say-cell.ts";

type Shown = Pick<OutputOf<typeof readPicture>, "place" | "period">;

interface FigureTableProps {
  readonly table: PictureTable;
  /** Where its numbers lead, if the reader may open lists. */
  readonly shown: Shown | undefined;
  /** A list on this page, for figures of units. */
  readonly onChoose?: ((row: string | null, column: string) => (() => void) | undefined) | undefined;
}

/** Counted for the file and the paper, too much for a screen. */
const quiet: ReadonlySet<string> = new Set(["timed", "ofBefore", "metBefore", "missedBefore", "timedBefore"]);
const bad: ReadonlySet<string> = new Set(["late", "missed", "overdue", "waiting"]);

/** One table of the picture: its numbers open what they count, and below it stands what that is. */
export function FigureTable({ table, shown, onChoose }: FigureTableProps) {
  const columns = table.columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ code }) => !quiet.has(code));
  const line = (row: string | null, cells: readonly (number | null)[]) =>
    columns.map(({ code, kind, at }) => {
      const value = cells[at] ?? null;
      const text = sayCell(kind, value);
      const opens = shown !== undefined && value !== 0 && value !== null;
      const to = opens ? listBehind(shown, table, row, code) : undefined;
      const choose = onChoose?.(row, code);
      const tone = value === 0 ? "ta-num ta-zero" : bad.has(code) ? "ta-num ta-red" : "ta-num";
      return (
        <td key={code} className={tone}>
          {to !== undefined && <Link to={to}>{text}</Link>}
          {value !== 0 && to === undefined && choose !== undefined && (
            <button type="button" className="ta-link" onClick={choose}>
              {text}
            </button>
          )}
          {(value === 0 || (to === undefined && choose === undefined)) && text}
        </td>
      );
    });
  return (
    <section className="ta-paper ta-picture-table" aria-label={table.title}>
      <div className="ta-paper-head">
        <h2>{table.title}</h2>
      </div>
      {table.rows.length === 0 ? (
        <p className="ta-paper-body ta-grey">这段时间没有。</p>
      ) : (
        <div className="ta-scroll">
          <table className="ta-lines">
            <thead>
              <tr>
                <th scope="col">{table.by}</th>
                {columns.map(({ code, label }) => (
                  <th key={code} scope="col" className="ta-num">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.code}>
                  <th scope="row">{row.label}</th>
                  {line(row.code, row.cells)}
                </tr>
              ))}
            </tbody>
            {table.total !== null && (
              <tfoot>
                <tr>
                  <th scope="row">合计</th>
                  {line(null, table.total)}
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
      <details className="ta-picture-what">
        <summary>这里数的是什么</summary>
        <p>{sayDefinition(table.definition)}</p>
      </details>
    </section>
  );
}
