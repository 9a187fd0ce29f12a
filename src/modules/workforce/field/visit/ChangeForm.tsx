import { useState } from "react";
import { Choices } from "../../../../faces/field/parts/Choices.tsx";
import { MainButton } from "../../../../faces/field/parts/MainButton.tsx";
import { WordsField } from "../../../../faces/field/parts/WordsField.tsx";
import {
  type ChangeField,
  type ChangeSection,
  faultsOfChange,
  fieldsFor,
  tidyValue,
} from "../change-forms.ts";
import type { ChangeDraft } from "../visit-draft.ts";

type Value = Readonly<Record<string, unknown>>;

interface ChangeFormProps {
  readonly section: ChangeSection;
  readonly told: ChangeDraft | undefined;
  readonly visitOn: string;
  readonly onTell: (value: Value, from: string, evidence: string) => void;
  readonly onSame: () => void;
}

/** One thing that became another: what it is now, since when, how it is known. */
export function ChangeForm({ section, told, visitOn, onTell, onSame }: ChangeFormProps) {
  const [value, setValue] = useState<Value>(told?.value ?? section.value);
  const [from, setFrom] = useState(told?.from ?? visitOn);
  const [evidence, setEvidence] = useState(told?.evidence ?? "");
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const tell = () => {
    const found = faultsOfChange(section, value);
    setFaults(found);
    if (Object.keys(found).length === 0) onTell(tidyValue(section, value), from, evidence);
  };
  return (
    <div className="fd-change-form">
      {fieldsFor(section, value).map((field) => (
        <ChangeInput
          key={field.key}
          field={field}
          value={value[field.key]}
          fault={faults[field.key]}
          onChange={(given) => setValue({ ...value, [field.key]: given })}
        />
      ))}
      <WordsField
        label="从哪天起"
        type="date"
        value={from}
        latest={visitOn}
        onChange={(day) => day !== "" && setFrom(day)}
      />
      <WordsField label="怎么知道的（可以不写）" value={evidence} onChange={setEvidence} max={200} />
      <div className="fd-two-buttons">
        <MainButton isQuiet onClick={onSame}>
          没有变
        </MainButton>
        <MainButton onClick={tell}>记下</MainButton>
      </div>
    </div>
  );
}

interface ChangeInputProps {
  readonly field: ChangeField;
  readonly value: unknown;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}

function ChangeInput({ field, value, fault, onChange }: ChangeInputProps) {
  const text = typeof value === "string" ? value : "";
  if (field.kind === "choice")
    return (
      <Choices label={field.label} options={field.options} value={text} onChange={onChange} fault={fault} />
    );
  const type = field.kind === "phone" ? "tel" : field.kind === "date" ? "date" : "text";
  return (
    <WordsField
      label={field.label}
      value={text}
      onChange={onChange}
      fault={fault}
      max={field.max}
      type={type}
    />
  );
}
