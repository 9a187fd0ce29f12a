import { Button } from "antd";
import { useState } from "react";
import { momentText } from "../../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { TimeLeft } from "../../../../../faces/desk/parts/TimeLeft.tsx";
import { measureCodes } from "../../../protection-codes.contract.ts";
import {
  type AssignmentView,
  assignmentKindCodes,
  assignmentStateCodes,
  type CaseView,
} from "../../case-view.contract.ts";
import { answerAssignment } from "../../cases.contract.ts";
import { AnswerAssignmentDialog, type WordedAnswer } from "../dialogs/AnswerAssignmentDialog.tsx";
import { PrintCase } from "../PrintCase.tsx";
import { useCaseWrite } from "../useCaseWrite.ts";

interface AssignmentsPaperProps {
  readonly view: CaseView;
  /** Whoever came for these alone. */
  readonly isLarge: boolean;
}

interface Answering {
  readonly assignment: AssignmentView;
  readonly answer: WordedAnswer;
}

const settled = ["refused", "done", "vain", "withdrawn"];

/** What units have been given to do: signed for, given back, done. */
export function AssignmentsPaper({ view, isLarge }: AssignmentsPaperProps) {
  const [answering, setAnswering] = useState<Answering | undefined>();
  const close = () => setAnswering(undefined);
  const sign = useCaseWrite(answerAssignment, view.id, close);
  // What still waits comes first, the nearest day before the others.
  const rank = (one: AssignmentView) => `${settled.includes(one.state) ? "1" : "0"}${one.dueAt}`;
  const rows = [...view.assignments].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const open = rows.filter(({ state }) => !settled.includes(state)).length;
  return (
    <section className={isLarge ? "ta-paper ta-case-large" : "ta-paper"} aria-label="协办单">
      <div className="ta-paper-head">
        <h2>{isLarge ? "请您单位办的事" : "协办单"}</h2>
        <span className="ta-grey ta-small">
          {rows.length === 0
            ? "还没有；会商议定的事和方案里的措施会列在这里"
            : `${rows.length} 张，${open} 张在办`}
        </span>
      </div>
      {sign.error !== null && <ProblemNote problem={sign.error} compact />}
      <ul className="ta-case-list ta-case-blocks">
        {rows.map((one) => (
          <Row
            key={one.id}
            caseId={view.id}
            assignment={one}
            isLarge={isLarge}
            isBusy={sign.isPending}
            onSign={() =>
              sign.mutate({
                params: { id: view.id, assignmentId: one.id },
                version: one.version,
                body: { answer: "accept" },
              })
            }
            onAnswer={(answer) => setAnswering({ assignment: one, answer })}
          />
        ))}
      </ul>
      {answering !== undefined && (
        <AnswerAssignmentDialog
          caseId={view.id}
          // After somebody else has answered, the newest version is the one to answer.
          assignment={
            view.assignments.find(({ id }) => id === answering.assignment.id) ?? answering.assignment
          }
          answer={answering.answer}
          onClose={close}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly caseId: string;
  readonly assignment: AssignmentView;
  readonly isLarge: boolean;
  readonly isBusy: boolean;
  readonly onSign: () => void;
  readonly onAnswer: (answer: WordedAnswer) => void;
}

function Row({ caseId, assignment: one, isLarge, isBusy, onSign, onAnswer }: RowProps) {
  // Of the lead's own page it is not the main thing.
  const primary = isLarge ? { type: "primary" as const } : {};
  const size = isLarge ? ("middle" as const) : ("small" as const);
  const kind = one.measure === null ? assignmentKindCodes.label(one.kind) : measureCodes.label(one.measure);
  return (
    <li id={`assignment-${one.id}`} aria-label={one.what}>
      <p className="ta-case-what">{one.what}</p>
      <p className="ta-small">
        <span className="ta-grey">
          {kind} · {one.unitName} ·{" "}
        </span>
        <State assignment={one} />
        {!settled.includes(one.state) && (
          <>
            {" · "}
            <TimeLeft dueAt={one.dueAt} />
          </>
        )}
      </p>
      {one.reply !== null && <p className="ta-case-reply">{one.reply}</p>}
      <PrintCase caseId={caseId} paper="assignment" of={one.id} />
      {one.can.length > 0 && (
        <div className="ta-wrap ta-noprint">
          {one.can.includes("accept") && (
            <Button {...primary} size={size} loading={isBusy} onClick={onSign}>
              签收
            </Button>
          )}
          {one.can.includes("settle") && (
            <Button
              size={size}
              {...(one.can.includes("accept") ? {} : primary)}
              onClick={() => onAnswer("done")}
            >
              办结
            </Button>
          )}
          {one.can.includes("settle") && (
            <Button size={size} onClick={() => onAnswer("vain")}>
              没有办成
            </Button>
          )}
          {one.can.includes("refuse") && (
            <Button size={size} onClick={() => onAnswer("refuse")}>
              退回
            </Button>
          )}
          {one.can.includes("withdraw") && (
            <Button size={size} type="text" onClick={() => onAnswer("withdraw")}>
              撤回
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function State({ assignment: { state, acceptedAt, settledAt } }: { readonly assignment: AssignmentView }) {
  const tone =
    state === "done"
      ? "ta-green"
      : state === "waiting" || state === "vain" || state === "refused"
        ? "ta-amber"
        : "";
  const at = settledAt ?? acceptedAt;
  return (
    <span className={tone}>
      {assignmentStateCodes.label(state)}
      {at !== null && ` ${momentText(at)}`}
    </span>
  );
}
