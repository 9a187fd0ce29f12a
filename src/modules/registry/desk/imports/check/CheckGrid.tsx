import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useState } from "react";
import type { ImportRow } from "../../../imports/import-rows.contract.ts";
import { CellEditor } from "./CellEditor.tsx";
import { CellNote } from "./CellNote.tsx";
import { GridRow } from "./GridRow.tsx";
import type { GridColumn } from "./grid-columns.ts";
import { cellBox, HEADER_HEIGHT, layoutGrid, ROW_HEIGHT } from "./grid-layout.ts";
import { type GridSpot, ROW_HEAD } from "./problem-walk.ts";
import { cellView, rowFindings } from "./row-cells.ts";
import { useGridScroll } from "./useGridScroll.ts";
import { visibleRange } from "./visible-range.ts";

interface Editing {
  readonly spot: GridSpot;
  readonly text: string;
}

interface CheckGridProps {
  readonly rows: readonly ImportRow[];
  readonly total: number;
  readonly columns: readonly GridColumn[];
  readonly manySheets: boolean;
  readonly active: GridSpot;
  readonly editing: Editing | undefined;
  readonly savingSeq: number | undefined;
  readonly wordsAt: (spot: GridSpot) => readonly string[];
  readonly onActivate: (spot: GridSpot) => void;
  readonly onEdit: (spot: GridSpot) => void;
  readonly onType: (text: string) => void;
  readonly onSave: (move: 0 | 1) => void;
  readonly onCancel: () => void;
  /** The window is near the end of what has been read. */
  readonly onNearEnd: () => void;
}

const BEYOND = 12;
/** So many rows before the end of what has been read, the next page is asked for. */
const ASK_AHEAD = 80;

/**
 * The file as a spreadsheet: only the rows in the window are drawn, row number and name stand still, faulty cells are marked.
 * The whole length is known from the first page, so the scroll bar tells the truth from the beginning.
 */
export function CheckGrid(props: CheckGridProps) {
  const { rows, total, columns, manySheets, active, editing, savingSeq, onNearEnd } = props;
  const gridId = useId();
  const [hovered, setHovered] = useState<GridSpot | undefined>();
  const fields = useMemo(() => new Set<string>(columns.map(({ field }) => field)), [columns]);
  const layout = useMemo(() => layoutGrid(columns, manySheets ? 128 : 72), [columns, manySheets]);
  const { scroller, scroll, onScroll } = useGridScroll({ active, columns, layout });
  const body = scroll.height - HEADER_HEIGHT;
  const range = visibleRange({
    scrollTop: scroll.top,
    height: body,
    rowHeight: ROW_HEIGHT,
    rows: total,
    beyond: BEYOND,
  });
  const isShort = range.to + ASK_AHEAD > rows.length && rows.length < total;

  useEffect(() => {
    if (isShort) onNearEnd();
  }, [isShort, onNearEnd]);

  const indexes = Array.from({ length: Math.max(0, range.to - range.from) }, (_, at) => range.from + at);
  const noted =
    hovered !== undefined && hasNote(rows[hovered.row], columns[hovered.column], fields) ? hovered : active;
  const notedRow = rows[noted.row];
  const notedBox = cellBox(noted, columns, layout, scroll);
  return (
    <div className="ta-grid-frame">
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label="检查结果"
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={`${gridId}-${active.row}-${active.column === ROW_HEAD ? "head" : active.column}`}
        className="ta-grid"
        onScroll={onScroll}
        onKeyDown={(event) => onGridKey(event, props, Math.floor(body / ROW_HEIGHT))}
        onMouseOver={(event) => setHovered(spotOf(event))}
        onMouseLeave={() => setHovered(undefined)}
        onMouseDown={(event) => {
          const spot = spotOf(event);
          if (spot !== undefined) props.onActivate(spot);
        }}
        onDoubleClick={(event) => {
          const spot = spotOf(event);
          if (spot !== undefined) props.onEdit(spot);
        }}
      >
        <div role="row" aria-rowindex={1} className="ta-grid-header" style={{ width: layout.totalWidth }}>
          <div role="columnheader" className="ta-grid-headcell" style={{ width: layout.headWidth }}>
            行
          </div>
          {columns.map(({ field, label, width }, at) => (
            <div
              key={field}
              role="columnheader"
              className={at === 0 ? "ta-grid-cell ta-grid-name" : "ta-grid-cell"}
              style={at === 0 ? { width, left: layout.headWidth } : { width }}
            >
              {label}
            </div>
          ))}
        </div>
        <div className="ta-grid-body" style={{ width: layout.totalWidth, height: total * ROW_HEIGHT }}>
          {indexes.map((index) => (
            <GridRow
              key={rows[index]?.seq ?? `coming-${index}`}
              row={rows[index]}
              index={index}
              columns={columns}
              fields={fields}
              headWidth={layout.headWidth}
              manySheets={manySheets}
              activeColumn={active.row === index ? active.column : undefined}
              isSaving={savingSeq !== undefined && rows[index]?.seq === savingSeq}
              gridId={gridId}
            />
          ))}
        </div>
      </div>
      {editing === undefined && notedRow !== undefined && notedBox.seen && (
        <CellNote
          row={notedRow}
          field={columns[noted.column]?.field}
          fields={fields}
          box={notedBox}
          gridWidth={scroll.width}
          gridHeight={scroll.height}
        />
      )}
      {editing !== undefined && (
        <CellEditor
          key={`${editing.spot.row}:${editing.spot.column}`}
          label={columns[editing.spot.column]?.label ?? ""}
          box={cellBox(editing.spot, columns, layout, scroll)}
          value={editing.text}
          words={props.wordsAt(editing.spot)}
          onChange={props.onType}
          onSave={(move) => {
            props.onSave(move);
            scroller.current?.focus();
          }}
          onCancel={() => {
            props.onCancel();
            scroller.current?.focus();
          }}
        />
      )}
    </div>
  );
}

