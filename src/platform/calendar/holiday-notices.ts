/**
 * The State Council's yearly notices on holidays, as the seed of the working-day calendar, which people edit afterwards. Days
 * from the npm package chinese-days, compared by test; numbers of the notices as public lists give them, originals not seen.
 */
import { addDays, type IsoDate } from "../../kernel/calendar-date.ts";
import { type CalendarDay, type WorkCalendar, workCalendar } from "../../kernel/working-days.ts";

export interface HolidayNotice {
  readonly year: number;
  /** Number of the notice, and of those that changed it. */
  readonly document: string;
  readonly issuedOn: IsoDate;
  /** `known`: shown as 待核 until somebody has compared it with the original. */
  readonly certainty: "verified" | "known";
  /** Name, first and last day off. */
  readonly breaks: readonly (readonly [name: string, first: IsoDate, last: IsoDate])[];
  /** Saturdays and Sundays worked, by the holiday that they make up for. */
  readonly worked: readonly (readonly [name: string, date: IsoDate])[];
}

/** A row of the calendar as people see and edit it. */
export interface NamedCalendarDay extends CalendarDay {
  /** The year whose notice sets it: 2018-12-31 belongs to 2019's. */
  readonly noticeYear: number;
  readonly name: string;
}

export const holidayNotices: readonly HolidayNotice[] = [
  {
    year: 2019,
    document: "国办发明电〔2018〕15号；劳动节由国办发明电〔2019〕3号调整",
    issuedOn: "2018-12-04",
    certainty: "known",
    breaks: [
      ["元旦", "2018-12-30", "2019-01-01"],
      ["春节", "2019-02-04", "2019-02-10"],
      ["清明节", "2019-04-05", "2019-04-05"],
      ["劳动节", "2019-05-01", "2019-05-04"],
      ["端午节", "2019-06-07", "2019-06-07"],
      ["中秋节", "2019-09-13", "2019-09-13"],
      ["国庆节", "2019-10-01", "2019-10-07"],
    ],
    worked: [
      ["元旦", "2018-12-29"],
      ["春节", "2019-02-02"],
      ["春节", "2019-02-03"],
      ["劳动节", "2019-04-28"],
      ["劳动节", "2019-05-05"],
      ["国庆节", "2019-09-29"],
      ["国庆节", "2019-10-12"],
    ],
  },
  {
    year: 2020,
    document: "国办发明电〔2019〕16号；春节由国办发明电〔2020〕1号延长",
    issuedOn: "2019-11-21",
    certainty: "known",
    breaks: [
      ["元旦", "2020-01-01", "2020-01-01"],
      ["春节", "2020-01-24", "2020-02-02"],
      ["清明节", "2020-04-04", "2020-04-06"],
      ["劳动节", "2020-05-01", "2020-05-05"],
      ["端午节", "2020-06-25", "2020-06-27"],
      ["国庆节、中秋节", "2020-10-01", "2020-10-08"],
    ],
    worked: [
      ["春节", "2020-01-19"],
      ["劳动节", "2020-04-26"],
      ["劳动节", "2020-05-09"],
      ["端午节", "2020-06-28"],
      ["国庆节", "2020-09-27"],
      ["国庆节", "2020-10-10"],
    ],
  },
  {
    year: 2021,
    document: "国办发明电〔2020〕27号",
    issuedOn: "2020-11-25",
    certainty: "known",
    breaks: [
      ["元旦", "2021-01-01", "2021-01-03"],
      ["春节", "2021-02-11", "2021-02-17"],
      ["清明节", "2021-04-03", "2021-04-05"],
      ["劳动节", "2021-05-01", "2021-05-05"],
      ["端午节", "2021-06-12", "2021-06-14"],
      ["中秋节", "2021-09-19", "2021-09-21"],
      ["国庆节", "2021-10-01", "2021-10-07"],
    ],
    worked: [
      ["春节", "2021-02-07"],
      ["春节", "2021-02-20"],
      ["劳动节", "2021-04-25"],
      ["劳动节", "2021-05-08"],
      ["中秋节", "2021-09-18"],
      ["国庆节", "2021-09-26"],
      ["国庆节", "2021-10-09"],
    ],
  },
  {
    year: 2022,
    document: "国办发明电〔2021〕11号",
    issuedOn: "2021-10-25",
    certainty: "known",
    breaks: [
      ["元旦", "2022-01-01", "2022-01-03"],
      ["春节", "2022-01-31", "2022-02-06"],
      ["清明节", "2022-04-03", "2022-04-05"],
      ["劳动节", "2022-04-30", "2022-05-04"],
      ["端午节", "2022-06-03", "2022-06-05"],
      ["中秋节", "2022-09-10", "2022-09-12"],
      ["国庆节", "2022-10-01", "2022-10-07"],
    ],
    worked: [
      ["春节", "2022-01-29"],
      ["春节", "2022-01-30"],
      ["清明节", "2022-04-02"],
      ["劳动节", "2022-04-24"],
      ["劳动节", "2022-05-07"],
      ["国庆节", "2022-10-08"],
      ["国庆节", "2022-10-09"],
    ],
  },
  {
    year: 2023,
    document: "国办发明电〔2022〕16号",
    issuedOn: "2022-12-08",
    certainty: "known",
    breaks: [
      ["元旦", "2022-12-31", "2023-01-02"],
      ["春节", "2023-01-21", "2023-01-27"],
      ["清明节", "2023-04-05", "2023-04-05"],
      ["劳动节", "2023-04-29", "2023-05-03"],
      ["端午节", "2023-06-22", "2023-06-24"],
      ["中秋节、国庆节", "2023-09-29", "2023-10-06"],
    ],
    worked: [
      ["春节", "2023-01-28"],
      ["春节", "2023-01-29"],
      ["劳动节", "2023-04-23"],
      ["劳动节", "2023-05-06"],
      ["端午节", "2023-06-25"],
      ["国庆节", "2023-10-07"],
      ["国庆节", "2023-10-08"],
    ],
  },
  {
    year: 2024,
    document: "国办发明电〔2023〕7号",
    issuedOn: "2023-10-25",
    certainty: "known",
    breaks: [
      ["元旦", "2024-01-01", "2024-01-01"],
      ["春节", "2024-02-10", "2024-02-17"],
      ["清明节", "2024-04-04", "2024-04-06"],
      ["劳动节", "2024-05-01", "2024-05-05"],
      ["端午节", "2024-06-10", "2024-06-10"],
      ["中秋节", "2024-09-15", "2024-09-17"],
      ["国庆节", "2024-10-01", "2024-10-07"],
    ],
    worked: [
      ["春节", "2024-02-04"],
      ["春节", "2024-02-18"],
      ["清明节", "2024-04-07"],
      ["劳动节", "2024-04-28"],
      ["劳动节", "2024-05-11"],
      ["中秋节", "2024-09-14"],
      ["国庆节", "2024-09-29"],
      ["国庆节", "2024-10-12"],
    ],
  },
  {
    year: 2025,
    document: "国办发明电〔2024〕12号",
    issuedOn: "2024-11-12",
    certainty: "known",
    breaks: [
      ["元旦", "2025-01-01", "2025-01-01"],
      ["春节", "2025-01-28", "2025-02-04"],
      ["清明节", "2025-04-04", "2025-04-06"],
      ["劳动节", "2025-05-01", "2025-05-05"],
      ["端午节", "2025-05-31", "2025-06-02"],
      ["国庆节、中秋节", "2025-10-01", "2025-10-08"],
    ],
    worked: [
      ["春节", "2025-01-26"],
      ["春节", "2025-02-08"],
      ["劳动节", "2025-04-27"],
      ["国庆节", "2025-09-28"],
      ["国庆节", "2025-10-11"],
    ],
  },
  {
    year: 2026,
    document: "国办发明电〔2025〕7号",
    issuedOn: "2025-11-04",
    certainty: "known",
    breaks: [
      ["元旦", "2026-01-01", "2026-01-03"],
      ["春节", "2026-02-15", "2026-02-23"],
      ["清明节", "2026-04-04", "2026-04-06"],
      ["劳动节", "2026-05-01", "2026-05-05"],
      ["端午节", "2026-06-19", "2026-06-21"],
      ["中秋节", "2026-09-25", "2026-09-27"],
      ["国庆节", "2026-10-01", "2026-10-07"],
    ],
    worked: [
      ["元旦", "2026-01-04"],
      ["春节", "2026-02-14"],
      ["春节", "2026-02-28"],
      ["劳动节", "2026-05-09"],
      ["国庆节", "2026-09-20"],
      ["国庆节", "2026-10-10"],
    ],
  },
];

/** Every day that a notice sets, one row a day. */
export function daysOfNotice(notice: HolidayNotice): NamedCalendarDay[] {
  const rows: NamedCalendarDay[] = [];
  for (const [name, first, last] of notice.breaks) {
    for (let date = first; date <= last; date = addDays(date, 1)) {
      rows.push({ noticeYear: notice.year, date, kind: "rest", name });
    }
  }
  for (const [name, date] of notice.worked) rows.push({ noticeYear: notice.year, date, kind: "work", name });
  return rows.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The calendar of the seed alone, for where no database is at hand. */
export function seedCalendar(): WorkCalendar {
  return workCalendar(
    holidayNotices.map((notice) => notice.year),
    holidayNotices.flatMap(daysOfNotice),
  );
}
