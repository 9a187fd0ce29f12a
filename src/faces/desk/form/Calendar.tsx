import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { addDays, addMonths, type IsoDate, yearOf } from "../../../kernel/calendar-date.ts";
import { useToday } from "../session/useToday.ts";
import { monthSheet } from "./calendar-month.ts";

interface CalendarProps {
  readonly value: IsoDate | undefined;
  readonly onPick: (day: IsoDate) => void;
  readonly min?: IsoDate | undefined;
  readonly max?: IsoDate | undefined;
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** One month; arrows move by days, PageUp and PageDown by months, Enter picks. */
export function Calendar({ value, onPick, min = "1920-01-01", max = "2099-12-31" }: CalendarProps) {
  const now = useToday();
  const [at, setAt] = useState(value ?? (now > max ? max : now < min ? min : now));
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    current.current?.focus();
  }, []);
  const month = at.slice(0, 7);
  const move = (day: IsoDate) => {
    setAt(day < min ? min : day > max ? max : day);
    requestAnimationFrame(() => current.current?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const days = STEPS[event.key];
    if (days !== undefined) move(addDays(at, days));
    else if (event.key === "PageUp") move(addMonths(at, -1));
    else if (event.key === "PageDown") move(addMonths(at, 1));
    else return;
    event.preventDefault();
  };
  const years = Array.from({ length: yearOf(max) - yearOf(min) + 1 }, (_, index) => yearOf(max) - index);
  const turn = (year: number, monthNo: number) => {
    const first = `${year}-${String(monthNo).padStart(2, "0")}-01`;
    setAt(first < min ? min : first > max ? max : first);
  };
  return (
    <div className="ta-calendar">
      <div className="ta-calendar-head">
        <button
          type="button"
          className="ta-plain"
          aria-label="上个月"
          onClick={() => setAt(addMonths(at, -1))}
        >
          ‹
        </button>
        <select
          aria-label="年"
          value={yearOf(at)}
          onChange={({ target }) => turn(Number(target.value), Number(month.slice(5)))}
        >
          {years.map((year) => (
            <option key={year} value={year}>
              {year}年
            </option>
          ))}
        </select>
        <select
          aria-label="月"
          value={Number(month.slice(5))}
          onChange={({ target }) => turn(yearOf(at), Number(target.value))}
        >
          {MONTHS.map((number) => (
            <option key={number} value={number}>
              {number}月
            </option>
          ))}
        </select>
        <button
          type="button"
          className="ta-plain"
          aria-label="下个月"
          onClick={() => setAt(addMonths(at, 1))}
        >
          ›
        </button>
      </div>
      <div className="ta-calendar-days" role="group" aria-label={month} onKeyDown={onKeyDown}>
        {["一", "二", "三", "四", "五", "六", "日"].map((name) => (
          <span key={name} className="ta-grey">
            {name}
          </span>
        ))}
        {monthSheet(month).map((day) => (
          <button
            key={day}
            ref={day === at ? current : undefined}
            type="button"
            tabIndex={day === at ? 0 : -1}
            disabled={day < min || day > max}
            aria-label={day}
            aria-pressed={day === value}
            className={dayClass(day, month, value, now)}
            onClick={() => onPick(day)}
          >
            {Number(day.slice(8))}
          </button>
        ))}
      </div>
      {now >= min && now <= max && (
        <button type="button" className="ta-link" onClick={() => onPick(now)}>
          今天
        </button>
      )}
    </div>
  );
}

function dayClass(day: IsoDate, month: string, value: IsoDate | undefined, now: IsoDate): string {
  const names = ["ta-day"];
  if (!day.startsWith(month)) names.push("ta-day-outside");
  if (day === value) names.push("ta-day-chosen");
  if (day === now) names.push("ta-day-today");
  return names.join(" ");
}
