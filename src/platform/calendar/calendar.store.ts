import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { CalendarDay } from "../../kernel/working-days.ts";
import type { Tx } from "../db/database.ts";
import type { NamedCalendarDay } from "./holiday-notices.ts";

export interface NoticeRow {
  readonly year: number;
  readonly document: string;
  readonly issuedOn: IsoDate | null;
  readonly certainty: "verified" | "known" | "uncertain" | "design";
  readonly version: number;
}

export interface KeptNotice extends NoticeRow {
  readonly changedAt: Date;
  /** `null` for what came with the programme. */
  readonly changedBy: string | null;
}

/** All notices; a few dozen at most in a lifetime. */
export async function listNotices(tx: Pick<Tx, "sql">): Promise<KeptNotice[]> {
  const { rows } = await sql<KeptNotice>`
    select n.year, n.document, n.issued_on as "issuedOn", n.certainty, n.version, n.changed_at as "changedAt",
      a.display_name as "changedBy"
    from platform.holiday_notice n left join platform.account a on a.id = n.changed_by
    order by n.year limit 200`.execute(tx.sql);
  return rows;
}

/** Every day that a notice sets, in order. */
export async function listCalendarDays(tx: Pick<Tx, "sql">): Promise<NamedCalendarDay[]> {
  const { rows } = await sql<NamedCalendarDay>`
    select date, kind, name, notice_year as "noticeYear"
    from platform.holiday order by date limit 20000`.execute(tx.sql);
  return rows;
}

/** The last day on which any open task is due, whoever asks. */
export async function findLastDeadline(tx: Pick<Tx, "sql">): Promise<IsoDate | null> {
  const { rows } = await sql<{ day: IsoDate | null }>`select platform.last_open_deadline() as day`.execute(
    tx.sql,
  );
  return rows[0]?.day ?? null;
}

/** Which of these days another year's notice has set already. */
export async function listDaysOfOthers(
  tx: Pick<Tx, "sql">,
  year: number,
  dates: readonly IsoDate[],
): Promise<{ date: IsoDate; year: number }[]> {
  const { rows } = await sql<{ date: IsoDate; year: number }>`
    select date, notice_year as year from platform.holiday
    where date = any (${dates}::date[]) and notice_year <> ${year} limit 400`.execute(tx.sql);
  return rows;
}

/** Locks the notice so that of two people who change it one sees the other's work. */
export async function findNoticeVersion(tx: Pick<Tx, "sql">, year: number): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    select version from platform.holiday_notice where year = ${year} for update`.execute(tx.sql);
  return rows[0]?.version;
}

/** Writes the notice with its next version; `false` when somebody else has just made the first. */
export async function putNotice(
  tx: Pick<Tx, "sql">,
  notice: NoticeRow,
  changed: { readonly at: Date; readonly by: string },
): Promise<boolean> {
  const { rows } = await sql<{ year: number }>`
    insert into platform.holiday_notice as held (year, document, issued_on, certainty, version, changed_at, changed_by)
    values (${notice.year}, ${notice.document}, ${notice.issuedOn}, ${notice.certainty}, ${notice.version},
      ${changed.at}, ${changed.by})
    on conflict (year) do update set document = excluded.document, issued_on = excluded.issued_on,
      certainty = excluded.certainty, version = excluded.version, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by
    where held.version = excluded.version - 1
    returning year`.execute(tx.sql);
  return rows.length === 1;
}

/** Puts these days in place of the year's. */
export async function replaceDays(
  tx: Pick<Tx, "sql">,
  year: number,
  days: readonly (CalendarDay & { readonly name: string })[],
): Promise<void> {
  await sql`delete from platform.holiday where notice_year = ${year}`.execute(tx.sql);
  await sql`
    insert into platform.holiday (date, notice_year, kind, name)
    select d, ${year}, k, n
    from unnest(${days.map((day) => day.date)}::date[], ${days.map((day) => day.kind)}::text[],
      ${days.map((day) => day.name)}::text[]) as t (d, k, n)`.execute(tx.sql);
}
