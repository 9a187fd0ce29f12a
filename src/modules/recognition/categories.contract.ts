/** The categories that the room judges, in order of precedence: rules, and when there is anything to ask. */
import type { Bool } from "../../platform/rules/expression.ts";
import { all, any, hasAny, known, not } from "../../platform/rules/expression.ts";
import type { Rule } from "../../platform/rules/rule.ts";
import { facts } from "./profile.contract.ts";
import { isSurely, surelyHas } from "./rules/child-conditions.ts";
import { defactoRule, parentsAreInQuestion } from "./rules/defacto.ts";
import { difficultyRule } from "./rules/difficulty.ts";
import { abandonedRule, rescuedRule, streetRule } from "./rules/found-children.ts";
import { hivRule } from "./rules/hiv.ts";
import { leftBehindRule, parentsMayBeAway } from "./rules/left-behind.ts";
import { migrantRule } from "./rules/migrant.ts";
import { orphanRule } from "./rules/orphan.ts";

export { defactoBeforeAdult, orphanBeforeAdult } from "./rules/child-conditions.ts";

export interface CategoryRule {
  /** As in the register's `categoryCodes`; `hivChild` stands in no list of the register. */
  readonly category: JudgedCategory;
  readonly rule: Rule;
  /** While this is not known to be true, "cannot tell" is no question that anybody must settle. */
  readonly asksWhen: Bool;
  /** The verdict itself is a secret (L4). */
  readonly sensitive?: true;
}

export const judgedCategories = [
  "abandoned",
  "rescuedTrafficked",
  "orphan",
  "defactoUnattended",
  "hivChild",
  "street",
  "inDifficulty",
  "ruralLeftBehind",
  "migrant",
] as const;
export type JudgedCategory = (typeof judgedCategories)[number];

const recognised = (category: string) => hasAny(facts.categories, category);

/** In order of precedence: the first that holds is the child's primary category (design). */
export const categoryRules: readonly CategoryRule[] = [
  {
    category: "abandoned",
    rule: abandonedRule,
    asksWhen: any(recognised("abandoned"), known(facts.originWay)),
  },
  {
    category: "rescuedTrafficked",
    rule: rescuedRule,
    asksWhen: any(recognised("rescuedTrafficked"), known(facts.originWay)),
  },
  { category: "orphan", rule: orphanRule, asksWhen: any(recognised("orphan"), oneParentIsGone()) },
  {
    category: "defactoUnattended",
    rule: defactoRule,
    asksWhen: any(recognised("defactoUnattended"), parentsAreInQuestion),
  },
  { category: "hivChild", rule: hivRule, asksWhen: facts.hiv, sensitive: true },
  { category: "street", rule: streetRule, asksWhen: isSurely(facts.originWay, "street") },
  {
    category: "inDifficulty",
    rule: difficultyRule,
    asksWhen: any(
      recognised("inDifficulty"),
      all(known(facts.disabled), facts.disabled),
      parentsAreInQuestion,
    ),
  },
  {
    category: "ruralLeftBehind",
    rule: leftBehindRule,
    asksWhen: any(recognised("ruralLeftBehind"), parentsMayBeAway),
  },
  {
    category: "migrant",
    rule: migrantRule,
    asksWhen: any(recognised("migrant"), all(known(facts.hukouInDistrict), not(facts.hukouInDistrict))),
  },
];

function oneParentIsGone(): Bool {
  const gone = ["deceased", "declaredMissing", "unknownNotFound"] as const;
  return any(surelyHas(facts.fatherConditions, ...gone), surelyHas(facts.motherConditions, ...gone));
}
