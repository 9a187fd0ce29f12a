import { Button } from "antd";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import type { ReportView } from "../report-view.contract.ts";
import { seeAdditions } from "../reports.contract.ts";
import { ReporterLine } from "./ReporterLine.tsx";
import { useReportWrite } from "./useReportWrite.ts";

interface WordsPaperProps {
  readonly report: ReportView;
  readonly onAnswer: () => void;
}

/** What the reporter added with the code, and what the office answered. */
export function WordsPaper({ report, onAnswer }: WordsPaperProps) {
  const { words } = report;
  const seen = useReportWrite(seeAdditions, report.id, () => undefined);
  const hasNews = report.can.includes("seeAdditions");
  return (
    <section className="ta-paper" aria-label="和报告人的往来">
      <div className="ta-paper-head">
        <h2>和报告人的往来</h2>
        {hasNews && <span className="ta-amber ta-strong">有新的补充</span>}
        {report.can.includes("answer") && (
          <div className="ta-page-acts ta-noprint">
            {hasNews && (
              <Button loading={seen.isPending} onClick={() => seen.mutate({ params: { id: report.id } })}>
                看过了
              </Button>
            )}
            <Button onClick={onAnswer}>写答复</Button>
          </div>
        )}
      </div>
      <div className="ta-paper-body">
        {seen.error !== null && <ProblemNote problem={seen.error} compact />}
        <ReporterLine report={report} />
        {words.length === 0 && <p className="ta-grey">报告的人没有补充，也还没有答复。</p>}
        <ol className="ta-words">
          {words.map(({ at, direction, byName, words: said }) => (
            <li key={`${at}${direction}`} className={direction === "answer" ? "ta-words-answer" : undefined}>
              <p className="ta-grey ta-small">
                {momentText(at)} {direction === "answer" ? `${byName ?? "办公室"}答复` : "报告人补充"}
              </p>
              <p className="ta-statement">{said}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
