import { Button } from "antd";
import { useState } from "react";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import { yearOf } from "../../../../kernel/calendar-date.ts";
import { formatYuan, sumFen } from "../../../../kernel/money.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type BudgetView, readBudgets } from "../../payroll/budgets.contract.ts";
import { BudgetBar } from "./BudgetBar.tsx";
import { BudgetDialog } from "./BudgetDialog.tsx";
import { BudgetRow } from "./BudgetRow.tsx";
import "./budgets.css";

/** 预算: what each programme has in a year, from whom, how much is paid, and whether it lasts. */
export function BudgetsPage() {
  const { values, set } = useUrlState();
  const thisYear = yearOf(useToday());
  const year = /^20\d\d$/.test(values["year"] ?? "") ? Number(values["year"]) : thisYear;
  const { data, error, refetch } = useRead(readBudgets, { query: { year } }, { keepPrevious: true });
  const [entering, setEntering] = useState<BudgetView | undefined>();
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <div className="ta-page-head">
          <h1>预算执行</h1>
        </div>
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const goTo = (other: number) => set({ year: other === thisYear ? undefined : String(other) });
  const enters = data.can.includes("save");
  const active = data.items.filter((one) => one.budgetFen !== null || one.usedFen > 0);
  const idle = data.items.filter((one) => one.budgetFen === null && one.usedFen === 0);
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{data.year} 年预算执行</h1>
        <span className="ta-grey">已办结的发放算已支出，已审批、还没办结的算在途</span>
        <div className="ta-page-acts ta-noprint">
          <Button onClick={() => goTo(year - 1)}>‹ {year - 1} 年</Button>
          <Button onClick={() => goTo(year + 1)}>{year + 1} 年 ›</Button>
        </div>
      </header>
      {active.length > 0 && <Totals items={active} />}
      {active.length === 0 && (
        <div className="ta-paper">
          <EmptyState title={`${data.year} 年还没有预算，也没有支出`}>
            {enters ? "在下面选项目，按文件录入预算。" : "等财务按文件录入预算。"}
          </EmptyState>
        </div>
      )}
      {active.map((one) => (
        <BudgetRow key={one.programme} one={one} enters={enters} onEnter={() => setEntering(one)} />
      ))}
      {idle.length > 0 && (
        <section className="ta-paper" aria-label="没有预算和支出的项目">
          <div className="ta-paper-head">
            <h2>没有预算和支出的项目</h2>
          </div>
          <ul className="ta-paper-body ta-wrap">
            {idle.map((one) => (
              <li key={one.programme}>
                {enters ? (
                  <Button size="small" onClick={() => setEntering(one)}>
                    {one.programmeName}
                  </Button>
                ) : (
                  one.programmeName
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {entering !== undefined && (
        <BudgetDialog year={data.year} one={entering} onClose={() => setEntering(undefined)} />
      )}
    </div>
  );
}

function Totals({ items }: { readonly items: readonly BudgetView[] }) {
  const budgetFen = sumFen(items.map((one) => one.budgetFen ?? 0));
  const closedFen = sumFen(items.map((one) => one.closedFen));
  const pendingFen = sumFen(items.map((one) => one.pendingFen));
  const over = items.filter((one) => one.level === "over");
  const short = items.filter((one) => one.level === "short");
  return (
    <section className="ta-paper ta-paper-body" aria-label="合计">
      <p>
        <b className="ta-bud-total ta-num">{formatYuan(closedFen + pendingFen)}</b> 元已支出和在途，预算{" "}
        <span className="ta-num">{formatYuan(budgetFen)}</span> 元
        {over.length > 0 && (
          <span className="ta-red">；已经超出：{over.map((one) => one.programmeName).join("、")}</span>
        )}
        {short.length > 0 && (
          <span className="ta-amber">；到年底不够：{short.map((one) => one.programmeName).join("、")}</span>
        )}
      </p>
      <BudgetBar budgetFen={budgetFen} closedFen={closedFen} pendingFen={pendingFen} label="合计" />
    </section>
  );
}
