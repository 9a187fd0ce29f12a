import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
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
              <td className="ta-num">{one.open}</td>
              <td className={one.late > 0 ? "ta-num ta-red" : "ta-num"}>{one.late}</td>
              <td className="ta-num">{one.ended}</td>
              <td className="ta-num">{one.firstActHours ?? "—"}</td>
              <td className="ta-num">{one.days ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
