/** What whoever looks at a report must do now: one thing, in the order of the law. Pure. */
import type { ReportView } from "../report-view.contract.ts";

export type ReportAct = "answerHandOver" | "takeUp" | "decide" | "answer" | "seeAdditions";

/** What opens over the page. */
export type ReportDialog = Exclude<ReportAct, "takeUp" | "seeAdditions"> | "triage" | "handOver";

export interface NextStep {
  readonly act: ReportAct | undefined;
  readonly title: string;
  readonly says: string;
}

type Standing = Pick<
  ReportView,
  "state" | "can" | "handOvers" | "receiverName" | "isMine" | "fedBackAt" | "hasReporter" | "nextDueAt"
>;

export function nextStepOf(report: Standing): NextStep {
  const { state, can, receiverName, isMine } = report;
  const offered = openHandOver(report);
  const hasNews = can.includes("seeAdditions");
  if (can.includes("answerHandOver") && offered !== undefined)
    return {
      act: "answerHandOver",
      title: "请您签收或退回",
      says: `${offered.fromName}把这份报告转给您：${offered.why}。您签收以前，仍由${receiverName}负责。`,
    };
  if (can.includes("takeUp"))
    return {
      act: "takeUp",
      title: "请签收受理",
      says: isMine
        ? "您是首接的人，现在就由您负责。签收以后，报告的人凭查询码能看到“已受理”。"
        : `现在由${receiverName}负责，还没有签收。您签收以后，由您负责到底。`,
    };
  if (state === "received") return waiting(`等${receiverName}签收受理`, "从收到起就由对方负责。");
  if (state === "takenUp") {
    if (!isMine) return waiting(`由${receiverName}办理`, "要换人办，请对方转交。");
    const until = offered === undefined ? "" : `已经转给${offered.toName}，对方签收以前仍由您负责。`;
    return {
      act: "decide",
      title: "请决定怎么办",
      says: `${until}${hasNews ? "报告的人又补充了情况，在下面“和报告人的往来”里。" : ""}先核对风险等级，把孩子对到档案，再作决定。`,
    };
  }
  if (hasNews)
    return {
      act: "seeAdditions",
      title: "报告的人又补充了情况",
      says: "写在下面“和报告人的往来”里，照片、录音、视频在材料里。看看孩子是不是更危险了；要回话的，写答复。",
    };
  if (report.fedBackAt !== null) return waiting("已经决定，也答复了报告的人", "有新的情况，可以再答复一次。");
  if (!isMine) return waiting(`等${receiverName}答复报告的人`, "决定已经作出。");
  const isInCase = state === "opened" || state === "joined";
  // The answer is due once the case has disposed of it; until then no clock of the report runs.
  if (isInCase && report.nextDueAt === null)
    return {
      act: "answer",
      title: "请到个案里继续办",
      says: "处置以后要答复报告的人；也可以现在就告诉对方已经在办。",
    };
  return {
    act: "answer",
    title: "请答复报告的人",
    says: report.hasReporter
      ? "决定已经作出。法律要求以适当方式把处置结果告诉报告的人。"
      : "决定已经作出。报告的人没有留姓名，把答复写在查询码的页面上，对方凭码能看到。",
  };
}

/** The hand-over that nobody has answered yet. */
export function openHandOver({ handOvers }: Pick<ReportView, "handOvers">) {
  return handOvers.find(({ signedAt, refusedAt }) => signedAt === null && refusedAt === null);
}

function waiting(title: string, says: string): NextStep {
  return { act: undefined, title, says };
}
