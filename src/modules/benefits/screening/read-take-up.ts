/** What one row of another department's table says, however they write it. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { parseYuan } from "../../../kernel/money.ts";
import { comparable } from "../../../kernel/text-repair.ts";
import { readTypedDate } from "../../../kernel/typed-date.ts";
import type { ProgrammeCode } from "../programs/program-codes.contract.ts";
import type { TakeUpRow } from "./take-up.contract.ts";

export interface ReadRow {
  readonly programme: ProgrammeCode;
  readonly state: "takenUp" | "refused";
  /** Since when it is taken up, or the day of the answer. */
  readonly on: IsoDate;
  /** Whether the row says the day itself. */
  readonly saysDay: boolean;
  readonly until: IsoDate | null;
  readonly amountFen: number | null;
  readonly note: string | null;
}

export interface Offered {
  readonly code: ProgrammeCode;
  readonly title: string;
}

export interface ReadingRules {
  readonly today: IsoDate;
  readonly offered: readonly Offered[];
  /** Of rows that name none. */
  readonly programme: ProgrammeCode | undefined;
}

const TAKEN_UP = /^(已?(落实|享受|参保|资助|发放|办理|纳入|救助)|享受|落实|参保|在享|是|有|√|Y|YES|1)$/;
const REFUSED =
  /^((未|没有|不予?)(落实|享受|参保|资助|发放|办理|纳入|救助)|不符合(条件)?|不通过|拒绝|否|无|×|X|N|NO|0)$/;

/** A sentence, if something is written that cannot be meant. */
export function readRow(row: TakeUpRow, rules: ReadingRules): ReadRow | string {
  const programme = readProgramme(row.programme, rules);
  if (programme === undefined)
    return row.programme === "" ? "没有写是哪个项目" : `没有“${row.programme}”这个项目，或者不归您登记`;
  const state = readResult(row.result);
  if (state === undefined)
    return row.result === "" ? "没有写结果" : `看不出“${row.result}”是落实了还是没有，请写“已落实”或“未落实”`;
  const days = readDays(row, state, rules.today);
  if (typeof days === "string") return days;
  const amountFen = row.amount === "" ? null : parseYuan(row.amount);
  if (amountFen === undefined || (amountFen !== null && amountFen < 0)) return `金额“${row.amount}”不对`;
  if (state === "refused" && row.reason.length < 2) return "没有落实的，要写原因";
  return { programme, state, ...days, amountFen, note: row.reason === "" ? null : row.reason };
}

/** By its code, its name, or a part of the name that only one has. */
function readProgramme(text: string, { offered, programme }: ReadingRules): ProgrammeCode | undefined {
  if (text === "") return programme;
  const written = comparable(text);
  const exact = offered.find(({ code, title }) => code === written || comparable(title) === written);
  if (exact !== undefined) return exact.code;
  const containing = offered.filter(
    ({ title }) => written.length >= 2 && comparable(title).includes(written),
  );
  return containing.length === 1 ? containing[0]?.code : undefined;
}

function readResult(text: string): ReadRow["state"] | undefined {
  const written = comparable(text);
  if (TAKEN_UP.test(written)) return "takenUp";
  return REFUSED.test(written) ? "refused" : undefined;
}

function readDays(
  { from, until }: TakeUpRow,
  state: ReadRow["state"],
  today: IsoDate,
): Pick<ReadRow, "on" | "saysDay" | "until"> | string {
  if (from === "" && state === "takenUp") return "没有写从哪天起";
  const on = from === "" ? today : readTypedDate(from);
  if (on === undefined) return `日期“${from}”不对，请写成 2026-03-02`;
  if (on > today) return `“${from}”还没有到`;
  const last = until === "" ? null : readTypedDate(until);
  if (last === undefined) return `日期“${until}”不对，请写成 2026-12-31`;
  if (last !== null && last < on) return `有效期至“${until}”早于开始的日期`;
  return { on, saysDay: from !== "", until: state === "takenUp" ? last : null };
}
