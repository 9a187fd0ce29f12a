import { Link } from "react-router";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { type ReportView, reportStateCodes } from "../report-view.contract.ts";

/** What was decided, when and why. */
export function DecisionPaper({ report }: { readonly report: ReportView }) {
  const { settledAt, settledWhy, state, referredTo, caseId } = report;
  if (settledAt === null) return null;
  return (
    <section className="ta-paper" aria-label="决定">
      <div className="ta-paper-head">
        <h2>
          {reportStateCodes.label(state)}
          {referredTo !== null && memberUnitCodes.has(referredTo) && `：${memberUnitCodes.label(referredTo)}`}
        </h2>
        <span className="ta-grey">{momentText(settledAt)}</span>
        {caseId !== null && <Link to={`/cases/${caseId}`}>打开个案</Link>}
      </div>
      <p className="ta-paper-body ta-decided">{settledWhy}</p>
    </section>
  );
}
