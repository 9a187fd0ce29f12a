import type { ChangedRow } from "../../../../platform/parameters/parameter-changes.contract.ts";
import { differenceWords, spanWords } from "./change-words.ts";

/** Old beside new, with the difference. */
export function ChangedRows({ rows }: { readonly rows: readonly ChangedRow[] }) {
  return (
    <table className="ta-param-table">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col" className="ta-num">
            现在
          </th>
          <th scope="col" className="ta-num">
            调整为
          </th>
          <th scope="col" className="ta-num">
            差
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.key} ${row.from}`}>
            <th scope="row">
              {row.label}
              <p className="ta-grey ta-small">
                {spanWords(row.from, row.to)}
                {row.beforeDocument !== null && ` · 原依据 ${row.beforeDocument}`}
              </p>
            </th>
            <td className="ta-num" data-label="现在">
              {row.beforeWords ?? <span className="ta-purple">没有录入</span>}
            </td>
            <td className="ta-num" data-label="调整为">
              <b>{row.afterWords}</b>
            </td>
            <td className="ta-num" data-label="差">
              {differenceWords(row.unit, row.before, row.after)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
