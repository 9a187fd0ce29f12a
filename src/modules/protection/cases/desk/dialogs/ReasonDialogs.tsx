import { useState } from "react";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import type { CaseView } from "../../case-view.contract.ts";
import {
  changeLead,
  endParticipant,
  monitorCase,
  removeCasePerson,
  reopenCase,
  signClosing,
} from "../../cases.contract.ts";
import { useCaseWrite } from "../useCaseWrite.ts";
import type { CaseDialogProps } from "./case-dialog.ts";
import { WhyField } from "./WhyField.tsx";

interface ReasonDialogProps {
  readonly title: string;
  readonly what: string;
  readonly okText: string;
  readonly label: string;
  readonly max: number;
  readonly danger?: boolean;
  readonly write: { readonly isPending: boolean; readonly error: unknown };
  readonly onSay: (why: string) => void;
  readonly onClose: () => void;
}

/** Says what will happen, and asks why. */
function ReasonDialog({ write, label, max, onSay, ...props }: ReasonDialogProps) {
  const [why, setWhy] = useState("");
  return (
    <ActDialog
      {...props}
      ready={why.trim() !== ""}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => onSay(why.trim())}
    >
      <WhyField label={label} value={why} max={max} onChange={setWhy} />
    </ActDialog>
  );
}

export function LeadDialog({ view, onClose }: CaseDialogProps) {
  const write = useCaseWrite(changeLead, view.id, onClose);
  return (
    <ReasonDialog
      title="由我接手"
      what={`从现在起由您负责这个个案，时限和任务都到您名下；${view.leadName}仍作为督导参与。`}
      okText="签收接手"
      label="为什么由您接手"
      max={200}
      write={write}
      onSay={(why) => write.mutate({ params: { id: view.id }, version: view.version, body: { why } })}
      onClose={onClose}
    />
  );
}

export function MonitorDialog({ view, onClose }: CaseDialogProps) {
  const write = useCaseWrite(monitorCase, view.id, onClose);
  return (
    <ReasonDialog
      title="转入跟踪回访"
      what="以后按期回访，连续平稳、风险降到蓝色就可以提出结案。"
      okText="转入跟踪回访"
      label="为什么可以转入跟踪"
      max={500}
      write={write}
      onSay={(why) => write.mutate({ params: { id: view.id }, version: view.version, body: { why } })}
      onClose={onClose}
    />
  );
}

export function ReopenDialog({ view, onClose }: CaseDialogProps) {
  const write = useCaseWrite(reopenCase, view.id, onClose);
  return (
    <ReasonDialog
      title="重新打开个案"
      what="个案回到核查，现场核查的时限重新开始走；以前的记录都在。"
      okText="重新打开"
      label="为什么重新打开"
      max={500}
      write={write}
      onSay={(why) => write.mutate({ params: { id: view.id }, version: view.version, body: { why } })}
      onClose={onClose}
    />
  );
}

export function ReturnClosingDialog({ view, onClose }: CaseDialogProps) {
  const write = useCaseWrite(signClosing, view.id, onClose);
  const closingId = view.closing?.id ?? "";
  return (
    <ReasonDialog
      title="退回结案"
      what="个案回到结案以前的状态，由负责人接着办。"
      okText="退回"
      label="退回的理由"
      max={500}
      write={write}
      onSay={(why) => write.mutate({ params: { id: view.id, closingId }, body: { accept: false, why } })}
      onClose={onClose}
    />
  );
}

export function SignClosingDialog({ view, onClose }: CaseDialogProps) {
  const write = useCaseWrite(signClosing, view.id, onClose);
  const closingId = view.closing?.id ?? "";
  return (
    <ActDialog
      title="签字结案"
      what="您是第二个签字的人。签了以后个案结案，不能再写记录；以后有新情况可以重新打开。"
      okText="签字结案"
      ready
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => write.mutate({ params: { id: view.id, closingId }, body: { accept: true } })}
      onClose={onClose}
    />
  );
}

interface PersonLeavesProps extends CaseDialogProps {
  readonly person: CaseView["people"][number];
}

export function PersonLeavesDialog({ view, person, onClose }: PersonLeavesProps) {
  const write = useCaseWrite(removeCasePerson, view.id, onClose);
  return (
    <ReasonDialog
      title={`${person.name}不再涉及本案`}
      what="名字还留在个案里，注明不再涉及。"
      okText="注明"
      label="理由"
      max={300}
      write={write}
      onSay={(why) => write.mutate({ params: { id: view.id, personId: person.id }, body: { why } })}
      onClose={onClose}
    />
  );
}

interface ParticipantLeavesProps extends CaseDialogProps {
  readonly participant: CaseView["participants"][number];
}

export function ParticipantLeavesDialog({ view, participant, onClose }: ParticipantLeavesProps) {
  const write = useCaseWrite(endParticipant, view.id, onClose);
  return (
    <ReasonDialog
      title={`结束${participant.name}的参与`}
      what="对方马上看不到这个个案。"
      okText="结束参与"
      label="理由"
      max={200}
      danger
      write={write}
      onSay={(why) =>
        write.mutate({ params: { id: view.id, accountId: participant.accountId }, body: { why } })
      }
      onClose={onClose}
    />
  );
}
