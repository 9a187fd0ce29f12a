import { App, Select, Switch } from "antd";
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { usePlaces } from "../../../../../faces/desk/parts/usePlaces.ts";
import { useShortcut } from "../../../../../faces/desk/shortcuts.ts";
import type { ImportBatch } from "../../../imports/import-batch.contract.ts";
import { rowOutcomeCodes, rowResultCodes } from "../../../imports/import-codes.contract.ts";
import type { ImportSheet } from "../../../imports/import-columns.contract.ts";
import { CheckGrid } from "./CheckGrid.tsx";
import { FindingsPanel } from "./FindingsPanel.tsx";
import type { GridColumn } from "./grid-columns.ts";
import { widenName, wordsFor } from "./grid-columns.ts";
import { type RowFilter, readFilter } from "./row-filter.ts";
import { useGridEditor } from "./useGridEditor.ts";
import { useGridRows } from "./useGridRows.ts";

interface CheckTableProps {
  readonly batch: ImportBatch;
  readonly sheets: readonly ImportSheet[];
  readonly columns: readonly GridColumn[];
}

export function CheckTable({ batch, sheets, columns: declared }: CheckTableProps) {
  const [search, setSearch] = useSearchParams();
  const { message } = App.useApp();
  const filter = readFilter(search, batch);
  const grid = useGridRows(batch.id, filter);
  const columns = useMemo(
    () =>
      widenName(
        declared,
        grid.rows.map((row) => row.cells["name"]?.value ?? ""),
      ),
    [declared, grid.rows],
  );
  const editor = useGridEditor({
    batch,
    columns,
    grid,
    say: (text, tone) => void (tone === "fault" ? message.error(text) : message.info(text)),
  });
  const villages = useVillageWords();
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = grid;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  useShortcut({ key: "F8", what: "到下一个问题" }, () => void editor.walk(1), { whileTyping: true });
  useShortcut({ key: "n", what: "到下一个问题" }, () => void editor.walk(1));
  useShortcut({ key: "p", what: "到上一个问题" }, () => void editor.walk(-1));

  const narrow = (change: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) next.delete(key);
      else next.set(key, value);
    }
    setSearch(next, { replace: true });
    editor.goToStart();
  };
  const chosenSheets = sheets.filter((sheet) => sheet.chosen);
  const activeRow = grid.rows[editor.active.row];
  const activeField = columns[editor.active.column]?.field;
  return (
    <>
      <div className="ta-wrap ta-imp-tools">
        <label className="ta-row">
          <Switch
            size="small"
            checked={filter.problems === true || isNarrowed(filter)}
            onChange={(on) => narrow({ ...NOTHING, problems: on ? "1" : "0" })}
          />
          <span>只看有问题的</span>
        </label>
        <Select
          aria-label="按检查结果"
          size="small"
          style={{ width: 160 }}
          allowClear
          placeholder="全部检查结果"
          value={filter.outcome ?? null}
          options={rowOutcomeCodes.options.map(({ value, label }) => ({ value, label }))}
          onChange={(outcome: string | null | undefined) =>
            narrow({ ...NOTHING, outcome: outcome ?? undefined, problems: outcome ? undefined : "0" })
          }
        />
        {batch.committed !== null && (
          <Select
            aria-label="按导入结果"
            size="small"
            style={{ width: 130 }}
            allowClear
            placeholder="全部导入结果"
            value={filter.result ?? null}
            options={rowResultCodes.options.map(({ value, label }) => ({ value, label }))}
            onChange={(result: string | null | undefined) =>
              narrow({ ...NOTHING, result: result ?? undefined, problems: result ? undefined : "0" })
            }
          />
        )}
        {chosenSheets.length > 1 && (
          <Select
            aria-label="只看一张表"
            size="small"
            style={{ width: 150 }}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder="所有工作表"
            value={filter.sheet ?? null}
            options={chosenSheets.map(({ index, name }) => ({ value: index, label: name ?? "" }))}
            onChange={(sheet: number | null | undefined) =>
              narrow({ sheet: sheet === null || sheet === undefined ? undefined : String(sheet) })
            }
          />
        )}
        <span className="ta-grey ta-small" aria-live="polite">
          {grid.isPending ? "正在读取" : `${grid.total.toLocaleString("zh-CN")} 行`}
        </span>
        <span className="ta-spring" />
        <span className="ta-grey ta-small ta-imp-keys">
          <kbd>F8</kbd> 下一个问题　<kbd>Enter</kbd> 修改　<kbd>Enter</kbd> 存下并重新检查
        </span>
      </div>
      <div className="ta-imp-check">
        {grid.error !== null ? (
          <ProblemNote problem={grid.error} onRetry={() => void grid.refetch()} />
        ) : grid.total === 0 && !grid.isPending ? (
          <p className="ta-paper ta-imp-empty">
            {filter.problems === true || isNarrowed(filter)
              ? "这个条件下没有行。每一处都没有问题时，可以直接导入。"
              : "勾选的工作表里没有数据行。请回到“列对应”看看是不是选错了表。"}
          </p>
        ) : (
          <CheckGrid
            rows={grid.rows}
            total={grid.total}
            columns={columns}
            manySheets={chosenSheets.length > 1}
            active={editor.active}
            editing={editor.editing}
            savingSeq={editor.savingSeq}
            wordsAt={({ row, column }) => {
              const field = columns[column]?.field;
              if (field === undefined) return [];
              if (field === "village")
                return villages(grid.rows[row]?.cells["township"]?.value ?? grid.rows[row]?.sheet ?? "");
              return wordsFor(field);
            }}
            onActivate={editor.goTo}
            onEdit={editor.begin}
            onType={editor.type}
            onSave={(move) => void editor.save(move)}
            onCancel={editor.cancel}
            onNearEnd={onNearEnd}
          />
        )}
        <FindingsPanel
          batch={batch}
          filter={filter}
          row={activeRow}
          activeField={activeField}
          canEdit={editor.canEdit(activeRow)}
          onCode={(code) => narrow({ ...NOTHING, code, problems: code === undefined ? "1" : undefined })}
          onGoTo={(field) => editor.goToField(field)}
          onAccept={(field, text) => void editor.put(field, text)}
          onExclude={(excluded) => void editor.exclude(excluded)}
        />
      </div>
    </>
  );
}

/** Every filter of the grid but the sheet. */
const NOTHING = {
  problems: undefined,
  outcome: undefined,
  code: undefined,
  changeKind: undefined,
  result: undefined,
  excluded: undefined,
} as const;

function isNarrowed({ outcome, code }: RowFilter): boolean {
  return code !== undefined || outcome === "reject" || outcome === "acceptWithWarning";
}

/** The villages of a township by its name, as they are written officially. */
function useVillageWords(): (township: string) => readonly string[] {
  const { all } = usePlaces();
  return useMemo(() => {
    const townships = all.filter(({ level }) => level === "township");
    return (said) => {
      const township = townships.find(({ name, shortName }) => said === name || said === shortName);
      return all
        .filter(
          ({ level, parentCode }) =>
            level === "village" && (township === undefined || parentCode === township.code),
        )
        .map(({ name }) => name);
    };
  }, [all]);
}
