import { Button } from "antd";
import type { ImportBatch } from "../../../imports/import-batch.contract.ts";
import { rowResultCodes } from "../../../imports/import-codes.contract.ts";
import type { ImportRow } from "../../../imports/import-rows.contract.ts";
import type { FindingColumn } from "../../../intake/judged-row.contract.ts";
import { columnLabel } from "../../../intake/messages.ts";
import { ChangeItem } from "../compare/ChangeItem.tsx";
import { rowTitle } from "./row-cells.ts";
import type { RowFilter } from "./row-filter.ts";

interface FindingsPanelProps {
  readonly batch: ImportBatch;
  readonly filter: RowFilter;
  readonly row: ImportRow | undefined;
  readonly activeField: string | undefined;
  readonly canEdit: boolean;
  readonly onCode: (code: string | undefined) => void;
  readonly onGoTo: (field: string) => void;
  readonly onAccept: (field: string, text: string | null) => void;
  readonly onExclude: (excluded: boolean) => void;
}

/** Beside the grid: which kinds of problem there are, and everything about the row one stands in. */
export function FindingsPanel(props: FindingsPanelProps) {
  return (
    <aside className="ta-imp-side">
      <CodeList {...props} />
      {props.row !== undefined && <RowDetail {...props} row={props.row} />}
    </aside>
  );
}

function CodeList({ batch, filter, onCode }: FindingsPanelProps) {
  const kinds = [...(batch.counts?.codes ?? [])].sort(
    (one, other) =>
      Number(one.severity === "warn") - Number(other.severity === "warn") || other.rows - one.rows,
  );
  return (
    <section className="ta-paper ta-imp-codes" aria-label="按问题筛选">
      <h2>
        问题
        {filter.code !== undefined && (
          <button type="button" className="ta-link" onClick={() => onCode(undefined)}>
            看全部
          </button>
        )}
      </h2>
      {kinds.length === 0 && <p className="ta-green">没有发现问题。</p>}
      <ul>
        {kinds.map(({ code, severity, label, rows }) => (
          <li key={`${code}-${severity}`}>
            <button
              type="button"
              className={filter.code === code ? "ta-plain is-shown" : "ta-plain"}
              aria-pressed={filter.code === code}
              onClick={() => onCode(filter.code === code ? undefined : code)}
            >
              <span className={severity === "reject" ? "ta-red" : "ta-amber"} aria-hidden="true">
                {severity === "reject" ? "×" : "!"}
              </span>
              <span>{label}</span>
              <span className="ta-num">{rows}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RowDetail({
  row,
  activeField,
  canEdit,
  onGoTo,
  onAccept,
  onExclude,
}: FindingsPanelProps & { readonly row: ImportRow }) {
  const editedField =
    activeField !== undefined && row.cells[activeField]?.edited === true ? activeField : undefined;
  return (
    <section className="ta-paper ta-imp-row" aria-label="这一行" aria-live="polite">
      <h2>{rowTitle(row)}</h2>
      {row.result !== null && <p className="ta-grey">{rowResultCodes.label(row.result)}</p>}
      {row.findings.length === 0 && <p className="ta-green">这一行没有问题。</p>}
      <ul className="ta-imp-findings">
        {row.findings.map((finding) => (
          <li
            key={`${finding.code}-${finding.column}`}
            className={`is-${finding.severity}${finding.column === activeField ? " is-here" : ""}`}
          >
            <button type="button" className="ta-plain" onClick={() => onGoTo(finding.column)}>
              <b>{columnLabel(finding.column as FindingColumn)}</b> {finding.message}
            </button>
            {finding.suggestion !== undefined && canEdit && (
              <Button size="small" onClick={() => onAccept(finding.column, finding.suggestion ?? null)}>
                改为“{finding.suggestion}”
              </Button>
            )}
          </li>
        ))}
      </ul>
      {row.repairs.length > 0 && (
        <details>
          <summary>自动修正了 {row.repairs.length} 处</summary>
          <ul className="ta-imp-repairs">
            {row.repairs.map(({ column, from, to }) => (
              <li key={column}>
                {columnLabel(column as FindingColumn)}：<del>{from === "" ? "（空）" : from}</del> → {to}
              </li>
            ))}
          </ul>
        </details>
      )}
      {row.match !== null && row.outcome !== "reject" && <Match match={row.match} />}
      {canEdit && (
        <p className="ta-wrap">
          {editedField !== undefined && (
            <Button size="small" onClick={() => onAccept(editedField, null)}>
              恢复文件里的内容
            </Button>
          )}
          <Button size="small" onClick={() => onExclude(!row.excluded)}>
            {row.excluded ? "恢复，仍然导入" : "不导入这一行"}
          </Button>
        </p>
      )}
    </section>
  );
}

function Match({ match }: { readonly match: NonNullable<ImportRow["match"]> }) {
  return (
    <div className="ta-imp-match">
      <p>
        登记簿里已有这个孩子（按{match.by === "citizenNo" ? "身份证号" : "姓名和出生日期"}对上）
        {match.changes.length === 0 ? "，内容相同。" : "，导入后会改："}
      </p>
      <ul>
        {match.changes.map((change) => (
          <ChangeItem key={`${change.label} ${change.from} ${change.to}`} change={change} />
        ))}
      </ul>
    </div>
  );
}
