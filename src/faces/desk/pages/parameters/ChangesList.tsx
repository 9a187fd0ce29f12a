import { useState } from "react";
import { Link } from "react-router";
import { useRead } from "../../../../platform/client/useRead.ts";
import {
  type ChangeSummary,
  changeStates,
  listChanges,
} from "../../../../platform/parameters/parameter-changes.contract.ts";
import { dayText } from "../../parts/moment.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";

/** What waits for a second person, and on demand what was decided before. */
export function ChangesList() {
  const { data, error, refetch } = useRead(listChanges, {});
  const [showsAll, setShowsAll] = useState(false);
  if (data === undefined)
    return error === null ? null : <ProblemNote problem={error} onRetry={() => void refetch()} />;
  const waiting = data.items.filter(({ state }) => state === "proposed");
  const decided = data.items.filter(({ state }) => state !== "proposed");
  if (data.items.length === 0) return null;
  const shown = showsAll ? data.items : waiting;
  return (
    <section className={waiting.length > 0 ? "ta-paper ta-param-waiting" : "ta-paper"} aria-label="调整单">
      <div className="ta-paper-head">
        <h2>调整单</h2>
        <span className={waiting.length > 0 ? "ta-amber" : "ta-grey"}>
          {waiting.length > 0 ? `${waiting.length} 张待另一人确认` : "没有待确认的"}
        </span>
        {decided.length > 0 && (
          <div className="ta-page-acts ta-noprint">
            <button type="button" className="ta-link" onClick={() => setShowsAll(!showsAll)}>
              {showsAll ? "只看待确认的" : `以前的 ${decided.length} 张`}
            </button>
          </div>
        )}
      </div>
      {shown.length > 0 && (
        <ul className="ta-param-changes">
          {shown.map((change) => (
            <li key={change.id}>
              <Line change={change} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ change }: { readonly change: ChangeSummary }) {
  const { labels, effectiveFrom, state } = change;
  return (
    <>
      <Link to={`/parameters/changes/${change.id}`}>
        {change.document} {change.title}
      </Link>
      <p className="ta-small">
        <span className={state === "proposed" ? "ta-amber" : "ta-grey"}>{changeStates.label(state)}</span>
        <span className="ta-grey">
          {" · "}
          {labels.slice(0, 3).join("、")}
          {labels.length > 3 && `等 ${labels.length} 项`}
          {" · "}
          {effectiveFrom === null ? "更正" : `${effectiveFrom} 起`}
          {" · "}
          {change.proposedBy} {dayText(change.proposedAt)} 提出
          {change.decidedBy !== null && `，${change.decidedBy} 办结`}
        </span>
      </p>
    </>
  );
}
