import { Button, Radio } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { DataTable } from "../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../faces/desk/parts/EmptyState.tsx";
import { FilterBar } from "../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../faces/desk/parts/filter-words.ts";
import type { Column } from "../../../faces/desk/parts/table-column.ts";
import { useUrlState } from "../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../faces/desk/session/session.ts";
import { formatYuan } from "../../../kernel/money.ts";
import { usePages } from "../../../platform/client/useRead.ts";
import { programmeCodes } from "../programs/program-codes.contract.ts";
import { listReferrals, type ReferralView, referralStateCodes } from "../screening/referrals.contract.ts";
import { AnswerReferralDialog } from "./AnswerReferralDialog.tsx";

const filters: readonly FilterSpec[] = [
  { key: "place", label: "区域", kind: "place", always: "全部" },
  {
    key: "programme",
    label: "项目",
    kind: "choice",
    options: programmeCodes.options.map(({ value, label }) => ({ value, label })),
  },
];

/** Children handed on to other departments: to whom, until when, what came of it. */
export function ReferralsPage() {
  const { values, set } = useUrlState();
  const state = referralStateCodes.codes.find((one) => one === values["state"]) ?? "waiting";
  const { place } = values;
  const programme = programmeCodes.codes.find((one) => one === values["programme"]);
  const query = {
    state,
    ...(place === undefined ? {} : { place }),
    ...(programme === undefined ? {} : { programme }),
  };
  const list = usePages(listReferrals, { query: { ...query, limit: 100 } });
  const [answering, setAnswering] = useState<ReferralView>();
  const navigate = useNavigate();
  const mayTakeUp = useCan("referral.takeUp");
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>转介</h1>
        <span className="ta-grey">其他部门落实的待遇：转给了谁、什么时候要有答复、落实没有</span>
        {mayTakeUp && (
          <div className="ta-page-acts ta-noprint">
            <Button onClick={() => void navigate("/take-up")}>从表格登记落实情况</Button>
          </div>
        )}
      </header>
      <div className="ta-row ta-wrap ta-noprint">
        <Radio.Group
          optionType="button"
          value={state}
          options={referralStateCodes.options.map(({ value, label }) => ({ value, label }))}
          onChange={({ target }) => set({ state: String(target.value) })}
        />
        <FilterBar filters={filters} values={values} set={set} />
        {list.first !== undefined && <span className="ta-grey">共 {list.first.total} 条</span>}
      </div>
      <section className="ta-paper">
        <DataTable
          label="转介单"
          columns={columnsOf(setAnswering)}
          rows={list.rows}
          rowKey={(row) => row.id}
          isPending={list.isPending}
          problem={list.error}
          onRetry={() => void list.refetch()}
          empty={<EmptyState title="没有">在“应享未享”里打开一条其他部门落实的，可以转介。</EmptyState>}
          more={{
            has: list.hasNextPage,
            isLoading: list.isFetchingNextPage,
            load: () => void list.fetchNextPage(),
          }}
        />
      </section>
      {answering !== undefined && (
        <AnswerReferralDialog referral={answering} onClose={() => setAnswering(undefined)} />
      )}
    </div>
  );
}

function columnsOf(onAnswer: (row: ReferralView) => void): readonly Column<ReferralView>[] {
  return [
    {
      key: "name",
      title: "姓名",
      width: 100,
      cell: (row) => <Link to={`/children/${row.childId}`}>{row.childName}</Link>,
      text: (row) => row.childName,
    },
    {
      key: "place",
      title: "村（社区）",
      width: 150,
      cell: (row) => `${row.townshipName} ${row.villageName}`,
    },
    { key: "title", title: "项目", width: 190, cell: (row) => row.title },
    { key: "to", title: "转给", width: 120, cell: (row) => row.referredTo },
    { key: "on", title: "转介日期", width: 100, cell: (row) => row.referredOn },
    {
      key: "due",
      title: "答复期限",
      width: 120,
      cell: (row) => (row.isLate ? <span className="ta-red">{row.dueOn} 已过</span> : row.dueOn),
    },
    { key: "note", title: "说明", width: 150, cell: (row) => row.note ?? "", text: (row) => row.note ?? "" },
    {
      key: "answer",
      title: "结果",
      width: 260,
      cell: (row) =>
        row.can.includes("answer") ? (
          <Button size="small" onClick={() => onAnswer(row)}>
            登记答复
          </Button>
        ) : (
          [
            referralStateCodes.label(row.state),
            row.answeredOn,
            row.validUntil === null ? "" : `到 ${row.validUntil}`,
            row.amountFen === null ? "" : `${formatYuan(row.amountFen)} 元`,
            row.answerNote,
          ]
            .filter(Boolean)
            .join(" · ")
        ),
    },
  ];
}
