import { Button } from "antd";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { TimeLeft } from "../../../../faces/desk/parts/TimeLeft.tsx";
import type { ReportView } from "../report-view.contract.ts";
import { seeAdditions, takeUpReport } from "../reports.contract.ts";
import { nextStepOf, type ReportDialog } from "./next-step.ts";
import { useReportWrite } from "./useReportWrite.ts";

interface NextStepPaperProps {
  readonly report: ReportView;
  readonly onOpen: (dialog: ReportDialog) => void;
}

const words = {
  answerHandOver: "签收或退回",
  takeUp: "签收受理",
  decide: "作出决定",
  answer: "答复报告的人",
  seeAdditions: "看过了",
} as const;

/** What must be done now, by when, and the one button that does it. */
export function NextStepPaper({ report, onOpen }: NextStepPaperProps) {
  const { act, title, says } = nextStepOf(report);
  const takeUp = useReportWrite(takeUpReport, report.id, () => undefined);
  const seen = useReportWrite(seeAdditions, report.id, () => undefined);
  const isUrgent = report.colour === "red" && report.state === "received";
  const isReadyToDecide = act === "decide";
  return (
    <section
      className={isUrgent ? "ta-paper ta-next ta-next-red" : "ta-paper ta-next"}
      aria-label="现在要做什么"
    >
      <div className="ta-next-words">
        <h2>{title}</h2>
        <p>{says}</p>
        {report.nextDueAt !== null && <TimeLeft dueAt={report.nextDueAt} />}
        {report.content.danger === "yes" && report.state === "received" && (
          <p className="ta-red ta-strong">
            报告的人说孩子现在有危险。
            {report.content.done.includes("calledPolice")
              ? "对方已经打了 110。"
              : "还没有人打 110：先打 110，再签收。"}
          </p>
        )}
      </div>
      {act !== undefined && (
        <div className="ta-next-acts ta-noprint">
          <Button
            type="primary"
            size="large"
            danger={isUrgent}
            loading={takeUp.isPending || seen.isPending}
            onClick={() => {
              if (act === "takeUp") takeUp.mutate({ params: { id: report.id } });
              else if (act === "seeAdditions") seen.mutate({ params: { id: report.id } });
              else onOpen(act);
            }}
          >
            {words[act]}
          </Button>
          {isReadyToDecide && report.colourBySystem && (
            <Button size="large" onClick={() => onOpen("triage")}>
              先核对定级
            </Button>
          )}
        </div>
      )}
      {takeUp.error !== null && <ProblemNote problem={takeUp.error} compact />}
      {seen.error !== null && <ProblemNote problem={seen.error} compact />}
    </section>
  );
}
