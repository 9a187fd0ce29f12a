import { useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import type { FactView } from "../../child-file.contract.ts";
import { endFact } from "../../registry.contract.ts";
import { EvidenceField, evidenceIn } from "./EvidenceField.tsx";
import { useFile } from "./file-context.ts";
import { isReason, ReasonField } from "./ReasonField.tsx";
import { useFileWrite } from "./useFileWrite.ts";

/** Something came to its end: it held until the day before. */
export function EndFactDialog({ fact, onClose }: { readonly fact: FactView; readonly onClose: () => void }) {
  const { file, today } = useFile();
  const [on, setOn] = useState<string | undefined>(today);
  const [reason, setReason] = useState("");
  const [evidence, setEvidence] = useState("");
  const write = useFileWrite(endFact, `${fact.label}已结束`, onClose);
  const submit = () => {
    if (on === undefined) return;
    write.mutate({
      params: { id: file.id, factId: fact.id },
      version: file.version,
      body: {
        on,
        reason: reason.trim(),
        ...evidenceIn(evidence),
      },
    });
  };
  return (
    <ActDialog
      title={`结束：${fact.label}`}
      what={
        <>
          “{fact.said}”自 {fact.from} 起成立，从您填的这一天起不再成立。以前的日子里仍然查得到。
        </>
      }
      okText="结束"
      ready={on !== undefined && on > fact.from && isReason(reason)}
      busy={write.isPending}
      problem={write.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <div className="ta-form">
        <Field label="从哪天起不再是这样" required>
          {({ id, describedBy }) => (
            <DateField {...{ id, describedBy }} value={on} min={fact.from} max={today} onChange={setOn} />
          )}
        </Field>
        <EvidenceField value={evidence} onChange={setEvidence} />
      </div>
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  );
}
