/**
 * What a campaign asks of one child, and what is wrong with the answers. Pure: the phone asks by it without a line, the server decides
 * by it again. No question is asked that the file answers already.
 */
import { isIsoDate } from "../../../kernel/calendar-date.ts";
import type { FieldFault } from "../../../kernel/problem.ts";
import type { CampaignFact, CampaignQuestion } from "../phone/desk-document.contract.ts";
import type { VisitInput } from "../visits/visits.contract.ts";

export type Answers = VisitInput["campaigns"][number]["answers"];
export type Answer = Answers[string];

/** What of the child's file is known; the phone's document has a part of the same name. */
export type KnownFacts = ReadonlySet<CampaignFact>;

/** As the child's document on the phone says it: a part that is not null is known. */
export function knownOf(document: Readonly<Record<CampaignFact, unknown>>): KnownFacts {
  const facts = Object.keys(document) as CampaignFact[];
  return new Set(facts.filter((fact) => document[fact] !== null && document[fact] !== undefined));
}

/** The questions that are left for this child. */
export function questionsFor(
  questions: readonly CampaignQuestion[],
  known: KnownFacts,
): readonly CampaignQuestion[] {
  return questions.filter(({ answeredBy }) => answeredBy === undefined || !known.has(answeredBy));
}

/** Faults by the code of the question; none: they can be kept. */
export function checkAnswers(
  questions: readonly CampaignQuestion[],
  answers: Answers,
  known: KnownFacts,
): FieldFault[] {
  const asked = questionsFor(questions, known);
  const codes = new Set(questions.map(({ code }) => code));
  const unknown = Object.keys(answers).filter((code) => !codes.has(code));
  return [
    ...unknown.map((path) => fault(path, "unknown", "这次行动没有这个问题")),
    ...questions.flatMap((question) => {
      const answer = answers[question.code];
      // Whoever answers what the file knows has heard something else: it is kept.
      if (answer === undefined || answer === "")
        return question.required && asked.includes(question)
          ? [fault(question.code, "required", `请回答：${question.label}`)]
          : [];
      return faultOf(question, answer);
    }),
  ];
}

function faultOf({ code, kind, options }: CampaignQuestion, answer: Answer): FieldFault[] {
  switch (kind) {
    case "yesNo":
      return typeof answer === "boolean" ? [] : [fault(code, "kind", "请选“是”或者“否”")];
    case "choice":
      return options.some(({ value }) => value === answer) ? [] : [fault(code, "kind", "请选一个")];
    case "words":
      return typeof answer === "string" ? [] : [fault(code, "kind", "请写一句")];
    case "date":
      return typeof answer === "string" && isIsoDate(answer) ? [] : [fault(code, "kind", "请填日期")];
  }
}

const fault = (path: string, code: string, message: string): FieldFault => ({ path, code, message });

/** As people read it. */
export function sayAnswer({ kind, options }: CampaignQuestion, answer: Answer | undefined): string {
  if (answer === undefined || answer === "") return "";
  if (kind === "yesNo") return answer === true ? "是" : "否";
  if (kind === "choice") return options.find(({ value }) => value === answer)?.label ?? String(answer);
  return String(answer);
}

/** In one line: 会游泳：否；有人看管：是。 */
export function sayAnswers(questions: readonly CampaignQuestion[], answers: Answers): string {
  return questions
    .map((question) => [question.label, sayAnswer(question, answers[question.code])] as const)
    .filter(([, said]) => said !== "")
    .map(([label, said]) => `${label.replace(/[？?]$/, "")}：${said}`)
    .join("；");
}
