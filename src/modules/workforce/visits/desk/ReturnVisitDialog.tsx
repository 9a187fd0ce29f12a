import { useState } from "react";
import { WordsField } from "../../../../faces/desk/form/WordsField.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { CommonPhrases } from "../../../../faces/desk/parts/CommonPhrases.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { returnVisit, type VisitView } from "../visits.contract.ts";
import { madeOldByVisit } from "./made-old.ts";

interface ReturnVisitDialogProps {
  readonly visit: VisitView;
  readonly onClose: () => void;
}

const commons = [
  "没见到孩子，请再去一次，或者和孩子通个电话",
  "有问题的那一项，请写清楚是什么情况、做了什么",
  "请补上孩子自己说的话",
  "请写明孩子现在在哪里、由谁照看",
  "走访日期请核对",
];

/** The village is asked for something more; what it wrote stays. */
export function ReturnVisitDialog({ visit, onClose }: ReturnVisitDialogProps) {
  const [reason, setReason] = useState("");
  const send = useWrite(returnVisit, { makesOld: madeOldByVisit, onDone: onClose });
  const words = reason.trim();
  return (
    <ActDialog
      title={`退回补充：${visit.childName} ${visit.on}`}
      what="走访记录原样留着。村里会收到一条待办，手机上也看得到您写的话；补充以后回到这里。"
      okText="退回"
      ready={words.length >= 2}
      busy={send.isPending}
      problem={send.error}
      onConfirm={() =>
        send.mutate({ params: { id: visit.id }, version: visit.version, body: { reason: words } })
      }
      onClose={onClose}
    >
      <CommonPhrases phrases={commons} value={reason} onChange={setReason} />
      <WordsField
        label="要补充什么"
        required
        value={reason}
        onChange={setReason}
        hint="写成村里看得懂的一句话"
      />
    </ActDialog>
  );
}
