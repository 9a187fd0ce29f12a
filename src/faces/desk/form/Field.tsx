import { type ReactNode, useId } from "react";
import "./form.css";

interface FieldProps {
  readonly label: string;
  readonly required?: boolean;
  /** What to write there, when the label does not say it all. */
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  /** Over both columns of a form. */
  readonly wide?: boolean;
  readonly children: (ids: {
    readonly id: string;
    readonly describedBy: string;
    readonly invalid: boolean;
  }) => ReactNode;
}

/** A label, its control, and the sentence that says what is wrong with it. */
export function Field({ label, required = false, hint, fault, wide = false, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className={wide ? "ta-field ta-field-wide" : "ta-field"}>
      <label htmlFor={id}>
        {label}
        {required && <span className="ta-field-must">必填</span>}
      </label>
      {children({ id, describedBy: noteId, invalid: fault !== undefined })}
      <p id={noteId} className={fault === undefined ? "ta-field-note" : "ta-field-note ta-red"}>
        {fault ?? hint}
      </p>
    </div>
  );
}
