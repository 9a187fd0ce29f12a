import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import { formatYuan } from "../../../../kernel/money.ts";
import { type Month, sayMonth } from "../../../../kernel/month.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type PriceMonth, readPriceMonths, sayNoneDeclared } from "../../payroll/price-months.contract.ts";
import { PriceDialog } from "./PriceDialog.tsx";
import type { PriceAct } from "./price-draft.ts";
import "./prices.css";

type Proposed = OutputOf<typeof readPriceMonths>["proposed"];

/** 价格临时补贴: for which months it was declared, by which document, and what has been paid of it. */
export function PricesPage() {
  const { data, error, refetch } = useRead(readPriceMonths, {});
  const [acting, setActing] = useState<{ readonly act: PriceAct; readonly of?: PriceMonth }>();
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <div className="ta-page-head">
          <h1>价格临时补贴</h1>
        </div>
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const proposes = data.can.includes("propose");
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>价格临时补贴</h1>
        <span className="ta-grey">启动价格联动的月份，在领基本生活费的孩子每人一份</span>
        {proposes && (
          <div className="ta-page-acts">
            <Button type="primary" onClick={() => setActing({ act: "declare" })}>
              登记启动月份…
            </Button>
          </div>
        )}
      </header>
      <p className="ta-grey">
        随{sayMonth(data.nextMonth)}
        发放算出；以前的月份列入补发。同月已经有低保金、特困供养的孩子，随那一份领，这里不重复发。
      </p>
      {data.unanswered.length > 0 && (
        <Unanswered months={data.unanswered} says={data.can.includes("sayNone")} />
      )}
      {data.proposed.length > 0 && <Waiting proposed={data.proposed} />}
      {data.months.length === 0 ? (
        <div className="ta-paper">
          <EmptyState title="还没有启动过的月份">
            {proposes ? "发展改革部门宣布启动以后，按文件登记月份和每人金额。" : "等区民政局按文件登记。"}
          </EmptyState>
        </div>
      ) : (
        <section className="ta-paper" aria-label="启动的月份">
          <div className="ta-scroll">
            <table className="ta-lines ta-price-table">
              <thead>
                <tr>
                  <th>月份</th>
                  <th className="ta-num">每人（元）</th>
                  <th>文号</th>
                  <th className="ta-num">列入发放</th>
                  <th className="ta-num">已发（元）</th>
                  <th aria-label="办理" />
                </tr>
              </thead>
              <tbody>
                {data.months.map((one) => (
                  <Row
                    key={one.month}
                    one={one}
                    proposes={proposes}
                    onAct={(act) => setActing({ act, of: one })}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {acting !== undefined && (
        <PriceDialog act={acting.act} of={acting.of} onClose={() => setActing(undefined)} />
      )}
    </div>
  );
}

interface RowProps {
  readonly one: PriceMonth;
  readonly proposes: boolean;
  readonly onAct: (act: PriceAct) => void;
}

function Row({ one, proposes, onAct }: RowProps) {
  return (
    <tr>
      <td className="ta-nowrap">
        <b>{sayMonth(one.month)}</b>
      </td>
      <td className="ta-num">{formatYuan(one.fen)}</td>
      <td>
        {one.document}
        {one.unchecked && <span className="ta-purple"> 待核</span>}
      </td>
      <td className="ta-num">
        {one.listed.people === 0 ? "还没有" : `${one.listed.people} 人 ${formatYuan(one.listed.fen)}`}
      </td>
      <td className={one.paidFen === 0 ? "ta-num ta-zero" : "ta-num"}>{formatYuan(one.paidFen)}</td>
      <td className="ta-nowrap ta-noprint">
        {proposes && (
          <>
            <Button size="small" onClick={() => onAct("correct")}>
              更正…
            </Button>{" "}
            <Button size="small" onClick={() => onAct("strike")}>
              撤销…
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}

function Waiting({ proposed }: { readonly proposed: Proposed }) {
  return (
    <section className="ta-paper" aria-label="待另一人确认">
      <div className="ta-paper-head">
        <h2>待另一人确认</h2>
        <span className="ta-grey">确认以前不算进发放</span>
      </div>
      <ul className="ta-paper-body">
        {proposed.map((one) => (
          <li key={`${one.changeId}${one.month}`}>
            <Link to={`/parameters/changes/${one.changeId}`}>
              {sayMonth(one.month)}
              {one.fen === null ? "：撤销" : `：每人 ${formatYuan(one.fen)} 元`}
            </Link>{" "}
            {one.document}{" "}
            <span className="ta-grey">
              （{one.by} {momentText(one.at)} 提出）
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Unanswered({ months, says }: { readonly months: readonly Month[]; readonly says: boolean }) {
  const none = useWrite(sayNoneDeclared, { makesOld: [readPriceMonths] });
  return (
    <section className="ta-paper" aria-label="还没有登记的月份">
      <div className="ta-paper-head">
        <h2>还没有登记的月份</h2>
        <span className="ta-grey">启动了的按文件登记；没有启动的也登记一下，免得漏发</span>
      </div>
      <ul className="ta-paper-body">
        {months.map((month) => (
          <li key={month} className="ta-price-open">
            <span className="ta-price-open-month">{sayMonth(month)}</span>
            {says && (
              <Button
                size="small"
                loading={none.isPending && none.variables.params.month === month}
                onClick={() => none.mutate({ params: { month }, body: {} })}
              >
                没有启动
              </Button>
            )}
          </li>
        ))}
      </ul>
      {none.error !== null && <ProblemNote problem={none.error} />}
    </section>
  );
}
