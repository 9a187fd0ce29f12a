import { ReasonDialog } from "../../../../faces/desk/parts/ReasonDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import {
  type DifferenceItem,
  listDifferences,
  readDifference,
  reopenDifference,
} from "../differences.contract.ts";
import { saySettlement } from "./say-difference.ts";

interface ReopenDifferenceDialogProps {
  readonly item: DifferenceItem;
  readonly onClose: () => void;
}

/** What was settled wrongly waits again. */
export function ReopenDifferenceDialog({ item, onClose }: ReopenDifferenceDialogProps) {
  const reopen = useWrite(reopenDifference, {
    makesOld: [listDifferences, readDifference, readDesk],
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={`重新打开：${item.childName} ${item.particulars}`}
      what={
        item.settled?.outcome === "ended"
          ? "确认的结束一并撤回，那项情况接着算数，孩子的类别和待遇会重新判断；这一条回到待办理。"
          : `“${saySettlement(item)}”不再算数，这一条回到待办理；原来的结果留在记录里。`
      }
      okText="重新打开"
      label="为什么重新打开"
      busy={reopen.isPending}
      problem={reopen.error}
      onConfirm={(reason) =>
        reopen.mutate({ params: { id: item.id }, version: item.version, body: { reason } })
      }
      onClose={onClose}
    />
  );
}
