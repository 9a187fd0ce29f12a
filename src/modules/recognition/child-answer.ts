/** Everything that a child's page says about its categories, from the facts and parameters of a day. Pure. */
import { evaluate, type World } from "../../platform/rules/evaluate.ts";
import { type ExplainContext, explain } from "../../platform/rules/explain.ts";
import type {
  ConditionLine,
  FactSource,
  Judgement,
  MissingFact,
} from "../../platform/rules/explanation.contract.ts";
import { judge } from "../../platform/rules/judge.ts";
import { keptExplainer } from "../../platform/rules/kept-explainer.ts";
import { versionOn } from "../../platform/rules/rule.ts";
import {
  type CategoryCode,
  type ConditionCode,
  categoryCodes,
  conditionCodes,
  difficultyTypeCodes,
} from "../registry/codes.contract.ts";
import { conditionFields, factKinds } from "../registry/facts.contract.ts";
import type { StandingFact } from "../registry/standing-source.contract.ts";
import { beginOf, type DayView } from "./atoms/day-view.ts";
import type { Parent } from "./atoms/parent-atoms.ts";
import { type CategoryRule, categoryRules } from "./categories.contract.ts";
import { askFirst, profileAtoms } from "./profile.contract.ts";
import type {
  CategoryAnswer,
  ParentAnswer,
  ParentCondition,
  Question,
  RecognitionAnswer,
  TableRow,
} from "./recognition.contract.ts";
import { situations2021, situationsOf } from "./rules/parent-situations.ts";
import { groupOf, parentsMatrix } from "./rules/parents-matrix.ts";
import { coexistencesAmong, primaryOf } from "./rules/precedence.ts";
import { sayField } from "./say-field.ts";

interface Judged {
  readonly view: DayView;
  readonly context: ExplainContext;
  readonly sourceOf: (fact: StandingFact) => FactSource | null;
}

type Answer = Omit<RecognitionAnswer, "version" | "knownAt" | "can">;

export function answerAbout(judged: Judged): Answer {
  const { view, context } = judged;
  const categories = categoryRules
    .filter(({ sensitive }) => sensitive !== true)
    .map((one) => categoryAnswer(one, view, context));
  const parents: [ParentAnswer, ParentAnswer] = [
    parentAnswer("father", judged),
    parentAnswer("mother", judged),
  ];
  const [father, mother] = [parents[0].group, parents[1].group];
  const holding = categories
    .filter(({ judgement }) => judgement?.verdict === "yes")
    .map(({ category }) => category);
  const recognised = categories.filter((one) => one.recognised).map(({ category }) => category);
  return {
    childId: view.source.childId,
    name: view.source.name,
    asOf: view.day,
    primary: primaryOf(holding),
    categories,
    parents,
    conclusion:
      father === null || mother === null ? conclusionOfOne(father ?? mother) : parentsMatrix[father][mother],
    notes: coexistencesAmong([...new Set([...holding, ...recognised])]).map(({ kind, words, cite }) => ({
      kind,
      words,
      cite,
    })),
  };
}

/** One parent who is around settles it, whatever the other's plight. */
function conclusionOfOne(group: ParentAnswer["group"]): RecognitionAnswer["conclusion"] {
  return group === "around" ? "neither" : null;
}

function categoryAnswer(
  { category, rule, asksWhen }: CategoryRule,
  view: DayView,
  context: ExplainContext,
): CategoryAnswer {
  const fact = view.facts.find(({ kind, slot }) => kind === "category" && slot === category);
  const judgement = judge(rule, context, keptExplainer(context));
  return {
    category,
    label: categoryCodes.label(category as CategoryCode),
    recognised: fact !== undefined,
    since: fact === undefined ? null : beginOf(view.source.facts, fact),
    judgement: judgement === undefined ? null : withoutSecrets(judgement),
    table: tableOf(rule, context),
    asks: evaluate(asksWhen, context) === true,
    questions: askFirst(judgement?.explanation.missing ?? []).map((missing) => questionOf(missing, view)),
  };
}

/** The ordered rows: those before the one that applies, that one, and those behind it. */
function tableOf(rule: CategoryRule["rule"], world: World): TableRow[] {
  let isOver = false;
  const rows = versionOn(rule, world.on)?.reasons ?? [];
  return rows
    .filter(({ code }) => code !== SECRET_TYPE)
    .map(({ code, label, when, cite }) => {
      const applies = isOver ? false : evaluate(when, world);
      const state = isOver ? "behind" : applies === true ? "lit" : applies === null ? "open" : "passed";
      if (state === "lit" || state === "open") isOver = true;
      return { code, label, state, cite: cite ?? null };
    });
}

const SECRET_TYPE = "H5";

/** The line of the type that nobody is shown, wherever it stands. */
function withoutSecrets(judgement: Judgement): Judgement {
  const secret = difficultyTypeCodes.label(SECRET_TYPE);
  const clean = (line: ConditionLine): ConditionLine => ({
    ...line,
    children: line.children.filter(({ label }) => label !== secret).map(clean),
  });
  return { ...judgement, explanation: { ...judgement.explanation, line: clean(judgement.explanation.line) } };
}

function questionOf(missing: MissingFact, view: DayView): Question {
  const declared = (
    profileAtoms as Partial<Record<string, (typeof profileAtoms)[keyof typeof profileAtoms]>>
  )[missing.name];
  const settledIn = declared?.settledIn;
  const of = settledIn?.of ?? "child";
  return {
    ...missing,
    of,
    personId: of === "child" ? null : (view[of]?.kin.personId ?? null),
    factKind: settledIn?.kind ?? null,
    slot: settledIn?.slot ?? null,
  };
}

function parentAnswer(parent: Parent, judged: Judged): ParentAnswer {
  const { view, context } = judged;
  const one = view[parent];
  return {
    parent,
    personId: one?.kin.personId ?? null,
    name: one?.kin.name ?? null,
    group: groupOf(parent, context),
    conditions: (one?.facts ?? [])
      .filter(({ kind }) => kind === "condition")
      .map((fact) => conditionAnswer(parent, fact, judged)),
  };
}

function conditionAnswer(
  parent: Parent,
  fact: StandingFact,
  { view, context, sourceOf }: Judged,
): ParentCondition {
  const condition = fact.slot as ConditionCode;
  const situation = situations2021.find((code) => code === condition);
  return {
    factId: fact.id ?? "",
    condition,
    label: conditionCodes.label(condition),
    since: beginOf(view[parent]?.kin.facts ?? [], fact),
    from: fact.from,
    line: situation === undefined ? null : explain(situationsOf(parent).situation[situation], context).line,
    details: conditionFields[condition]
      .filter((field) => field !== "document")
      .map((field) => sayField(factKinds.condition.value, field, fact.value[field])),
    value: fact.value,
    source: sourceOf(fact),
  };
}
