import { Input } from "antd";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { editApplication } from "../../../../platform/procedures/procedures.contract.ts";
import { Field } from "../../form/Field.tsx";
import { FieldControl } from "../../form/FieldControl.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import type { DialogProps } from "./dialog-props.ts";
import { madeOld } from "./made-old.ts";

interface Edited {
  readonly values: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly relation: string;
}

/** The form, known values filled in: confirm instead of typing. Only what was changed counts as typed. */
export function EditFormDialog({ matter, onClose }: DialogProps) {
  const draft = useDraft<Edited>(`form/${matter.id}`, {
    values: {},
    name: matter.applicant.name ?? "",
    relation: matter.applicant.relation ?? "",
  });
  const { values, name, relation } = draft.value;
  const write = useWrite(editApplication, {
    makesOld: madeOld,
    onDone: () => {
      draft.clear();
      onClose();
    },
  });
  const faults = new Map(
    (write.error?.errors ?? []).map(({ path, message }) => [path.replace(/^form\./, ""), message]),
  );
  const save = () =>
    write.mutate({
      params: { id: matter.id },
      version: matter.version,
      body: {
        form: Object.fromEntries(
          Object.entries(values).map(([field, value]) => [
            field,
            {
              value: value ?? null,
              source: { kind: "typed" as const, words: "申请人填写", on: matter.today },
            },
          ]),
        ),
        ...(name.trim() === "" ? {} : { applicant: { name: name.trim(), relation: relation.trim() } }),
      },
    });
  return (
    <ActDialog
      title={`申请表：${matter.subjectName}`}
      what="已知的都已填好，请和申请人核对，只改不对的。填到一半可以关掉，下次接着填。"
      okText="保存"
      width={760}
      keepsTyped
      ready={draft.dirty}
      busy={write.isPending}
      problem={write.error}
      onConfirm={save}
      onClose={onClose}
    >
      <div className="ta-two">
        <Field label="申请人">
          {({ id }) => (
            <Input
              id={id}
              value={name}
              maxLength={60}
              onChange={(event) => draft.set({ ...draft.value, name: event.target.value })}
            />
          )}
        </Field>
        <Field label="与儿童关系">
          {({ id }) => (
            <Input
              id={id}
              value={relation}
              maxLength={20}
              onChange={(event) => draft.set({ ...draft.value, relation: event.target.value })}
            />
          )}
        </Field>
      </div>
      {matter.sections.map((section) => (
        <fieldset key={section.title} className="ta-form-section">
          <legend>{section.title}</legend>
          <div className="ta-two">
            {section.fields.map((field) => (
              <Field
                key={field.field}
                label={field.label}
                required={field.required}
                wide={field.kind === "longText"}
                hint={field.source === null ? undefined : field.source.words}
                fault={faults.get(field.field)}
              >
                {({ id }) => (
                  <FieldControl
                    id={id}
                    field={field}
                    value={field.field in values ? values[field.field] : field.value}
                    onChange={(value) =>
                      draft.set({ ...draft.value, values: { ...values, [field.field]: value } })
                    }
                  />
                )}
              </Field>
            ))}
          </div>
        </fieldset>
      ))}
    </ActDialog>
  );
}
