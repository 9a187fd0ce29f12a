import { Input } from "antd";
import { useState } from "react";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";

interface ReasonDialogProps {
  readonly title: string;
  readonly what: string;
  readonly okText: string;
  readonly label: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onConfirm: (why: string) => void;
  readonly onClose: () => void;
}

/** A step for which one sentence is asked. */
export function ReasonDialog({ label, onConfirm, ...dialog }: ReasonDialogProps) {
  const [why, setWhy] = useState("");
  return (
    <ActDialog {...dialog} ready={why.trim().length >= 2} onConfirm={() => onConfirm(why.trim())}>
      <Field label={label} required hint="写进记录，以后查得到">
        {(ids) => (
          <Input.TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            rows={2}
            maxLength={300}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
