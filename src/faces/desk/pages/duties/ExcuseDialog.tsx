import { Input } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type DutyView,
  excuseDuty,
  listDuties,
  readMatrix,
  readMyDuties,
} from "../../../../platform/records/duties.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";

/** This unit need not, this once, for a reason that stays. */
export function ExcuseDialog({ view, onClose }: { readonly view: DutyView; readonly onClose: () => void }) {
  const [reason, setReason] = useState("");
  const excuse = useWrite(excuseDuty, { makesOld: [listDuties, readMatrix, readMyDuties], onDone: onClose });
  const { duty, unit, instance } = view;
  return (
    <ActDialog
      title={`免除：${view.title}`}
      okText="免除这一次"
      ready={reason.trim().length > 1}
      busy={excuse.isPending}
      problem={excuse.error}
      what={
        <p>
          {view.unitName}的{view.label}不用做，不再催办。只免这一次，原因会留下。
        </p>
      }
      onConfirm={() => excuse.mutate({ body: { duty, unit, instance, reason: reason.trim() } })}
      onClose={onClose}
    >
      <Field label="原因" required wide>
        {(ids) => (
          <Input.TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            maxLength={200}
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
