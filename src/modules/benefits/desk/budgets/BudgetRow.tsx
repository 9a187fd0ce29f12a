import { Button } from "antd";
import { dayText } from "../../../../faces/desk/parts/moment.ts";
import { formatYuan } from "../../../../kernel/money.ts";
import { sayMonth } from "../../../../kernel/month.ts";
import { type BudgetView, budgetLevels } from "../../payroll/budgets.contract.ts";
import { BudgetBar } from "./BudgetBar.tsx";

const tones: Readonly<Record<BudgetView["level"], string>> = {
  none: "ta-purple",
  fine: "ta-green",
  short: "ta-amber",
  over: "ta-red",
};

interface BudgetRowProps {
  readonly one: BudgetView;
  readonly enters: boolean;
  readonly onEnter: () => void;
}

/** One programme of the year: bar, outlook, and each source with its document. */
export function BudgetRow({ one, enters, onEnter }: BudgetRowProps) {
  const { budgetFen, closedFen, pendingFen, usedFen, forecastFen, lastMonth, level } = one;
  return (
    <section className="ta-paper" aria-label={one.programmeName}>
      <div className="ta-paper-head">
        <h2>{one.programmeName}</h2>
        {level === "fine" && usedFen === 0 ? (
          <span className="ta-grey">还没有支出</span>
        ) : (
          <span className={tones[level]}>{budgetLevels.label(level)}</span>
        )}
        {one.people > 0 && <span className="ta-grey">人数最多的月份 {one.people} 人</span>}
        <span className="ta-spring" />
        {enters && (
          <Button size="small" className="ta-noprint" onClick={onEnter}>
            录入或更正…
          </Button>
        )}
      </div>
      <div className="ta-paper-body">
        {budgetFen !== null && (
          <BudgetBar
            budgetFen={budgetFen}
            closedFen={closedFen}
            pendingFen={pendingFen}
            label={one.programmeName}
          />
        )}
        <p>
          预算 <b className="ta-num">{budgetFen === null ? "没有录入" : `${formatYuan(budgetFen)} 元`}</b>
          ，已支出 <span className="ta-num">{formatYuan(closedFen)}</span> 元
          {pendingFen > 0 && (
            <>
              ，在途 <span className="ta-num">{formatYuan(pendingFen)}</span> 元
            </>
          )}
          {budgetFen !== null && usedFen > budgetFen && (
            <b className="ta-red">，超出 {formatYuan(usedFen - budgetFen)} 元</b>
          )}
          {budgetFen !== null && usedFen <= budgetFen && (
            <>
              ，还剩 <span className="ta-num">{formatYuan(budgetFen - usedFen)}</span> 元
            </>
          )}
        </p>
        {level === "short" && lastMonth !== null && budgetFen !== null && (
          <p className="ta-amber">
            以后每月都像{sayMonth(lastMonth)}这样发，全年要 {formatYuan(forecastFen)} 元，还差{" "}
            {formatYuan(forecastFen - budgetFen)} 元。
          </p>
        )}
      </div>
      {one.sources.length > 0 && (
        <div className="ta-scroll">
          <table className="ta-lines ta-bud-table" aria-label={`${one.programmeName}的资金来源`}>
            <thead>
              <tr>
                <th>资金来源</th>
                <th className="ta-num">预算（元）</th>
                <th className="ta-num">应负担支出（元）</th>
                <th>文号</th>
                <th>录入</th>
              </tr>
            </thead>
            <tbody>
              {one.sources.map((source) => (
                <tr key={source.source}>
                  <td className="ta-nowrap">{source.name}</td>
                  <td className="ta-num">{source.budgetFen === null ? "—" : formatYuan(source.budgetFen)}</td>
                  <td
                    className={
                      source.budgetFen !== null &&
                      source.source !== "whole" &&
                      source.usedFen > source.budgetFen
                        ? "ta-num ta-red"
                        : "ta-num"
                    }
                  >
                    {source.source === "whole" ? "—" : formatYuan(source.usedFen)}
                    {source.unchecked && source.usedFen > 0 && (
                      <span className="ta-purple ta-small"> 比例待核</span>
                    )}
                  </td>
                  <td>{source.document ?? "—"}</td>
                  <td className="ta-nowrap ta-grey">
                    {source.changed === null
                      ? "没有录入"
                      : `${source.changed.by} ${dayText(source.changed.at)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
