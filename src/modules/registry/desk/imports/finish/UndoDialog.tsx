import { Form, Input } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import type { ImportBatch } from "../../../imports/import-batch.contract.ts";
import { undoImport } from "../../../imports/run-import.contract.ts";
import { useBatchStep } from "../useBatch.ts";

interface UndoDialogProps {
  readonly batch: ImportBatch;
  readonly onClose: () => void;
}

export function UndoDialog({ batch, onClose }: UndoDialogProps) {
  const [reason, setReason] = useState("");
  const undo = useBatchStep(undoImport);
  const { committed } = batch;
  return (
    <ActDialog
      title="撤销这一批导入"
      what={
        <ul className="ta-imp-will">
          <li>
            这一批新建的 {committed?.opened ?? 0} 份档案撤回，更新的 {committed?.changed ?? 0}{" "}
            份档案回到导入之前的内容。
          </li>
          <li>导入以后又有人登记过别的内容的档案不会撤回，撤销后会逐个列出来。</li>
          <li>您对“可能已离开”的孩子作过的处理不受影响。谁在什么时候导入和撤销，都留在记录里。</li>
        </ul>
      }
      okText="撤销这一批"
      danger
      ready={reason.trim().length >= 2}
      busy={undo.isPending}
      problem={undo.error}
      onClose={onClose}
      onConfirm={() =>
        undo.mutate({ params: { id: batch.id }, body: { reason: reason.trim() } }, { onSuccess: onClose })
      }
    >
      <Form layout="vertical" component="div">
        <Form.Item label="为什么撤销" required htmlFor="undo-reason">
          <Input
            id="undo-reason"
            autoFocus
            maxLength={300}
            placeholder="例如：上传了旧的文件"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  );
}
