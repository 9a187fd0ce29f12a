import { useState } from "react";
import { Link, useParams } from "react-router";
import { AsOfPicker } from "../../../../faces/desk/parts/AsOfPicker.tsx";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { LandscapePaper } from "../../../../faces/desk/parts/LandscapePaper.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { NotFoundPage } from "../../../../faces/desk/shell/Notice.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import {
  listStatistics,
  readStatistics,
  type StatisticsColumn,
  type StatisticsTable,
  type TableKey,
  tableKeys,
} from "../../statistics/statistics.contract.ts";
import { headingRows, sayFigure } from "./heading-rows.ts";
import { type Figure, NamesDrawer } from "./NamesDrawer.tsx";
import "./statistics.css";

export function StatisticsTablePage() {
  const { table } = useParams();
  const key = tableKeys.find((known) => known === table);
  return key === undefined ? <NotFoundPage /> : <Table table={key} />;
}

/** One table as of a day: places down, figures across, each figure a door to the names behind it. */
function Table({ table }: { readonly table: TableKey }) {
  const { values, set } = useUrlState();
  const { asOf, place } = values;
  const [figure, setFigure] = useState<Figure | undefined>();
  const tables = useRead(listStatistics, {});
  const input = {
    params: { table },
    query: { ...(asOf === undefined ? {} : { asOf }), ...(place === undefined ? {} : { place }) },
  };
  const read = useRead(readStatistics, input, { keepPrevious: true });
  const today = tables.data?.today;
  const named = tables.data?.items.find(({ key }) => key === table);
  const title = read.data?.title ?? named?.title ?? "统计表";
  return (
    <div className="ta-page ta-stat-page">
      <header className="ta-page-head">
        <h1>{title}</h1>
        {read.data !== undefined && (
          <span className="ta-grey">
            {place === undefined ? (
              ""
            ) : (
              <button type="button" className="ta-link" onClick={() => set({ place: undefined })}>
                全部辖区
              </button>
            )}{" "}
            {read.data.unit} · 截至 {read.data.asOf}
          </span>
        )}
        <div className="ta-page-acts ta-noprint">
          {today !== undefined && (
            <AsOfPicker value={asOf} today={today} onChange={(day) => set({ asOf: day })} />
          )}
          <ExportButton
            operation={readStatistics}
            input={{ ...input, accept: XLSX_TYPE }}
            what={`${read.data?.title ?? "统计表"}，截至 ${read.data?.asOf ?? ""}。只有数字，没有姓名。`}
          />
        </div>
      </header>
      {read.error !== null && <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <div className="ta-skeleton ta-stat-skeleton" />}
      {read.data !== undefined && (
        <Figures table={read.data} onPlace={(code) => set({ place: code })} onFigure={setFigure} />
      )}
      {read.data !== undefined && (
        <ol className="ta-stat-notes ta-grey ta-small" aria-label="口径">
          {read.data.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ol>
      )}
      <p className="ta-noprint">
        <Link to="/statistics">其他统计表</Link>
      </p>
      <LandscapePaper />
      <NamesDrawer figure={figure} onClose={() => setFigure(undefined)} />
    </div>
  );
}

interface FiguresProps {
  readonly table: StatisticsTable;
  readonly onPlace: (code: string) => void;
  readonly onFigure: (figure: Figure) => void;
}

function Figures({ table, onPlace, onFigure }: FiguresProps) {
  const heads = headingRows(table.columns);
  const rows = [{ ...table.place, cells: table.total }, ...table.rows];
  const open = (row: (typeof rows)[number], column: StatisticsColumn) =>
    onFigure({
      table: table.key,
      title: `${row.name} · ${[...column.path, column.label].join(" · ")}`,
      cell: column.key,
      place: row.code,
      asOf: table.asOf,
    });
  return (
    <div className="ta-stat-frame" tabIndex={0} role="region" aria-label={table.title}>
      <table className="ta-stat-table">
        <thead>
          {heads.map((cells, level) => (
            <tr key={cells.map(({ key }) => key).join(" ")}>
              {level === 0 && (
                <th scope="col" rowSpan={heads.length} className="ta-stat-place">
                  地方
                </th>
              )}
              {cells.map((cell) => (
                <th
                  key={cell.key}
                  scope={cell.columns > 1 ? "colgroup" : "col"}
                  colSpan={cell.columns}
                  rowSpan={cell.rows}
                >
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.code} className={index === 0 ? "ta-stat-total" : undefined}>
              <th scope="row" className="ta-stat-place">
                {index > 0 && row.level === "township" ? (
                  <button type="button" className="ta-link" onClick={() => onPlace(row.code)}>
                    {row.name}
                  </button>
                ) : (
                  row.name
                )}
              </th>
              {table.columns.map((column) => (
                <td key={column.key} className="ta-num">
                  <FigureCell
                    column={column}
                    value={row.cells[column.key]}
                    onOpen={() => open(row, column)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FigureCellProps {
  readonly column: StatisticsColumn;
  readonly value: number | null | undefined;
  readonly onOpen: () => void;
}

/** A zero is quiet; a figure with people behind it opens their names. */
function FigureCell({ column, value, onOpen }: FigureCellProps) {
  const said = sayFigure(value, column.kind);
  if (!value) return <span className="ta-stat-zero">{said}</span>;
  if (!column.drills) return said;
  return (
    <button type="button" className="ta-link" onClick={onOpen}>
      {said}
    </button>
  );
}
