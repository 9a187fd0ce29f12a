import { Input } from "antd";
import { Field } from "../../../../faces/desk/form/Field.tsx";

interface EvidenceFieldProps {
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What proves it; good to have, never asked for. */
export function EvidenceField({ hint = "证件、文书或谁说的", value, onChange }: EvidenceFieldProps) {
  return (
    <Field label="依据" hint={hint}>
      {({ id, describedBy }) => (
        <Input
          id={id}
          aria-describedby={describedBy}
          maxLength={200}
          autoComplete="off"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

/** As it is sent: nothing where nothing was written. */
export function evidenceIn(text: string): { readonly evidence?: string } {
  return text.trim() === "" ? {} : { evidence: text.trim() };
}
