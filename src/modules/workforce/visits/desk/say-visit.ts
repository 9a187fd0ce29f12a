/** A visit as sentences that are read, not as a form. Pure. */
import {
  absentReasonCodes,
  type VisitCheck,
  type VisitState,
  visitCheckCodes,
  visitDoneCodes,
  visitMannerCodes,
} from "../visit-codes.contract.ts";
import type { VisitView } from "../visits.contract.ts";

type Met = Pick<VisitView, "manner" | "sawChild" | "sawCarer" | "absentWhy">;

/** 入户走访，见到了孩子，没见到照料人 */
export function sayMeeting({ manner, sawChild, sawCarer, absentWhy }: Met): string {
  const how = `${visitMannerCodes.label(manner)}${manner === "elsewhere" ? "" : "走访"}`;
  const met = manner === "phone" || manner === "video" ? "联系上" : "见到";
  const why = absentWhy === null ? "" : `（${absentReasonCodes.label(absentWhy)}）`;
  if (sawChild) return `${how}，${met}了孩子${sawCarer ? "和照料人" : `，没${met}照料人`}`;
  if (sawCarer) return `${how}，${met}了照料人，没${met}孩子${why}`;
  return `${how}，孩子和照料人都没${met}${why}`;
}

/** 看了吃饭、情绪，都好; null: nothing was looked at, or nothing of it was well. */
export function sayWell({ looked, troubles }: Pick<VisitView, "looked" | "troubles">): string | null {
  const well = looked.filter((check) => !troubles.some((trouble) => trouble.check === check));
  if (well.length === 0) return null;
  return troubles.length === 0 ? `看了${sayChecks(well)}，都好` : `其余都好：${sayChecks(well)}`;
}

export function sayChecks(checks: readonly VisitCheck[]): string {
  return checks.map((check) => visitCheckCodes.label(check)).join("、");
}

export function sayDone(done: VisitView["done"]): string {
  return done.map((one) => visitDoneCodes.label(one)).join("；");
}

export interface Remark {
  readonly words: string;
  readonly tone: "red" | "amber" | "grey" | "green";
}

/** What of it somebody should see who reads a hundred of them; the gravest first. */
export function remarksOn(
  visit: Pick<VisitView, "riskConcern" | "troubles" | "sawChild" | "absentWhy" | "childWords" | "reportId">,
): Remark[] {
  const { riskConcern, troubles, sawChild, absentWhy, childWords, reportId } = visit;
  return [
    ...(reportId === null ? [] : [{ words: "已强制报告", tone: "red" as const }]),
    ...(riskConcern === null ? [] : [{ words: "觉得风险变高", tone: "red" as const }]),
    ...(troubles.length === 0
      ? []
      : [{ words: `有问题：${sayChecks(troubles.map(({ check }) => check))}`, tone: "amber" as const }]),
    ...(sawChild
      ? []
      : [
          {
            words: `没见到孩子${absentWhy === null ? "" : `：${absentReasonCodes.label(absentWhy)}`}`,
            tone: absentWhy === "unknown" ? ("red" as const) : ("amber" as const),
          },
        ]),
    ...(childWords === null ? [] : [{ words: "有孩子的话", tone: "grey" as const }]),
  ];
}

const tones: Readonly<Record<VisitState, Remark["tone"]>> = {
  kept: "grey",
  returned: "amber",
  amended: "grey",
  sampled: "green",
  doubted: "red",
};

export const toneOfState = (state: VisitState): Remark["tone"] => tones[state];
