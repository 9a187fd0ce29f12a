import { Radio } from "antd";
import { type RedLineAnswer, redLineAnswerCodes } from "../assessment-codes.contract.ts";
import type { TemplateView } from "../assessments.contract.ts";

interface RedLinesProps {
  readonly lines: TemplateView["redLines"];
  readonly answers: Readonly<Record<string, RedLineAnswer>>;
  readonly onAnswer: (code: string, answer: RedLineAnswer) => void;
}

/** Each is answered; one yes is enough. */
export function RedLines({ lines, answers, onAnswer }: RedLinesProps) {
  return (
    <div className="ta-assess-item">
      <h3>红线情形</h3>
      <p className="ta-grey">
        有一条，不论得几分都评为监护缺失。孩子正处在危险里的，先打 110，把孩子带到安全的地方，再填表。
      </p>
      <ul>
        {lines.map(({ code, title }) => (
          <li
            key={code}
            className={answers[code] === "yes" ? "ta-assess-line ta-assess-hit" : "ta-assess-line"}
          >
            <span>{title}</span>
            <Radio.Group
              aria-label={title}
              value={answers[code]}
              options={redLineAnswerCodes.options.map(({ value, label }) => ({ value, label }))}
              onChange={({ target }) => onAnswer(code, target.value as RedLineAnswer)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
