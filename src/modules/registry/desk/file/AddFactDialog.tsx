import { useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { fieldsOf } from "../../../../faces/desk/form/field-spec.ts";
import { type FormFaults, type FormValue, faultsOf } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import type { PersonView } from "../../child-file.contract.ts";
import { codeTables } from "../../code-tables.contract.ts";
import { type FactKindName, factKinds, fieldsNotAsked } from "../../facts.contract.ts";
import { recordFact } from "../../registry.contract.ts";
import { EvidenceField, evidenceIn } from "./EvidenceField.tsx";
import { useFile } from "./file-context.ts";
import { useFileWrite } from "./useFileWrite.ts";

interface AddFactDialogProps {
  readonly kind: FactKindName;
  /** Whom it is about; the child when absent. */
  readonly person?: PersonView;
  readonly onClose: () => void;
}

const words: Partial<Record<FactKindName, { title: string; when: string; what: string }>> = {
  visit: { title: "记一次走访", when: "走访日期", what: "记在时间线上，不改变其他情况。" },
  category: {
    title: "登记儿童类别",
    when: "从哪天起",
    what: "从这一天起，孩子列入这一类的台账和统计；到龄会自动退出。已有的其他类别不变。",
  },
  difficulty: { title: "添加困境类型", when: "从哪天起", what: "从这一天起记入困境台账的类型。" },
  relief: { title: "添加救助措施", when: "从哪天起", what: "从这一天起记为正在享受。" },
  condition: {
    title: "登记情形",
    when: "从哪天起",
    what: "这会影响是否符合事实无人抚养等认定。写清文书名称和到期复核日，到期前会提醒。",
  },
};

/** Adds one fact of a kind of which several may hold: a visit, a category, a condition of a parent. */
export function AddFactDialog({ kind, person, onClose }: AddFactDialogProps) {
  const { file, today } = useFile();
  const [value, setValue] = useState<FormValue>({});
  const [on, setOn] = useState<string | undefined>(today);
  const [evidence, setEvidence] = useState("");
  const [faults, setFaults] = useState<FormFaults>({});
  const said = words[kind] ?? { title: `登记${factKinds[kind].label}`, when: "从哪天起", what: "" };
  const write = useFileWrite(recordFact, `已登记${factKinds[kind].label}`, onClose);
  const schema = factKinds[kind].value;

  const submit = () => {
    const found = faultsOf(schema, fieldsOf(schema, codeTables), value);
    setFaults(found);
    if (on === undefined || Object.keys(found).length > 0) return;
    write.mutate({
      params: { id: file.id },
      version: file.version,
      body: {
        kind,
        from: on,
        value: { ...value },
        ...evidenceIn(evidence),
        ...(person === undefined ? {} : { personId: person.id }),
      },
    });
  };
  return (
    <ActDialog
      title={person === undefined ? `${said.title}：${file.person.name}` : `${said.title}：${person.name}`}
      what={said.what === "" ? undefined : said.what}
      okText="保存"
      width={620}
      ready={on !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <SchemaForm
        schema={schema}
        tables={codeTables}
        value={value}
        faults={faults}
        without={kind === "condition" ? fieldsNotAsked(value["condition"]) : []}
        onChange={setValue}
      />
      <div className="ta-form">
        <Field label={said.when} required>
          {({ id, describedBy }) => (
            <DateField
              {...{ id, describedBy }}
              value={on}
              min={person === undefined ? (file.person.birthDate ?? undefined) : undefined}
              max={today}
              onChange={setOn}
            />
          )}
        </Field>
        {kind !== "visit" && <EvidenceField value={evidence} onChange={setEvidence} />}
      </div>
    </ActDialog>
  );
}
