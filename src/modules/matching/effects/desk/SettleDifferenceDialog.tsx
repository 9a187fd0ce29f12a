import { Input, Radio } from "antd";
import { useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import {
  type DifferenceItem,
  listDifferences,
  readDifference,
  settleDifference,
} from "../differences.contract.ts";
import { type SettleOutcome, settleOutcomeCodes } from "../effect-codes.contract.ts";

interface SettleDifferenceDialogProps {
  readonly item: DifferenceItem;
  readonly onClose: () => void;
}

/** Somebody looked into it and says what is so. */
export function SettleDifferenceDialog({ item, onClose }: SettleDifferenceDialogProps) {
  const [outcome, setOutcome] = useState<SettleOutcome>();
  const [note, setNote] = useState("");
  const [on, setOn] = useState(item.on ?? undefined);
  const settle = useWrite(settleDifference, {
    makesOld: [listDifferences, readDifference, readDesk],
    onDone: onClose,
  });
  const words = note.trim();
  const asksDay = outcome === "ended";
  return (
    <ActDialog
      title={`${item.childName} ${item.particulars}`}
      what={
        item.tab === "endings"
          ? "确认结束后，这项情况从那一天起不再算数，孩子的类别和待遇会重新判断；写明没有结束的，不再提示。"
          : "只登记核实的结果，档案要改的请到档案里更正。登记后不再提示，待办也会撤下。"
      }
      okText="登记处理结果"
      ready={outcome !== undefined && words.length >= 2 && (!asksDay || on !== undefined)}
      busy={settle.isPending}
      problem={settle.error}
      onConfirm={() => {
        if (outcome === undefined) return;
        settle.mutate({
          params: { id: item.id },
          version: item.version,
          body: { outcome, note: words, ...(asksDay && on !== undefined ? { on } : {}) },
        });
      }}
      onClose={onClose}
    >
      <Field label="处理结果" required>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label="处理结果"
            vertical
            value={outcome}
            options={item.outcomes.map((value) => ({ value, label: settleOutcomeCodes.label(value) }))}
            onChange={({ target }) => setOutcome(target.value as SettleOutcome)}
          />
        )}
      </Field>
      {asksDay && (
        <Field label="从哪天起不再是这样" required hint="释放、解除、复学的那一天；名册的截至日只是参考">
          {({ id }) => <DateField id={id} value={on} onChange={setOn} />}
        </Field>
      )}
      <Field label="怎么核实的" required hint="问了谁、看了什么材料，至少两个字">
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={300}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
