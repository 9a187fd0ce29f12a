import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { CaseView } from "../case-view.contract.ts";
import { isOffice, type Seat, sightOf } from "../what-parts-see.ts";
import { CaseHead } from "./CaseHead.tsx";
import { CaseTimeline } from "./CaseTimeline.tsx";
import { MoveNotice } from "./MoveNotice.tsx";
import { NextStepPaper } from "./NextStepPaper.tsx";
import { nextSteps, type StepAct } from "./next-step.ts";
import { type OpenAct, OpenCaseAct } from "./OpenCaseAct.tsx";
import { AssignmentsPaper } from "./sections/AssignmentsPaper.tsx";
import { CaseClocksPaper } from "./sections/CaseClocksPaper.tsx";
import { CasePapersPaper } from "./sections/CasePapersPaper.tsx";
import { CaseReportsPaper } from "./sections/CaseReportsPaper.tsx";
import { ClosingPaper } from "./sections/ClosingPaper.tsx";
import { ParticipantsPaper } from "./sections/ParticipantsPaper.tsx";
import { PeoplePaper } from "./sections/PeoplePaper.tsx";
import { RecordsPaper } from "./sections/RecordsPaper.tsx";
import { RemindersPaper } from "./sections/RemindersPaper.tsx";
import { WorksPaper } from "./sections/WorksPaper.tsx";

/** What is next, large; left what is known, right what has happened. A part that works by assignments sees those first. */
export function CaseSheet({ view }: { readonly view: CaseView }) {
  const [act, setAct] = useState<OpenAct | undefined>();
  const assignments = useRef<HTMLDivElement>(null);
  const closing = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const sight = sightOf(view.seat as Seat);
  const byAssignment = !isOffice(view.seat) && view.assignments.length > 0;
  const follow = (step: StepAct) => {
    if (step.kind === "record") setAct({ kind: "record", record: step.record });
    else if (step.kind === "report") void navigate(`/reports/${step.id}`);
    else if (step.kind === "assignments") assignments.current?.scrollIntoView({ block: "center" });
    else if (step.kind === "closing") closing.current?.scrollIntoView({ block: "center" });
    else setAct({ kind: step.kind });
  };
  const assignmentsPaper = (
    <div ref={assignments}>
      <AssignmentsPaper view={view} isLarge={byAssignment} />
    </div>
  );
  return (
    <div className="ta-page ta-stack ta-case">
      <CaseHead view={view} onAct={setAct} />
      <MoveNotice view={view} />
      {byAssignment ? assignmentsPaper : <NextStepPaper steps={nextSteps(view)} onFollow={follow} />}
      {view.closing !== null && (
        <div ref={closing}>
          <ClosingPaper view={view} onAct={setAct} />
        </div>
      )}
      <div className={sight.timeline ? "ta-case-columns" : "ta-stack"}>
        <div className="ta-stack">
          <PeoplePaper view={view} onAct={setAct} />
          {view.reports.length > 0 && <CaseReportsPaper view={view} />}
          {(view.records.length > 0 || view.writes.length > 0) && <RecordsPaper view={view} onAct={setAct} />}
          {view.writes.length > 0 || isOffice(view.seat) ? <RemindersPaper caseId={view.id} /> : null}
          {view.people.some(({ childId }) => childId !== null) && <WorksPaper view={view} />}
          {!byAssignment && (view.assignments.length > 0 || isOffice(view.seat)) && assignmentsPaper}
          {sight.participants && <ParticipantsPaper view={view} onAct={setAct} />}
          {sight.papers && <CasePapersPaper view={view} />}
          {isOffice(view.seat) && <CaseClocksPaper clocks={view.clocks} />}
        </div>
        {sight.timeline && <CaseTimeline events={view.events} />}
      </div>
      <OpenCaseAct view={view} act={act} onClose={() => setAct(undefined)} />
    </div>
  );
}
