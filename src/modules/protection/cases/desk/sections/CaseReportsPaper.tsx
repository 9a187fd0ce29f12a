import { Link } from "react-router";
import { momentText } from "../../../../../faces/desk/parts/moment.ts";
import { useCan } from "../../../../../faces/desk/session/session.ts";
import { channelCodes, situationCodes } from "../../../protection-codes.contract.ts";
import type { CaseView } from "../../case-view.contract.ts";
import { isOffice } from "../../what-parts-see.ts";
import { PrintCase } from "../PrintCase.tsx";

/** What was reported, word for word, and whether whoever reported has been answered. */
export function CaseReportsPaper({ view }: { readonly view: CaseView }) {
  const canOpen = useCan("report.read") && isOffice(view.seat);
  return (
    <section className="ta-paper" aria-label="报告">
      <div className="ta-paper-head">
        <h2>报告</h2>
        {view.reports.length > 1 && <span className="ta-grey ta-small">{view.reports.length} 份</span>}
      </div>
      <ul className="ta-case-list ta-case-blocks">
        {view.reports.map((report) => (
          <li key={report.id}>
            <p className="ta-grey ta-small">
              {canOpen ? (
                <Link className="ta-case-inline" to={`/reports/${report.id}`}>
                  {report.number}
                </Link>
              ) : (
                report.number
              )}{" "}
              · {momentText(report.receivedAt)} · {channelCodes.label(report.channel)} ·{" "}
              {report.fedBackAt === null ? (
                <span className="ta-amber">还没有答复报告的人</span>
              ) : (
                <span className="ta-green">{momentText(report.fedBackAt)} 已答复报告的人</span>
              )}
            </p>
            <p className="ta-case-words">{report.content.statement}</p>
            {report.content.situations.map((code) => (
              <p key={code} className="ta-grey ta-small">
                {situationCodes.label(code)}
              </p>
            ))}
            {isOffice(view.seat) && report.fedBackAt !== null && (
              <PrintCase caseId={view.id} paper="feedback" of={report.id} />
            )}
            {report.content.address !== undefined && (
              <p className="ta-grey ta-small">位置：{report.content.address}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
