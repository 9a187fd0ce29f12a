import { Input } from "antd";
import { Field } from "../../../../faces/desk/form/Field.tsx";

interface ReasonFieldProps {
  readonly label?: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Why it is done; every act and correction asks. */
export function ReasonField({ label = "原因", hint, value, onChange }: ReasonFieldProps) {
  return (
    <Field label={label} required wide hint={hint ?? "会写进时间线和审计日志"}>
      {({ id, describedBy }) => (
        <Input.TextArea
          id={id}
          aria-describedby={describedBy}
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={300}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

/** Long enough to be a reason. */
export function isReason(text: string): boolean {
  return text.trim().length >= 2;
}
