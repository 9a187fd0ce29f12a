import { Button, Radio } from "antd";
import { useNavigate } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import { SavedViews } from "../../../../faces/desk/parts/SavedViews.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { reportPaceCodes } from "../../cases/pace-codes.ts";
import { channelCodes, colourCodes } from "../../protection-codes.contract.ts";
import { listReports } from "../reports.contract.ts";
import { ReportsExport } from "./ReportsExport.tsx";
import { reportColumns } from "./report-columns.tsx";
import { queryOf } from "./reports-query.ts";

const stages = [
  { value: "open", label: "在办" },
  { value: "settled", label: "已决定" },
  { value: "all", label: "全部" },
];

const filtersOf = (today: string): readonly FilterSpec[] => [
  { key: "place", label: "区域", kind: "place", always: "全部区域" },
  { key: "number", label: "报告编号", kind: "text" },
  { key: "colour", label: "风险等级", kind: "choice", options: colourCodes.options },
  { key: "channel", label: "渠道", kind: "choice", options: channelCodes.options },
  { key: "from", label: "收到日期从", kind: "date", max: today },
  { key: "to", label: "收到日期到", kind: "date", max: today },
  { key: "handledFrom", label: "处置完日期从", kind: "date", max: today },
  { key: "handledTo", label: "处置完日期到", kind: "date", max: today },
  { key: "pace", label: "时限办得怎样", kind: "choice", options: reportPaceCodes.options },
  { key: "mine", label: "由我负责", kind: "flag" },
  { key: "late", label: "超过时限", kind: "flag" },
  {
    key: "sealed",
    label: "涉密",
    kind: "choice",
    options: [
      { value: "false", label: "不含涉密" },
      { value: "true", label: "只看涉密" },
    ],
  },
];

/** What was reported: of what waits the reddest first, and within a colour what must be taken up first. */
export function ReportsPage() {
  const { values, set } = useUrlState();
  const filters = filtersOf(useToday());
  const query = queryOf(values);
  const list = usePages(listReports, { query: { ...query, limit: 100 } });
  const navigate = useNavigate();
  const total = list.first?.total;
  const isNarrowed = filters.some(({ key }) => (values[key] ?? "") !== "");
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>报告</h1>
        <span className="ta-grey">
          {query.open === "open" ? "红的、先到期的排在最前面" : "新的排在最前面"}；从收到起，每一份都有人负责
        </span>
        <div className="ta-page-acts ta-noprint">
          <SavedViews list="protection.reports" />
          {useCan("report.export") && <ReportsExport query={query} total={total} />}
          {useCan("report.create") && (
            <Button type="primary" onClick={() => void navigate("/reports/new")}>
              代为登记
            </Button>
          )}
        </div>
      </header>
      <div className="ta-row ta-wrap ta-noprint">
        <Radio.Group
          optionType="button"
          aria-label="哪些报告"
          value={query.open}
          options={stages}
          onChange={({ target }) => set({ open: target.value === "open" ? undefined : String(target.value) })}
        />
        <FilterBar filters={filters} values={values} set={set} />
        {total !== undefined && <span className="ta-grey">共 {total.toLocaleString("zh-CN")} 份</span>}
      </div>
      <DataTable
        label="报告"
        columns={reportColumns}
        rows={list.rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate(`/reports/${row.id}`)}
        isPending={list.isPending}
        isOld={list.isPlaceholderData}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          isNarrowed ? (
            <EmptyState title="没有符合条件的报告">去掉一个条件，或者换成“全部”看看。</EmptyState>
          ) : (
            <EmptyState title={query.open === "open" ? "没有在办的报告" : "还没有报告"}>
              有人扫码、打热线或由单位报告，马上会列在这里；红色的会响铃。接到电话或来访，点“代为登记”。
            </EmptyState>
          )
        }
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
    </div>
  );
}
