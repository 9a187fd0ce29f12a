import { Button, Input, Radio } from "antd";
import { Link, useParams } from "react-router";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import { answerQuestion, type Question, readQuestion } from "../questions.contract.ts";
import { type QuestionAnswer, questionAnswerCodes } from "../review-codes.contract.ts";

/** What the district asks the village about one of its people. */
export function QuestionPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useRead(readQuestion, { params: { id } });
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>请核实一个人</h1>
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <div className="ta-skeleton" style={{ height: 200 }} />}
      {data !== undefined && (
        <section className="ta-paper">
          <div className="ta-paper-body ta-stack">
            <p>
              <b className="ta-review-who">{data.personName}</b> {data.particulars} · {data.placeName}
            </p>
            {data.children.length > 0 && (
              <p>
                有关的孩子：
                {data.children.map((child, index) => (
                  <span key={child.id}>
                    {index > 0 && "、"}
                    <Link to={`/children/${child.id}`}>{child.name}</Link>
                    {child.relation === null ? "" : `的${child.relation}`}
                  </span>
                ))}
              </p>
            )}
            <p>
              {data.by} {momentText(data.at)} 问：<b>{data.says}</b>
            </p>
            <Answer key={data.version} question={data} />
          </div>
        </section>
      )}
    </div>
  );
}

interface Typed {
  readonly answer: QuestionAnswer | null;
  readonly words: string;
}

function Answer({ question }: { readonly question: Question }) {
  const {
    value: typed,
    set: setTyped,
    clear,
  } = useDraft<Typed>(`matching.question.${question.id}`, {
    answer: null,
    words: "",
  });
  const send = useWrite(answerQuestion, { makesOld: [readQuestion, readDesk], onDone: () => clear() });
  if (question.answer !== null)
    return (
      <p className="ta-green">
        {question.answeredBy} 已答复：{questionAnswerCodes.label(question.answer)}
        {question.words === null ? "" : `，${question.words}`}
      </p>
    );
  if (question.isWithdrawn) return <p className="ta-grey">区里已经认定或者收回了，不用再答复。</p>;
  if (!question.can.includes("answer")) return <p className="ta-grey">还没有答复。</p>;
  const words = typed.words.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.answer === null) return;
        send.mutate({
          params: { id: question.id },
          version: question.version,
          body: { answer: typed.answer, ...(words === "" ? {} : { words }) },
        });
      }}
    >
      <Field label="答复" required>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label="答复"
            vertical
            value={typed.answer}
            options={[...questionAnswerCodes.options]}
            onChange={({ target }) => setTyped({ ...typed, answer: target.value as QuestionAnswer })}
          />
        )}
      </Field>
      <Field label="怎么知道的" hint="看到了什么、听谁说的，可以不填">
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={300}
            value={typed.words}
            onChange={({ target }) => setTyped({ ...typed, words: target.value })}
          />
        )}
      </Field>
      {send.error !== null && <ProblemNote problem={send.error} compact />}
      <Button type="primary" htmlType="submit" disabled={typed.answer === null} loading={send.isPending}>
        答复区里
      </Button>
    </form>
  );
}
