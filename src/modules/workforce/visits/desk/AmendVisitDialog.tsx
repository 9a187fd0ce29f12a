import { useState } from "react";
import { WordsField } from "../../../../faces/desk/form/WordsField.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { amendVisit, type VisitView } from "../visits.contract.ts";
import { madeOldByVisit } from "./made-old.ts";

interface AmendVisitDialogProps {
  readonly visit: VisitView;
  readonly onClose: () => void;
}

/** What comes to mind later, or what the township asked for, stands beside what was written. */
export function AmendVisitDialog({ visit, onClose }: AmendVisitDialogProps) {
  const [id] = useState(() => newUuid());
  const [typed, setTyped] = useState("");
  const send = useWrite(amendVisit, { makesOld: madeOldByVisit, onDone: onClose });
  const words = typed.trim();
  const asked = visit.state === "returned" ? visit.steps[0]?.words : undefined;
  return (
    <ActDialog
      title={`补充走访：${visit.childName} ${visit.on}`}
      what={
        asked === undefined || asked === ""
          ? "原来写的不变，补充的写在下面。"
          : `镇街请您补充：${asked}。原来写的不变，补充的写在下面。`
      }
      okText="补充"
      ready={words.length > 0}
      busy={send.isPending}
      problem={send.error}
      onConfirm={() => send.mutate({ params: { id: visit.id }, body: { id, words } })}
      onClose={onClose}
    >
      <WordsField label="补充" required longest={500} value={typed} onChange={setTyped} />
    </ActDialog>
  );
}
