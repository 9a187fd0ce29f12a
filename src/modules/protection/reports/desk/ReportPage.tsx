import { useState } from "react";
import { useParams } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import type { ReportView } from "../report-view.contract.ts";
import { readReport } from "../reports.contract.ts";
import { ClocksPaper } from "./ClocksPaper.tsx";
import { ColourPaper } from "./ColourPaper.tsx";
import { DecisionPaper } from "./DecisionPaper.tsx";
import { AnswerDialog } from "./dialogs/AnswerDialog.tsx";
import { AnswerHandOverDialog } from "./dialogs/AnswerHandOverDialog.tsx";
import { DecideDialog } from "./dialogs/DecideDialog.tsx";
import { HandOverDialog } from "./dialogs/HandOverDialog.tsx";
import { TriageDialog } from "./dialogs/TriageDialog.tsx";
import { NextStepPaper } from "./NextStepPaper.tsx";
import type { ReportDialog } from "./next-step.ts";
import { PapersPaper } from "./PapersPaper.tsx";
import { RelatedPaper } from "./RelatedPaper.tsx";
import { ReportChildren } from "./ReportChildren.tsx";
import { ReportHead } from "./ReportHead.tsx";
import { ReportTimeline } from "./ReportTimeline.tsx";
import { ResponsiblePaper } from "./ResponsiblePaper.tsx";
import { StatementPaper } from "./StatementPaper.tsx";
import { WordsPaper } from "./WordsPaper.tsx";
import "./reports.css";

/** One report: what must I do now, what was said, who is responsible, by when. */
export function ReportPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useRead(readReport, { params: { id } });
  if (data !== undefined) return <Shown key={id} report={data} />;
  return (
    <div className="ta-page">
      {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
    </div>
  );
}

function Shown({ report }: { readonly report: ReportView }) {
  const [dialog, setDialog] = useState<ReportDialog | undefined>();
  return (
    <div className="ta-page ta-report">
      <ReportHead report={report} />
      <NextStepPaper report={report} onOpen={setDialog} />
      <div className="ta-report-columns">
        <div className="ta-stack">
          <DecisionPaper report={report} />
          <StatementPaper report={report} />
          <ReportChildren report={report} />
          <PapersPaper report={report} />
          <WordsPaper report={report} onAnswer={() => setDialog("answer")} />
        </div>
        <div className="ta-stack">
          <ColourPaper report={report} onTriage={() => setDialog("triage")} />
          <ClocksPaper clocks={report.clocks} />
          <ResponsiblePaper report={report} onHandOver={() => setDialog("handOver")} />
          <RelatedPaper report={report} />
          <ReportTimeline events={report.events} />
        </div>
      </div>
      <OpenDialog dialog={dialog} report={report} onClose={() => setDialog(undefined)} />
    </div>
  );
}

interface OpenDialogProps {
  readonly dialog: ReportDialog | undefined;
  readonly report: ReportView;
  readonly onClose: () => void;
}

function OpenDialog({ dialog, ...props }: OpenDialogProps) {
  switch (dialog) {
    case undefined:
      return null;
    case "answerHandOver":
      return <AnswerHandOverDialog {...props} />;
    case "decide":
      return <DecideDialog {...props} />;
    case "answer":
      return <AnswerDialog {...props} />;
    case "triage":
      return <TriageDialog {...props} />;
    case "handOver":
      return <HandOverDialog {...props} />;
    default:
      return dialog satisfies never;
  }
}

function Waiting() {
  return (
    <div className="ta-stack" aria-busy="true">
      {[40, 90, 320].map((height) => (
        <div key={height} className="ta-paper ta-skeleton" style={{ height }} />
      ))}
    </div>
  );
}
