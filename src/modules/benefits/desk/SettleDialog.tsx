import { ChoiceDialog } from "../../../faces/desk/parts/ChoiceDialog.tsx";
import { useWrite } from "../../../platform/client/useWrite.ts";
import { readDesk } from "../../registry/desk.contract.ts";
import {
  countFindings,
  type FindingDetail,
  listFindings,
  readFinding,
  settleFinding,
} from "../screening/findings.contract.ts";
import { type SettlementReason, settlementCodes } from "../screening/settlement-codes.contract.ts";

const needsNote: ReadonlySet<string> = new Set(["other", "notEligible", "declined"]);
const mustBeSaid = (reason: SettlementReason | undefined) => reason !== undefined && needsNote.has(reason);

interface SettleDialogProps {
  readonly finding: FindingDetail;
  readonly onClose: () => void;
}

/** Somebody looked and says what came of it. */
export function SettleDialog({ finding, onClose }: SettleDialogProps) {
  const settle = useWrite(settleFinding, {
    makesOld: [listFindings, countFindings, readFinding, readDesk],
    onDone: onClose,
  });
  return (
    <ChoiceDialog
      title={`处理：${finding.childName} · ${finding.title}`}
      what="处理后不再提示，待办也会撤下。孩子的有关情况一变，系统会重新判断，该提示的再提示。"
      okText="记下处理结果"
      choice={{ label: "处理结果", options: settlementCodes.options }}
      words={{
        label: "说明",
        hint: (reason) => (mustBeSaid(reason) ? "请写明情况" : "可以不填"),
        mustBeSaid,
      }}
      busy={settle.isPending}
      problem={settle.error}
      onConfirm={({ choice, words }) =>
        settle.mutate({
          params: { id: finding.id },
          body: { reason: choice, ...(words === "" ? {} : { note: words }) },
          version: finding.version,
        })
      }
      onClose={onClose}
    />
  );
}
