import { useState } from "react";
import { DateField } from "../../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import type { ChildFile } from "../../../child-file.contract.ts";
import { endKin } from "../../../registry.contract.ts";
import { useFile } from "../file-context.ts";
import { isReason, ReasonField } from "../ReasonField.tsx";
import { useFileWrite } from "../useFileWrite.ts";

interface EndKinDialogProps {
  readonly kin: ChildFile["kin"][number];
  readonly onClose: () => void;
}

export function EndKinDialog({ kin, onClose }: EndKinDialogProps) {
  const { file, today } = useFile();
  const [on, setOn] = useState<string | undefined>(today);
  const [reason, setReason] = useState("");
  const write = useFileWrite(endKin, "已结束这层关系", onClose);
  return (
    <ActDialog
      title={`结束关系：${kin.relationLabel} ${kin.person.name}`}
      what="从这一天起不再列在孩子的家人里，例如不再由他（她）照料、收养关系解除。父母死亡不用结束关系，请登记“死亡”情形。以前的日子仍然查得到。"
      okText="结束关系"
      ready={on !== undefined && isReason(reason)}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (on === undefined) return;
        write.mutate({
          params: { id: file.id, kinId: kin.id },
          version: file.version,
          body: { on, reason: reason.trim() },
        });
      }}
      onClose={onClose}
    >
      <div className="ta-form">
        <Field label="从哪天起" required>
          {({ id, describedBy }) => (
            <DateField {...{ id, describedBy }} value={on} min={kin.from} max={today} onChange={setOn} />
          )}
        </Field>
      </div>
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  );
}
