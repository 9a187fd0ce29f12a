/** The tasks of a round: one for each village's director, one for each township's supervisor, one for the district. Pure. */
import type { QuarterDays } from "./quarter-days.ts";

export function confirmKey(quarter: string, villageCode: string): string {
  return `quarter.confirm/${quarter}/${villageCode}`;
}
export function reviewKey(quarter: string, townshipCode: string): string {
  return `quarter.review/${quarter}/${townshipCode}`;
}
export function closeKey(quarter: string, districtCode: string): string {
  return `quarter.close/${quarter}/${districtCode}`;
}

export function confirmTask(quarter: QuarterDays, villageCode: string, returned?: string) {
  return {
    kind: "quarter.confirm",
    key: confirmKey(quarter.id, villageCode),
    title: `确认${quarter.title}儿童名册`,
    why:
      returned === undefined
        ? `请核对截至 ${quarter.asOf} 本村（社区）在册的孩子：有没有漏的、走的、情况变了的。`
        : `镇街退回：${returned}。请补正后重新确认。`,
    link: `/quarters/${quarter.id}`,
    role: "villageDirector" as const,
    scopeCode: villageCode,
    dueOn: quarter.dueOn,
  };
}

export function reviewTask(quarter: QuarterDays, townshipCode: string) {
  return {
    kind: "quarter.review",
    key: reviewKey(quarter.id, townshipCode),
    title: `审核${quarter.title}各村（社区）的确认`,
    why: `各村（社区）确认后，请逐村审核截至 ${quarter.asOf} 的名册，全部通过后区民政局封存。`,
    link: `/quarters/${quarter.id}`,
    role: "townshipSupervisor" as const,
    scopeCode: townshipCode,
    dueOn: quarter.dueOn,
  };
}

export function closeTask(quarter: QuarterDays, districtCode: string) {
  return {
    kind: "quarter.close",
    key: closeKey(quarter.id, districtCode),
    title: `封存${quarter.title}台账`,
    why: `各镇街审核完后，封存截至 ${quarter.asOf} 的名册；还没有审核完的，请先催办。`,
    link: `/quarters/${quarter.id}`,
    role: "districtOfficer" as const,
    scopeCode: districtCode,
    dueOn: quarter.dueOn,
  };
}
