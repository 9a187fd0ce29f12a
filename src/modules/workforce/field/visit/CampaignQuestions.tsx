import { Card } from "../../../../faces/field/parts/Card.tsx";
import { Choices } from "../../../../faces/field/parts/Choices.tsx";
import { WordsField } from "../../../../faces/field/parts/WordsField.tsx";
import { knownOf, questionsFor } from "../../campaigns/check-answers.ts";
import type { CampaignQuestion } from "../../phone/desk-document.contract.ts";
import type { StepProps } from "./step-props.ts";

const yesNo = [
  { value: "yes", label: "是" },
  { value: "no", label: "不是" },
] as const;

/** Only what a campaign asks about this child and nobody has answered yet. */
export function CampaignQuestions({ draft, child, desk, faults, change }: StepProps) {
  const asked = desk.campaigns.filter(({ id }) => child.campaigns.includes(id));
  return asked.map((campaign) => {
    const answers = draft.answers[campaign.id] ?? {};
    const put = (code: string, answer: string | boolean) => {
      const rest = Object.fromEntries(Object.entries(answers).filter(([other]) => other !== code));
      change({
        answers: { ...draft.answers, [campaign.id]: answer === "" ? rest : { ...rest, [code]: answer } },
      });
    };
    return (
      <Card key={campaign.id} title={campaign.title}>
        <p className="fd-hint">{campaign.brief}</p>
        {questionsFor(campaign.questions, knownOf(child)).map((question) => (
          <Question
            key={question.code}
            question={question}
            answer={answers[question.code]}
            fault={faults[`campaigns.${campaign.id}.${question.code}`]}
            onAnswer={(answer) => put(question.code, answer)}
          />
        ))}
      </Card>
    );
  });
}

interface QuestionProps {
  readonly question: CampaignQuestion;
  readonly answer: string | boolean | undefined;
  readonly fault: string | undefined;
  readonly onAnswer: (answer: string | boolean) => void;
}

function Question({ question, answer, fault, onAnswer }: QuestionProps) {
  const { kind, label, options } = question;
  switch (kind) {
    case "yesNo":
      return (
        <Choices
          label={label}
          options={yesNo}
          value={answer === undefined ? null : answer === true ? "yes" : "no"}
          onChange={(chosen) => onAnswer(chosen === "yes")}
          fault={fault}
        />
      );
    case "choice":
      return (
        <Choices
          label={label}
          options={options}
          value={typeof answer === "string" ? answer : null}
          onChange={onAnswer}
          fault={fault}
        />
      );
    case "words":
    case "date":
      return (
        <WordsField
          label={label}
          type={kind === "date" ? "date" : "text"}
          max={300}
          value={typeof answer === "string" ? answer : ""}
          onChange={onAnswer}
          fault={fault}
        />
      );
    default:
      return kind satisfies never;
  }
}
