/** The State Council's notice, read as it is published: paste the text, get the days. Pure. */
import { addDays, daysBetween, type IsoDate, isoDate } from "../../../../kernel/calendar-date.ts";
import { narrowLettersAndDigits } from "../../../../kernel/text-repair.ts";
import type { NoticePeriod } from "./notice-periods.ts";

export interface ReadNotice {
  readonly year: number | undefined;
  readonly document: string | undefined;
  readonly issuedOn: IsoDate | undefined;
  readonly periods: readonly NoticePeriod[];
  /** What was not understood, or contradicts itself. */
  readonly doubts: readonly string[];
}

const DOCUMENT = /国办发明电\s*[〔[(（]\s*(\d{4})\s*[〕\])）]\s*(\d+)\s*号/;
const TITLE_YEAR = /(\d{4})\s*年\s*(?:部分)?节假日安排/;
const SIGNED = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const HOLIDAY = /^(?:[一二三四五六七八九十]+、|\d+[.、])?\s*([^：:，,、\d]+(?:、[^：:，,\d]+)*)[：:]/;
const RANGE =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:\s*(?:至|到|-|—|~)\s*(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/g;
const SAID_DAYS = /共\s*(\d+)\s*天/;
/** A break is at most two weeks: more is a misread date. */
const LONGEST_BREAK = 14;

/** `given` is the year that the page stands on; the title of the text may name another. */
export function readNotice(text: string, given: number): ReadNotice {
  const plain = narrowLettersAndDigits(text).replace(/[（(][^（()）]*[)）]/g, "");
  const document = DOCUMENT.exec(narrowLettersAndDigits(text));
  const titled = TITLE_YEAR.exec(plain);
  const year = titled === null ? undefined : Number(titled[1]);
  const periods: NoticePeriod[] = [];
  const doubts: string[] = [];
  let issuedOn: IsoDate | undefined;
  let name = "";
  for (const sentence of plain.split(/[。；;\n]/).map((part) => part.trim())) {
    const signed = SIGNED.exec(sentence);
    if (signed !== null) issuedOn = isoDate(Number(signed[1]), Number(signed[2]), Number(signed[3]));
    const heading = HOLIDAY.exec(sentence);
    if (heading?.[1] !== undefined && /\d+月/.test(sentence)) name = heading[1].trim();
    const kind = /放假/.test(sentence) ? "rest" : /上班/.test(sentence) ? "work" : undefined;
    if (kind === undefined || name === "" || !/\d+月\d+日/.test(sentence)) continue;
    const read = rangesOf(sentence, year ?? given);
    doubts.push(...read.doubts.map((doubt) => `${name}：${doubt}`));
    const found = read.ranges.map((range) => ({ ...range, kind, name }) as const);
    periods.push(...found);
    const said = SAID_DAYS.exec(sentence);
    const days = found.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
    if (said !== null && Number(said[1]) !== days)
      doubts.push(`${name}：通知说共 ${said[1] ?? ""} 天，读出来是 ${days} 天`);
  }
  return {
    year,
    document: document === null ? undefined : `国办发明电〔${document[1] ?? ""}〕${document[2] ?? ""}号`,
    issuedOn,
    periods,
    doubts,
  };
}

function rangesOf(sentence: string, year: number) {
  const ranges: { from: IsoDate; to: IsoDate }[] = [];
  const doubts: string[] = [];
  for (const match of sentence.matchAll(RANGE)) {
    const [text, firstYear, month, day, lastYear, lastMonth, lastDay] = match;
    const from = isoDate(Number(firstYear ?? year), Number(month), Number(day));
    const to =
      lastDay === undefined
        ? from
        : isoDate(Number(lastYear ?? firstYear ?? year), Number(lastMonth ?? month), Number(lastDay));
    if (from === undefined || to === undefined || to < from || addDays(from, LONGEST_BREAK) < to)
      doubts.push(`“${text}”不像一段假期`);
    else ranges.push({ from, to });
  }
  return { ranges, doubts };
}
