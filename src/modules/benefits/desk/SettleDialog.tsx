import { Input, Radio } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../platform/client/useWrite.ts";
import { readDesk } from "../../registry/desk.contract.ts";
import {
  countFindings,
  type FindingDetail,
  listFindings,
  readFinding,
  settleFinding,
} from "../screening/findings.contract.ts";
import { type SettlementReason, settlementCodes } from "../screening/settlement-codes.contract.ts";

const needsNote: ReadonlySet<string> = new Set(["other", "notEligible", "declined"]);

interface SettleDialogProps {
  readonly finding: FindingDetail;
  readonly onClose: () => void;
}

/** Somebody looked and says what came of it. */
export function SettleDialog({ finding, onClose }: SettleDialogProps) {
  const [reason, setReason] = useState<SettlementReason>();
  const [note, setNote] = useState("");
  const settle = useWrite(settleFinding, {
    makesOld: [listFindings, countFindings, readFinding, readDesk],
    onDone: onClose,
  });
  const words = note.trim();
  const ready = reason !== undefined && (!needsNote.has(reason) || words.length >= 2);
  return (
    <ActDialog
      title={`处理：${finding.childName} · ${finding.title}`}
      okText="记下处理结果"
      ready={ready}
      busy={settle.isPending}
      problem={settle.error}
      onConfirm={() => {
        if (reason === undefined) return;
        settle.mutate({
          params: { id: finding.id },
          body: { reason, ...(words === "" ? {} : { note: words }) },
          version: finding.version,
        });
      }}
      onClose={onClose}
      what="处理后不再提示，待办也会撤下。孩子的有关情况一变，系统会重新判断，该提示的再提示。"
    >
      <Radio.Group
        aria-label="处理结果"
        value={reason}
        options={settlementCodes.options.map(({ value, label }) => ({ value, label }))}
        onChange={({ target }) => setReason(target.value as SettlementReason)}
      />
      <Input.TextArea
        aria-label="说明"
        placeholder={reason !== undefined && needsNote.has(reason) ? "请写明情况" : "说明（可不填）"}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={300}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActDialog>
  );
}
