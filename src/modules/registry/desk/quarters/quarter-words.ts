/** The quarter's work in words. Pure. */
import type { QuarterSummary } from "../../quarters/quarters.contract.ts";

export const ledgerWords = {
  orphan: "孤儿",
  defactoUnattended: "事实无人抚养",
  leftBehind: "农村留守",
  inDifficulty: "困境",
  all: "在册儿童",
} as const;

type Said = Pick<QuarterSummary, "state" | "dueOn" | "closedAt" | "progress">;

export function sayState({ state, dueOn, closedAt }: Pick<Said, "state" | "dueOn" | "closedAt">): string {
  if (state === "closed") return closedAt === null ? "已封存" : `已封存（${closedAt.slice(0, 10)}）`;
  return `正在确认，${dueOn} 截止`;
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

/** `新增 3，退出 1，情况变化 5`, or that nothing changed. */
export function sayChanges({ came, left, changed }: Changes): string {
  const parts = [
    came > 0 && `新增 ${came}`,
    left > 0 && `退出 ${left}`,
    changed > 0 && `情况变化 ${changed}`,
  ].filter(Boolean);
  return parts.length === 0 ? "没有变化" : parts.join("，");
}
