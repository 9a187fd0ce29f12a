/** The roster of a month as the printed form wants it: who signed, and every line. Pure. */
import type { z } from "zod";
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { Month } from "../../../../kernel/month.ts";
import type { payrollRoster } from "../../forms/payroll-roster.ts";
import type { LineView } from "../payroll.contract.ts";
import type { PayrollAct } from "../payroll-flow.ts";

type Roster = z.input<typeof payrollRoster.input>;

export interface Signed {
  readonly act: PayrollAct;
  readonly by: string;
}

export interface RosterHead {
  readonly month: Month;
  /** 全部项目, or the one that was asked for. */
  readonly programme: string;
  readonly office: string;
  readonly madeOn: IsoDate;
  /** Ties the paper to what was computed. */
  readonly digest: string;
  readonly steps: readonly Signed[];
}

export function rosterPaper(
  { month, programme, office, madeOn, digest, steps }: RosterHead,
  lines: readonly LineView[],
): Roster {
  // After a return the round begins anew: the names of the one before do not stand under it.
  const round = steps.slice(steps.findLastIndex(({ act }) => act === "return") + 1);
  const who = (act: PayrollAct) => round.find((step) => step.act === act)?.by;
  const posts = {
    preparer: who("submit"),
    reviewer: who("review"),
    leader: who("approve"),
    finance: who("send"),
  };
  return {
    month,
    programme,
    office,
    madeOn,
    batch: `${month.replace("-", "")}（校验码 ${digest.slice(0, 12)}）`,
    lines: lines.map(lineOf),
    count: sayCount(new Set(lines.map(({ childId }) => childId)).size, lines.length),
    ...Object.fromEntries(Object.entries(posts).filter(([, name]) => name !== undefined)),
  };
}

function sayCount(people: number, lines: number): string {
  return people === lines ? `${people}人` : `${people}人，${lines}条`;
}

function lineOf(line: LineView): NonNullable<Roster["lines"]>[number] {
  return {
    township: line.townshipName,
    village: line.villageName,
    name: line.name,
    citizenId: line.citizenNoMasked ?? "",
    category: line.programmeName,
    care: line.careModeName,
    standard: line.standardFen,
    due: line.regularFen,
    deducted: line.deductionFen,
    arrears: line.arrearsFen + line.reissueFen,
    recovered: line.recoveryFen,
    paid: line.totalFen,
    payee: line.payeeName ?? "",
    relation: line.payeeRelation ?? "",
    bank: line.bank ?? "",
    account: line.accountMasked ?? "",
    phone: line.phoneMasked ?? "",
    note: line.status === "pay" || line.status === "paid" ? "" : line.statusName,
  };
}
