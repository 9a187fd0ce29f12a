import { Link, useNavigate } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import {
  assessmentReasonCodes,
  assessmentStateCodes,
  gradeCodes,
  helpKindCodes,
} from "../assessment-codes.contract.ts";
import { type AssessmentRow, dueCodes, listAssessments } from "../assessments.contract.ts";
import { GradeTag } from "./GradeTag.tsx";
import "./assessments.css";

const columns: readonly Column<AssessmentRow>[] = [
  {
    key: "name",
    title: "姓名",
    width: 110,
    cell: (row) => (
      <>
        <Link to={`/assessments/${row.id}`}>{row.childName}</Link>
        {row.sealed && <span className="ta-red ta-small"> 保密</span>}
      </>
    ),
    text: (row) => row.childName,
  },
  {
    key: "state",
    title: "状态",
    width: 90,
    cell: (row) => (
      <span className={row.isLate ? "ta-red" : ""}>
        {assessmentStateCodes.label(row.state)}
        {row.isLate && "，已逾期"}
      </span>
    ),
  },
  {
    key: "grade",
    title: "结果",
    width: 170,
    cell: (row) =>
      row.grade === null ? (
        <span className="ta-grey">—</span>
      ) : (
        <GradeTag grade={row.grade} percent={row.percent} redLine={row.redLine} />
      ),
  },
  { key: "place", title: "村（社区）", width: 160, cell: (row) => `${row.townshipName} ${row.villageName}` },
  { key: "reason", title: "事由", width: 170, cell: (row) => assessmentReasonCodes.label(row.reason) },
  { key: "people", title: "评估人员", width: 130, cell: (row) => row.assessors.join("、") },
  { key: "started", title: "发起", width: 100, cell: (row) => row.startedOn },
  {
    key: "due",
    title: "到期",
    width: 170,
    cell: (row) => (row.state === "confirmed" ? `下次 ${row.nextDueOn ?? "—"}` : `办结 ${row.dueOn ?? "—"}`),
  },
];

const filters: readonly FilterSpec[] = [
  { key: "place", label: "区域", kind: "place", always: "全部" },
  { key: "state", label: "状态", kind: "choice", options: assessmentStateCodes.options },
  { key: "grade", label: "等级", kind: "choice", options: gradeCodes.options },
  {
    key: "due",
    label: "到期",
    kind: "choice",
    options: [
      { value: "late", label: "已逾期" },
      { value: "soon", label: "快到期" },
    ],
  },
];

/** Assessments: which run, which are late, how they came out. */
export function AssessmentsPage() {
  const navigate = useNavigate();
  const { values, set } = useUrlState();
  const { place } = values;
  const state = assessmentStateCodes.codes.find((one) => one === values["state"]);
  const grade = gradeCodes.codes.find((one) => one === values["grade"]);
  const due = dueCodes.find((one) => one === values["due"]);
  const query = {
    ...(place === undefined ? {} : { place }),
    ...(state === undefined ? {} : { state }),
    ...(grade === undefined ? {} : { grade }),
    ...(due === undefined ? {} : { due }),
  };
  const list = usePages(listAssessments, { query: { ...query, limit: 100 } });
  const { total, help = {} } = list.first ?? {};
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>监护能力评估</h1>
        <span className="ta-grey">从孩子的档案里发起；到定期评估时间的，提前列为镇街的待办</span>
        <div className="ta-page-acts ta-noprint">
          <Link to="/assessments/template">看评估表</Link>
        </div>
      </header>
      <div className="ta-wrap ta-noprint">
        <FilterBar filters={filters} values={values} set={set} />
      </div>
      <section className="ta-paper" aria-label="名单">
        <div className="ta-paper-head">
          <h2>名单</h2>
          {total !== undefined && <span className="ta-grey">共 {total} 次</span>}
          <span className="ta-grey">
            {helpKindCodes.options.map(({ value, label }) => `${label} ${help[value] ?? 0} 次`).join(" · ")}
          </span>
        </div>
        <DataTable
          label="监护能力评估"
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate(`/assessments/${row.id}`)}
          isPending={list.isPending}
          problem={list.error}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState title="没有评估">
              在孩子的档案里打开“监护评估”，就可以发起。换一个条件也可以再看看。
            </EmptyState>
          }
          more={{
            has: list.hasNextPage,
            isLoading: list.isFetchingNextPage,
            load: () => void list.fetchNextPage(),
          }}
        />
      </section>
    </div>
  );
}
