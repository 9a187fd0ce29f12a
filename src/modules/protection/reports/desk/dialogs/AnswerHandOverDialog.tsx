import { Input, Radio } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import type { ReportView } from "../../report-view.contract.ts";
import { answerHandOver } from "../../reports.contract.ts";
import { openHandOver } from "../next-step.ts";
import { useReportWrite } from "../useReportWrite.ts";

interface AnswerHandOverDialogProps {
  readonly report: ReportView;
  readonly onClose: () => void;
}

/** Signs for a report that a colleague hands over, or gives it back with a reason. */
export function AnswerHandOverDialog({ report, onClose }: AnswerHandOverDialogProps) {
  const [accept, setAccept] = useState(true);
  const [why, setWhy] = useState("");
  const write = useReportWrite(answerHandOver, report.id, onClose);
  const offer = openHandOver(report);
  const reason = why.trim();
  return (
    <ActDialog
      title={`转交的报告：${report.number}`}
      what={
        accept
          ? "签收以后，由您负责到底，时限不重新计算。"
          : `退回以后，仍由${report.receiverName}负责；对方会看到您的理由。`
      }
      okText={accept ? "签收，由我负责" : "退回"}
      ready={offer !== undefined && (accept || reason !== "")}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (offer !== undefined)
          write.mutate({
            params: { id: report.id, handOverId: offer.id },
            body: { accept, ...(accept ? {} : { why: reason }) },
          });
      }}
      onClose={onClose}
    >
      <Radio.Group
        aria-label="签收还是退回"
        value={accept}
        options={[
          { value: true, label: "签收" },
          { value: false, label: "退回" },
        ]}
        onChange={({ target }) => setAccept(target.value === true)}
      />
      {!accept && (
        <Input.TextArea
          aria-label="退回的理由"
          placeholder="退回的理由"
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={300}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
      )}
    </ActDialog>
  );
}
