import { Link, useParams } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { titleOf } from "../../quarters/quarter-days.ts";
import { frozenLedgerKeys, type QuarterView, readQuarter } from "../../quarters/quarters.contract.ts";
import { ChangesPaper } from "./ChangesPaper.tsx";
import { ClosePaper } from "./ClosePaper.tsx";
import { FrozenPaper } from "./FrozenPaper.tsx";
import { ledgerWords, sayChanges, sayCount, sayProgress, sayState } from "./quarter-words.ts";
import { VillageConfirm } from "./VillageConfirm.tsx";
import { VillagesPaper } from "./VillagesPaper.tsx";
import "./quarters.css";

/** One round, as each post sees it: a village confirms, a township reviews, the district freezes. */
export function QuarterPage() {
  const today = useToday();
  const { quarter = "" } = useParams();
  const read = useRead(readQuarter, { params: { quarter } });
  if (read.data === undefined) {
    if (read.error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <div className="ta-page-head">
          <h1>季度确认</h1>
        </div>
        <ProblemNote
          problem={read.error}
          onRetry={read.error.status === 404 ? undefined : () => void read.refetch()}
        >
          <p>
            <Link to="/quarters">看有哪些季度</Link>
          </p>
        </ProblemNote>
      </div>
    );
  }
  const view = read.data;
  const state = sayState(view, today);
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{view.title}</h1>
        <span className="ta-grey">截至 {view.asOf}</span>
        <span className={`ta-quarter-state ${state.tone}`}>{state.text}</span>
      </header>
      <Figures view={view} />
      {view.can.includes("confirm") &&
        view.villages.map((village) => <VillageConfirm key={village.code} view={view} village={village} />)}
      {view.can.includes("close") && view.state === "open" && <ClosePaper view={view} />}
      {view.state === "closed" && <FrozenPaper view={view} />}
      {view.state === "closed" && <ChangesPaper view={view} />}
      {view.villages.length > 1 && <VillagesPaper view={view} />}
      {view.state === "open" && <ChangesPaper view={view} />}
    </div>
  );
}

/** The figures that matter, and how far the round is, in one line each. */
function Figures({ view }: { readonly view: QuarterView }) {
  return (
    <section className="ta-paper ta-quarter-figures" aria-label="人数">
      {frozenLedgerKeys.map((ledger) => (
        <div key={ledger}>
          <strong className="ta-quarter-figure">{sayCount(view.counts[ledger])}</strong>
          <span className="ta-grey">{ledgerWords[ledger]}</span>
        </div>
      ))}
      <p>
        {sayProgress(view)}
        <br />
        <span className="ta-grey">
          {view.comparedWith === null
            ? "没有更早的封存可比"
            : `与${titleOf(view.comparedWith)}相比：${sayChanges(view.changes)}`}
        </span>
      </p>
    </section>
  );
}
