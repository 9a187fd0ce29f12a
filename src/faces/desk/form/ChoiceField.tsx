import { Radio } from "antd";
import type { ReactNode } from "react";
import { Field } from "./Field.tsx";

interface ChoiceFieldProps<Choice extends string> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly options: readonly { readonly value: Choice; readonly label: string }[];
  readonly value: Choice | undefined;
  readonly onChange: (choice: Choice) => void;
}

/** One of a few, all in sight, one below the other. */
export function ChoiceField<Choice extends string>(props: ChoiceFieldProps<Choice>) {
  const { label, hint, options, value, onChange } = props;
  return (
    <Field label={label} hint={hint} required>
      {({ id }) => (
        <Radio.Group
          id={id}
          aria-label={label}
          vertical
          value={value ?? null}
          options={options.map((option) => ({ ...option }))}
          onChange={({ target }) => onChange(target.value as Choice)}
        />
      )}
    </Field>
  );
}
