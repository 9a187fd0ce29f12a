import { FigureLine, type FigureLineProps } from "../../../../faces/desk/parts/FigureLine.tsx";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { countVisits } from "../../visits/visit-counts.contract.ts";
import { linesOf } from "../visit-lines.ts";

/** On the home page: what waits of visits; each figure opens its list. */
export function TodayVisits() {
  const mayReview = useCan("visit.review");
  const mayWrite = useCan("visit.write");
  const { data } = useRead(countVisits, {});
  if (data === undefined) return null;
  const lines: FigureLineProps[] = linesOf(data, { mayReview, mayWrite });
  return (
    <section className="ta-paper" aria-label="走访">
      <div className="ta-paper-head">
        <h2>走访</h2>
        {lines.every(({ count }) => count === 0) && <span className="ta-grey">没有等着办的</span>}
      </div>
      <ul className="ta-counts">
        {lines.map((line) => (
          <FigureLine key={line.to} {...line} />
        ))}
      </ul>
    </section>
  );
}
