import { Input } from "antd";
import type { ReactNode } from "react";
import { Field } from "./Field.tsx";

interface WordsFieldProps {
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: ReactNode;
  readonly longest?: number;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
}

/** Some sentences in one's own words. */
export function WordsField({ value, onChange, longest = 300, placeholder, ...field }: WordsFieldProps) {
  return (
    <Field {...field}>
      {({ id, describedBy }) => (
        <Input.TextArea
          id={id}
          aria-describedby={describedBy}
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={longest}
          placeholder={placeholder ?? ""}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
