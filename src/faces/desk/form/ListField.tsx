import { Button } from "antd";
import { useState } from "react";
import { Field } from "./Field.tsx";
import { FieldInput } from "./FieldInput.tsx";
import type { FieldSpec } from "./field-spec.ts";
import { type FormFaults, type FormValue, faultKey, put, rowsOf } from "./form-value.ts";

interface ListFieldProps {
  readonly spec: FieldSpec;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (rows: readonly FormValue[] | undefined) => void;
  /** `resolutions` of the whole, `resolutions.0.unit` of one. */
  readonly faults: FormFaults;
  readonly persons: readonly { readonly value: string; readonly label: string }[];
  readonly minDate?: string | undefined;
  readonly maxDate?: string | undefined;
}

/** Several of the same small form, one under the other; the first stands there already. */
export function ListField({ spec, label, value, onChange, faults, ...props }: ListFieldProps) {
  const rows = rowsOf(value).length === 0 ? [{}] : rowsOf(value);
  // A row keeps what is half typed in it when one before it goes.
  const [keys, setKeys] = useState(() => rows.map((_, index) => index));
  const keyOf = (index: number) => keys[index] ?? index;
  const next = Math.max(-1, ...keys) + 1;
  return (
    <fieldset className="ta-field-wide ta-list-field">
      <legend>{label}</legend>
      {faults[spec.key] !== undefined && <p className="ta-red ta-small">{faults[spec.key]}</p>}
      {rows.map((row, index) => (
        <div key={keyOf(index)} role="group" aria-label={`${label} ${index + 1}`} className="ta-list-item">
          <div className="ta-row">
            <span className="ta-grey ta-small">第 {index + 1} 项</span>
            <span className="ta-spring" />
            {rows.length > 1 && (
              <button
                type="button"
                className="ta-link ta-small"
                onClick={() => {
                  setKeys(rows.map((_, at) => keyOf(at)).filter((_, at) => at !== index));
                  onChange(rows.filter((_, at) => at !== index));
                }}
              >
                去掉这一项
              </button>
            )}
          </div>
          <div className="ta-form">
            {(spec.items ?? []).map((item) => (
              <Field
                key={item.key}
                label={item.label}
                required={item.required}
                fault={faults[faultKey(spec.key, index, item.key)]}
                wide={item.kind === "longText"}
              >
                {(ids) => (
                  <FieldInput
                    {...ids}
                    {...props}
                    spec={item}
                    value={row[item.key]}
                    onChange={(field) =>
                      onChange(rows.map((one, at) => (at === index ? put(one, item.key, field) : one)))
                    }
                  />
                )}
              </Field>
            ))}
          </div>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => {
          setKeys([...rows.map((_, at) => keyOf(at)), next]);
          onChange([...rows, {}]);
        }}
      >
        再加一项
      </Button>
    </fieldset>
  );
}
