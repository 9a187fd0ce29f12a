import { Input, Radio } from "antd";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { useDraft } from "../../../../../platform/client/useDraft.ts";
import { askClosing } from "../../cases.contract.ts";
import { type ClosingGround, closingGroundCodes } from "../../closing-conditions.ts";
import { ConditionsList } from "../ConditionsList.tsx";
import { useCaseWrite } from "../useCaseWrite.ts";
import type { CaseDialogProps } from "./case-dialog.ts";

interface ClosingDraft {
  readonly ground: ClosingGround;
  readonly conclusion: string;
}

/** On which ground, whether its conditions are met, and the opinion; somebody else signs. */
export function AskClosingDialog({ view, onClose }: CaseDialogProps) {
  const draft = useDraft<ClosingDraft>(`case/${view.id}/closing`, { ground: "lowRisk", conclusion: "" });
  const write = useCaseWrite(askClosing, view.id, () => {
    draft.clear();
    onClose();
  });
  const { ground, conclusion } = draft.value;
  const conditions = view.closingConditions.find((one) => one.ground === ground)?.conditions ?? [];
  const isMet = conditions.every((one) => one.isMet);
  return (
    <ActDialog
      title="提出结案"
      what="结案要两个人签字：您提出，由区里另一位同事或领导签第二个字。"
      okText="提出结案"
      width={600}
      keepsTyped
      ready={isMet && conclusion.trim() !== ""}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({ params: { id: view.id }, body: { ground, conclusion: conclusion.trim() } })
      }
      onClose={onClose}
    >
      <Radio.Group
        className="ta-case-choices"
        aria-label="结案理由"
        value={ground}
        options={closingGroundCodes.options.map(({ value, label }) => ({ value, label }))}
        onChange={({ target }) => draft.set({ ...draft.value, ground: target.value as ClosingGround })}
      />
      <ConditionsList conditions={conditions} onLeave={onClose} />
      {!isMet && <p className="ta-grey">没有满足的办好以后，就可以提出。</p>}
      <Field label="结案意见" required>
        {(ids) => (
          <Input.TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            maxLength={2000}
            autoSize={{ minRows: 3, maxRows: 8 }}
            value={conclusion}
            onChange={({ target }) => draft.set({ ...draft.value, conclusion: target.value })}
          />
        )}
      </Field>
    </ActDialog>
  );
}
