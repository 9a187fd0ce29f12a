import { Button, Progress } from "antd";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import type { ImportBatch } from "../../imports/import-batch.contract.ts";
import { cancelImport } from "../../imports/run-import.contract.ts";
import { timeLeft } from "./batch-words.ts";
import { useBatchStep } from "./useBatch.ts";

const titles = { check: "正在检查每一行", commit: "正在导入登记簿", undo: "正在撤销这一批" } as const;
const safe = {
  check: "只是检查，登记簿不会变。可以离开这一页，检查会继续；回来时从这里接着看。",
  commit: "可以离开这一页，导入会继续；服务器重启也会从断开的地方接着导入，不会重复。",
  undo: "可以离开这一页，撤销会继续。",
} as const;

interface JobProgressProps {
  readonly batch: ImportBatch;
  readonly progress: NonNullable<ImportBatch["progress"]>;
}

export function JobProgress({ batch, progress }: JobProgressProps) {
  const cancel = useBatchStep(cancelImport);
  const { step, done, total, secondsLeft, cancelling } = progress;
  const percent = total === 0 ? 0 : Math.min(99, Math.floor((done / total) * 100));
  const stopping = cancelling || cancel.isPending;
  return (
    <section className="ta-paper ta-imp-job" aria-live="polite">
      <h2>{titles[step]}</h2>
      <Progress percent={percent} status="active" showInfo={false} />
      <p className="ta-imp-job-figures">
        <b>{done.toLocaleString("zh-CN")}</b> / {total.toLocaleString("zh-CN")} 行
        <span className="ta-grey">{stopping ? "正在停下来" : timeLeft(secondsLeft)}</span>
      </p>
      <p className="ta-grey">{safe[step]}</p>
      {cancel.error !== null && <ProblemNote compact problem={cancel.error} />}
      {batch.can.includes("cancel") && (
        <Button loading={stopping} onClick={() => cancel.mutate({ params: { id: batch.id } })}>
          {step === "commit" ? "停止导入（已导入的行留在登记簿里）" : "停止检查"}
        </Button>
      )}
    </section>
  );
}
