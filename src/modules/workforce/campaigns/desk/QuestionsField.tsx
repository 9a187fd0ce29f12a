import { Button, Checkbox, Input, Select } from "antd";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { campaignFactCodes } from "../../phone/desk-document.contract.ts";
import { campaignQuestionKindCodes } from "../campaign-codes.contract.ts";
import { MAX_QUESTIONS } from "../campaigns.contract.ts";
import { emptyQuestion, type TypedQuestion } from "./useCampaignDraft.ts";
import "./campaigns.css";

interface QuestionsFieldProps {
  readonly questions: readonly TypedQuestion[];
  readonly onChange: (questions: readonly TypedQuestion[]) => void;
}

/** At most six questions, each answered in one tap where it can be. */
export function QuestionsField({ questions, onChange }: QuestionsFieldProps) {
  const change = (key: string, by: Partial<TypedQuestion>) =>
    onChange(questions.map((one) => (one.key === key ? { ...one, ...by } : one)));
  return (
    <section aria-label="问题">
      {questions.map((question, at) => (
        <div key={question.key} className="ta-campaign-question">
          <Question question={question} at={at} onChange={(by) => change(question.key, by)} />
          {questions.length > 1 && (
            <button
              type="button"
              className="ta-link"
              onClick={() => onChange(questions.filter(({ key }) => key !== question.key))}
            >
              去掉这一题
            </button>
          )}
        </div>
      ))}
      {questions.length < MAX_QUESTIONS && (
        <p>
          <Button onClick={() => onChange([...questions, emptyQuestion()])}>再加一题</Button>{" "}
          <span className="ta-grey ta-small">最多 {MAX_QUESTIONS} 题</span>
        </p>
      )}
    </section>
  );
}

interface QuestionProps {
  readonly question: TypedQuestion;
  readonly at: number;
  readonly onChange: (by: Partial<TypedQuestion>) => void;
}

function Question({ question, at, onChange }: QuestionProps) {
  const { label, kind, options, required, answeredBy } = question;
  return (
    <>
      <Field label={`第 ${at + 1} 题`} required>
        {({ id }) => (
          <Input
            id={id}
            maxLength={60}
            value={label}
            onChange={({ target }) => onChange({ label: target.value })}
          />
        )}
      </Field>
      <div className="ta-campaign-pair">
        <Field label="怎么回答">
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              value={kind}
              options={campaignQuestionKindCodes.options.map((one) => ({ ...one }))}
              onChange={(value) => onChange({ kind: value })}
            />
          )}
        </Field>
        <Field label="档案里有就不问">
          {({ id }) => (
            <Select
              id={id}
              allowClear
              style={{ width: "100%" }}
              placeholder="每个孩子都问"
              value={answeredBy ?? null}
              options={campaignFactCodes.options.map((one) => ({ ...one }))}
              onChange={(value) => onChange({ answeredBy: value })}
            />
          )}
        </Field>
      </div>
      {kind === "choice" && (
        <Field label="选项" required hint="打一个按一次回车，两到八个">
          {({ id }) => (
            <Select
              id={id}
              mode="tags"
              open={false}
              suffix={null}
              style={{ width: "100%" }}
              value={[...options]}
              maxCount={8}
              onChange={(value: string[]) => onChange({ options: value })}
            />
          )}
        </Field>
      )}
      <Checkbox checked={required} onChange={({ target }) => onChange({ required: target.checked })}>
        必须回答
      </Checkbox>{" "}
    </>
  );
}
