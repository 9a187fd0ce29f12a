import type { z } from "zod";
import { Field } from "./Field.tsx";
import { FieldInput } from "./FieldInput.tsx";
import { type CodeTables, fieldsOf } from "./field-spec.ts";
import { type FormFaults, type FormValue, put } from "./form-value.ts";
import { ListField } from "./ListField.tsx";

interface SchemaFormProps {
  /** A zod object of a contract: labels, code tables, lengths come from it. */
  readonly schema: z.ZodType;
  readonly tables: CodeTables;
  readonly value: FormValue;
  readonly onChange: (value: FormValue) => void;
  /** Sentences under the fields, by `faultsOf` or from the server. */
  readonly faults?: FormFaults;
  /** Fields that somebody else asks for, or that are fixed here. */
  readonly without?: readonly string[];
  readonly persons?: readonly { readonly value: string; readonly label: string }[];
  readonly maxDate?: string | undefined;
  readonly minDate?: string | undefined;
  /** Words that differ from the contract's: `standardFen` is typed in yuan. */
  readonly labels?: Readonly<Record<string, string>>;
}

const NOBODY: readonly { readonly value: string; readonly label: string }[] = [];

/** The fields of a declared object, two in a row. The value is a plain object; what is emptied is not in it. */
export function SchemaForm(props: SchemaFormProps) {
  const { schema, tables, value, onChange, faults = {}, without = [], persons = NOBODY } = props;
  const specs = fieldsOf(schema, tables).filter(({ key }) => !without.includes(key));
  return (
    <div className="ta-form">
      {specs.map((spec) => {
        const label = props.labels?.[spec.key] ?? spec.label.replace("（分）", "");
        const common = {
          spec,
          persons,
          minDate: props.minDate,
          maxDate: props.maxDate,
          value: value[spec.key],
          onChange: (field: unknown) => onChange(put(value, spec.key, field)),
        };
        if (spec.kind === "list")
          return <ListField key={spec.key} {...common} label={label} faults={faults} />;
        return (
          <Field
            key={spec.key}
            label={label}
            required={spec.required}
            fault={faults[spec.key]}
            wide={spec.kind === "longText"}
          >
            {(ids) => <FieldInput {...ids} {...common} />}
          </Field>
        );
      })}
    </div>
  );
}
