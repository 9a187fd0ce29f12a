import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { listQuarters, type QuarterSummary } from "../../quarters/quarters.contract.ts";
import { sayProgress, sayState } from "./quarter-words.ts";
import "./quarters.css";

/** Every round: the open one first, then what is frozen. */
export function QuartersPage() {
  const list = useRead(listQuarters, {});
  return (
    <div className="ta-page">
      <header className="ta-page-head">
        <h1>季度确认</h1>
        <span className="ta-grey">村里确认、镇街审核、区里封存；封存后的名册不再改动</span>
      </header>
      {list.error !== null && <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <div className="ta-skeleton ta-quarter-skeleton" />}
      {list.data !== undefined && list.data.items.length === 0 && (
        <EmptyState title="还没有开始季度确认">一个季度结束后，第二天会自动开启确认。</EmptyState>
      )}
      <ul className="ta-paper">
        {list.data?.items.map((quarter) => (
          <QuarterRow key={quarter.id} quarter={quarter} />
        ))}
      </ul>
    </div>
  );
}

function QuarterRow({ quarter }: { readonly quarter: QuarterSummary }) {
  const today = useToday();
  const state = sayState(quarter, today);
  return (
    <li className="ta-quarter-row">
      <Link to={`/quarters/${quarter.id}`} className="ta-strong">
        {quarter.title}
      </Link>
      <span className="ta-grey">截至 {quarter.asOf}</span>
      <span className={state.tone}>{state.text}</span>
      <span className="ta-spring">{sayProgress(quarter)}</span>
    </li>
  );
}
