import { Link } from "react-router";
import { dayText } from "../../../../faces/desk/parts/moment.ts";
import { ColourMark } from "../../desk/ColourMark.tsx";
import { type ReportView, reportStateCodes } from "../report-view.contract.ts";

/** The same child before: reports and open cases side by side, so that nobody opens a second case. */
export function RelatedPaper({ report }: { readonly report: ReportView }) {
  const { earlier, openCases } = report;
  return (
    <section className="ta-paper" aria-label="以前的报告和个案">
      <div className="ta-paper-head">
        <h2>这个孩子以前的</h2>
      </div>
      <div className="ta-paper-body ta-related">
        <div>
          <h3>在办的个案</h3>
          {openCases.length === 0 && <p className="ta-grey">没有</p>}
          <ul>
            {openCases.map(({ id, number, title }) => (
              <li key={id}>
                <Link to={`/cases/${id}`}>{number}</Link> {title}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>以前的报告</h3>
          {earlier.length === 0 && <p className="ta-grey">没有</p>}
          <ul>
            {earlier.map((one) => (
              <li key={one.id}>
                <ColourMark colour={one.colour} /> <Link to={`/reports/${one.id}`}>{one.number}</Link>{" "}
                {dayText(one.receivedAt)} {reportStateCodes.label(one.state)}
                <span className="ta-grey ta-small">
                  {one.because === "child" ? "（同一份档案）" : "（同镇街同名，请核对）"}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
