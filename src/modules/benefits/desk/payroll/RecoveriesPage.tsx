import { Button, Checkbox } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { formatYuan } from "../../../../kernel/money.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { listRecoveries, type RecoveryView } from "../../payroll/recoveries.contract.ts";
import { labelOf, type RecoveryAct, RecoveryDialog } from "./RecoveryDialog.tsx";
import { SetOffDialog } from "./SetOffDialog.tsx";

interface Asked {
  readonly recovery: RecoveryView;
  readonly act: RecoveryAct;
}

function money(key: string, title: string, of: (row: RecoveryView) => number): Column<RecoveryView> {
  return {
    key,
    title,
    width: 110,
    align: "right",
    cell: (row) => <span className={of(row) === 0 ? "ta-num ta-zero" : "ta-num"}>{formatYuan(of(row))}</span>,
  };
}

function columnsFor(ask: (asked: Asked) => void): readonly Column<RecoveryView>[] {
  return [
    {
      key: "name",
      title: "姓名",
      width: 120,
      cell: (row) => <Link to={`/children/${row.childId}`}>{row.name}</Link>,
      text: (row) => row.name,
    },
    money("outstanding", "还要追回", (row) => row.outstandingFen),
    money("offset", "已抵扣", (row) => row.offsetFen),
    {
      key: "state",
      title: "进度",
      width: 200,
      cell: (row) => (
        <span
          className={row.state === "settled" ? "ta-green" : row.state === "gone" ? "ta-grey" : "ta-amber"}
        >
          {row.stateName}
          {row.fineSays !== null && <span className="ta-small">，{row.fineSays}</span>}
        </span>
      ),
    },
    {
      key: "months",
      title: "多发的月份",
      width: 170,
      cell: (row) => (row.fromMonth === row.toMonth ? row.fromMonth : `${row.fromMonth} 至 ${row.toMonth}`),
    },
    { key: "reason", title: "原因", width: 280, cell: (row) => row.reason, text: (row) => row.reason },
    {
      key: "acts",
      title: "办理",
      width: 400,
      cell: (row) => (
        <span className="ta-row">
          {row.can.map((act) => (
            <Button key={act} size="small" type="link" onClick={() => ask({ recovery: row, act })}>
              {labelOf(row, act)}
            </Button>
          ))}
        </span>
      ),
    },
    { key: "lead", title: "骗取线索", width: 150, cell: leadCell, text: sayLead },
    money("refunded", "已退款", (row) => row.refundedFen),
    money("setOff", "已跨项目抵", (row) => row.setOffFen),
    money("waived", "已核销", (row) => row.waivedFen),
    { key: "plan", title: "追回办法", width: 210, cell: sayPlan, text: sayPlan },
    { key: "place", title: "村（社区）", width: 190, cell: (row) => row.placeName },
    { key: "programme", title: "项目", width: 240, cell: (row) => row.programmeName },
  ];
}

function sayLead({ sanctionLead }: RecoveryView): string {
  return sanctionLead === null ? "" : `${sanctionLead.stateName}：${sanctionLead.why}`;
}

/** The decision comes with the joint sanction; until then it waits here, also when the money is back. */
function leadCell(row: RecoveryView) {
  const { sanctionLead } = row;
  if (sanctionLead === null) return null;
  return (
    <span className={sanctionLead.state === "waiting" ? "ta-amber" : "ta-grey"} title={sayLead(row)}>
      {sanctionLead.stateName}
    </span>
  );
}

function sayPlan({ plan, planName, monthlyFen, noticeNo, noticedOn }: RecoveryView): string {
  const notice = noticeNo === null ? "" : `${noticeNo}（${noticedOn} 送达）`;
  if (plan === null || monthlyFen === null) return notice;
  return `${planName}，每月 ${formatYuan(monthlyFen)} 元；${notice}`;
}

function AskedDialog({ recovery, act, onClose }: Asked & { readonly onClose: () => void }) {
  return act === "setOff" ? (
    <SetOffDialog recovery={recovery} onClose={onClose} />
  ) : (
    <RecoveryDialog recovery={recovery} act={act} onClose={onClose} />
  );
}

/** Money paid too much: found by the payroll, told in writing, coming back by a plan. */
export function RecoveriesPage() {
  const [all, setAll] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [asked, setAsked] = useState<Asked | undefined>();
  const list = usePages(listRecoveries, {
    query: { limit: 100, ...(all ? { all: "true" } : {}), ...(waiting ? { fraudOnly: "true" } : {}) },
  });
  return (
    <div className="ta-page">
      <header className="ta-page-head">
        <h1>多发追回</h1>
        <span className="ta-grey">计算发放时自动发现；没有告知书和计划，不会从孩子的钱里扣</span>
        <div className="ta-page-acts">
          <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
            连已办完的一起看
          </Checkbox>
          <Checkbox checked={waiting} onChange={(event) => setWaiting(event.target.checked)}>
            只看待惩戒认定的
          </Checkbox>
        </div>
      </header>
      <DataTable
        label="多发追回"
        columns={columnsFor(setAsked)}
        rows={list.rows}
        rowKey={(row) => row.id}
        isPending={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="没有要追回的">计算发放时没有发现多发的款项。</EmptyState>}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
      {asked !== undefined && <AskedDialog {...asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
