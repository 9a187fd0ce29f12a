import { useState } from "react";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import type { AssignmentView } from "../../case-view.contract.ts";
import { answerAssignment } from "../../cases.contract.ts";
import { useCaseWrite } from "../useCaseWrite.ts";
import { WhyField } from "./WhyField.tsx";

export type WordedAnswer = "refuse" | "done" | "vain" | "withdraw";

const words: Readonly<
  Record<WordedAnswer, { title: string; what: string; label: string; okText: string; max: number }>
> = {
  refuse: {
    title: "退回协办单",
    what: "退回以后由个案负责人另行安排。",
    ...{ label: "退回的理由", okText: "退回", max: 500 },
  },
  done: {
    title: "办结协办单",
    what: "写明做了什么、结果怎样，个案负责人马上看到。",
    ...{ label: "办理的结果", okText: "办结", max: 1000 },
  },
  vain: {
    title: "没有办成",
    what: "写明为什么没有办成，由个案负责人另行安排。",
    ...{ label: "为什么没有办成", okText: "登记", max: 1000 },
  },
  withdraw: {
    title: "撤回协办单",
    what: "承办单位不用再办。",
    ...{ label: "撤回的理由", okText: "撤回", max: 500 },
  },
};

interface AnswerAssignmentDialogProps {
  readonly caseId: string;
  readonly assignment: AssignmentView;
  readonly answer: WordedAnswer;
  readonly onClose: () => void;
}

export function AnswerAssignmentDialog({ caseId, assignment, answer, onClose }: AnswerAssignmentDialogProps) {
  const [said, setSaid] = useState("");
  const write = useCaseWrite(answerAssignment, caseId, onClose);
  const { title, what, label, okText, max } = words[answer];
  return (
    <ActDialog
      title={title}
      what={
        <>
          <p>
            <b>{assignment.what}</b>
          </p>
          <p className="ta-grey">{what}</p>
        </>
      }
      okText={okText}
      danger={answer === "withdraw"}
      ready={said.trim() !== ""}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({
          params: { id: caseId, assignmentId: assignment.id },
          version: assignment.version,
          body: { answer, words: said.trim() },
        })
      }
      onClose={onClose}
    >
      <WhyField label={label} value={said} max={max} onChange={setSaid} />
    </ActDialog>
  );
}
