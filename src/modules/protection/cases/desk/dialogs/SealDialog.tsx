import { useState } from "react";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { sealCase } from "../../cases.contract.ts";
import { useCaseWrite } from "../useCaseWrite.ts";
import type { CaseDialogProps } from "./case-dialog.ts";
import { WhyField } from "./WhyField.tsx";

/** Secret: named people alone, and no name in lists. */
export function SealDialog({ view, onClose }: CaseDialogProps) {
  const [why, setWhy] = useState("");
  const write = useCaseWrite(sealCase, view.id, onClose);
  const sealed = !view.sealed;
  const says = sealed ? "设为涉密" : "解除涉密";
  return (
    <ActDialog
      title={says}
      what={
        sealed
          ? "从现在起只有负责人、您和被请来参与的人看得到；列表和任务里不再写孩子的姓名。"
          : "辖区内的督导、区里的经办和领导又看得到，列表里写孩子的姓名。"
      }
      okText={says}
      ready={why.trim() !== ""}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({ params: { id: view.id }, version: view.version, body: { sealed, why: why.trim() } })
      }
      onClose={onClose}
    >
      <WhyField label="理由" value={why} max={300} onChange={setWhy} />
    </ActDialog>
  );
}
