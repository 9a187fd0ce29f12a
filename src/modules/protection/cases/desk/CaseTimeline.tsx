import { useState } from "react";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { usePrintingSince } from "../../../../faces/desk/parts/print.ts";
import type { CaseView } from "../case-view.contract.ts";

const SHOWN = 30;

/** What happened, newest first. */
export function CaseTimeline({ events }: Pick<CaseView, "events">) {
  const [all, setAll] = useState(false);
  const isPrinting = usePrintingSince() !== undefined;
  const newest = events.map((event, nth) => ({ ...event, nth })).reverse();
  const shown = all || isPrinting ? newest : newest.slice(0, SHOWN);
  return (
    <aside className="ta-paper ta-paper-long ta-case-timeline" aria-label="时间线">
      <div className="ta-paper-head">
        <h2>时间线</h2>
        <span className="ta-grey ta-small">{events.length} 件事</span>
      </div>
      <ol className="ta-paper-body">
        {shown.map((event) => (
          <li key={event.nth}>
            <p>{event.words}</p>
            <p className="ta-grey ta-small">
              {momentText(event.at)} {event.byName}
            </p>
          </li>
        ))}
      </ol>
      {shown.length < newest.length && (
        <button type="button" className="ta-link ta-case-more" onClick={() => setAll(true)}>
          还有 {newest.length - shown.length} 件
        </button>
      )}
    </aside>
  );
}
