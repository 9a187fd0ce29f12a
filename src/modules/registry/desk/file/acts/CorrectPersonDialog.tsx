import { Input, Select } from "antd";
import { useState } from "react";
import { DateField } from "../../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import type { PersonView } from "../../../child-file.contract.ts";
import { correctPerson } from "../../../registry.contract.ts";
import { ethnicityOptions } from "../ethnicity-options.ts";
import { useFile } from "../file-context.ts";
import { isReason, ReasonField } from "../ReasonField.tsx";
import { useFileWrite } from "../useFileWrite.ts";

interface CorrectPersonDialogProps {
  readonly person: PersonView;
  readonly onClose: () => void;
}

/** Puts right what was written wrong about a person; only what was changed is sent. */
export function CorrectPersonDialog({ person, onClose }: CorrectPersonDialogProps) {
  const { file, today } = useFile();
  const [name, setName] = useState(person.name);
  const [sex, setSex] = useState<PersonView["sex"]>(person.sex);
  const [birthDate, setBirthDate] = useState(person.birthDate ?? undefined);
  const [ethnicity, setEthnicity] = useState(person.ethnicity ?? undefined);
  const [citizenNo, setCitizenNo] = useState("");
  const [phone, setPhone] = useState("");
  const [reason, setReason] = useState("");
  const write = useFileWrite(correctPerson, "已更正", onClose);
  const changed = {
    ...(name.trim() !== person.name && name.trim() !== "" ? { name: name.trim() } : {}),
    ...((sex === "1" || sex === "2") && sex !== person.sex ? { sex } : {}),
    ...(birthDate !== undefined && birthDate !== person.birthDate ? { birthDate } : {}),
    ...(ethnicity !== undefined && ethnicity !== person.ethnicity ? { ethnicity } : {}),
    ...(citizenNo.trim() === "" ? {} : { citizenNo: citizenNo.trim() }),
    ...(phone.trim() === "" ? {} : { phone: phone.trim() }),
  };
  const isChanged = Object.keys(changed).length > 0;
  return (
    <ActDialog
      title={`更正：${person.name}`}
      what="改的是当初登记错的内容，原来的会留在时间线上。孩子真的改了名，请用“改名”。证件号和电话留空就是不改。"
      okText="保存更正"
      width={600}
      ready={isChanged && isReason(reason)}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({
          params: { id: file.id, personId: person.id },
          version: file.version,
          body: { reason: reason.trim(), ...changed },
        })
      }
      onClose={onClose}
    >
      <div className="ta-form">
        <Field label="姓名">
          {({ id }) => (
            <Input
              id={id}
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Field label="性别">
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              value={sex === "1" || sex === "2" ? sex : null}
              placeholder="请选择"
              options={[
                { value: "1", label: "男" },
                { value: "2", label: "女" },
              ]}
              onChange={(value: "1" | "2" | null) => setSex(value ?? person.sex)}
            />
          )}
        </Field>
        <Field label="出生日期">
          {({ id, describedBy }) => (
            <DateField {...{ id, describedBy }} value={birthDate} max={today} onChange={setBirthDate} />
          )}
        </Field>
        <Field label="民族">
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              showSearch={{ optionFilterProp: "label" }}
              value={ethnicity ?? null}
              placeholder="请选择"
              options={ethnicityOptions}
              onChange={(value: string | null) => setEthnicity(value ?? undefined)}
            />
          )}
        </Field>
        <Field
          label="身份证号"
          hint={person.citizenNoMasked === null ? "还没有登记" : `现在是 ${person.citizenNoMasked}`}
        >
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              maxLength={30}
              autoComplete="off"
              value={citizenNo}
              onChange={({ target }) => setCitizenNo(target.value)}
            />
          )}
        </Field>
        <Field
          label="联系电话"
          hint={person.phoneMasked === null ? "还没有登记" : `现在是 ${person.phoneMasked}`}
        >
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              maxLength={40}
              autoComplete="off"
              value={phone}
              onChange={({ target }) => setPhone(target.value)}
            />
          )}
        </Field>
      </div>
      <ReasonField
        label="更正的原因"
        hint="例如：户口簿上是“翔”，当初写成了“祥”"
        value={reason}
        onChange={setReason}
      />
    </ActDialog>
  );
}
