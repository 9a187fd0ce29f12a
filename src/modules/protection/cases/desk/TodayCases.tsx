import { FigureLine } from "../../../../faces/desk/parts/FigureLine.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { countOpenCases } from "../case-counts.contract.ts";

/** On the home page of whoever answers for a place: how many cases are open, red, late; each opens those very cases. */
export function TodayCases() {
  const { data } = useRead(countOpenCases, {});
  if (data === undefined) return null;
  const { open, red, late } = data;
  return (
    <section className="ta-paper" aria-label="在办个案">
      <div className="ta-paper-head">
        <h2>在办个案</h2>
        <span className="ta-grey">您看得到的</span>
      </div>
      <ul className="ta-counts">
        <FigureLine label="在办" to="/cases" count={open} />
        <FigureLine label="红色" to="/cases?colour=red" count={red} tone="red" />
        <FigureLine label="超过时限" to="/cases?late=true" count={late} tone="red" />
      </ul>
    </section>
  );
}
