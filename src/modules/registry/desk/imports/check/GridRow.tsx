import { memo } from "react";
import { rowResultCodes } from "../../../imports/import-codes.contract.ts";
import type { ImportRow } from "../../../imports/import-rows.contract.ts";
import type { GridColumn } from "./grid-columns.ts";
import { ROW_HEIGHT } from "./grid-layout.ts";
import { ROW_HEAD } from "./problem-walk.ts";
import { cellView, rowFindings } from "./row-cells.ts";

interface GridRowProps {
  readonly row: ImportRow | undefined;
  readonly index: number;
  readonly columns: readonly GridColumn[];
  readonly fields: ReadonlySet<string>;
  readonly headWidth: number;
  readonly manySheets: boolean;
  readonly activeColumn: number | undefined;
  readonly isSaving: boolean;
  readonly gridId: string;
}

const words = {
  reject: "不能导入",
  warn: "有提醒",
  repaired: "已自动修正",
  edited: "改过",
  plain: undefined,
} as const;

/** One row, as long as it is in the window. Clicks are heard by the grid: a cell says only where it is. */
export const GridRow = memo(function GridRow({
  row,
  index,
  columns,
  fields,
  headWidth,
  manySheets,
  activeColumn,
  isSaving,
  gridId,
}: GridRowProps) {
  const style = { top: index * ROW_HEIGHT };
  if (row === undefined) {
    return (
      <div role="row" aria-rowindex={index + 2} className="ta-grid-row is-coming" style={style}>
        <div role="rowheader" className="ta-grid-headcell" style={{ width: headWidth }} />
        <div role="gridcell" className="ta-skeleton" />
      </div>
    );
  }
  const state = row.excluded ? " is-excluded" : row.outcome === "reject" ? " is-reject" : "";
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy={isSaving}
      className={`ta-grid-row${state}${isSaving ? " is-saving" : ""}${activeColumn === undefined ? "" : " is-here"}`}
      style={style}
    >
      <div
        role="rowheader"
        id={`${gridId}-${index}-head`}
        data-spot={`${index}:${ROW_HEAD}`}
        className={`ta-grid-headcell${activeColumn === ROW_HEAD ? " is-active" : ""}`}
        style={{ width: headWidth }}
      >
        <RowMark row={row} hasRowFinding={rowFindings(row, fields).length > 0} />
        {manySheets && <span className="ta-grid-sheet">{row.sheet}</span>}
        <span className="ta-grid-number">{row.row}</span>
      </div>
      {columns.map((column, at) => {
        const { text, mark } = cellView(row, column.field);
        return (
          <div
            key={column.field}
            role="gridcell"
            id={`${gridId}-${index}-${at}`}
            data-spot={`${index}:${at}`}
            aria-colindex={at + 2}
            aria-invalid={mark === "reject" ? true : undefined}
            aria-description={words[mark]}
            className={cellClass(mark, at, activeColumn === at, text)}
            style={at === 0 ? { width: column.width, left: headWidth } : { width: column.width }}
          >
            <span title={mark === "plain" && text.length > 8 ? text : undefined}>{text}</span>
          </div>
        );
      })}
    </div>
  );
});

function cellClass(mark: string, at: number, active: boolean, text: string): string {
  const name = at === 0 ? ` ta-grid-name${Array.from(text).length > 7 ? " is-long" : ""}` : "";
  return `ta-grid-cell is-${mark}${name}${active ? " is-active" : ""}`;
}

function RowMark({ row, hasRowFinding }: { readonly row: ImportRow; readonly hasRowFinding: boolean }) {
  const ring = hasRowFinding ? " is-ringed" : "";
  if (row.excluded) return <span className="ta-grid-mark ta-grey">不导入</span>;
  if (row.result !== null && row.result !== "refused")
    return <span className="ta-grid-mark ta-green">{rowResultCodes.label(row.result).slice(0, 2)}</span>;
  if (row.outcome === "reject")
    return (
      <span className={`ta-grid-mark ta-red${ring}`} role="img" aria-label="不能导入">
        ×
      </span>
    );
  if (row.outcome === "acceptWithWarning")
    return (
      <span className={`ta-grid-mark ta-amber${ring}`} role="img" aria-label="可以导入，有提醒">
        !
      </span>
    );
  return (
    <span className="ta-grid-mark ta-green" role="img" aria-label="可以导入">
      ✓
    </span>
  );
}
