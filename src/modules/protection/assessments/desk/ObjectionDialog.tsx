import { Input } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { askAnew } from "../assessment-acts.contract.ts";
import { type AssessmentView, listAssessments, readAssessment } from "../assessments.contract.ts";
import { AssessorsField, bodyOf, emptyAssessors, isNamed, type TypedAssessor } from "./AssessorsField.tsx";

interface ObjectionDialogProps {
  readonly one: AssessmentView;
  readonly onClose: () => void;
}

/** The guardian does not agree: once, by other people. */
export function ObjectionDialog({ one, onClose }: ObjectionDialogProps) {
  const navigate = useNavigate();
  const [words, setWords] = useState("");
  const [assessors, setAssessors] = useState<readonly TypedAssessor[]>(() =>
    emptyAssessors(one.scale.assessors),
  );
  const ask = useWrite(askAnew, {
    makesOld: [readAssessment, listAssessments],
    onDone: ({ id }) => void navigate(`/assessments/${id}`),
  });
  return (
    <ActDialog
      title={`受理复评申请：${one.childName}`}
      what={`监护人不同意“${one.assessors.join("、")}”评的结果。复评换人、只有一次，现在的结果在复评确认前仍然有效。`}
      okText="受理，开始复评"
      width={680}
      ready={words.trim().length >= 2 && assessors.every(isNamed)}
      busy={ask.isPending}
      problem={ask.error}
      onConfirm={() =>
        ask.mutate({
          params: { id: one.id },
          version: one.version,
          body: { words, assessors: bodyOf(assessors) },
        })
      }
      onClose={onClose}
    >
      <Field label="监护人的理由" required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
      <AssessorsField value={assessors} onChange={setAssessors} />
    </ActDialog>
  );
}
