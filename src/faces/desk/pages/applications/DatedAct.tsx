import { type ReactNode, useState } from "react";
import { DateField } from "../../form/DateField.tsx";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import type { DialogProps } from "./dialog-props.ts";

interface DatedActProps extends DialogProps {
  readonly title: string;
  readonly what: ReactNode;
  readonly okText: string;
  readonly danger?: boolean;
  /** What is asked for besides the day is there. */
  readonly ready?: boolean;
  readonly write: { readonly isPending: boolean; readonly error: Error | null };
  readonly onConfirm: (on: string) => void;
  readonly children?: ReactNode;
}

/** An act on an application with the day on which it was done: what lies on paper is often entered days later. */
export function DatedAct({ matter, ready = true, write, onConfirm, children, ...dialog }: DatedActProps) {
  const [on, setOn] = useState<string | undefined>(matter.today);
  return (
    <ActDialog
      {...dialog}
      ready={ready && on !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (on !== undefined) onConfirm(on);
      }}
    >
      {children}
      <Field label="办理日期">
        {(ids) => (
          <DateField
            {...ids}
            value={on}
            min={matter.earliestOn || undefined}
            max={matter.today}
            onChange={setOn}
          />
        )}
      </Field>
    </ActDialog>
  );
}
