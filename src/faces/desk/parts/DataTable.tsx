import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useShortcut } from "../shortcuts.ts";
import { ProblemNote } from "./ProblemNote.tsx";
import { usePrintingSince } from "./print.ts";
import { TableHead } from "./TableHead.tsx";
import type { Column } from "./table-column.ts";
import { rowToEnter, scrollFor, shareOfSheet, tableWindow, widthOfText } from "./table-window.ts";
import "./data-table.css";

export interface DataTableProps<Row> {
  /** What the table is, for readers who hear it. */
  readonly label: string;
  /** The first one stands still while the others move. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** Click, Enter. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** Shown open beside the table. */
  readonly openKey?: string | undefined;
  /** Waiting for the first rows. */
  readonly isPending?: boolean;
  /** The rows are still those of the question before. */
  readonly isOld?: boolean;
  readonly problem?: unknown;
  readonly onRetry?: () => void;
  readonly empty: ReactNode;
  /** Names the first cell of the totals line; columns bring their own `total`. */
  readonly totals?: string | undefined;
  readonly more?:
    | { readonly has: boolean; readonly isLoading: boolean; readonly load: () => void }
    | undefined;
  readonly sort?: { readonly value: string; readonly set: (value: string) => void } | undefined;
  readonly chosen?:
    | { readonly keys: ReadonlySet<string>; readonly set: (keys: ReadonlySet<string>) => void }
    | undefined;
  /** Fills the window down to its lower edge; false: as high as its rows. */
  readonly fills?: boolean;
  readonly rowClass?: ((row: Row) => string | undefined) | undefined;
}

/** Kept in step with data-table.css. */
const ROW_HEIGHT = 34;
const HEAD_HEIGHT = 34;

