/** What a campaign asks of a child and what is wrong with the answers, by table. */
import { describe, expect, it } from "vitest";
import type { CampaignFact, CampaignQuestion } from "../phone/desk-document.contract.ts";
import { countsOf, faultsOfQuestions, inputsFrom, questionsFrom } from "./ask-questions.ts";
import { type Answers, checkAnswers, knownOf, questionsFor, sayAnswers } from "./check-answers.ts";
import { saySelection } from "./say-selection.ts";

const questions: readonly CampaignQuestion[] = questionsFrom([
  { label: "会游泳吗？", kind: "yesNo", options: [], required: true },
  { label: "谁看着", kind: "choice", options: ["爷爷奶奶", "没有人"], required: true },
  { label: "在哪上学", kind: "words", options: [], required: true, answeredBy: "schooling" },
  { label: "哪天回来", kind: "date", options: [], required: false },
]);
const knows = (...facts: CampaignFact[]) => new Set(facts);

describe("a child of a campaign", () => {
  it("is not asked what its file answers", () => {
    const codes = (known: ReadonlySet<CampaignFact>) =>
      questionsFor(questions, known).map(({ code }) => code);
    expect(codes(knows())).toEqual(["q1", "q2", "q3", "q4"]);
    expect(codes(knows("schooling"))).toEqual(["q1", "q2", "q4"]);
    expect(knownOf({ schooling: { said: "小学" }, health: null, care: null })).toEqual(knows("schooling"));
  });

  it.each([
    ["everything", { q1: true, q2: "o1", q3: "古楼小学" }, knows(), []],
    ["what the file knows left out", { q1: true, q2: "o1" }, knows("schooling"), []],
    ["something else than the file knows", { q1: true, q2: "o1", q3: "转学了" }, knows("schooling"), []],
    ["a required one left out", { q1: true }, knows("schooling"), ["q2"]],
    ["an empty word", { q1: true, q2: "o1", q3: "" }, knows(), ["q3"]],
    ["a word for yes or no", { q1: "是", q2: "o1" }, knows("schooling"), ["q1"]],
    ["an option that is none", { q1: true, q2: "o3" }, knows("schooling"), ["q2"]],
    ["a day that is none", { q1: true, q2: "o1", q4: "2026-02-30" }, knows("schooling"), ["q4"]],
    ["a question that is none", { q1: true, q2: "o1", q9: true }, knows("schooling"), ["q9"]],
  ] as const)("answers %s", (_, answers, known, faults) => {
    expect(checkAnswers(questions, answers as Answers, known).map(({ path }) => path)).toEqual(faults);
  });

  it("has answers that are read in one line", () => {
    expect(sayAnswers(questions, { q1: false, q2: "o2", q4: "2026-01-20" })).toBe(
      "会游泳吗：否；谁看着：没有人；哪天回来：2026-01-20",
    );
  });
});

describe("questions", () => {
  it("come back into the form as they were typed", () => {
    expect(questionsFrom(inputsFrom(questions))).toEqual(questions);
  });

  it("with a choice need two different options", () => {
    const choice = (...options: string[]) => ({
      label: "问",
      kind: "choice" as const,
      options,
      required: true,
    });
    expect(faultsOfQuestions([choice("一")]).map(({ code }) => code)).toEqual(["required"]);
    expect(faultsOfQuestions([choice("一", "一")]).map(({ code }) => code)).toEqual(["twice"]);
    expect(faultsOfQuestions([choice("一", "二")])).toEqual([]);
  });

  it("are counted by option, also those that nobody chose", () => {
    const [first, second, third] = countsOf(questions, [
      { code: "q1", value: "true", children: 3 },
      { code: "q2", value: "o2", children: 2 },
      { code: "q3", value: "古楼小学", children: 1 },
      { code: "q3", value: "摇金小学", children: 1 },
    ]);
    expect(first?.answers.map(({ children }) => children)).toEqual([3, 0]);
    expect(second?.answers).toEqual([
      { value: "o1", label: "爷爷奶奶", children: 0 },
      { value: "o2", label: "没有人", children: 2 },
    ]);
    expect(third?.answers).toEqual([{ value: "any", label: "写了", children: 2 }]);
  });
});

describe("a selection", () => {
  it.each([
    [{ ledger: "all", category: [], risk: [] }, "全部在册儿童"],
    [
      { ledger: "leftBehind", category: [], risk: ["red"], ageFrom: 6, ageTo: 15 },
      "农村留守儿童 · 风险红（高） · 6 至 15 岁",
    ],
    [
      { ledger: "all", category: ["orphan"], risk: [], ageTo: 6 },
      "全部在册儿童 · 类别是孤儿 · 6 岁以下（含）",
    ],
  ] as const)("%j reads %s", (selection, said) => {
    const { category, risk } = selection;
    expect(saySelection({ ...selection, category: [...category], risk: [...risk] })).toBe(said);
  });
});
