import { Link, useSearchParams } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { listStatistics } from "../../statistics/statistics.contract.ts";
import "./statistics.css";

/** Which tables there are, and what each is for. */
export function StatisticsPage() {
  const list = useRead(listStatistics, {});
  const [search] = useSearchParams();
  const day = search.get("asOf");
  return (
    <div className="ta-page">
      <header className="ta-page-head">
        <h1>统计</h1>
        <span className="ta-grey">任意一天的数字，点开就是名单</span>
      </header>
      {list.error !== null && <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <div className="ta-skeleton ta-stat-skeleton" />}
      <ul className="ta-paper">
        {list.data?.items.map((table) => (
          <li key={table.key} className="ta-stat-row">
            <span className="ta-grey ta-stat-number">{table.number}</span>
            <div>
              <Link
                to={`/statistics/${table.key}${day === null ? "" : `?asOf=${day}`}`}
                className="ta-strong"
              >
                {table.title}
              </Link>
              <p className="ta-grey ta-small">{table.about}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
