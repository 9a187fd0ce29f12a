import { momentText } from "../../../../../faces/desk/parts/moment.ts";
import { TimeLeft } from "../../../../../faces/desk/parts/TimeLeft.tsx";
import type { CaseView } from "../../case-view.contract.ts";

type Clock = CaseView["clocks"][number];

/** Every term that runs or has run, with the document that gives it. */
export function CaseClocksPaper({ clocks }: { readonly clocks: readonly Clock[] }) {
  return (
    <section className="ta-paper" aria-label="时限">
      <div className="ta-paper-head">
        <h2>时限</h2>
      </div>
      <ul className="ta-case-list ta-case-blocks">
        {clocks.map((clock) => (
          <li key={clock.code}>
            <div className="ta-case-clock-line">
              <b>{clock.title}</b>
              <span className="ta-spring" />
              <Standing clock={clock} />
            </div>
            <details className="ta-small ta-grey">
              <summary>依据{clock.unchecked && <span className="ta-purple"> 待核</span>}</summary>
              {clock.document}：{clock.says}。从 {momentText(clock.startedAt)} 起算，{momentText(clock.dueAt)}{" "}
              到期。
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ clock }: { readonly clock: Clock }) {
  if (clock.metAt !== null)
    return clock.isLate ? (
      <span className="ta-amber">超过期限后办的 · {momentText(clock.metAt)}</span>
    ) : (
      <span className="ta-green">按时办了 · {momentText(clock.metAt)}</span>
    );
  if (clock.stoppedAt !== null) return <span className="ta-grey">不用再办</span>;
  return <TimeLeft dueAt={clock.dueAt} />;
}
