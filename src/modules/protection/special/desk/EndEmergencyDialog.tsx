import { Input } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { endEmergency, listEmergencies, readEmergency } from "../events/emergencies.contract.ts";

interface EndEmergencyDialogProps {
  readonly emergencyId: string;
  readonly onClose: () => void;
}

/** Only when every child was seen or reached. */
export function EndEmergencyDialog({ emergencyId, onClose }: EndEmergencyDialogProps) {
  const [reason, setReason] = useState("");
  const write = useWrite(endEmergency, { makesOld: [readEmergency, listEmergencies], onDone: onClose });
  return (
    <ActDialog
      title="结束突发事件"
      what="每个孩子都排查到了才能结束。结束以后不再登记排查结果，正在办的照料照常办到底。"
      okText="结束"
      ready={reason.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => write.mutate({ params: { id: emergencyId }, body: { reason: reason.trim() } })}
      onClose={onClose}
    >
      <Field label="理由" required>
        {({ id }) => (
          <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}
