import { Button, Input } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  approvePayroll,
  closePayroll,
  computePayroll,
  listPayrollDifferences,
  listPayrollLines,
  listPayrolls,
  type PayrollView,
  readPayroll,
  returnPayroll,
  reviewPayroll,
  submitPayroll,
} from "../../payroll/payroll.contract.ts";
import { MakeFile } from "./MakeFile.tsx";
import { sayYuan } from "./payroll-words.ts";

export const afterStep = [readPayroll, listPayrolls, listPayrollLines, listPayrollDifferences];

const acts = {
  submit: {
    operation: submitPayroll,
    label: "提交复核",
    what: "提交后由另一位经办复核，名册不能再算；复核的人可以退回。",
  },
  review: {
    operation: reviewPayroll,
    label: "复核通过",
    what: "您确认名册、差异和检查都看过。通过后送区领导审批。",
  },
  approve: { operation: approvePayroll, label: "审批通过", what: "通过后由财务生成银行文件。" },
  return: {
    operation: returnPayroll,
    label: "退回经办",
    what: "退回后经办可以改情况、重新计算，再走一遍各环节。",
  },
  close: {
    operation: closePayroll,
    label: "办结",
    what: "办结后这一批不再变动；退票和暂扣的，下月自动列入补发。",
  },
} as const;
type Act = keyof typeof acts;

/** Whose turn it is, what that post can do, and who has signed. */
export function StepPanel({ view }: { readonly view: PayrollView }) {
  const [act, setAct] = useState<Act | undefined>();
  const compute = useWrite(computePayroll, { makesOld: afterStep });
  const able = (Object.keys(acts) as Act[]).filter((one) => view.can.includes(one));
  return (
    <section className="ta-paper" aria-label="办理">
      <div className="ta-pay-next">
        <strong>{view.waitsFor}</strong>
        {view.stillOpen !== null && <span className="ta-amber">{view.stillOpen}</span>}
        {view.can.includes("compute") && (
          <Button loading={compute.isPending} onClick={() => compute.mutate({ body: { month: view.month } })}>
            重新计算
          </Button>
        )}
        {view.can.includes("makeFile") && <MakeFile view={view} />}
        {able.map((one) => (
          <Button key={one} type={one === "return" ? "default" : "primary"} onClick={() => setAct(one)}>
            {acts[one].label}
          </Button>
        ))}
      </div>
      {compute.error !== null && <ProblemNote problem={compute.error} compact />}
      {view.steps.length > 0 && (
        <ol className="ta-pay-steps" aria-label="已办环节">
          {view.steps.map((step) => (
            <li key={`${step.act}${step.at}`} className={step.act === "return" ? "ta-red" : undefined}>
              {step.actName} {step.by} <span className="ta-grey">{momentText(step.at)}</span>
              {step.note === null ? "" : `：${step.note}`}
            </li>
          ))}
        </ol>
      )}
      {act !== undefined && <StepDialog view={view} act={act} onClose={() => setAct(undefined)} />}
    </section>
  );
}

interface StepDialogProps {
  readonly view: PayrollView;
  readonly act: Act;
  readonly onClose: () => void;
}

function StepDialog({ view, act, onClose }: StepDialogProps) {
  const [note, setNote] = useState("");
  const { operation, label, what } = acts[act];
  const step = useWrite(operation, { makesOld: afterStep, onDone: onClose });
  const needsReason = act === "return";
  const { figures } = view;
  return (
    <ActDialog
      title={`${label}：${view.title}`}
      what={
        <>
          <p>
            {figures.people} 人，应发 {sayYuan(figures.totalFen)}
            {figures.withheld.lines > 0 ? `，其中暂扣 ${figures.withheld.lines} 条` : ""}。
          </p>
          <p>{what}</p>
        </>
      }
      okText={label}
      ready={!needsReason || note.trim().length >= 2}
      busy={step.isPending}
      problem={step.error}
      onConfirm={() =>
        step.mutate({
          params: { month: view.month },
          version: view.version,
          body: note.trim() === "" ? {} : { note: note.trim() },
        })
      }
      onClose={onClose}
    >
      <Input.TextArea
        rows={2}
        maxLength={300}
        value={note}
        aria-label={needsReason ? "退回原因" : "意见"}
        placeholder={needsReason ? "写明哪里要改" : "有意见写在这里（可不填）"}
        onChange={(event) => setNote(event.target.value)}
      />
    </ActDialog>
  );
}
