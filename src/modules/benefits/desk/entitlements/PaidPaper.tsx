import { Link } from "react-router";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { formatYuan } from "../../../../kernel/money.ts";
import { sayMonth } from "../../../../kernel/month.ts";
import type { ChildPayments } from "../../payroll/child-payments.contract.ts";

interface PaidPaperProps {
  readonly childId: string;
  readonly payments: ChildPayments["payments"];
}

/** What was paid, month by month; a month opens the sheet that explains it. */
export function PaidPaper({ childId, payments }: PaidPaperProps) {
  const reads = useCan("payroll.read");
  return (
    <section className="ta-paper" aria-label="历次发放">
      <div className="ta-paper-head">
        <h2>历次发放</h2>
        <span className="ta-grey">{payments.length} 笔</span>
      </div>
      <div className="ta-scroll">
        <table className="ta-lines ta-ent-table">
          <thead>
            <tr>
              <th>月份</th>
              <th>项目</th>
              <th className="ta-num">金额（元）</th>
              <th>情况</th>
              <th>怎么算</th>
            </tr>
          </thead>
          <tbody>
            {payments.map((one) => (
              <tr key={`${one.month}${one.programme}`}>
                <td className="ta-nowrap">
                  {reads ? (
                    <Link to={`/payrolls/${one.month}?child=${childId}`}>{sayMonth(one.month)}</Link>
                  ) : (
                    sayMonth(one.month)
                  )}
                </td>
                <td>{one.programmeName}</td>
                <td className="ta-num">{formatYuan(one.totalFen)}</td>
                <td className={one.note === null ? "ta-nowrap" : "ta-amber"}>
                  {one.note === null ? one.statusName : `${one.statusName}：${one.note}`}
                </td>
                <td>{one.because}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