function hasNote(
  row: ImportRow | undefined,
  column: GridColumn | undefined,
  fields: ReadonlySet<string>,
): boolean {
  if (row === undefined) return false;
  if (column === undefined) return rowFindings(row, fields).length > 0;
  const { findings, repair } = cellView(row, column.field);
  return findings.length > 0 || repair !== undefined;
}

/** Cells say where they are; the grid listens once for all of them. */
function spotOf({ target }: MouseEvent): GridSpot | undefined {
  const spot =
    target instanceof Element ? target.closest<HTMLElement>("[data-spot]")?.dataset["spot"] : undefined;
  if (spot === undefined) return undefined;
  const [row = "0", column = "0"] = spot.split(":");
  return { row: Number(row), column: Number(column) };
}

function onGridKey(event: KeyboardEvent, props: CheckGridProps, page: number): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
  const { active, columns, total } = props;
  const moves: Readonly<Record<string, GridSpot>> = {
    ArrowDown: { row: active.row + 1, column: active.column },
    j: { row: active.row + 1, column: active.column },
    ArrowUp: { row: active.row - 1, column: active.column },
    k: { row: active.row - 1, column: active.column },
    ArrowRight: { row: active.row, column: active.column + 1 },
    ArrowLeft: { row: active.row, column: active.column - 1 },
    PageDown: { row: active.row + page, column: active.column },
    PageUp: { row: active.row - page, column: active.column },
    Home: { row: active.row, column: 0 },
    End: { row: active.row, column: columns.length - 1 },
  };
  const move = moves[event.key];
  if (move !== undefined) {
    event.preventDefault();
    props.onActivate({
      row: Math.max(0, Math.min(total - 1, move.row)),
      column: Math.max(ROW_HEAD, Math.min(columns.length - 1, move.column)),
    });
  } else if (event.key === "Enter" || event.key === "F2") {
    event.preventDefault();
    props.onEdit(active);
  }
}
