/** Where a report stands, for whoever made it: what was done, never about whom or what was found. Pure. */
import type { HappenedEvent } from "../cases/clocks.ts";
import type { ReportProgress } from "./open-reports.contract.ts";

type Stage = ReportProgress["stage"];

const stageWords: Readonly<Record<Stage, string>> = {
  received: "已经收到，正在派人受理。",
  takenUp: "已经有人受理，正在研究怎么办。",
  checking: "正在核实孩子的情况。",
  handling: "已经采取措施，后续帮助正在进行。",
  closed: "已经办结。",
};

/** Events that whoever reported may know of, in their words. */
const told: Readonly<Record<string, string>> = {
  received: "收到了您的报告",
  takenUp: "有专人受理",
  settled: "研究了您的报告，作出了安排",
  checking: "开始核实孩子的情况",
  handled: "核实完成，作出了处置",
  additionsSeen: "看过了您补充的情况",
  fedBack: "答复了您",
  finished: "办结",
};

export function progressOf(
  { state, settledAt }: { readonly state: string; readonly settledAt: Date | null },
  events: readonly HappenedEvent[],
): Pick<ReportProgress, "stage" | "stageWords" | "steps"> {
  const has = (code: string) => events.some((event) => event.code === code);
  const stage: Stage = stageOf(state, settledAt !== null, has);
  return {
    stage,
    stageWords: stageWords[stage],
    steps: events.flatMap(({ code, at }) => {
      const words = told[code];
      return words === undefined ? [] : [{ at, words }];
    }),
  };
}

function stageOf(state: string, isSettled: boolean, has: (code: string) => boolean): Stage {
  if (state === "received") return "received";
  if (has("finished") || state === "unfounded" || state === "referred") return "closed";
  if (has("handled")) return "handling";
  return isSettled ? "checking" : "takenUp";
}
