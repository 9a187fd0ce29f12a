import { App } from "antd";
import { Suspense, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type MatterView, matterStateCodes } from "../../../../platform/procedures/matter-view.contract.ts";
import { readApplication } from "../../../../platform/procedures/procedures.contract.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { Notice } from "../../shell/Notice.tsx";
import { useShortcut } from "../../shortcuts.ts";
import { ActsMenu } from "./ActsMenu.tsx";
import { besideMatter } from "./beside-matter.ts";
import { ChecksPaper } from "./ChecksPaper.tsx";
import { Cited } from "./Cited.tsx";
import { ClockTag } from "./ClockTag.tsx";
import { FormPaper } from "./FormPaper.tsx";
import { MaterialsPaper } from "./MaterialsPaper.tsx";
import { OpinionBar } from "./OpinionBar.tsx";
import { StepsPaper } from "./StepsPaper.tsx";
import { UnsentOpinion } from "./UnsentOpinion.tsx";
import { useMyQueue } from "./useMyQueue.ts";
import "./applications.css";

/** One application: what was applied for, what the system has checked, whose turn it is and until when; below, the opinion. */
export function ApplicationPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useRead(readApplication, { params: { id } }, { keepPrevious: false });
  if (data !== undefined) return <Application key={data.id} matter={data} onReload={() => void refetch()} />;
  if (error === null) return <Waiting />;
  if (error.status === 404)
    return (
      <Notice title="没有找到这件申请">
        它不在您的辖区内，或者代办已经结束。<Link to="/applications">回到办理</Link>
      </Notice>
    );
  return (
    <div className="ta-page">
      <ProblemNote problem={error} onRetry={() => void refetch()} />
    </div>
  );
}

interface ApplicationProps {
  readonly matter: MatterView;
  readonly onReload: () => void;
}

function Application({ matter, onReload }: ApplicationProps) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const queue = useMyQueue(matter.id);
  const [left, setLeft] = useState(false);
  const Beside = besideMatter[matter.procedure];
  const go = (id: string | undefined) => {
    if (id !== undefined) void navigate(`/applications/${id}`);
  };
  useShortcut({ key: "j", what: "下一件" }, () => go(queue.after));
  useShortcut({ key: "k", what: "上一件" }, () => go(queue.before));
  useShortcut({ key: "Escape", what: "回到办理列表" }, () => void navigate("/applications"));
  const afterDecision = async (said: string) => {
    setLeft(true);
    const next = await queue.findNext();
    if (next === undefined) {
      void message.success(`${said}。手上没有别的要办了。`);
      setLeft(false);
      return;
    }
    void message.success(`${said}。下一件：${next.subjectName}`);
    go(next.id);
  };
  return (
    <div className="ta-page ta-app">
      <header className="ta-page-head ta-app-head">
        <div>
          <h1>
            {matter.subjectId === null ? (
              matter.subjectName
            ) : (
              <Link to={`/children/${matter.subjectId}`}>{matter.subjectName}</Link>
            )}
          </h1>
          <p className="ta-grey">
            {matter.procedureTitle} · {matter.placeName}
            {matter.no !== null && ` · ${matter.no}`}
            <Cited citations={matter.basis} />
          </p>
        </div>
        <div className="ta-app-clock">
          <p>
            {matter.stepTitle === null ? <Ending matter={matter} /> : <b>{matter.stepTitle}</b>}
            {matter.deskName !== null && <span className="ta-grey"> · {matter.deskName}</span>}
          </p>
          <ClockTag clock={matter.clock} />
          {matter.clock.note !== null && <p className="ta-small ta-grey">{matter.clock.note}</p>}
        </div>
        <div className="ta-page-acts ta-noprint">
          <ActsMenu matter={matter} />
        </div>
      </header>
      <Linked matter={matter} />
      {matter.steps
        .filter(({ state }) => state === "decided")
        .map((step) => (
          <UnsentOpinion key={step.ordinal} matter={matter} step={step} />
        ))}
      <div className="ta-app-columns">
        <div className="ta-stack">
          <FormPaper matter={matter} />
          {Beside !== undefined && (
            <Suspense fallback={null}>
              <Beside matter={matter} />
            </Suspense>
          )}
          <MaterialsPaper matter={matter} />
        </div>
        <div className="ta-stack">
          <ChecksPaper matter={matter} />
          <StepsPaper matter={matter} />
        </div>
      </div>
      {matter.can.includes("decide") && !left && (
        <OpinionBar matter={matter} onDone={(said) => void afterDecision(said)} onReload={onReload} />
      )}
    </div>
  );
}

function Ending({ matter }: { readonly matter: MatterView }) {
  const colour = matter.state === "approved" ? "ta-green" : matter.state === "refused" ? "ta-red" : "ta-grey";
  return (
    <b className={colour}>
      {matterStateCodes.label(matter.state)}
      {matter.endedOn !== null && ` · ${matter.endedOn}`}
    </b>
  );
}

/** The application before this one and the one after it. */
function Linked({ matter }: { readonly matter: MatterView }) {
  if (matter.previousId === null && matter.nextId === null) return null;
  return (
    <p className="ta-app-linked">
      {matter.previousId !== null && (
        <>
          这是重新申请，<Link to={`/applications/${matter.previousId}`}>看原来的申请</Link>
        </>
      )}
      {matter.nextId !== null && (
        <>
          申请人已经重新申请，<Link to={`/applications/${matter.nextId}`}>看新的申请</Link>
        </>
      )}
    </p>
  );
}

function Waiting() {
  return (
    <div className="ta-page ta-app" aria-busy="true">
      <div className="ta-skeleton" style={{ height: 28, width: 260 }} />
      <div className="ta-app-columns">
        {["a", "b"].map((key) => (
          <div key={key} className="ta-paper ta-paper-body">
            {["1", "2", "3", "4", "5", "6"].map((line) => (
              <div key={line} className="ta-skeleton" style={{ height: 18, margin: "12px 0" }} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
