import { Link } from "react-router";
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
        <Figure label="在办" to="/cases" count={open} />
        <Figure label="红色" to="/cases?colour=red" count={red} isAlarming />
        <Figure label="超过时限" to="/cases?late=true" count={late} isAlarming />
      </ul>
    </section>
  );
}

interface FigureProps {
  readonly label: string;
  readonly to: string;
  readonly count: number;
  readonly isAlarming?: boolean;
}

function Figure({ label, to, count, isAlarming = false }: FigureProps) {
  return (
    <li>
      <Link to={to}>{label}</Link>
      <b className={isAlarming && count > 0 ? "ta-red" : undefined}>{count.toLocaleString("zh-CN")}</b>
    </li>
  );
}