/** A dense table: one frozen column, rows by keyboard, more rows as one goes down, drawn in a window when long. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, more, chosen, fills = true } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(480);
  const [scrolled, setScrolled] = useState(0);
  const [active, setActive] = useState(0);
  const isPrinting = usePrintingSince() !== undefined;
  const count = rows?.length ?? 0;
  const hasGroups = columns.some((column) => column.group !== undefined);
  const headHeight = HEAD_HEIGHT * (hasGroups ? 2 : 1);

  useLayoutEffect(() => {
    const measure = () => {
      const top = (frame.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setHeight(fills ? Math.max(320, window.innerHeight - top - 20) : 100_000);
    };
    measure();
    window.addEventListener("resize", measure);
    return () => {
      window.removeEventListener("resize", measure);
    };
    // Whatever stands above the table may have changed its height.
  });

  const goTo = (index: number) => {
    const box = frame.current;
    if (box === null || count === 0) return;
    const next = Math.max(0, Math.min(index, count - 1));
    setActive(next);
    const to = scrollFor(next, ROW_HEIGHT, box.scrollTop, box.clientHeight - headHeight);
    if (to !== undefined) box.scrollTop = to;
    if (next > count - 10 && more?.has === true && !more.isLoading) more.load();
    const focus = () => {
      const row = box.querySelector<HTMLElement>(`tr[data-index="${next}"]`);
      row?.focus({ preventScroll: true });
      return row !== null;
    };
    // A row outside the window is drawn first.
    if (!focus()) requestAnimationFrame(focus);
  };
  const step = (by: 1 | -1) => {
    const box = frame.current;
    if (box === null) return;
    if (focusedIn(box)) goTo(active + by);
    else goTo(rowToEnter(active, ROW_HEIGHT, box.scrollTop, box.clientHeight - headHeight));
  };
  useShortcut({ key: "j", what: "表格里下一行" }, () => step(1));
  useShortcut({ key: "k", what: "表格里上一行" }, () => step(-1));

  const open = (index: number) => {
    const row = rows?.[index];
    if (row !== undefined) props.onOpen?.(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLTableRowElement)) return;
    if (event.key === "ArrowDown") goTo(active + 1);
    else if (event.key === "ArrowUp") goTo(active - 1);
    else if (event.key === "Home") goTo(0);
    else if (event.key === "End") goTo(count - 1);
    else if (event.key === "Enter") open(active);
    else if (event.key === " " && chosen !== undefined) toggle(active);
    else return;
    event.preventDefault();
  };
  const toggle = (index: number) => {
    const row = rows?.[index];
    if (row === undefined || chosen === undefined) return;
    const next = new Set(chosen.keys);
    if (!next.delete(rowKey(row))) next.add(rowKey(row));
    chosen.set(next);
  };

  if (props.problem !== undefined && props.problem !== null && rows === undefined) {
    return <ProblemNote problem={props.problem} onRetry={props.onRetry} />;
  }
  if (rows !== undefined && count === 0) return <div className="ta-paper">{props.empty}</div>;

  const widths = columns.map((column) => widthOf(column, rows));
  // Paper has no window.
  const view = isPrinting
    ? { from: 0, to: count, above: 0, below: 0 }
    : tableWindow(count, ROW_HEIGHT, scrolled, height);
  const choosing = chosen === undefined ? 0 : 40;
  const total = widths.reduce((sum, width) => sum + width, choosing);
  return (
    <div
      ref={frame}
      className={props.isOld === true ? "ta-table-frame ta-table-old" : "ta-table-frame"}
      style={{ maxHeight: height }}
      onScroll={({ currentTarget: box }) => {
        setScrolled(box.scrollTop);
        const isNear = box.scrollTop + box.clientHeight > box.scrollHeight - 600;
        if (isNear && more?.has === true && !more.isLoading) more.load();
      }}
    >
      <table
        className={classOf({ isCrowded: isPrinting && total > CROWDED_FROM, first: widths[0] ?? 0 })}
        aria-label={props.label}
        aria-rowcount={more?.has === true ? -1 : count + 1}
        aria-busy={rows === undefined}
        style={{ width: total }}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {chosen !== undefined && <col style={{ width: choosing }} />}
          {columns.map((column, index) => (
            <col
              key={column.key}
              style={{ width: isPrinting ? shareOfSheet(widths[index] ?? 0, total) : widths[index] }}
            />
          ))}
        </colgroup>
        <TableHead
          columns={columns}
          hasGroups={hasGroups}
          sort={props.sort}
          chooseAll={
            chosen === undefined
              ? undefined
              : {
                  all: count > 0 && rows !== undefined && rows.every((row) => chosen.keys.has(rowKey(row))),
                  set: (all) => chosen.set(new Set(all ? (rows ?? []).map(rowKey) : [])),
                }
          }
        />
        {rows === undefined ? (
          <SkeletonRows columns={[...(chosen === undefined ? [] : [""]), ...columns.map(({ key }) => key)]} />
        ) : (
          <tbody>
            <Spacer height={view.above} />
            {rows.slice(view.from, view.to).map((row, offset) => {
              const index = view.from + offset;
              return (
                <TableRow
                  key={rowKey(row)}
                  {...{ row, index, columns }}
                  isActive={index === active}
                  isOpen={props.openKey === rowKey(row)}
                  className={props.rowClass?.(row)}
                  chosen={
                    chosen === undefined
                      ? undefined
                      : { is: chosen.keys.has(rowKey(row)), toggle: () => toggle(index) }
                  }
                  onFocus={() => setActive(index)}
                  onOpen={props.onOpen === undefined ? undefined : () => open(index)}
                />
              );
            })}
            <Spacer height={view.below} />
          </tbody>
        )}
        {props.totals !== undefined && rows !== undefined && (
          <tfoot>
            <tr>
              {chosen !== undefined && <td />}
              {columns.map((column, index) => (
                <td key={column.key} className={column.align === "right" ? "ta-num" : undefined}>
                  {index === 0 ? props.totals : column.total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {more?.has === true && (
        <div className="ta-table-more">
          <button type="button" className="ta-link" disabled={more.isLoading} onClick={more.load}>
            {more.isLoading ? "正在取后面的…" : "加载更多"}
          </button>
        </div>
      )}
      {props.problem !== undefined && props.problem !== null && (
        <ProblemNote problem={props.problem} onRetry={props.onRetry} compact />
      )}
    </div>
  );
}

interface TableRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly className: string | undefined;
  readonly chosen: { readonly is: boolean; readonly toggle: () => void } | undefined;
  readonly onFocus: () => void;
  readonly onOpen: (() => void) | undefined;
}

function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, index, columns, chosen, onOpen } = props;
  const onClick = (event: MouseEvent) => {
    // A link, a button or marked text in a cell is meant for itself.
    const target = event.target as HTMLElement;
    if (target.closest("a, button, input, label") !== null || String(window.getSelection()) !== "") return;
    onOpen?.();
  };
  const names = [props.className, onOpen && "ta-table-opens", props.isOpen && "ta-table-open"].filter(
    Boolean,
  );
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={chosen?.is}
      tabIndex={props.isActive ? 0 : -1}
      className={names.join(" ")}
      onClick={onOpen === undefined ? undefined : onClick}
      onFocus={props.onFocus}
    >
      {chosen !== undefined && (
        <td className="ta-table-choose">
          <input type="checkbox" aria-label="选这一行" checked={chosen.is} onChange={chosen.toggle} />
        </td>
      )}
      {columns.map((column, at) =>
        at === 0 ? (
          <th key={column.key} scope="row">
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} className={column.align === "right" ? "ta-num" : undefined}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return height === 0 ? null : <tr aria-hidden="true" className="ta-table-spacer" style={{ height }} />;
}

const SKELETON_ROWS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** A name that would fill a phone does not stand still there, or nothing could be seen beside it. */
const BROAD_FROM = 160;

function classOf({ isCrowded, first }: { readonly isCrowded: boolean; readonly first: number }): string {
  const broad = first > BROAD_FROM ? " ta-table-broad" : "";
  return `${isCrowded ? "ta-table ta-table-crowded" : "ta-table"}${broad}`;
}

function SkeletonRows({ columns }: { readonly columns: readonly string[] }) {
  return (
    <tbody>
      {SKELETON_ROWS.map((row) => (
        <tr key={row}>
          {columns.map((column, at) => (
            <td key={column}>
              <div
                className="ta-skeleton"
                style={{ height: 12, width: `${45 + ((row * 7 + at * 13) % 40)}%` }}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** Columns as wide as this together need small letters on A4 crosswise, and numbers that may break. */
const CROWDED_FROM = 2_400;

const CELL_PADDING = 22;

function widthOf<Row>(column: Column<Row>, rows: readonly Row[] | undefined): number {
  if (column.text === undefined || rows === undefined) return column.width;
  let widest = 0;
  for (const row of rows) widest = Math.max(widest, widthOfText(column.text(row)));
  return Math.max(column.width, widest + CELL_PADDING);
}

function focusedIn(box: HTMLElement | null): boolean {
  return box?.contains(document.activeElement) ?? false;
}
