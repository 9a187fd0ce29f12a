import { Button } from "antd";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { usePages } from "../../../../../platform/client/useRead.ts";
import { readComparison } from "../../../imports/compare-import.contract.ts";
import type { ImportBatch } from "../../../imports/import-batch.contract.ts";
import type { Change } from "../../../imports/import-rows.contract.ts";
import { ChangeItem } from "./ChangeItem.tsx";

interface ChangedListProps {
  readonly batch: ImportBatch;
  readonly kind: "new" | "changed" | "unchanged";
}

/** The number leads to one child and the name to another: a typing error in one of them, more often than a new name. */
function isRenamed(changes: readonly Change[]): boolean {
  return changes.some(({ label, from, to }) => label === "姓名" && from !== "" && to !== "");
}

const nobody = {
  new: "没有新增的孩子。",
  changed: "没有哪个孩子的内容有变化。",
  unchanged: "没有内容完全一样的孩子。",
} as const;

export function ChangedList({ batch, kind }: ChangedListProps) {
  const list = usePages(readComparison, { params: { id: batch.id }, query: { kind, limit: 100 } });
  if (list.error !== null) return <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />;
  if (list.rows === undefined) return <p className="ta-imp-empty">正在读取…</p>;
  if (list.rows.length === 0) return <p className="ta-imp-empty">{nobody[kind]}</p>;
  return (
    <div className="ta-imp-scroll">
      <table className="ta-imp-table">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">出生日期</th>
            <th scope="col">村（社区）</th>
            {kind === "changed" && <th scope="col">登记簿里 → 这份表里</th>}
            <th scope="col">在表里</th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <tr key={row.seq}>
              <th scope="row">{row.name}</th>
              <td className="ta-nowrap">{row.birthDate}</td>
              <td>{row.villageName}</td>
              {kind === "changed" && (
                <td>
                  <ul className="ta-imp-changes">
                    {isRenamed(row.changes) && (
                      <li className="ta-red">身份证号相同、姓名不同：请确认是不是同一个孩子，再导入。</li>
                    )}
                    {row.changes.map((change) => (
                      <ChangeItem key={`${change.label} ${change.from} ${change.to}`} change={change} />
                    ))}
                  </ul>
                </td>
              )}
              <td className="ta-grey ta-nowrap">
                {row.sheet === null ? "" : `${row.sheet} `}第 {row.row} 行
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.hasNextPage && (
        <p className="ta-imp-more">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            再看一百个
          </Button>
        </p>
      )}
    </div>
  );
}
