import { Radio } from "antd";
import { useState } from "react";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { formatYuan } from "../../../../kernel/money.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { type DifferenceCause, differenceCauses } from "../../payroll/paid-cause.contract.ts";
import {
  type DifferenceView,
  listPayrollDifferences,
  type PayrollView,
} from "../../payroll/payroll.contract.ts";
import { sayChange, saySigned } from "./payroll-words.ts";

interface DifferencesPaperProps {
  readonly view: PayrollView;
  readonly onOpen: (childId: string) => void;
}

const columns: readonly Column<DifferenceView>[] = [
  { key: "name", title: "姓名", width: 120, cell: (row) => row.name, text: (row) => row.name },
  { key: "place", title: "村（社区）", width: 190, cell: (row) => `${row.townshipName} ${row.villageName}` },
  { key: "programme", title: "项目", width: 240, cell: (row) => row.programmeName },
  money("before", "上月", (row) => formatYuan(row.beforeFen)),
  money("after", "本月", (row) => formatYuan(row.afterFen)),
  money("fen", "差额", (row) => saySigned(row.fen)),
  { key: "reason", title: "原因", width: 420, cell: (row) => row.reason, text: (row) => row.reason },
];

function money(key: string, title: string, of: (row: DifferenceView) => string): Column<DifferenceView> {
  return { key, title, width: 110, align: "right", cell: (row) => <span className="ta-num">{of(row)}</span> };
}

/** More rows than these scroll by themselves: the roster below would be out of sight. */
const IN_SIGHT = 12;

/** The tables of what differs from last month; their sums are the difference of the totals. */
export function DifferencesPaper({ view, onOpen }: DifferencesPaperProps) {
  const { differences } = view;
  const isWholeDistrict = useSession().post.placeCode.length <= 6;
  const sum = Object.values(differences).reduce((total, { fen }) => total + fen, 0);
  const first = differenceCauses.codes.find((code) => (differences[code]?.lines ?? 0) > 0) ?? "added";
  const [chosen, setChosen] = useState<DifferenceCause | undefined>();
  const cause = chosen ?? first;
  const list = usePages(listPayrollDifferences, {
    params: { month: view.month },
    query: { cause, limit: 100 },
  });
  return (
    <section className="ta-paper ta-paper-long" aria-label="与上月的差异">
      <div className="ta-paper-head">
        <h2>与上月的差异</h2>
        <span className="ta-grey">
          {isWholeDistrict ? "" : "您辖区的孩子，"}
          {view.figures.before === null ? "没有上月，全部算新增" : `合计${sayChange(sum)}`}
        </span>
      </div>
      <div className="ta-paper-body ta-pay-tabs">
        <Radio.Group
          optionType="button"
          size="small"
          value={cause}
          onChange={(event) => setChosen(event.target.value as DifferenceCause)}
          options={differenceCauses.options.map(({ value, label }) => {
            const count = differences[value];
            return {
              value,
              label:
                count === undefined ? `${label} 0` : `${label} ${count.lines}（${saySigned(count.fen)}）`,
            };
          })}
        />
      </div>
      <DataTable
        label={`与上月的差异：${differenceCauses.label(cause)}`}
        fills={(list.rows?.length ?? 0) > IN_SIGHT}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => `${row.childId}/${row.programmeName}`}
        onOpen={(row) => onOpen(row.childId)}
        isPending={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title={`没有${differenceCauses.label(cause)}`}>与上月相比，这一类没有变化。</EmptyState>
        }
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
    </section>
  );
}
