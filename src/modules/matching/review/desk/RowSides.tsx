import { Button, Input } from "antd";
import { useState } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import {
  type Candidate,
  decidePair,
  listReviewBatches,
  listReviewRows,
  type ReviewRowDetails,
  readReviewRow,
} from "../review.contract.ts";
import type { PairDecision } from "../review-codes.contract.ts";
import { AskVillageDialog } from "./AskVillageDialog.tsx";
import { CandidateSides } from "./CandidateSides.tsx";
import { nextCandidate } from "./next-to-decide.ts";
import { UndoDecisionDialog } from "./UndoDecisionDialog.tsx";

interface RowSidesProps {
  readonly batchId: string;
  readonly ordinal: number;
  readonly onDecided: (says: PairDecision, name: string) => void;
  readonly onUndone: (ordinal: number) => void;
}

export function RowSides(props: RowSidesProps) {
  const { batchId, ordinal } = props;
  const { data, error, refetch } = useRead(readReviewRow, { params: { id: batchId, ordinal } });
  if (data === undefined)
    return error === null ? (
      <div className="ta-skeleton" style={{ height: 320 }} />
    ) : (
      <ProblemNote problem={error} onRetry={() => void refetch()} />
    );
  return <Sides {...props} row={data} />;
}

const old = [listReviewBatches, listReviewRows, readReviewRow, readDesk];

function Sides({ row, onDecided, onUndone }: RowSidesProps & { readonly row: ReviewRowDetails }) {
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      row.candidates.findIndex(({ decision }) => decision === "same"),
    ),
  );
  const [asking, setAsking] = useState(false);
  const [undoing, setUndoing] = useState(false);
  const { value: why, set: setWhy, clear } = useDraft(`matching.why.${row.batchId}.${row.ordinal}`, "");
  const candidate = row.candidates[at];
  const goOn = (says: PairDecision) => {
    const next = nextCandidate(row.candidates, at, says);
    if (next === undefined) onDecided(says, candidate?.name ?? "");
    else setAt(next);
  };
  const decide = useWrite(decidePair, {
    makesOld: old,
    goesOnAtOnce: true,
    onDone: (_, { body }) => {
      clear();
      goOn(body.says);
    },
  });
  const isFree = candidate !== undefined && (candidate.decision === null || candidate.decision === "asked");
  const isTaken = row.candidates.some(({ decision }) => decision === "same");
  const mayDecide = row.can.includes("decide") && isFree && !isTaken && !decide.isPending;
  const mayAsk = row.can.includes("ask") && candidate?.decision === null && !isTaken;
  const mayUndo = row.can.includes("undo") && candidate !== undefined && candidate.decision !== null;
  const say = (says: "same" | "different" | "unsure") => {
    if (candidate === undefined) return;
    const words = why.trim();
    decide.mutate({
      params: { id: candidate.pairId },
      version: candidate.version,
      body: { says, ...(words === "" ? {} : { why: words }) },
    });
  };
  useShortcut({ key: "1", what: "是同一个人" }, () => say("same"), { enabled: mayDecide });
  useShortcut({ key: "2", what: "不是同一个人" }, () => say("different"), { enabled: mayDecide });
  useShortcut({ key: "3", what: "说不准" }, () => say("unsure"), { enabled: mayDecide });
  useShortcut({ key: "4", what: "问村里" }, () => setAsking(true), { enabled: mayAsk });
  useShortcut({ key: "u", what: "撤回认定" }, () => setUndoing(true), { enabled: mayUndo });
  useShortcut({ key: "ArrowRight", what: "下一个像的人" }, () => setAt((at + 1) % row.candidates.length), {
    enabled: row.candidates.length > 1,
  });
  return (
    <section className="ta-paper" aria-label="对照">
      <div className="ta-paper-head">
        <h2>名单 {row.at}</h2>
      </div>
      <div className="ta-paper-body ta-stack">
        {row.isDropped && <p className="ta-grey">名单的内容已经到期删除，只留下认定的结果。</p>}
        {row.values.length > 0 && (
          <p className="ta-review-values">
            {row.values.map(({ code, label, value }) => (
              <span key={code}>
                <span className="ta-grey">{label}</span> {value}
              </span>
            ))}
          </p>
        )}
        {row.candidates.length > 1 && <Candidates candidates={row.candidates} at={at} onChoose={setAt} />}
        {candidate !== undefined && (
          <CandidateSides candidate={candidate} canReveal={row.can.includes("reveal")} />
        )}
        {row.can.includes("decide") && isFree && !isTaken && (
          <div className="ta-noprint ta-review-acts">
            <div className="ta-wrap">
              <Button type="primary" disabled={!mayDecide} onClick={() => say("same")}>
                是同一个人 <kbd>1</kbd>
              </Button>
              <Button disabled={!mayDecide} onClick={() => say("different")}>
                不是同一个人 <kbd>2</kbd>
              </Button>
              <Button disabled={!mayDecide} onClick={() => say("unsure")}>
                说不准 <kbd>3</kbd>
              </Button>
              {mayAsk && (
                <Button onClick={() => setAsking(true)}>
                  问村里 <kbd>4</kbd>
                </Button>
              )}
              <Input
                className="ta-review-why"
                aria-label="理由"
                placeholder="理由：凭什么认定的，可以不填"
                maxLength={300}
                value={why}
                onChange={({ target }) => setWhy(target.value)}
              />
            </div>
          </div>
        )}
        {mayUndo && (
          <div className="ta-noprint">
            <Button onClick={() => setUndoing(true)}>
              {candidate.decision === "asked" ? "收回问题" : "撤回认定"} <kbd>u</kbd>
            </Button>
          </div>
        )}
        {decide.error !== null && <ProblemNote problem={decide.error} compact />}
      </div>
      {asking && candidate !== undefined && (
        <AskVillageDialog
          candidate={candidate}
          makesOld={old}
          onClose={() => setAsking(false)}
          onAsked={() => goOn("asked")}
        />
      )}
      {undoing && candidate !== undefined && (
        <UndoDecisionDialog
          candidate={candidate}
          makesOld={old}
          onClose={() => setUndoing(false)}
          onDone={() => onUndone(row.ordinal)}
        />
      )}
    </section>
  );
}

interface CandidatesProps {
  readonly candidates: readonly Candidate[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}

function Candidates({ candidates, at, onChoose }: CandidatesProps) {
  return (
    <div className="ta-chips" role="group" aria-label="像哪个人">
      {candidates.map(({ pairId, name, placeName }, index) => (
        <button
          key={pairId}
          type="button"
          aria-pressed={index === at}
          className={index === at ? "ta-chip ta-chip-on" : "ta-chip"}
          onClick={() => onChoose(index)}
        >
          {name} · {placeName}
        </button>
      ))}
    </div>
  );
}
