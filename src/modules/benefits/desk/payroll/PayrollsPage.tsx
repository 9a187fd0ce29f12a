import { Button, Input } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import { sayMonth } from "../../../../kernel/month.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { computePayroll, listPayrolls, type PayrollSummary } from "../../payroll/payroll.contract.ts";
import { sayAgainst, sayYuan, toneOf } from "./payroll-words.ts";
import "./payroll.css";

type Next = OutputOf<typeof listPayrolls>["next"];

/** Month by month: what was paid, what is under way, what comes next. */
export function PayrollsPage() {
  const list = useRead(listPayrolls, {});
  if (list.data === undefined) {
    if (list.error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <div className="ta-page-head">
          <h1>发放</h1>
        </div>
        <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  const { items, next } = list.data;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>发放</h1>
        {items.length > 0 && next.openBefore === null && (
          <span className="ta-grey">
            接下来是{sayMonth(next.month)}
            {next.can ? "" : "，等区民政局经办算出名册"}
          </span>
        )}
        <div className="ta-page-acts">{next.can && <NextMonth next={next} />}</div>
      </header>
      {items.length === 0 ? (
        <EmptyState title="还没有发放过">
          第一个由本系统发放的月份是{sayMonth(next.month)}。
          {next.can ? "点“计算”，先算出名册，核对后再提交。" : "等区民政局经办算出名册。"}
        </EmptyState>
      ) : (
        <ul className="ta-paper">
          {items.map((payroll) => (
            <Row key={payroll.month} payroll={payroll} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ payroll }: { readonly payroll: PayrollSummary }) {
  const { figures } = payroll;
  return (
    <li className="ta-pay-row">
      <Link to={`/payrolls/${payroll.month}`} className="ta-strong">
        {payroll.title}
      </Link>
      <span className={toneOf(payroll.state)}>{payroll.stateName}</span>
      <span className="ta-num">
        {figures.people} 人 · {sayYuan(figures.totalFen)}
      </span>
      <span className="ta-grey ta-spring">{sayAgainst(figures)}</span>
    </li>
  );
}

function NextMonth({ next }: { readonly next: Next }) {
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const compute = useWrite(computePayroll, {
    makesOld: [listPayrolls],
    onDone: (answer) => void navigate(`/payrolls/${answer.month}`),
  });
  const isEarly = next.openBefore !== null;
  return (
    <>
      <Button type={isEarly ? "default" : "primary"} onClick={() => setAsking(true)}>
        计算{sayMonth(next.month)}发放
      </Button>
      {asking && (
        <ActDialog
          title={`计算${sayMonth(next.month)}发放`}
          what={
            <p>
              按现在登记的待遇、标准和名册算出每个孩子的应发、补发和扣回，与上月比较，并检查领取人和账户。
              算好的是草稿，可以改了情况再算，提交以前不会发出任何款项。
            </p>
          }
          okText="计算"
          ready={!isEarly || reason.trim().length >= 2}
          busy={compute.isPending}
          problem={compute.error}
          onConfirm={() =>
            compute.mutate({
              body: { month: next.month, ...(isEarly ? { earlyReason: reason.trim() } : {}) },
            })
          }
          onClose={() => setAsking(false)}
        >
          {isEarly && (
            <Input.TextArea
              rows={2}
              maxLength={300}
              value={reason}
              aria-label="提前做的原因"
              placeholder={`${sayMonth(next.openBefore ?? "")}还没有办结，写明提前做的原因`}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </ActDialog>
      )}
    </>
  );
}
