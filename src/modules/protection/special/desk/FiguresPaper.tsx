import { Link } from "react-router";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { shareWords } from "../../desk/share-words.ts";
import { readFigures } from "../figures.contract.ts";

/** This year: how many, how soon somebody acted, how long it took. */
export function FiguresPaper() {
  const year = Number(useToday().slice(0, 4));
  const { data } = useRead(readFigures, { query: { year } });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="ta-paper ta-special-figures" aria-label="今年的件数和用时">
      <table>
        <thead>
          <tr>
            {[
              "今年",
              "登记",
              "在办",
              "已逾期",
              "办结",
              "办结率",
              "首次处置用时（小时，中位数）",
              "办结用时（天，中位数）",
            ].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((one) => (
            <tr key={one.procedure}>
              <th scope="row">{one.title}</th>
              <td className="ta-num">{one.registered}</td>
              <Count count={one.open} to={`/applications?whose=all&procedure=${one.procedure}`} />
              <Count
                count={one.late}
                to={`/applications?whose=all&procedure=${one.procedure}&late=true`}
                late
              />
              <td className="ta-num">{one.ended}</td>
              <td className="ta-num">{shareWords(one.ended, one.registered)}</td>
              <td className="ta-num">{one.firstActHours ?? "—"}</td>
              <td className="ta-num">{one.days ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CountProps {
  readonly count: number;
  readonly to: string;
  readonly late?: boolean;
}

/** A number opens the matters behind it. */
function Count({ count, to, late = false }: CountProps) {
  if (count === 0) return <td className="ta-num">0</td>;
  return (
    <td className="ta-num">
      <Link to={to} className={late ? "ta-red" : ""}>
        {count}
      </Link>
    </td>
  );
}
