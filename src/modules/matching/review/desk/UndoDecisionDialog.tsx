import { Input } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type Candidate, undoPair } from "../review.contract.ts";

interface UndoDecisionDialogProps {
  readonly candidate: Candidate;
  readonly makesOld: readonly { readonly name: string }[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function UndoDecisionDialog({ candidate, makesOld, onClose, onDone }: UndoDecisionDialogProps) {
  const [why, setWhy] = useState("");
  const undo = useWrite(undoPair, {
    makesOld,
    onDone: () => {
      onClose();
      onDone();
    },
  });
  const words = why.trim();
  return (
    <ActDialog
      title={candidate.decision === "asked" ? `收回问题：${candidate.name}` : `撤回认定：${candidate.name}`}
      what="这一行回到待复核（名单已经到期删除的，撤回以后不能再认定）。由这个认定写进档案的情况一并撤回，撤回前的记录还查得到。"
      okText={candidate.decision === "asked" ? "收回" : "撤回认定"}
      ready
      busy={undo.isPending}
      problem={undo.error}
      onConfirm={() =>
        undo.mutate({
          params: { id: candidate.pairId },
          version: candidate.version,
          body: words === "" ? {} : { why: words },
        })
      }
      onClose={onClose}
    >
      <Field label="为什么撤回" hint="系统认定的、名单已经到期删除的必须写明">
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            maxLength={300}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
