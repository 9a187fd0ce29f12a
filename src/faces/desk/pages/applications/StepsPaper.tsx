import { useState } from "react";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import { momentText } from "../../parts/moment.ts";
import { Cited } from "./Cited.tsx";

/** How it came here and what lies ahead; everything that happened on demand. */
export function StepsPaper({ matter }: { readonly matter: MatterView }) {
  const [all, setAll] = useState(false);
  const reached = new Set(matter.steps.map(({ code }) => code));
  const isOver = matter.endedOn !== null;
  const ahead = isOver ? [] : matter.outline.filter(({ code }) => !reached.has(code));
  return (
    <section className="ta-paper" aria-label="办理经过">
      <div className="ta-paper-head">
        <h2>办理经过</h2>
        <button type="button" className="ta-link ta-small ta-noprint" onClick={() => setAll(!all)}>
          {all ? "只看各步" : `全部记录 ${matter.events.length} 条`}
        </button>
      </div>
      {all ? <Events matter={matter} /> : null}
      <ol className={all ? "ta-steps ta-printonly" : "ta-steps"}>
        {matter.steps.map((step) => (
          <li
            key={step.ordinal}
            className={isRefusal(matter, step.ordinal) ? "ta-step-refused" : `ta-step-${step.state}`}
          >
            <p>
              <b>{step.title}</b>
              {step.round > 1 && <span className="ta-grey">（第 {step.round} 次）</span>}
              {step.outcomeLabel !== null && <span> · {step.outcomeLabel}</span>}
              {step.citation !== null && <Cited citations={[step.citation]} />}
            </p>
            {step.opinion !== null && step.opinion !== "" && <p className="ta-opinion">{step.opinion}</p>}
            <p className="ta-small ta-grey">
              {step.by === null ? step.deskName : step.by} · {step.openedOn} 到达
              {step.decidedOn !== null && ` · ${step.decidedOn} 办理`}
              {step.decidedOn === null && step.dueOn !== null && ` · ${step.dueOn} 到期`}
            </p>
          </li>
        ))}
        {ahead.map((step) => (
          <li key={step.code} className="ta-step-ahead">
            <p>{step.title}</p>
            <p className="ta-small ta-grey">
              {step.deskName}
              {step.term !== "" && ` · ${step.term}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The last word was no. */
function isRefusal({ state, steps }: MatterView, ordinal: number): boolean {
  return state === "refused" && ordinal === steps.length;
}

function Events({ matter }: { readonly matter: MatterView }) {
  return (
    <ol className="ta-events">
      {matter.events.map((event) => (
        <li key={event.id}>
          <p>{event.says}</p>
          <p className="ta-small ta-grey">
            {event.on} · {event.by} · {momentText(event.at)} 记
          </p>
        </li>
      ))}
    </ol>
  );
}
