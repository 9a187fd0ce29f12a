import { Radio } from "antd";
import { useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { fieldsOf } from "../../../../faces/desk/form/field-spec.ts";
import { type FormFaults, type FormValue, faultsOf } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import type { FactView } from "../../child-file.contract.ts";
import { codeTables } from "../../code-tables.contract.ts";
import { type FactKindName, factKinds } from "../../facts.contract.ts";
import { correctFact } from "../../registry.contract.ts";
import { EvidenceField, evidenceIn } from "./EvidenceField.tsx";
import { useFile } from "./file-context.ts";
import { isReason, ReasonField } from "./ReasonField.tsx";
import { notTyped } from "./section-edit.ts";
import { useFileWrite } from "./useFileWrite.ts";

/** It was wrong from the beginning: written right, or withdrawn. What was believed stays readable. */
export function CorrectFactDialog({
  fact,
  onClose,
}: {
  readonly fact: FactView;
  readonly onClose: () => void;
}) {
  const { file, today } = useFile();
  const kind = factKinds[fact.kind as FactKindName];
  const [mode, setMode] = useState<"instead" | "never">("instead");
  const [value, setValue] = useState<FormValue>(fact.value);
  const [from, setFrom] = useState<string | undefined>(fact.from);
  const [evidence, setEvidence] = useState(fact.evidence ?? "");
  const [reason, setReason] = useState("");
  const [faults, setFaults] = useState<FormFaults>({});
  const write = useFileWrite(correctFact, "已更正，原来的记录留在时间线上", onClose);
  const persons = file.kin.map(({ person, relationLabel }) => ({
    value: person.id,
    label: `${relationLabel} ${person.name}`,
  }));

  const submit = () => {
    const found = mode === "never" ? {} : faultsOf(kind.value, fieldsOf(kind.value, codeTables), value);
    setFaults(found);
    if (Object.keys(found).length > 0 || from === undefined) return;
    write.mutate({
      params: { id: file.id, factId: fact.id },
      version: file.version,
      body: {
        reason: reason.trim(),
        ...(mode === "never"
          ? {}
          : {
              instead: {
                from,
                value: { ...value },
                ...(fact.to === null ? {} : { to: fact.to }),
                ...evidenceIn(evidence),
              },
            }),
      },
    });
  };
  return (
    <ActDialog
      title={`更正：${fact.label}`}
      what={
        <>
          原来登记的是“{fact.said === "" ? "没有写内容" : fact.said}”（自 {fact.from}
          ）。更正后以新的为准，原来的留在时间线上，不会删掉。如果是情况后来变了，请用“登记变化”。
        </>
      }
      okText={mode === "never" ? "撤下这条" : "保存更正"}
      danger={mode === "never"}
      width={620}
      ready={isReason(reason) && from !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <div>
        <Radio.Group
          aria-label="怎样更正"
          value={mode}
          options={[
            { value: "instead", label: "内容写错了，改成对的" },
            { value: "never", label: "这条从来不是真的，撤下" },
          ]}
          onChange={({ target }) => setMode(target.value as "instead" | "never")}
        />
      </div>
      {mode === "instead" && (
        <>
          <SchemaForm
            schema={kind.value}
            tables={codeTables}
            value={value}
            faults={faults}
            without={[...notTyped, ...(fact.kind === "residence" ? ["villageCode"] : [])]}
            persons={persons}
            onChange={setValue}
          />
          <div className="ta-form">
            <Field label="从哪天起" required>
              {({ id, describedBy }) => (
                <DateField {...{ id, describedBy }} value={from} max={today} onChange={setFrom} />
              )}
            </Field>
            <EvidenceField value={evidence} onChange={setEvidence} />
          </div>
        </>
      )}
      <ReasonField label="更正的原因" value={reason} onChange={setReason} />
    </ActDialog>
  );
}
