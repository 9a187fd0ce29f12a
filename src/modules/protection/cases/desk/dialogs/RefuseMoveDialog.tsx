import { App } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../../registry/desk.contract.ts";
import type { CaseView } from "../../case-view.contract.ts";
import { listCases } from "../../cases.contract.ts";
import { answerCaseMove } from "../../moves/case-moves.contract.ts";
import { WhyField } from "./WhyField.tsx";

interface RefuseMoveDialogProps {
  readonly view: CaseView;
  readonly move: NonNullable<CaseView["move"]>;
  readonly onClose: () => void;
}

/** Whoever sends a case back sees it no longer, so the page leaves it. */
export function RefuseMoveDialog({ view, move, onClose }: RefuseMoveDialogProps) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [why, setWhy] = useState("");
  const write = useWrite(answerCaseMove, {
    makesOld: [listCases, readDesk],
    onDone: () => {
      void message.success(`已退回${move.fromName}，个案仍由${view.leadName}负责。`);
      void navigate("/cases", { replace: true });
    },
  });
  return (
    <ActDialog
      title={`退回个案：${view.title}`}
      what={`个案仍由${move.fromName}的${view.leadName}负责，退回的理由马上列进对方的待办。退回以后您看不到这个个案。`}
      okText={`退回${move.fromName}`}
      danger
      ready={why.trim() !== ""}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({ params: { id: view.id, moveId: move.id }, body: { accept: false, why: why.trim() } })
      }
      onClose={onClose}
    >
      <WhyField label="为什么退回" value={why} max={300} onChange={setWhy} />
    </ActDialog>
  );
}
