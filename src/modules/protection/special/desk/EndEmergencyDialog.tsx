import { Input } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { endEmergency, listEmergencies, readEmergency } from "../events/emergencies.contract.ts";

interface EndEmergencyDialogProps {
  readonly emergencyId: string;
  /** Not looked after yet, or not reached: as long as there is one, it goes on. */
  readonly left: number;
  readonly onClose: () => void;
}

/** Only when every child was seen or reached. */
export function EndEmergencyDialog({ emergencyId, left, onClose }: EndEmergencyDialogProps) {
  const [reason, setReason] = useState("");
  const write = useWrite(endEmergency, { makesOld: [readEmergency, listEmergencies], onDone: onClose });
  return (
    <ActDialog
      title="结束突发事件"
      what={
        left > 0
          ? `还有 ${left} 个孩子没有排查或者没有联系上，现在不能结束。请先查到每一个孩子。`
          : "每个孩子都排查到了。结束以后不再登记排查结果，正在办的照料照常办到底。"
      }
      okText="结束"
      ready={left === 0 && reason.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => write.mutate({ params: { id: emergencyId }, body: { reason: reason.trim() } })}
      onClose={onClose}
    >
      <Field label="理由" required>
        {({ id }) => (
          <Input
            id={id}
            value={reason}
            maxLength={200}
            disabled={left > 0}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
