import { momentText } from "../../../../faces/desk/parts/moment.ts";
import type { ReportView } from "../report-view.contract.ts";

/** As the record calls whoever has no account. */
const NOBODY = "未登录";

/** What happened, in order. */
export function ReportTimeline({ events }: { readonly events: ReportView["events"] }) {
  return (
    <section className="ta-paper" aria-label="经过">
      <div className="ta-paper-head">
        <h2>经过</h2>
      </div>
      <ol className="ta-paper-body ta-report-events">
        {events.map(({ at, words, byName }) => (
          <li key={`${at}${words}`}>
            <span className="ta-grey">{momentText(at)}</span> {words}{" "}
            <span className="ta-grey ta-small">{byName === NOBODY ? "报告的人" : byName}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
