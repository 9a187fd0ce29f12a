import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { DateField } from "../../../faces/desk/form/DateField.tsx";
import { ActDialog } from "../../../faces/desk/parts/ActDialog.tsx";
import { DataTable } from "../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../faces/desk/parts/EmptyState.tsx";
import type { Column } from "../../../faces/desk/parts/table-column.ts";
import { useUrlState } from "../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../faces/desk/session/session.ts";
import { useToday } from "../../../faces/desk/session/useToday.ts";
import { formatYuan, parseYuan } from "../../../kernel/money.ts";
import { usePages } from "../../../platform/client/useRead.ts";
import { useWrite } from "../../../platform/client/useWrite.ts";
import {
  answerReferral,
  listReferrals,
  type ReferralView,
  referralStateCodes,
} from "../screening/referrals.contract.ts";

/** Children handed on to other departments: to whom, until when, what came of it. */
export function ReferralsPage() {
  const { values, set } = useUrlState();
  const state = referralStateCodes.codes.find((one) => one === values["state"]) ?? "waiting";
  const list = usePages(listReferrals, { query: { state, limit: 100 } });
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
      <Radio.Group
        className="ta-noprint"
        optionType="button"
        value={state}
        options={referralStateCodes.options.map(({ value, label }) => ({ value, label }))}
        onChange={({ target }) => set({ state: String(target.value) })}
      />
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
        <AnswerDialog referral={answering} onClose={() => setAnswering(undefined)} />
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
            row.amountFen === null ? "" : `${formatYuan(row.amountFen)} 元`,
            row.answerNote,
          ]
            .filter(Boolean)
            .join(" · ")
        ),
    },
  ];
}

const results = [
  { value: "takenUp", label: "已落实" },
  { value: "refused", label: "没有落实" },
  { value: "withdrawn", label: "撤回转介" },
] as const;
type Result = (typeof results)[number]["value"];

function AnswerDialog({
  referral,
  onClose,
}: {
  readonly referral: ReferralView;
  readonly onClose: () => void;
}) {
  const today = useToday();
  const [state, setState] = useState<Result>("takenUp");
  const [on, setOn] = useState<string | undefined>(today);
  const [validUntil, setValidUntil] = useState<string>();
  const [yuan, setYuan] = useState("");
  const [note, setNote] = useState("");
  const answer = useWrite(answerReferral, { makesOld: [listReferrals], onDone: onClose });
  const fen = yuan.trim() === "" ? undefined : parseYuan(yuan);
  const words = note.trim();
  const ready =
    on !== undefined &&
    (yuan.trim() === "" || fen !== undefined) &&
    (state !== "refused" || words.length >= 2);
  return (
    <ActDialog
      title={`登记答复：${referral.childName} · ${referral.title}`}
      okText="登记"
      ready={ready}
      busy={answer.isPending}
      problem={answer.error}
      onConfirm={() => {
        if (on === undefined) return;
        answer.mutate({
          params: { id: referral.id },
          version: referral.version,
          body: {
            state,
            on,
            ...(fen === undefined || fen < 0 ? {} : { amountFen: fen }),
            ...(validUntil === undefined ? {} : { validUntil }),
            ...(words === "" ? {} : { note: words }),
          },
        });
      }}
      onClose={onClose}
      what="登记后跟进待办撤下；已落实的算作在享受，到有效期为止。"
    >
      <Radio.Group
        value={state}
        options={[...results]}
        onChange={({ target }) => setState(target.value as Result)}
      />
      <DateField label="落实或答复日期" value={on} max={today} onChange={setOn} />
      {state === "takenUp" && (
        <>
          <Input
            aria-label="金额（元）"
            placeholder="金额（元，可不填）"
            value={yuan}
            onChange={({ target }) => setYuan(target.value)}
          />
          <DateField label="有效期至（可不填）" value={validUntil} onChange={setValidUntil} />
        </>
      )}
      <Input.TextArea
        aria-label="说明"
        placeholder={state === "refused" ? "为什么没有落实" : "说明（可不填）"}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={300}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActDialog>
  );
}
