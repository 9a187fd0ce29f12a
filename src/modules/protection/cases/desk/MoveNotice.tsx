import { App, Button } from "antd";
import { useState } from "react";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import type { CaseView } from "../case-view.contract.ts";
import { listCases, readCase } from "../cases.contract.ts";
import { answerCaseMove } from "../moves/case-moves.contract.ts";
import { RefuseMoveDialog } from "./dialogs/RefuseMoveDialog.tsx";
import { RefusedMoveNotice } from "./RefusedMoveNotice.tsx";

/** The child has moved to another township: who answers until that signs; for whoever may sign it is what is next. */
export function MoveNotice({ view }: { readonly view: CaseView }) {
  const { move, refusedMove } = view;
  if (refusedMove !== null) return <RefusedMoveNotice view={view} refused={refusedMove} />;
  if (move === null) return null;
  if (move.mayAnswer) return <ToSign view={view} move={move} />;
  return (
    <section className="ta-paper ta-paper-body" aria-label="个案移交">
      <p>
        孩子从{move.fromName}迁到{move.toName}（{momentText(move.offeredAt)}），等{move.toName}签收。
        <b>签收以前仍由{view.leadName}负责。</b>
      </p>
    </section>
  );
}

interface ToSignProps {
  readonly view: CaseView;
  readonly move: NonNullable<CaseView["move"]>;
}

function ToSign({ view, move }: ToSignProps) {
  const { message } = App.useApp();
  const [refuses, setRefuses] = useState(false);
  const write = useWrite(answerCaseMove, {
    makesOld: [listCases, readCase, readDesk],
    onDone: () => void message.success("已签收，从现在起由您负责。"),
  });
  return (
    <section className="ta-paper ta-case-next" aria-label="个案移交">
      <div className="ta-case-next-words">
        <h2>
          <span className="ta-grey ta-small">下一步</span> 签收从{move.fromName}迁来的个案
        </h2>
        <p className="ta-grey">
          孩子 {momentText(move.offeredAt)} 迁到{move.toName}。签收以前仍由{move.fromName}的
          <b>{view.leadName}</b>负责；签收以后时限和任务都到您名下。
        </p>
        {move.note !== null && <p>再次移交：{move.note}</p>}
        {write.error !== null && <ProblemNote problem={write.error} compact />}
      </div>
      <Button
        type="primary"
        size="large"
        className="ta-noprint"
        loading={write.isPending}
        onClick={() => write.mutate({ params: { id: view.id, moveId: move.id }, body: { accept: true } })}
      >
        签收，由我负责
      </Button>
      <Button size="large" className="ta-noprint" onClick={() => setRefuses(true)}>
        退回
      </Button>
      {refuses && <RefuseMoveDialog view={view} move={move} onClose={() => setRefuses(false)} />}
    </section>
  );
}
