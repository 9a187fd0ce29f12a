import { useState } from "react";
import { WordsField } from "../form/WordsField.tsx";
import { ActDialog } from "./ActDialog.tsx";

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
      <WordsField label={label} required hint="写进记录，以后查得到" value={why} onChange={setWhy} />
    </ActDialog>
  );
}
