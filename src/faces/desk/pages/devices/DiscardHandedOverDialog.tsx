import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  discardHandedOver,
  type HandedOverRow,
  listHandedOver,
} from "../../../../platform/sync/handed-over.contract.ts";
import { WordsField } from "../../form/WordsField.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { CommonPhrases } from "../../parts/CommonPhrases.tsx";

interface DiscardHandedOverDialogProps {
  readonly row: HandedOverRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const commons = ["已经有人办过", "和别的记录重复", "写的人说写错了", "情况已经变了，另外登记"];

/** Not done, with the reason; the words stay readable in the log. */
export function DiscardHandedOverDialog({ row, onClose, onDone }: DiscardHandedOverDialogProps) {
  const [why, setWhy] = useState("");
  const discard = useWrite(discardHandedOver, {
    makesOld: [listHandedOver],
    onDone: () => {
      onClose();
      onDone();
    },
  });
  const reason = why.trim();
  return (
    <ActDialog
      title={`不用办：${row.childName === null ? "" : `${row.childName} `}${row.title}`}
      what="这一条不会写进档案，也不再列在这里；写的内容和您写的原因留着，写的人会收到。"
      okText="不用办"
      ready={reason.length >= 2}
      busy={discard.isPending}
      problem={discard.error}
      onConfirm={() => discard.mutate({ params: { id: row.id }, body: { reason } })}
      onClose={onClose}
    >
      <CommonPhrases phrases={commons} value={why} onChange={setWhy} />
      <WordsField label="原因" required longest={200} value={why} onChange={setWhy} />
    </ActDialog>
  );
}
