import { Link } from "react-router";
import { FigureLine, type FigureLineProps } from "../../../../faces/desk/parts/FigureLine.tsx";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { differenceTabCodes } from "../../effects/effect-codes.contract.ts";
import { countExchange } from "../today.contract.ts";

/** On the home page: rosters that are late or held, rows to decide, and what rosters and the register say differently. */
export function TodayExchange() {
  const { data } = useRead(countExchange, {});
  if (data === undefined) return null;
  const { rosters, differences } = data;
  const lines = [...(rosters === null ? [] : linesOf(rosters)), ...differences.map(lineOf)];
  const waiting = lines.filter(({ count }) => count > 0);
  if (rosters === null && waiting.length === 0) return null;
  return (
    <section className="ta-paper" aria-label="信息共享">
      <div className="ta-paper-head">
        <h2>信息共享</h2>
        <span className="ta-grey">{waiting.length === 0 ? "没有等着办的" : "等着办的"}</span>
        {rosters !== null && (
          <>
            <span className="ta-spring" />
            <Link to="/exchange/batches?upload=true" className="ta-small">
              上传一批
            </Link>
          </>
        )}
      </div>
      {waiting.length > 0 && (
        <ul className="ta-counts">
          {waiting.map((line) => (
            <FigureLine key={line.to} {...line} />
          ))}
        </ul>
      )}
    </section>
  );
}

type Counts = OutputOf<typeof countExchange>;

function linesOf({ late, due, held, toReview }: NonNullable<Counts["rosters"]>): FigureLineProps[] {
  return [
    { label: "名册逾期没来", to: "/exchange/agreements?light=red", count: late, tone: "red" },
    { label: "名册该来了", to: "/exchange/agreements?light=amber", count: due, tone: "amber" },
    { label: "暂缓，等人看", to: "/exchange/batches?state=held", count: held, tone: "amber" },
    { label: "待复核的行", to: "/exchange/review", count: toReview, tone: "amber" },
  ];
}

function lineOf({ tab, count }: Counts["differences"][number]): FigureLineProps {
  return { label: differenceTabCodes.label(tab), to: `/exchange/differences?tab=${tab}`, count };
}
