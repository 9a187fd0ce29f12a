import { Button, Checkbox, Input, Radio } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readChild } from "../../../registry/child-file.contract.ts";
import { CaseChoice } from "../../cases/desk/CaseChoice.tsx";
import { startAssessment } from "../assessment-acts.contract.ts";
import { type AssessmentReason, assessmentReasonCodes } from "../assessment-codes.contract.ts";
import { listAssessments, listAssessors, readChildGrades } from "../assessments.contract.ts";
import { AssessorsField, bodyOf, emptyAssessors, isNamed, type TypedAssessor } from "./AssessorsField.tsx";
import "./assessments.css";

/** Begins an assessment: of whom, why, by whom. */
export function StartAssessmentPage() {
  const { values } = useUrlState();
  const { child: id, case: caseId } = values;
  const needed = useRead(listAssessors, {}).data?.needed;
  if (id === undefined)
    return (
      <div className="ta-page">
        <EmptyState title="先选孩子">
          在<Link to="/search">档案</Link>里找到孩子，从孩子的“监护评估”发起。
        </EmptyState>
      </div>
    );
  if (needed === undefined) return <div className="ta-page" aria-busy="true" />;
  return <StartForm key={id} id={id} caseId={caseId} needed={needed} />;
}

type Reason = Exclude<AssessmentReason, "objection">;

interface Typed {
  readonly reason: Reason | undefined;
  readonly note: string;
  readonly assessors: readonly TypedAssessor[];
  readonly sealed: boolean;
}

interface StartFormProps {
  readonly id: string;
  readonly caseId: string | undefined;
  readonly needed: number;
}

function StartForm({ id, caseId, needed }: StartFormProps) {
  const navigate = useNavigate();
  const child = useRead(readChild, { params: { id } });
  const [begun] = useState<Typed>(() => ({
    reason: undefined,
    note: "",
    assessors: emptyAssessors(needed),
    sealed: false,
  }));
  const grades = useRead(readChildGrades, { params: { id } });
  const running = grades.data?.runningSince ?? null;
  const others = useRead(listAssessments, { query: { childId: id } }, { enabled: running !== null });
  // A sealed one is known to be there and no more than that.
  const unfinished = others.data?.items.find(({ grade, state }) => grade === null && state !== "cancelled");
  const draft = useDraft<Typed>(`assessment/new/${id}`, begun);
  const typed = draft.value;
  const set = (change: Partial<Typed>) => draft.set({ ...typed, ...change });
  const start = useWrite(startAssessment, {
    makesOld: [listAssessments, readChildGrades],
    onDone: (one) => {
      draft.clear();
      void navigate(`/assessments/${one.id}`);
    },
  });
  const ready =
    running === null &&
    typed.reason !== undefined &&
    typed.assessors.length >= needed &&
    typed.assessors.every(isNamed);
  const send = () => {
    const { reason, note, assessors, sealed } = typed;
    if (!ready || reason === undefined) return;
    const words = note.trim();
    start.mutate({
      body: {
        childId: id,
        ...(caseId === undefined ? {} : { caseId }),
        reason,
        assessors: bodyOf(assessors),
        sealed,
        ...(words === "" ? {} : { note: words }),
      },
    });
  };
  useShortcut({ key: "Ctrl+S", what: "发起评估" }, send, { enabled: ready, whileTyping: true });
  return (
    <div className="ta-page ta-stack ta-assess-start">
      <header className="ta-page-head">
        <h1>{child.data?.person.name ?? ""}</h1>
        <span className="ta-grey">
          发起监护能力评估 · {child.data?.townshipName} {child.data?.villageName}
        </span>
      </header>
      {running !== null && (
        <p className="ta-paper ta-paper-body ta-amber" role="status">
          {running} 起正有一次评估没有办完，不能另开一次。
          {unfinished !== undefined && <Link to={`/assessments/${unfinished.id}`}>去看正在进行的评估</Link>}
        </p>
      )}
      <section className="ta-paper ta-paper-body ta-stack">
        <CaseChoice childId={id} />
        <Field label="评估事由" required>
          {() => (
            <Radio.Group
              aria-label="评估事由"
              className="ta-assess-reasons"
              value={typed.reason}
              options={assessmentReasonCodes.options.filter(({ value }) => value !== "objection")}
              onChange={({ target }) => set({ reason: target.value as Reason })}
            />
          )}
        </Field>
        <Field label="说明">
          {({ id: field }) => (
            <Input.TextArea
              id={field}
              autoSize={{ minRows: 2, maxRows: 5 }}
              maxLength={300}
              value={typed.note}
              onChange={({ target }) => set({ note: target.value })}
            />
          )}
        </Field>
        <Field label="评估人员" required>
          {() => <AssessorsField value={typed.assessors} onChange={(assessors) => set({ assessors })} />}
        </Field>
        <Checkbox checked={typed.sealed} onChange={({ target }) => set({ sealed: target.checked })}>
          保密：只给您、评估人员和另外指定的人看（涉及性侵害等）
        </Checkbox>
        {start.error !== null && <ProblemNote problem={start.error} compact />}
        <div className="ta-row ta-noprint">
          <Button type="primary" disabled={!ready} loading={start.isPending} onClick={send}>
            发起评估
          </Button>
          <span className="ta-grey ta-small">发起后先告知监护人，再评分。填的内容随时留着草稿。</span>
        </div>
      </section>
    </div>
  );
}
