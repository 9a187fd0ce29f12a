import { Popover } from "antd";
import { useState } from "react";
import { dayText, momentText } from "../../../../faces/desk/parts/moment.ts";
import { addDays } from "../../../../kernel/calendar-date.ts";
import type { FactView } from "../../child-file.contract.ts";
import { factSourceCodes } from "../../codes.contract.ts";
import { CorrectFactDialog } from "./CorrectFactDialog.tsx";
import { EndFactDialog } from "./EndFactDialog.tsx";
import { useFile } from "./file-context.ts";
import { isRecordedVisit, periodText } from "./sections.ts";

interface FactLineProps {
  readonly fact: FactView;
  /** Said before the sentence when the section holds several kinds. */
  readonly withLabel?: boolean;
  /** Of kinds of which several hold: this one can come to its end. */
  readonly canEnd?: boolean;
}

/** One fact as a sentence, since when, and behind a small word where it is known from. */
export function FactLine({ fact, withLabel = false, canEnd = false }: FactLineProps) {
  const { canWrite } = useFile();
  const [dialog, setDialog] = useState<"correct" | "end" | undefined>();
  const known = (
    <dl className="ta-known">
      <dt>依据</dt>
      <dd>{fact.evidence ?? "没有写依据"}</dd>
      <dt>来源</dt>
      <dd>
        {factSourceCodes.label(fact.source)} · {fact.recordedBy}
      </dd>
      <dt>登记时间</dt>
      <dd>{momentText(fact.recordedAt)}</dd>
    </dl>
  );
  return (
    <div className="ta-fact">
      {withLabel && <span className="ta-fact-label">{fact.label}</span>}
      <span className="ta-fact-said">{fact.said === "" ? "没有写内容" : fact.said}</span>
      <span className="ta-fact-since">
        {fact.kind === "visit" ? fact.from : periodText(fact, (to) => addDays(to, -1))}
      </span>
      <span className="ta-fact-acts ta-noprint">
        <Popover trigger="click" content={known} title={`${fact.label} · ${dayText(fact.recordedAt)} 登记`}>
          <button type="button" className="ta-link">
            依据
          </button>
        </Popover>
        {canWrite && canEnd && fact.to === null && (
          <button type="button" className="ta-link" onClick={() => setDialog("end")}>
            结束
          </button>
        )}
        {canWrite && !isRecordedVisit(fact) && (
          <button type="button" className="ta-link" onClick={() => setDialog("correct")}>
            更正
          </button>
        )}
      </span>
      {dialog === "correct" && <CorrectFactDialog fact={fact} onClose={() => setDialog(undefined)} />}
      {dialog === "end" && <EndFactDialog fact={fact} onClose={() => setDialog(undefined)} />}
    </div>
  );
}
