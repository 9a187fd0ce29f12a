import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { TimeLeft } from "../../../../faces/desk/parts/TimeLeft.tsx";
import type { ClockView } from "../report-view.contract.ts";

/** Every term that runs or has run, with what is left of it and the document that gives it. */
export function ClocksPaper({ clocks }: { readonly clocks: readonly ClockView[] }) {
  return (
    <section className="ta-paper" aria-label="时限">
      <div className="ta-paper-head">
        <h2>时限</h2>
      </div>
      {clocks.length === 0 ? (
        <p className="ta-paper-body ta-grey">现在没有时限在走。</p>
      ) : (
        <ul className="ta-clocks">
          {clocks.map((clock) => (
            <li key={clock.code}>
              <div className="ta-row">
                <b>{clock.title}</b>
                <span className="ta-spring" />
                <ClockState clock={clock} />
              </div>
              <details className="ta-basis">
                <summary>依据</summary>
                <p>
                  {clock.document}：{clock.says}。从 {momentText(clock.startedAt)} 起算，
                  {momentText(clock.dueAt)} 到期。
                  {clock.unchecked && <span className="ta-purple">（待核）</span>}
                </p>
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ClockState({ clock }: { readonly clock: ClockView }) {
  if (clock.metAt !== null)
    return clock.isLate ? (
      <span className="ta-amber">超过期限后办的 · {momentText(clock.metAt)}</span>
    ) : (
      <span className="ta-green">按时办了 · {momentText(clock.metAt)}</span>
    );
  if (clock.stoppedAt !== null) return <span className="ta-grey">不用再办</span>;
  return <TimeLeft dueAt={clock.dueAt} />;
}
