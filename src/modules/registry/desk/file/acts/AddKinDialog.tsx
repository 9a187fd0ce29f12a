import { Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { DateField } from "../../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { relationCodes } from "../../../codes.contract.ts";
import { addKin } from "../../../registry.contract.ts";
import { useFile } from "../file-context.ts";
import { useFileWrite } from "../useFileWrite.ts";

interface KinDraft {
  readonly relation: string | undefined;
  readonly name: string;
  readonly citizenNo: string;
  readonly phone: string;
  readonly caresForChild: boolean;
  readonly from: string | undefined;
}

/** A parent, a carer, another relative; somebody known by the number is not written down twice. */
export function AddKinDialog({ onClose }: { readonly onClose: () => void }) {
  const { file, today } = useFile();
  const [draft, setDraft] = useState<KinDraft>({
    relation: undefined,
    name: "",
    citizenNo: "",
    phone: "",
    caresForChild: false,
    from: file.person.birthDate ?? today,
  });
  const write = useFileWrite(addKin, "已登记家人", onClose);
  const set = (part: Partial<KinDraft>) => setDraft({ ...draft, ...part });
  const { relation, from } = draft;
  const submit = () => {
    if (relation === undefined || from === undefined || !relationCodes.has(relation)) return;
    write.mutate({
      params: { id: file.id },
      version: file.version,
      body: {
        relation,
        from,
        caresForChild: draft.caresForChild,
        person: {
          name: draft.name.trim(),
          ...(draft.citizenNo.trim() === "" ? {} : { citizenNo: draft.citizenNo.trim() }),
          ...(draft.phone.trim() === "" ? {} : { phone: draft.phone.trim() }),
        },
      },
    });
  };
  const text = (label: string, key: "name" | "citizenNo" | "phone", hint: string, max: number) => (
    <Field label={label} required={key === "name"} hint={hint}>
      {({ id, describedBy }) => (
        <Input
          id={id}
          aria-describedby={describedBy}
          maxLength={max}
          autoComplete="off"
          value={draft[key]}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <ActDialog
      title={`登记家人：${file.person.name}`}
      what="登记后可以再写他（她）的情形，例如死亡、服刑、外出务工。身份证号已在登记簿里的人会自动关联，不会重复。"
      okText="登记家人"
      width={600}
      ready={relation !== undefined && draft.name.trim() !== "" && from !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <div className="ta-form">
        <Field label="与孩子的关系" required>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              placeholder="请选择"
              showSearch={{ optionFilterProp: "label" }}
              value={relation ?? null}
              options={relationCodes.options.map((option) => ({ ...option }))}
              onChange={(value: string | null) => set({ relation: value ?? undefined })}
            />
          )}
        </Field>
        {text("姓名", "name", "", 60)}
        {text("身份证号", "citizenNo", "没有可以不填", 30)}
        {text("联系电话", "phone", "", 40)}
        <Field label="从哪天起" required hint="父母一般是孩子出生那天">
          {({ id, describedBy }) => (
            <DateField
              {...{ id, describedBy }}
              value={from}
              max={today}
              onChange={(day) => set({ from: day })}
            />
          )}
        </Field>
        <Field label="照料">
          {({ id }) => (
            <Checkbox
              id={id}
              checked={draft.caresForChild}
              onChange={({ target }) => set({ caresForChild: target.checked })}
            >
              平时照料孩子
            </Checkbox>
          )}
        </Field>
      </div>
    </ActDialog>
  );
}
