/** The last month that is paid for when something ends a programme. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { type Month, monthOfDate, plusMonths } from "../../../kernel/month.ts";
import type { StopReason } from "./paid-programs.contract.ts";

interface StopRule {
  /** Whether the month in which it happens is still paid for. */
  readonly paysMonth: boolean;
  readonly document: string;
  readonly unchecked?: boolean;
}

/** 渝民发〔2010〕184号 for orphans' birthdays and found parents; what is marked has no text that we have seen. */
const rules: Readonly<Record<StopReason, StopRule>> = {
  grownUp: { paysMonth: true, document: "渝民发〔2010〕184号：18 岁生日次月起停发" },
  parentFound: { paysMonth: false, document: "渝民发〔2010〕184号：发现父母一方健在的当月起停发" },
  adopted: { paysMonth: true, document: "收养登记次月停发（通行做法）" },
  parentRecovered: { paysMonth: true, document: "父母恢复抚养能力次月停发", unchecked: true },
  movedAway: { paysMonth: true, document: "户口迁出次月停发，与迁入地衔接", unchecked: true },
  died: { paysMonth: true, document: "死亡次月停发", unchecked: true },
  graduated: { paysMonth: true, document: "不再就读的次月停发", unchecked: true },
  otherProgramme: { paysMonth: false, document: "同月只享受一项" },
  mistake: { paysMonth: false, document: "没有发放过" },
  other: { paysMonth: true, document: "次月停发", unchecked: true },
};

export function lastMonthFor(reason: StopReason, on: IsoDate, deathPaysMonth = true): Month {
  const month = monthOfDate(on);
  const pays = reason === "died" ? deathPaysMonth : rules[reason].paysMonth;
  return pays ? month : plusMonths(month, -1);
}

/** The rule in words, with 待核 where it is not settled. */
export function sayStopRule(reason: StopReason): string {
  const { document, unchecked } = rules[reason];
  return unchecked === true ? `${document}（待核）` : document;
}
