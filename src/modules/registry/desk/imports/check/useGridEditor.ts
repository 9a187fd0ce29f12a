import { useRef, useState } from "react";
import { asProblem } from "../../../../../platform/client/api-problem.ts";
import { useWrite } from "../../../../../platform/client/useWrite.ts";
import type { ImportBatch } from "../../../imports/import-batch.contract.ts";
import { editRow, type ImportRow } from "../../../imports/import-rows.contract.ts";
import type { LedgerFieldKey } from "../../../intake/ledger-fields.contract.ts";
import type { GridColumn } from "./grid-columns.ts";
import { type GridSpot, ROW_HEAD, walkProblems } from "./problem-walk.ts";
import { cellView } from "./row-cells.ts";
import { rowsOf, type useGridRows } from "./useGridRows.ts";

interface GridEditorInput {
  readonly batch: ImportBatch;
  readonly columns: readonly GridColumn[];
  readonly grid: ReturnType<typeof useGridRows>;
  /** A short word to the person. */
  readonly say: (text: string, tone?: "fault") => void;
}

const FIRST: GridSpot = { row: 0, column: 0 };
const BEFORE_ALL: GridSpot = { row: 0, column: ROW_HEAD - 1 };

interface RowChange {
  readonly cells?: Partial<Record<LedgerFieldKey, string | null>>;
  readonly excluded?: boolean;
}

/** Where one stands in the grid, what is being typed, and the way from problem to problem. */
export function useGridEditor({ batch, columns, grid, say }: GridEditorInput) {
  const [chosen, goTo] = useState<GridSpot | undefined>();
  const [editing, setEditing] = useState<{ readonly spot: GridSpot; readonly text: string } | undefined>();
  const edit = useWrite(editRow);
  const walking = useRef(false);
  const fields = columns.map(({ field }) => field);
  // Until somebody has gone anywhere, one stands at the first problem.
  const active = chosen ?? walkProblems(grid.rows, fields, BEFORE_ALL, 1) ?? FIRST;

  const canEdit = (row: ImportRow | undefined): row is ImportRow =>
    row !== undefined && batch.can.includes("edit") && (row.result === null || row.result === "refused");

  /** Whether it is on the server now, or need not be. */
  const change = async (row: ImportRow, body: RowChange): Promise<boolean> => {
    try {
      const answer = await edit.mutateAsync({
        params: { id: batch.id, seq: String(row.seq) },
        version: row.version,
        body: {
          cells: body.cells ?? {},
          ...(body.excluded === undefined ? {} : { excluded: body.excluded }),
        },
      });
      grid.replace(answer);
      return true;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 412) {
        say("别人刚改过这一行，已换成最新的内容，请再看一眼");
        grid.refresh();
        return true;
      }
      say(`${problem.title}。${problem.detail}`, "fault");
      return false;
    }
  };

  const begin = (spot: GridSpot) => {
    const row = grid.rows[spot.row];
    const field = columns[spot.column]?.field;
    goTo(spot);
    if (field === undefined || !canEdit(row)) return;
    if (row.excluded) say("这一行选了不导入。先在右边恢复，再修改");
    else
      setEditing({
        spot,
        text: row.cells[field]?.edited === true ? row.cells[field].raw : cellView(row, field).text,
      });
  };

  const save = async (move: 0 | 1) => {
    if (editing === undefined) return;
    const { spot, text } = editing;
    const row = grid.rows[spot.row];
    const field = columns[spot.column]?.field;
    setEditing(undefined);
    if (move === 1) goTo({ row: spot.row, column: Math.min(columns.length - 1, spot.column + 1) });
    if (row === undefined || field === undefined || text.trim() === cellView(row, field).text.trim()) return;
    // What was typed stays in the cell when it could not be sent.
    if (!(await change(row, { cells: { [field]: text } }))) {
      goTo(spot);
      setEditing({ spot, text });
    }
  };

  /** The next faulty cell; reads on where the rows read so far hold none. */
  const walk = async (step: 1 | -1) => {
    if (walking.current) return;
    walking.current = true;
    try {
      let { rows, hasNextPage } = grid;
      let spot = walkProblems(rows, fields, active, step);
      while (spot === undefined && step === 1 && hasNextPage) {
        const more = await grid.fetchNextPage();
        rows = rowsOf(more.data?.pages ?? []);
        hasNextPage = more.hasNextPage;
        spot = walkProblems(rows, fields, active, step);
      }
      if (spot === undefined) say(step === 1 ? "后面没有问题了" : "前面没有问题了");
      else goTo(spot);
    } finally {
      walking.current = false;
    }
  };

  const activeRow = () => grid.rows[active.row];
  return {
    active,
    editing,
    savingSeq: edit.isPending ? Number((edit.variables.params as { readonly seq: unknown }).seq) : undefined,
    goTo: (spot: GridSpot) => goTo(spot),
    /** To the first problem of another selection of rows. */
    goToStart: () => goTo(undefined),
    goToField: (field: string) => goTo({ row: active.row, column: fields.indexOf(field as LedgerFieldKey) }),
    canEdit: (row: ImportRow | undefined) => canEdit(row),
    begin,
    type: (text: string) => setEditing((before) => (before === undefined ? before : { ...before, text })),
    save,
    cancel: () => setEditing(undefined),
    walk,
    /** Puts a text into a cell of the row one stands in; `null` puts back what the file has. */
    put: async (field: string, text: string | null) => {
      const row = activeRow();
      if (canEdit(row)) await change(row, { cells: { [field]: text } });
    },
    exclude: async (excluded: boolean) => {
      const row = activeRow();
      if (canEdit(row)) await change(row, { excluded });
    },
  };
}
