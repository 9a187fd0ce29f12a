import type { CampaignView } from "../campaigns.contract.ts";
import "./campaigns.css";

interface AnswersPaperProps {
  readonly campaign: CampaignView;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly set: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** How many children answered what; a number opens the names below. */
export function AnswersPaper({ campaign: { answers, questions }, values, set }: AnswersPaperProps) {
  return (
    <section className="ta-paper" aria-label="回答">
      <div className="ta-paper-head">
        <h2>回答</h2>
        {values["question"] !== undefined && (
          <button
            type="button"
            className="ta-link"
            onClick={() => set({ question: undefined, answer: undefined })}
          >
            不按回答看
          </button>
        )}
      </div>
      <div className="ta-paper-body">
        {answers.map(({ code, label, answers: given }) => (
          <div key={code}>
            <b>{label}</b>
            {questions.find((one) => one.code === code)?.answeredBy !== undefined && (
              <span className="ta-grey ta-small"> 档案里有的没有问</span>
            )}
            <ul className="ta-campaign-answers">
              {given.map(({ value, label: said, children }) => {
                const isOn = values["question"] === code && values["answer"] === value;
                return (
                  <li key={value}>
                    <span>{said}</span>
                    {children === 0 ? (
                      <span className="ta-zero">0 人</span>
                    ) : (
                      <button
                        type="button"
                        className="ta-link"
                        aria-pressed={isOn}
                        aria-label={`${label} ${said} ${children} 人，看名单`}
                        onClick={() =>
                          set(
                            isOn
                              ? { question: undefined, answer: undefined }
                              : { question: code, answer: value, state: undefined },
                          )
                        }
                      >
                        {children} 人
                      </button>
                    )}
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
