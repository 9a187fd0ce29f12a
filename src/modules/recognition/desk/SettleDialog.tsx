import { App, Input } from "antd";
import { useState } from "react";
import { DateField } from "../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../faces/desk/form/Field.tsx";
import { fieldsOf } from "../../../faces/desk/form/field-spec.ts";
import { type FormFaults, type FormValue, faultsOf } from "../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../faces/desk/session/useToday.ts";
import { useWrite } from "../../../platform/client/useWrite.ts";
import { readChild, readTimeline } from "../../registry/child-file.contract.ts";
import { codeTables } from "../../registry/code-tables.contract.ts";
import { factKinds, fieldsNotAsked } from "../../registry/facts.contract.ts";
import { recordFact } from "../../registry/registry.contract.ts";
import { readRecognition } from "../recognition.contract.ts";
import type { Settling } from "./settling.ts";

interface SettleDialogProps {
  readonly childId: string;
  readonly version: number;
  readonly settling: Settling;
  readonly onClose: () => void;
}

/** Records exactly the fact that is missing; the page judges anew as soon as it is saved. */
export function SettleDialog({ childId, version, settling, onClose }: SettleDialogProps) {
  const { message } = App.useApp();
  const today = useToday();
  const [value, setValue] = useState<FormValue>(settling.value);
  const [from, setFrom] = useState<string | undefined>(settling.from);
  const [evidence, setEvidence] = useState("");
  const [faults, setFaults] = useState<FormFaults>({});
  const schema = factKinds[settling.kind].value;
  const isCondition = settling.kind === "condition";
  const write = useWrite(recordFact, {
    makesOld: [readRecognition, readChild, readTimeline],
    onDone: () => {
      void message.success("已登记，认定已重新判断");
      onClose();
    },
  });
  const save = () => {
    const found = faultsOf(schema, fieldsOf(schema, codeTables), value);
    setFaults(found);
    if (from === undefined || Object.keys(found).length > 0) return;
    write.mutate({
      params: { id: childId },
      version,
      body: {
        kind: settling.kind,
        from,
        value: { ...value },
        ...(evidence.trim() === "" ? {} : { evidence: evidence.trim() }),
        ...(settling.personId === undefined ? {} : { personId: settling.personId }),
      },
    });
  };
  return (
    <ActDialog
      title={`补这条情况：${settling.title}`}
      what={settling.how}
      okText="保存"
      width={620}
      ready={from !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={save}
      onClose={onClose}
    >
      <SchemaForm
        schema={schema}
        tables={codeTables}
        value={value}
        faults={faults}
        without={isCondition ? fieldsNotAsked(value["condition"]) : ["guardianId", "accountSealed"]}
        onChange={setValue}
      />
      <div className="ta-form">
        <Field label="从哪天起" required>
          {(ids) => <DateField {...ids} value={from} max={today} onChange={setFrom} />}
        </Field>
        <Field label="依据" hint="证件、文书或谁说的">
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              maxLength={200}
              autoComplete="off"
              value={evidence}
              onChange={({ target }) => setEvidence(target.value)}
            />
          )}
        </Field>
      </div>
    </ActDialog>
  );
}
