import { Button } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import type { CaseView } from "../case-view.contract.ts";
import { listCases, readCase } from "../cases.contract.ts";
import { settleRefusedMove } from "../moves/case-moves.contract.ts";
import { WhyField } from "./dialogs/WhyField.tsx";

interface RefusedMoveNoticeProps {
  readonly view: CaseView;
  readonly refused: NonNullable<CaseView["refusedMove"]>;
}

/** The other township has sent the case back: why, and what whoever leads it can do now. */
export function RefusedMoveNotice({ view, refused }: RefusedMoveNoticeProps) {
  const [offers, setOffers] = useState(false);
  const [note, setNote] = useState("");
  const write = useWrite(settleRefusedMove, {
    makesOld: [listCases, readCase, readDesk],
    onDone: () => setOffers(false),
  });
  const params = { id: view.id, moveId: refused.id };
  return (
    <section className="ta-paper ta-case-next" aria-label="移交被退回">
      <div className="ta-case-next-words">
        <h2>{refused.toName}退回了个案</h2>
        <p>
          {momentText(refused.at)}：{refused.why}
        </p>
        <p className="ta-grey">
          仍由<b>{view.leadName}</b>负责。
          {refused.maySettle && "请和对方或者区里商定：再移交一次，或者留下自己办。"}
        </p>
        {write.error !== null && !offers && <ProblemNote problem={write.error} compact />}
      </div>
      {refused.maySettle && (
        <>
          <Button type="primary" size="large" className="ta-noprint" onClick={() => setOffers(true)}>
            再次移交
          </Button>
          <Button
            size="large"
            className="ta-noprint"
            loading={write.isPending && !offers}
            onClick={() => write.mutate({ params, body: { again: false } })}
          >
            留下自己办
          </Button>
        </>
      )}
      {offers && (
        <ActDialog
          title={`再次移交${refused.toName}`}
          what="对方的儿童督导员又收到签收的待办，看得到您写的这句话。签收以前仍由您负责。"
          okText="再次移交"
          ready={note.trim().length >= 2}
          busy={write.isPending}
          problem={write.error}
          onConfirm={() => write.mutate({ params, body: { again: true, note: note.trim() } })}
          onClose={() => setOffers(false)}
        >
          <WhyField label="为什么再移交一次" value={note} max={300} onChange={setNote} />
        </ActDialog>
      )}
    </section>
  );
}
