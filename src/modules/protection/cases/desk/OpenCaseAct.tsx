import type { CaseView, RecordView } from "../case-view.contract.ts";
import type { RecordKind } from "../records/record-kinds.contract.ts";
import { AskClosingDialog } from "./dialogs/AskClosingDialog.tsx";
import { ColourDialog } from "./dialogs/ColourDialog.tsx";
import { ParticipantDialog } from "./dialogs/ParticipantDialog.tsx";
import { PersonDialog } from "./dialogs/PersonDialog.tsx";
import {
  LeadDialog,
  MonitorDialog,
  ParticipantLeavesDialog,
  PersonLeavesDialog,
  ReopenDialog,
  ReturnClosingDialog,
  SignClosingDialog,
} from "./dialogs/ReasonDialogs.tsx";
import { SealDialog } from "./dialogs/SealDialog.tsx";
import { RecordDrawer } from "./RecordDrawer.tsx";

export type OpenAct =
  | { readonly kind: "record"; readonly record: RecordKind; readonly corrects?: RecordView }
  | { readonly kind: "personLeaves"; readonly person: CaseView["people"][number] }
  | { readonly kind: "participantLeaves"; readonly participant: CaseView["participants"][number] }
  | {
      readonly kind:
        | "colour"
        | "seal"
        | "person"
        | "participant"
        | "lead"
        | "monitor"
        | "askClosing"
        | "signClosing"
        | "returnClosing"
        | "reopen";
    };

interface OpenCaseActProps {
  readonly view: CaseView;
  readonly act: OpenAct | undefined;
  readonly onClose: () => void;
}

/** The one drawer or dialog that is open. */
export function OpenCaseAct({ act, ...props }: OpenCaseActProps) {
  switch (act?.kind) {
    case undefined:
      return null;
    case "record":
      return (
        <RecordDrawer
          key={`${act.record}${act.corrects?.id ?? ""}`}
          caseId={props.view.id}
          kind={act.record}
          corrects={act.corrects}
          onClose={props.onClose}
        />
      );
    case "personLeaves":
      return <PersonLeavesDialog {...props} person={act.person} />;
    case "participantLeaves":
      return <ParticipantLeavesDialog {...props} participant={act.participant} />;
    case "colour":
      return <ColourDialog {...props} />;
    case "seal":
      return <SealDialog {...props} />;
    case "person":
      return <PersonDialog {...props} />;
    case "participant":
      return <ParticipantDialog {...props} />;
    case "lead":
      return <LeadDialog {...props} />;
    case "monitor":
      return <MonitorDialog {...props} />;
    case "askClosing":
      return <AskClosingDialog {...props} />;
    case "signClosing":
      return <SignClosingDialog {...props} />;
    case "returnClosing":
      return <ReturnClosingDialog {...props} />;
    case "reopen":
      return <ReopenDialog {...props} />;
    default:
      return act satisfies never;
  }
}
