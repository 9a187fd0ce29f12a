import { Input } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { removeMaterial } from "../../../../platform/procedures/materials.contract.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { madeOld } from "./made-old.ts";

interface RemovePaperDialogProps {
  readonly matterId: string;
  readonly title: string;
  readonly paper: MatterView["materials"][number]["papers"][number];
  readonly onClose: () => void;
}

/** A paper that was handed in by mistake: taken off the list, with the reason on record. */
export function RemovePaperDialog({ matterId, title, paper, onClose }: RemovePaperDialogProps) {
  const [reason, setReason] = useState("");
  const write = useWrite(removeMaterial, { makesOld: madeOld, onDone: onClose });
  return (
    <ActDialog
      title={`撤下：${title}`}
      what={`${paper.fileName ?? "登记的纸质件"}不再算作这件申请的材料；撤下的事和原因留在办理记录里。`}
      okText="撤下"
      danger
      ready={reason.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({ params: { id: matterId, materialId: paper.id }, body: { reason: reason.trim() } })
      }
      onClose={onClose}
    >
      <Field label="原因" required>
        {({ id }) => (
          <Input
            id={id}
            maxLength={200}
            placeholder="例如：交错了别家的证明"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
