import { Checkbox } from "antd";
import type { ImportSheet } from "../../../imports/import-columns.contract.ts";
import { canBeChosen, reviewSheet } from "./mapping-draft.ts";

interface SheetListProps {
  readonly sheets: readonly ImportSheet[];
  readonly shown: number | undefined;
  readonly onShow: (index: number) => void;
  readonly onChoose: (indexes: readonly number[], chosen: boolean) => void;
}

/** The workbook's sheets: which go in, and why the others do not. */
export function SheetList({ sheets, shown, onShow, onChoose }: SheetListProps) {
  const possible = sheets.filter(canBeChosen);
  const chosen = possible.filter((sheet) => sheet.chosen);
  const rows = chosen.reduce((sum, sheet) => sum + sheet.rows, 0);
  return (
    <section className="ta-paper ta-imp-sheets" aria-label="工作表">
      <div className="ta-imp-sheets-all">
        <Checkbox
          checked={chosen.length > 0 && chosen.length === possible.length}
          indeterminate={chosen.length > 0 && chosen.length < possible.length}
          disabled={possible.length === 0}
          onChange={({ target }) =>
            onChoose(
              possible.map(({ index }) => index),
              target.checked,
            )
          }
        >
          {chosen.length} / {sheets.length} 张表
        </Checkbox>
        <span className="ta-grey ta-num">约 {rows.toLocaleString("zh-CN")} 行</span>
      </div>
      <ul>
        {sheets.map((sheet) => {
          const { blocking, toLookAt } = reviewSheet(sheet);
          return (
            <li key={sheet.index} className={sheet.index === shown ? "is-shown" : undefined}>
              <Checkbox
                aria-label={`导入${sheet.name ?? "这张表"}`}
                checked={sheet.chosen}
                disabled={!canBeChosen(sheet)}
                onChange={({ target }) => onChoose([sheet.index], target.checked)}
              />
              <button type="button" className="ta-plain" onClick={() => onShow(sheet.index)}>
                <span className="ta-imp-sheet-name">{sheet.name ?? "（文本表格）"}</span>
                <span className="ta-grey ta-small">
                  {canBeChosen(sheet) ? `${sheet.rows}${sheet.rowsAreCounted ? "" : "+"} 行` : ""}
                  {sheet.township === null || sheet.township.name === sheet.name
                    ? ""
                    : ` · ${sheet.township.name}`}
                </span>
                {!sheet.chosen && sheet.whyNot !== null && (
                  <span className="ta-grey ta-small ta-imp-sheet-why">{sheet.whyNot}</span>
                )}
                {sheet.chosen && blocking.length > 0 && (
                  <span className="ta-red ta-small ta-imp-sheet-why">{blocking[0]}</span>
                )}
                {sheet.chosen && blocking.length === 0 && toLookAt > 0 && (
                  <span className="ta-amber ta-small ta-imp-sheet-why">{toLookAt} 列请看一眼</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
