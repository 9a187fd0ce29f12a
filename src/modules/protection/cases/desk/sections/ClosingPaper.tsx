import { Button } from "antd";
import { momentText } from "../../../../../faces/desk/parts/moment.ts";
import type { CaseView } from "../../case-view.contract.ts";
import { closingGroundCodes } from "../../closing-conditions.ts";
import { ConditionsList } from "../ConditionsList.tsx";
import type { OpenAct } from "../OpenCaseAct.tsx";
import { PrintCase } from "../PrintCase.tsx";

interface ClosingPaperProps {
  readonly view: CaseView;
  readonly onAct: (act: OpenAct) => void;
}

/** What the second signature is asked for, and afterwards who has given it. */
export function ClosingPaper({ view, onAct }: ClosingPaperProps) {
  const { closing, closingConditions, can } = view;
  if (closing === null) return null;
  const conditions = closingConditions.find(({ ground }) => ground === closing.ground)?.conditions ?? [];
  const isMet = conditions.every((one) => one.isMet);
  return (
    <section className="ta-paper" aria-label="结案">
      <div className="ta-paper-head">
        <h2>结案：{closingGroundCodes.label(closing.ground)}</h2>
        <span className="ta-grey ta-small">
          {closing.askedBy} {momentText(closing.askedAt)} 提出
          {closing.signedAt !== null && `，${closing.signedBy ?? ""} ${momentText(closing.signedAt)} 签字`}
        </span>
      </div>
      <div className="ta-paper-body">
        <p className="ta-case-words">{closing.conclusion}</p>
        {closing.signedAt === null && <ConditionsList conditions={conditions} />}
        <PrintCase caseId={view.id} paper="closing" />
        {can.includes("signClosing") && (
          <div className="ta-wrap ta-noprint">
            <Button type="primary" disabled={!isMet} onClick={() => onAct({ kind: "signClosing" })}>
              签字结案
            </Button>
            <Button onClick={() => onAct({ kind: "returnClosing" })}>退回</Button>
            {!isMet && <span className="ta-grey">有条件没有满足，只能退回。</span>}
          </div>
        )}
      </div>
    </section>
  );
}
