import { Input } from "antd";
import { useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import { readApplication } from "../../../../platform/procedures/procedures.contract.ts";
import { listPeople, type SpecialPerson, tellGuardian } from "../people/people.contract.ts";

interface ToldDialogProps {
  readonly matter: MatterView;
  readonly person: SpecialPerson;
  readonly onClose: () => void;
}

/** The law wants the guardians of both sides told, and that it can be shown. */
export function ToldDialog({ matter, person, onClose }: ToldDialogProps) {
  const [on, setOn] = useState<string | undefined>(matter.today);
  const [how, setHow] = useState("");
  const write = useWrite(tellGuardian, { makesOld: [listPeople, readApplication], onDone: onClose });
  const save = () => {
    if (on === undefined) return;
    write.mutate({ params: { id: matter.id, personId: person.id }, body: { on, how: how.trim() } });
  };
  return (
    <ActDialog
      title={`已告知监护人：${person.name ?? person.codeName}`}
      what="登记哪天、怎么告知的；打印的登记表上会有。"
      okText="登记告知"
      ready={on !== undefined && how.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={save}
      onClose={onClose}
    >
      <Field label="告知日期" required>
        {({ id }) => <DateField id={id} value={on} max={matter.today} onChange={setOn} />}
      </Field>
      <Field label="告知方式" required>
        {({ id }) => (
          <Input
            id={id}
            value={how}
            maxLength={100}
            placeholder="到校面谈、电话（录音）、书面签收"
            onChange={(event) => setHow(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
