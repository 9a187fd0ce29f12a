import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import type { CaseView } from "../case-view.contract.ts";
import { listCases, readCase } from "../cases.contract.ts";
import { answerCaseMove } from "../moves/case-moves.contract.ts";
import { WhyField } from "./dialogs/WhyField.tsx";

/** The child has moved to another township: who answers until that signs, and the two buttons for whoever may sign. */
export function MoveNotice({ view }: { readonly view: CaseView }) {
  const { move } = view;
  const navigate = useNavigate();
  const [why, setWhy] = useState<string | undefined>();
  const write = useWrite(answerCaseMove, {
    makesOld: [listCases, readCase, readDesk],
    onDone: ({ accepted }) => {
      if (!accepted) void navigate("/cases", { replace: true });
    },
  });
  if (move === null) return null;
  const params = { id: view.id, moveId: move.id };
  return (
    <section className="ta-paper ta-paper-body" aria-label="个案移交">
      <p>
        孩子从{move.fromName}迁到{move.toName}（{momentText(move.offeredAt)}），等{move.toName}签收。
        <b>签收以前仍由{view.leadName}负责。</b>
      </p>
      {move.mayAnswer && (
        <div className="ta-wrap ta-noprint">
          <Button
            type="primary"
            loading={write.isPending}
            onClick={() => write.mutate({ params, body: { accept: true } })}
          >
            签收，由我负责
          </Button>
          {why === undefined ? (
            <Button onClick={() => setWhy("")}>退回</Button>
          ) : (
            <>
              <WhyField label="为什么退回" value={why} max={300} onChange={setWhy} />
              <Button
                disabled={why.trim() === ""}
                loading={write.isPending}
                onClick={() => write.mutate({ params, body: { accept: false, why: why.trim() } })}
              >
                退回原镇街
              </Button>
            </>
          )}
        </div>
      )}
      {write.error !== null && <ProblemNote problem={write.error} compact />}
    </section>
  );
}
