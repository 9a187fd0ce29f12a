import { Button } from "antd";
import { useState } from "react";
import { daysBetween } from "../../../../kernel/calendar-date.ts";
import { sayMissingYears, workCalendar } from "../../../../kernel/working-days.ts";
import { type HolidayNotice, readHolidayNotices } from "../../../../platform/calendar/calendar.contract.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { momentText } from "../../parts/moment.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useUrlState } from "../../parts/useUrlState.ts";
import { PageSkeleton } from "../../shell/PageSkeleton.tsx";
import { NoticeEditor } from "./NoticeEditor.tsx";
import { type NoticePeriod, periodsOf, sayPeriod } from "./notice-periods.ts";
import { YearView } from "./YearView.tsx";
import "./calendar.css";

/** The working days that every statutory term is counted on: by year, with the notice that set them. */
export function CalendarPage() {
  const { data, error, refetch } = useRead(readHolidayNotices, {});
  const { values, set } = useUrlState();
  const [isEditing, setEditing] = useState(false);
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const { items, missingYears, today, can } = data;
  const thisYear = Number(today.slice(0, 4));
  const years = [
    ...new Set([...items.map(({ year }) => year), thisYear, thisYear + 1, ...missingYears]),
  ].sort();
  const asked = Number(values["year"]);
  const year = years.includes(asked) ? asked : thisYear;
  const notice = items.find((item) => item.year === year);
  const calendar = workCalendar(
    items.map((item) => item.year),
    items.flatMap(({ days }) => days),
  );
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>放假安排</h1>
        <span className="ta-grey">法定期限按这里的工作日计算</span>
        {can.includes("save") && !isEditing && (
          <div className="ta-page-acts ta-noprint">
            <Button type={notice === undefined ? "primary" : "default"} onClick={() => setEditing(true)}>
              {notice === undefined ? `录入 ${year} 年的通知` : `修改 ${year} 年的安排`}
            </Button>
          </div>
        )}
      </header>
      {missingYears.length > 0 && (
        <div className="ta-cal-warn" role="status">
          <b>{sayMissingYears(missingYears)}</b>
          <p>
            {reachWords(today, data.lastDueOn, missingYears)}通知一般在上一年 11
            月前后印发，出来后请在这里录入。
          </p>
        </div>
      )}
      <nav className="ta-cal-years ta-noprint" aria-label="年份">
        {years.map((other) => (
          <button
            key={other}
            type="button"
            className={other === year ? "ta-plain is-here" : "ta-plain"}
            aria-current={other === year ? "page" : undefined}
            disabled={isEditing && other !== year}
            onClick={() => set({ year: String(other) })}
          >
            {other}
            {missingYears.includes(other) && <span className="ta-amber">（缺）</span>}
          </button>
        ))}
      </nav>
      {isEditing ? (
        <NoticeEditor
          key={year}
          year={year}
          notice={notice}
          others={items.filter((item) => item.year !== year)}
          today={today}
          onStale={() => void refetch()}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          {notice === undefined ? (
            <NoNotice year={year} mayEnter={can.includes("save")} />
          ) : (
            <Notice notice={notice} />
          )}
          <section className="ta-paper" aria-label={`${year} 年`}>
            <div className="ta-paper-body">
              <YearView calendar={calendar} year={year} today={today} />
            </div>
          </section>
        </>
      )}
    </div>
  );
}

/** Why the missing year matters already. */
function reachWords(today: string, lastDueOn: string | null, years: readonly number[]): string {
  const first = years[0] ?? 0;
  if (lastDueOn !== null && Number(lastDueOn.slice(0, 4)) >= first)
    return `有待办的期限到 ${lastDueOn}（${daysBetween(today, lastDueOn)} 天后），已经用到这一年。`;
  return "今天开始的 30 个工作日的期限，已经会算到这一年。";
}

function NoNotice({ year, mayEnter }: { readonly year: number; readonly mayEnter: boolean }) {
  return (
    <div className="ta-paper">
      <EmptyState title={`${year} 年的通知还没有录入`}>
        {mayEnter
          ? "把国务院办公厅通知的正文粘贴进来，系统会读出每一天，您核对后保存。"
          : "由区民政局经办人员或系统管理员录入。在那之前，碰到这一年的期限会标明“还不能确定”。"}
      </EmptyState>
    </div>
  );
}

/** Holidays by their first day off, each before the weekends worked for it. */
function inOrder(periods: readonly NoticePeriod[]): readonly NoticePeriod[] {
  return [...periods].sort((one, other) => one.kind.localeCompare(other.kind));
}

function Notice({ notice }: { readonly notice: HolidayNotice }) {
  const periods = inOrder(periodsOf(notice.days));
  const names = [...new Set(periods.map(({ name }) => name))];
  return (
    <section className="ta-paper" aria-label="通知">
      <div className="ta-paper-head">
        <h2>{notice.document}</h2>
        {notice.issuedOn !== null && <span className="ta-grey">{notice.issuedOn} 印发</span>}
        {notice.certainty === "verified" ? (
          <span className="ta-green">已与原文核对</span>
        ) : (
          <span className="ta-amber">待核：还没有人与通知原文逐日核对</span>
        )}
        <span className="ta-spring" />
        <span className="ta-grey ta-small">
          {notice.changedBy === null
            ? "随系统提供"
            : `${notice.changedBy} 录入 · ${momentText(notice.changedAt)} · 第 ${notice.version} 版`}
        </span>
      </div>
      <dl className="ta-cal-list">
        {names.map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {periods
                .filter((period) => period.name === name)
                .map(sayPeriod)
                .join("；")}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
