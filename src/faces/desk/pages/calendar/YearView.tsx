import type { WorkCalendar } from "../../../../kernel/working-days.ts";
import { type DayKind, type MonthDays, monthsOfYear } from "./year-months.ts";

const WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];
/** The letter says it too, for who does not see the colour. */
const marks: Readonly<Record<DayKind, string>> = {
  workday: "",
  weekend: "",
  rest: "休",
  work: "班",
  unknown: "?",
};

interface YearViewProps {
  readonly calendar: WorkCalendar;
  readonly year: number;
  readonly today: string;
  /** Days that would count differently, in a preview. */
  readonly changed?: ReadonlySet<string>;
}

/** Twelve months on one sheet: what is worked, what is free, what nobody can say yet. */
export function YearView({ calendar, year, today, changed }: YearViewProps) {
  const months = monthsOfYear(calendar, year);
  const total = months.reduce((sum, month) => sum + month.workingDays, 0);
  const isKnown = months.every((month) => month.isKnown);
  return (
    <div>
      <p className="ta-cal-legend">
        <span>
          <i className="ta-cal-rest">休</i> 放假
        </span>
        <span>
          <i className="ta-cal-work">班</i> 周末上班（调休）
        </span>
        <span>
          <i className="ta-cal-weekend">6</i> 周末
        </span>
        {!isKnown && (
          <span>
            <i className="ta-cal-unknown">?</i> 还不能确定
          </span>
        )}
        <span className="ta-grey">{isKnown ? `全年 ${total} 个工作日` : `能确定的工作日 ${total} 个`}</span>
      </p>
      <div className="ta-cal-year">
        {months.map((month) => (
          <Month key={month.month} {...{ month, today, changed }} isUnknown={!calendar.years.has(year)} />
        ))}
      </div>
    </div>
  );
}

interface MonthProps {
  readonly month: MonthDays;
  readonly today: string;
  readonly changed: ReadonlySet<string> | undefined;
  /** The whole year: its headings say so once, not every day again. */
  readonly isUnknown: boolean;
}

function Month({ month, today, changed, isUnknown }: MonthProps) {
  const classOf = (date: string, kind: DayKind) =>
    [`ta-cal-${kind}`, date === today && "ta-cal-today", changed?.has(date) === true && "ta-cal-changed"]
      .filter(Boolean)
      .join(" ");
  return (
    <table className="ta-cal-month">
      <caption>
        {Number(month.month.slice(5))} 月{" "}
        <span className="ta-grey">{month.isKnown ? `${month.workingDays} 个工作日` : "工作日数待定"}</span>
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week.find((day) => day !== undefined)?.date}>
            {week.map((day, index) =>
              day === undefined ? (
                <td key={WEEKDAYS[index]} />
              ) : (
                <td key={day.date} className={classOf(day.date, day.kind)} title={day.date}>
                  {Number(day.date.slice(8))}
                  {marks[day.kind] !== "" && !isUnknown && <sup>{marks[day.kind]}</sup>}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
