import { Input, Select } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readApplication } from "../../../../platform/procedures/procedures.contract.ts";
import { addPerson, listPeople } from "../people/people.contract.ts";
import { type PersonPart, personPartCodes } from "../special-codes.contract.ts";

interface AddPersonDialogProps {
  readonly matterId: string;
  readonly onClose: () => void;
}

/** Names are kept sealed; whoever need not know them reads a letter. */
export function AddPersonDialog({ matterId, onClose }: AddPersonDialogProps) {
  const [part, setPart] = useState<PersonPart>("victim");
  const [words, setWords] = useState({ name: "", class: "", guardian: "", phone: "" });
  const write = useWrite(addPerson, { makesOld: [listPeople, readApplication], onDone: onClose });
  const texts = [
    { key: "name", label: "姓名", required: true },
    { key: "class", label: "班级", required: false },
    { key: "guardian", label: "监护人", required: false },
    { key: "phone", label: "监护人电话", required: false },
  ] as const;
  const save = () =>
    write.mutate({
      params: { id: matterId },
      body: {
        part,
        name: words.name.trim(),
        ...(words.class.trim() === "" ? {} : { class: words.class.trim() }),
        ...(words.guardian.trim() === "" ? {} : { guardian: words.guardian.trim() }),
        ...(words.phone.trim() === "" ? {} : { phone: words.phone.trim() }),
      },
    });
  return (
    <ActDialog
      title="登记事件中的孩子"
      what="姓名和电话加密保管；不需要知道姓名的人只看到代号，打印的文书上也只有代号。"
      okText="登记"
      ready={words.name.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={save}
      onClose={onClose}
    >
      <Field label="在事件中" required>
        {({ id }) => (
          <Select id={id} value={part} options={[...personPartCodes.options]} onChange={setPart} />
        )}
      </Field>
      <div className="ta-two">
        {texts.map(({ key, label, required }) => (
          <Field key={key} label={label} required={required}>
            {({ id }) => (
              <Input
                id={id}
                value={words[key]}
                maxLength={60}
                onChange={(event) => setWords({ ...words, [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </ActDialog>
  );
}
