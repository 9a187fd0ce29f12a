import { useState } from "react";
import { WordsField } from "../../../../faces/desk/form/WordsField.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { CommonPhrases } from "../../../../faces/desk/parts/CommonPhrases.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { answerVisit, type VisitView } from "../visits.contract.ts";
import { madeOldByVisit } from "./made-old.ts";

interface AnswerVisitDialogProps {
  readonly visit: VisitView;
  readonly onClose: () => void;
}

const commons = [
  "见到孩子了，现在安全",
  "和照料人、学校都核实过",
  "已调整孩子的风险等级",
  "已报告，按个案办理",
];

/** The township looked into what the visit raised: a child that was not found, or in more danger than is recorded. */
export function AnswerVisitDialog({ visit, onClose }: AnswerVisitDialogProps) {
  const [typed, setTyped] = useState("");
  const send = useWrite(answerVisit, { makesOld: madeOldByVisit, onDone: onClose });
  const words = typed.trim();
  return (
    <ActDialog
      title={`核实：${visit.childName} ${visit.on}`}
      what="写在走访记录下面，村里看得到，您的待办随之撤下。风险等级要变的，另外在孩子的档案里登记；孩子正有危险的，先打 110。"
      okText="登记核实的情况"
      ready={words.length >= 2}
      busy={send.isPending}
      problem={send.error}
      onConfirm={() => send.mutate({ params: { id: visit.id }, version: visit.version, body: { words } })}
      onClose={onClose}
    >
      <CommonPhrases phrases={commons} value={typed} onChange={setTyped} />
      <WordsField label="核实的情况和处理" required value={typed} onChange={setTyped} />
    </ActDialog>
  );
}
