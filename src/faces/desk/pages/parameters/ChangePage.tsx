import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { useRead } from "../../../../platform/client/useRead.ts";
import {
  type Change,
  changeStates,
  previewChange,
  readChange,
} from "../../../../platform/parameters/parameter-changes.contract.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { PageSkeleton } from "../../shell/PageSkeleton.tsx";
import { ChangedRows } from "./ChangedRows.tsx";
import { ChangeDocument, ChangeEvents } from "./ChangeFacts.tsx";
import { DecideChange } from "./DecideChange.tsx";
import { Impacts } from "./Impacts.tsx";
import "./parameters.css";

/** One change with everything that its second person has to see side by side. */
export function ChangePage() {
  const { id = "" } = useParams();
  const { data: change, error, refetch } = useRead(readChange, { params: { id } });
  if (change !== undefined) return <ChangeView change={change} />;
  if (error === null) return <PageSkeleton />;
  return (
    <div className="ta-page">
      <ProblemNote problem={error} onRetry={() => void refetch()} />
    </div>
  );
}

type Preview = ReturnType<typeof useRead<typeof previewChange>>;

const stateColours = {
  proposed: "ta-amber",
  confirmed: "ta-green",
  refused: "ta-grey",
  withdrawn: "ta-grey",
};

function ChangeView({ change }: { readonly change: Change }) {
  const [act, setAct] = useState<Change["can"][number] | undefined>();
  const isOpen = change.state === "proposed";
  const preview = useRead(previewChange, { params: { id: change.id } }, { enabled: isOpen });
  const rows = preview.data?.rows ?? (change.decidedPreview ?? change.proposedPreview).rows;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>
          {change.document} {change.title}
        </h1>
        <span className={stateColours[change.state]}>{changeStates.label(change.state)}</span>
        <div className="ta-page-acts ta-noprint">
          {change.can.includes("confirm") && (
            <Button type="primary" disabled={preview.data === undefined} onClick={() => setAct("confirm")}>
              确认…
            </Button>
          )}
          {change.can.includes("refuse") && <Button onClick={() => setAct("refuse")}>退回…</Button>}
          {change.can.includes("withdraw") && <Button onClick={() => setAct("withdraw")}>撤回…</Button>}
        </div>
      </header>
      {isOpen && change.isOwn && (
        <p role="status">这张单是您提出的，要由另一位经办或领导确认。确认以前，现行的标准照旧。</p>
      )}
      <div className="ta-param-beside">
        <div className="ta-stack">
          <ChangeDocument change={change} />
          <section className="ta-paper" aria-label="调整的项目">
            <div className="ta-paper-head">
              <h2>调整的项目</h2>
              <span className="ta-grey ta-small">{rows.length} 项</span>
            </div>
            <ChangedRows rows={rows} />
          </section>
        </div>
        <div className="ta-stack">
          {isOpen ? <ImpactsNow change={change} preview={preview} /> : <ImpactsThen change={change} />}
          <ChangeEvents change={change} />
        </div>
      </div>
      {act !== undefined && (
        <DecideChange
          act={act}
          change={change}
          digest={preview.data?.digest ?? ""}
          onMoved={() => void preview.refetch()}
          onClose={() => setAct(undefined)}
        />
      )}
    </div>
  );
}

/** What it would do if it were confirmed now; beside it what the proposer saw, if that was something else. */
function ImpactsNow({ change, preview }: { readonly change: Change; readonly preview: Preview }) {
  const { data, error, refetch } = preview;
  const before = change.proposedPreview.impacts;
  const moved = data !== undefined && figures(data.impacts) !== figures(before);
  return (
    <>
      <Paper title="现在确认的影响">
        {error !== null && <ProblemNote problem={error} compact onRetry={() => void refetch()} />}
        {data === undefined && error === null && <p className="ta-grey">正在算…</p>}
        {moved && <p className="ta-amber">与提出时不同：这期间档案、待遇或标准有了变化。</p>}
        {data !== undefined && <Impacts {...data} />}
      </Paper>
      {moved && (
        <Paper title="提出时的影响">
          <Impacts {...change.proposedPreview} />
        </Paper>
      )}
    </>
  );
}

function ImpactsThen({ change }: { readonly change: Change }) {
  return change.decidedPreview === null ? (
    <Paper title="提出时的影响">
      <Impacts {...change.proposedPreview} />
    </Paper>
  ) : (
    <Paper title="确认时的影响">
      <Impacts {...change.decidedPreview} />
    </Paper>
  );
}

function Paper({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="ta-paper" aria-label={title}>
      <div className="ta-paper-head">
        <h2>{title}</h2>
      </div>
      <div className="ta-paper-body ta-stack">{children}</div>
    </section>
  );
}

/** An example by name may be another without anything having changed. */
function figures(impacts: Change["proposedPreview"]["impacts"]): string {
  return JSON.stringify(
    impacts.map(({ what, affected, monthlyFen, arrearsFen }) => [what, affected, monthlyFen, arrearsFen]),
  );
}
