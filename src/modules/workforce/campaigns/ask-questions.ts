/** The questions of a campaign from what somebody typed: each with its code, each option with its value; and how answers are counted. Pure. */
import type { FieldFault } from "../../../kernel/problem.ts";
import type { CampaignQuestion } from "../phone/desk-document.contract.ts";
import type { CampaignView, QuestionInput } from "./campaigns.contract.ts";

export function questionsFrom(inputs: readonly QuestionInput[]): CampaignQuestion[] {
  return inputs.map(({ label, kind, options, required, answeredBy }, at) => ({
    code: `q${at + 1}`,
    label,
    kind,
    options: kind === "choice" ? options.map((text, index) => ({ value: `o${index + 1}`, label: text })) : [],
    required,
    ...(answeredBy === undefined ? {} : { answeredBy }),
  }));
}

/** For the form in which a draft is changed. */
export function inputsFrom(questions: readonly CampaignQuestion[]): QuestionInput[] {
  return questions.map(({ label, kind, options, required, answeredBy }) => ({
    label,
    kind,
    options: options.map((option) => option.label),
    required,
    ...(answeredBy === undefined ? {} : { answeredBy }),
  }));
}

export function faultsOfQuestions(inputs: readonly QuestionInput[]): FieldFault[] {
  return inputs.flatMap(({ kind, options }, at) => {
    const path = `questions.${at}.options`;
    if (kind !== "choice") return [];
    if (options.length < 2) return [{ path, code: "required", message: "“选一个”至少要有两个选项" }];
    return new Set(options).size === options.length
      ? []
      : [{ path, code: "twice", message: "有两个一样的选项" }];
  });
}

/** A count that the store found: by question and by the answer as text. */
export interface FoundCount {
  readonly code: string;
  readonly value: string;
  readonly children: number;
}

export function countsOf(
  questions: readonly CampaignQuestion[],
  found: readonly FoundCount[],
): CampaignView["answers"] {
  return questions.map(({ code, label, kind, options }) => {
    const own = found.filter((one) => one.code === code);
    const of = (value: string) => own.find((one) => one.value === value)?.children ?? 0;
    return { code, label, kind, answers: answersOf() };

    function answersOf() {
      if (kind === "yesNo")
        return [
          { value: "true", label: "是", children: of("true") },
          { value: "false", label: "否", children: of("false") },
        ];
      if (kind === "choice") return options.map((one) => ({ ...one, children: of(one.value) }));
      const said = own.reduce((sum, { children }) => sum + children, 0);
      return [{ value: "any", label: kind === "date" ? "填了日期" : "写了", children: said }];
    }
  });
}
