import { useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ChoiceDialog } from "../../../../faces/desk/parts/ChoiceDialog.tsx";
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

const asksDay = (outcome: SettleOutcome | undefined) => outcome === "ended";

/** Somebody looked into it and says what is so. */
export function SettleDifferenceDialog({ item, onClose }: SettleDifferenceDialogProps) {
  const [on, setOn] = useState(item.on ?? undefined);
  const settle = useWrite(settleDifference, {
    makesOld: [listDifferences, readDifference, readDesk],
    onDone: onClose,
  });
  return (
    <ChoiceDialog
      title={`${item.childName} ${item.particulars}`}
      what={
        item.tab === "endings"
          ? "确认结束后，这项情况从那一天起不再算数，孩子的类别和待遇会重新判断；写明没有结束的，不再提示。"
          : "只登记核实的结果，档案要改的请到档案里更正。登记后不再提示，待办也会撤下。"
      }
      okText="登记处理结果"
      choice={{
        label: "处理结果",
        options: item.outcomes.map((value) => ({ value, label: settleOutcomeCodes.label(value) })),
      }}
      words={{
        label: "怎么核实的",
        hint: () => "问了谁、看了什么材料，至少两个字",
        mustBeSaid: () => true,
      }}
      more={(outcome) =>
        asksDay(outcome) && (
          <Field label="从哪天起不再是这样" required hint="释放、解除、复学的那一天；名册的截至日只是参考">
            {({ id }) => <DateField id={id} value={on} onChange={setOn} />}
          </Field>
        )
      }
      isComplete={(outcome) => !asksDay(outcome) || on !== undefined}
      busy={settle.isPending}
      problem={settle.error}
      onConfirm={({ choice, words }) =>
        settle.mutate({
          params: { id: item.id },
          version: item.version,
          body: {
            outcome: choice,
            note: words,
            ...(asksDay(choice) && on !== undefined ? { on } : {}),
          },
        })
      }
      onClose={onClose}
    />
  );
}
