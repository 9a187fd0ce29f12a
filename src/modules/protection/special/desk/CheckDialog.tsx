import { Input, Radio } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import {
  checkChild,
  checkOutcomeCodes,
  type EmergencyView,
  listEmergencies,
  readEmergency,
} from "../events/emergencies.contract.ts";

interface CheckDialogProps {
  readonly emergencyId: string;
  readonly child: EmergencyView["checks"][number];
  readonly onClose: () => void;
}

/** How the child was found, in one word and a sentence. */
export function CheckDialog({ emergencyId, child, onClose }: CheckDialogProps) {
  const [outcome, setOutcome] = useState(child.outcome);
  const [note, setNote] = useState(child.note ?? "");
  const write = useWrite(checkChild, {
    makesOld: [readEmergency, listEmergencies, readDesk],
    onDone: onClose,
  });
  const save = () => {
    if (outcome === null) return;
    const body = { childId: child.childId, outcome, note: note.trim() };
    write.mutate({ params: { id: emergencyId }, body });
  };
  return (
    <ActDialog
      title={`排查结果：${child.name}`}
      what="没有人照料的，登记结果以后马上登记照料，镇街在规定的小时数内安排。"
      okText="登记"
      ready={outcome !== null}
      busy={write.isPending}
      problem={write.error}
      onConfirm={save}
      onClose={onClose}
    >
      <Field label="排查结果" required>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label="排查结果"
            vertical
            value={outcome}
            options={[...checkOutcomeCodes.options]}
            onChange={(event) =>
              setOutcome(checkOutcomeCodes.codes.find((code) => code === event.target.value) ?? null)
            }
          />
        )}
      </Field>
      <Field label="说明">
        {({ id }) => (
          <Input
            id={id}
            value={note}
            maxLength={200}
            placeholder="谁在照料、联系电话打通没有"
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
