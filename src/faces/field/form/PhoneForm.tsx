import type { RecordField } from "../../../platform/records/record-fields.contract.ts";
import { type FormFaults, type FormValue, put } from "../../desk/form/form-value.ts";
import { Choices } from "../parts/Choices.tsx";
import { WordsField } from "../parts/WordsField.tsx";

interface PhoneFormProps {
  readonly fields: readonly RecordField[];
  readonly value: FormValue;
  readonly onChange: (value: FormValue) => void;
  readonly faults: FormFaults;
}

/** The fields of a declared form, one under the other. What a phone cannot ask well (lists, sums) is left to the desk. */
export function PhoneForm({ fields, value, onChange, faults }: PhoneFormProps) {
  return fields.map((spec) => (
    <PhoneField
      key={spec.field}
      spec={spec}
      value={value[spec.field]}
      fault={faults[spec.field]}
      onChange={(field) => onChange(put(value, spec.field, field))}
    />
  ));
}

interface PhoneFieldProps {
  readonly spec: RecordField;
  readonly value: unknown;
  readonly fault: string | undefined;
  readonly onChange: (field: unknown) => void;
}

const yesNo = [
  { value: "yes", label: "是" },
  { value: "no", label: "不是" },
] as const;

function PhoneField({ spec, value, fault, onChange }: PhoneFieldProps) {
  const label = spec.required ? spec.label : `${spec.label}（可以不写）`;
  const text = typeof value === "string" ? value : "";
  switch (spec.kind) {
    case "code":
      return (
        <Choices
          label={label}
          options={spec.options}
          value={text}
          onChange={onChange}
          fault={fault}
          isColumn
        />
      );
    case "flag":
      return (
        <Choices
          label={label}
          options={yesNo}
          value={value === undefined ? null : value === true ? "yes" : "no"}
          onChange={(chosen) => onChange(chosen === "yes")}
          fault={fault}
        />
      );
    case "text":
    case "longText":
    case "date":
      return (
        <WordsField
          label={label}
          value={text}
          onChange={onChange}
          fault={fault}
          max={spec.maxLength ?? 1000}
          {...(spec.kind === "date" ? { type: "date" as const } : {})}
          {...(spec.kind === "longText" ? { rows: 3 } : {})}
        />
      );
    case "integer":
    case "money":
      return null;
    default:
      return spec.kind satisfies never;
  }
}
