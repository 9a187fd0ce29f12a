import { Input } from "antd";
import { Field } from "../../../../../faces/desk/form/Field.tsx";

interface WhyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly max: number;
  readonly onChange: (value: string) => void;
}

/** A sentence that everybody can read afterwards. */
export function WhyField({ label, value, max, onChange }: WhyFieldProps) {
  return (
    <Field label={label} required>
      {(ids) => (
        <Input.TextArea
          id={ids.id}
          aria-describedby={ids.describedBy}
          maxLength={max}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
