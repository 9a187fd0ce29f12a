import { ReasonDialog } from "../../../../faces/desk/parts/ReasonDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import {
  listReviewBatches,
  listReviewRows,
  type ReviewBatch,
  readReviewRow,
  undoMatchedBatch,
} from "../review.contract.ts";

interface UndoBatchDialogProps {
  readonly batch: ReviewBatch;
  readonly onClose: () => void;
}

export function UndoBatchDialog({ batch, onClose }: UndoBatchDialogProps) {
  const undo = useWrite(undoMatchedBatch, {
    makesOld: [listReviewBatches, listReviewRows, readReviewRow, readDesk],
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={`撤销整批：${batch.title} 第 ${batch.ordinal} 批`}
      what={`已认定的 ${batch.counts.same} 行一并撤回，由它们写进档案的情况也撤回；名单的内容立即删除，不能恢复。要再比对，请对方重新送。`}
      okText="撤销整批"
      label="撤销理由"
      danger
      busy={undo.isPending}
      problem={undo.error}
      onConfirm={(reason) =>
        undo.mutate({ params: { id: batch.id }, version: batch.version, body: { reason } })
      }
      onClose={onClose}
    />
  );
}
