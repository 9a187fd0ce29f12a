import { dayText } from "../../../../../faces/desk/parts/moment.ts";
import { casePartCodes } from "../../../protection-codes.contract.ts";
import type { CaseView } from "../../case-view.contract.ts";
import type { OpenAct } from "../OpenCaseAct.tsx";

interface ParticipantsPaperProps {
  readonly view: CaseView;
  readonly onAct: (act: OpenAct) => void;
}

/** Who takes part, in which part, since when; whoever has left it stays named. */
export function ParticipantsPaper({ view, onAct }: ParticipantsPaperProps) {
  const mayChange = view.can.includes("participants");
  const here = view.participants.filter(({ ended }) => !ended);
  const gone = view.participants.filter(({ ended }) => ended);
  return (
    <section className="ta-paper" aria-label="参与的人">
      <div className="ta-paper-head">
        <h2>参与的人</h2>
        {mayChange && (
          <div className="ta-page-acts ta-noprint">
            <button type="button" className="ta-link" onClick={() => onAct({ kind: "participant" })}>
              请人参与
            </button>
          </div>
        )}
      </div>
      <ul className="ta-case-list">
        {here.map((one) => (
          <li key={`${one.accountId}${one.since}`}>
            <b>{one.name}</b>
            <span className="ta-grey">
              {casePartCodes.label(one.part)} · {dayText(one.since)} 起
              {one.until !== null && ` · 到 ${dayText(one.until)}`}
            </span>
            {mayChange && one.part !== "lead" && (
              <button
                type="button"
                className="ta-link ta-small ta-noprint ta-case-end"
                onClick={() => onAct({ kind: "participantLeaves", participant: one })}
              >
                结束参与
              </button>
            )}
          </li>
        ))}
      </ul>
      {gone.length > 0 && (
        <details className="ta-case-former ta-noprint">
          <summary>已经退出的（{gone.length}）</summary>
          {gone.map((one) => (
            <p key={`${one.accountId}${one.since}`} className="ta-grey">
              {one.name} · {casePartCodes.label(one.part)} · {dayText(one.since)} 起
            </p>
          ))}
        </details>
      )}
    </section>
  );
}
