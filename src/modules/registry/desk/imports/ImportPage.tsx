import { Steps } from "antd";
import { useEffect, useRef } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import type { ImportBatch } from "../../imports/import-batch.contract.ts";
import { ledgerCodes } from "../../imports/import-codes.contract.ts";
import { type ImportStep, stepOf, stepsOpen } from "./batch-words.ts";
import { CheckStep } from "./check/CheckStep.tsx";
import { ColumnsStep } from "./columns/ColumnsStep.tsx";
import { DoneStep } from "./finish/DoneStep.tsx";
import { JobProgress } from "./JobProgress.tsx";
import { useBatch } from "./useBatch.ts";
import "./imports.css";

const STEPS = [
  { key: "file", title: "文件" },
  { key: "columns", title: "列对应" },
  { key: "check", title: "检查" },
  { key: "done", title: "完成" },
] as const;

/** One batch: file → columns → check → done. Where it stands is the server's to know, so a reload changes nothing. */
export function ImportPage() {
  const { id = "" } = useParams();
  const batch = useBatch(id);
  if (batch.data !== undefined) return <BatchView batch={batch.data} />;
  if (batch.error === null) return <PageSkeleton />;
  return (
    <div className="ta-page">
      <ProblemNote
        problem={batch.error}
        onRetry={batch.error.status === 404 ? undefined : () => void batch.refetch()}
      >
        <p>
          <Link to="/imports">回到导入记录</Link>
        </p>
      </ProblemNote>
    </div>
  );
}

function BatchView({ batch }: { readonly batch: ImportBatch }) {
  const [search, setSearch] = useSearchParams();
  const open = stepsOpen(batch);
  const asked = search.get("step") as ImportStep | null;
  const step = asked !== null && open.includes(asked) ? asked : stepOf(batch);
  // The server has taken the batch a step further: the page follows, wherever somebody was looking.
  const seen = useRef(batch.state);
  useEffect(() => {
    if (seen.current === batch.state) return;
    seen.current = batch.state;
    setSearch({}, { replace: true });
  }, [batch.state, setSearch]);
  const go = (to: ImportStep) => setSearch(to === stepOf(batch) ? {} : { step: to });
  return (
    <div className="ta-page ta-imp-page">
      <header className="ta-page-head ta-imp-head">
        <h1>{batch.fileName}</h1>
        <span className="ta-grey">
          {ledgerCodes.label(batch.ledger)}
          {batch.asOf === null ? "" : ` · 截至 ${batch.asOf}`} · {batch.place.name} · {batch.createdBy}
        </span>
        <Steps
          className="ta-imp-steps"
          size="small"
          current={STEPS.findIndex(({ key }) => key === step)}
          items={STEPS.map(({ key, title }) => ({
            title,
            status: statusOf(key, step, batch),
            disabled: key === "file" || !open.includes(key),
          }))}
          onChange={(index) => {
            const key = STEPS[index]?.key;
            if (key !== undefined && key !== "file") go(key);
          }}
        />
      </header>
      {batch.failure !== null && batch.progress === null && (
        <div role="alert" className="ta-imp-failure">
          <b>{batch.failure.title}</b> {batch.failure.detail}
        </div>
      )}
      {batch.progress === null ? (
        <StepView step={step} batch={batch} go={go} />
      ) : (
        <JobProgress batch={batch} progress={batch.progress} />
      )}
    </div>
  );
}

function StepView({
  step,
  batch,
  go,
}: {
  readonly step: ImportStep;
  readonly batch: ImportBatch;
  readonly go: (step: ImportStep) => void;
}) {
  if (step === "columns") return <ColumnsStep key={batch.id} batch={batch} onChecking={() => go("check")} />;
  if (step === "check") return <CheckStep key={batch.id} batch={batch} />;
  return <DoneStep batch={batch} onShowRows={() => go("check")} />;
}

function statusOf(key: (typeof STEPS)[number]["key"], shown: ImportStep, { state }: ImportBatch) {
  if (key === shown) return state === "committed" && key === "done" ? "finish" : "process";
  const order = STEPS.map((step) => step.key);
  return order.indexOf(key) < order.indexOf(stepOf({ state })) ? "finish" : "wait";
}
