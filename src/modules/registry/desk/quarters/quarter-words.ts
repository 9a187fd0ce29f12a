/** The quarter's work in words. Pure. */
import { dayText } from "../../../../faces/desk/parts/moment.ts";
import { daysBetween, type IsoDate } from "../../../../kernel/calendar-date.ts";
import type { QuarterSummary } from "../../quarters/quarters.contract.ts";

export const ledgerWords = {
  orphan: "孤儿",
  defactoUnattended: "事实无人抚养",
  leftBehind: "农村留守",
  inDifficulty: "困境",
  all: "在册儿童",
} as const;

type Said = Pick<QuarterSummary, "state" | "dueOn" | "closedAt" | "progress">;

export interface StateWords {
  readonly text: string;
  readonly tone: "ta-green" | "ta-red" | "ta-amber" | "ta-grey";
}

const SOON_DAYS = 3;

/** Where the round is, with its term absolute and relative: `正在确认 · 还剩 5 天 · 2026-10-20 截止`. */
export function sayState(
  { state, dueOn, closedAt }: Pick<Said, "state" | "dueOn" | "closedAt">,
  today: IsoDate,
): StateWords {
  if (state === "closed")
    return { text: closedAt === null ? "已封存" : `${dayText(closedAt)} 封存`, tone: "ta-green" };
  const left = daysBetween(today, dueOn);
  if (left < 0) return { text: `还在确认 · 已过期限 ${-left} 天 · ${dueOn} 截止`, tone: "ta-red" };
  const when = left === 0 ? "今天" : `还剩 ${left} 天 ·`;
  return { text: `正在确认 · ${when} ${dueOn} 截止`, tone: left <= SOON_DAYS ? "ta-amber" : "ta-grey" };
}

/** `12 个村（社区）已确认 9，镇街已审核 4` — for one village simply where it stands. */
export function sayProgress({ progress }: Pick<Said, "progress">): string {
  const { villages, confirmed, accepted, returned, townships, reviewed } = progress;
  if (villages === 1) {
    if (accepted === 1) return "本村（社区）已确认，镇街已审核";
    if (returned === 1) return "镇街已退回，请重新确认";
    return confirmed === 1 ? "本村（社区）已确认，等镇街审核" : "本村（社区）还没有确认";
  }
  const sentence = `${villages} 个村（社区）已确认 ${confirmed}，镇街已审核 ${accepted}`;
  const back = returned > 0 ? `，退回 ${returned}` : "";
  return townships > 1 ? `${sentence}${back}；${townships} 个镇街已审核完 ${reviewed}` : `${sentence}${back}`;
}

interface Changes {
  readonly came: number;
  readonly left: number;
  readonly changed: number;
}

export function sayCount(count: number): string {
  return count.toLocaleString("zh-CN");
}

/** `新增 3，退出 1，情况变化 5`, or that nothing changed. */
export function sayChanges({ came, left, changed }: Changes): string {
  const parts = [
    came > 0 && `新增 ${sayCount(came)}`,
    left > 0 && `退出 ${sayCount(left)}`,
    changed > 0 && `情况变化 ${sayCount(changed)}`,
  ].filter(Boolean);
  return parts.length === 0 ? "没有变化" : parts.join("，");
}
