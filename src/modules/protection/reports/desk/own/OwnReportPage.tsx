import { useEffect, useEffectEvent, useState } from "react";
import { Link, useParams } from "react-router";
import { momentText } from "../../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { useCan } from "../../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../../registry/desk.contract.ts";
import type { ReportProgress } from "../../open-reports.contract.ts";
import { followOwnReport, seeAnswer } from "../../own-reports.contract.ts";
import { AddToReport } from "./AddToReport.tsx";
import "../reports.css";
import "./own-reports.css";

/** One that I have reported: the steps, the answers, and what came to mind later. */
export function OwnReportPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useRead(followOwnReport, { params: { id } });
  return (
    <div className="ta-page ta-stack ta-own-reports">
      <header className="ta-page-head">
        <h1>{data === undefined ? "我报告的" : `报告 ${data.number}`}</h1>
        {data !== undefined && <span className="ta-grey">{momentText(data.receivedAt)} 收到</span>}
        <div className="ta-page-acts ta-noprint">
          <Link to="/own-reports">全部我报告的</Link>
        </div>
      </header>
      {data !== undefined ? (
        <Shown key={id} id={id} progress={data} onChange={() => void refetch()} />
      ) : error === null ? (
        <div className="ta-paper ta-skeleton" style={{ height: 240 }} aria-busy="true" />
      ) : (
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

interface ShownProps {
  readonly id: string;
  readonly progress: ReportProgress;
  readonly onChange: () => void;
}

function Shown({ id, progress, onChange }: ShownProps) {
  const { stage, stageWords, steps, feedback, additions, files, canAdd } = progress;
  const mayAdd = useCan("report.add");
  // A new form after each addition: the next one is another, though its words be the same.
  const [round, setRound] = useState(0);
  useAnswerSeen(id, feedback.length);
  return (
    <>
      <section className="ta-paper" aria-label="办到哪一步">
        <div className="ta-paper-head">
          <h2 className={stage === "closed" ? "ta-green" : undefined}>{stageWords}</h2>
        </div>
        <ol className="ta-paper-body ta-report-events">
          {steps.map(({ at, words }) => (
            <li key={`${at}${words}`}>
              <span className="ta-grey">{momentText(at)}</span> {words}
            </li>
          ))}
        </ol>
      </section>
      <section className="ta-paper" aria-label="给您的答复">
        <div className="ta-paper-head">
          <h2>给您的答复</h2>
          <span className="ta-grey ta-small">涉及孩子和家庭的情况要保密，答复里不写</span>
        </div>
        <div className="ta-paper-body">
          {feedback.length === 0 ? (
            <p className="ta-grey">
              还没有答复。核实、处置以后，负责的人会在规定的时间里答复您，“今天”里也会提醒。
            </p>
          ) : (
            <Words said={feedback} isAnswer />
          )}
        </div>
      </section>
      <section className="ta-paper" aria-label="补充情况">
        <div className="ta-paper-head">
          <h2>补充情况</h2>
          {files > 0 && <span className="ta-grey">照片、录音、视频已收到 {files} 个</span>}
        </div>
        <div className="ta-paper-body ta-stack">
          {additions.length > 0 && <Words said={additions} />}
          {canAdd && mayAdd && (
            <AddToReport
              key={round}
              id={id}
              isClosed={stage === "closed"}
              onDone={() => {
                setRound(round + 1);
                onChange();
              }}
            />
          )}
        </div>
      </section>
    </>
  );
}

interface WordsProps {
  readonly said: ReportProgress["feedback"];
  readonly isAnswer?: boolean;
}

function Words({ said, isAnswer = false }: WordsProps) {
  return (
    <ol className="ta-words">
      {said.map(({ at, words }) => (
        <li key={`${at}${words}`} className={isAnswer ? "ta-words-answer" : undefined}>
          <p className="ta-grey ta-small">
            {momentText(at)}
            {isAnswer ? "" : " 您补充的"}
          </p>
          <p className="ta-statement">{words}</p>
        </li>
      ))}
    </ol>
  );
}

/** Who has the answer before their eyes needs no reminder of it. */
function useAnswerSeen(id: string, answers: number): void {
  const seen = useWrite(seeAnswer, { makesOld: [readDesk] });
  const say = useEffectEvent(() => seen.mutate({ params: { id } }));
  useEffect(() => {
    if (answers > 0) say();
  }, [answers]);
}
