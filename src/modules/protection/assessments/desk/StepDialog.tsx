import { type ReactNode, useState } from "react";
import type { z } from "zod";
import type { CodeTables } from "../../../../faces/desk/form/field-spec.ts";
import type { FormValue } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { helpKindCodes } from "../assessment-codes.contract.ts";

const tables: CodeTables = new Map([[helpKindCodes.name, helpKindCodes]]);

interface StepDialogProps<Schema extends z.ZodType> {
  readonly title: string;
  readonly what: ReactNode;
  readonly okText: string;
  readonly danger?: boolean;
  /** The body of the operation: its fields are the form. */
  readonly schema: Schema;
  readonly initial?: FormValue;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onConfirm: (body: z.output<Schema>) => void;
  readonly onClose: () => void;
}

/** A step that takes a few words: the form is what its operation asks for. */
export function StepDialog<Schema extends z.ZodType>(props: StepDialogProps<Schema>) {
  const { schema, initial = {}, onConfirm, problem, ...dialog } = props;
  const today = useToday();
  const [value, setValue] = useState<FormValue>(initial);
  const parsed = schema.safeParse(value);
  return (
    <ActDialog
      {...dialog}
      problem={problem}
      ready={parsed.success}
      onConfirm={() => {
        if (parsed.success) onConfirm(parsed.data);
      }}
    >
      <SchemaForm schema={schema} tables={tables} value={value} onChange={setValue} maxDate={today} />
    </ActDialog>
  );
}
