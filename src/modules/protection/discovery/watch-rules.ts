/** The rules of discovery: what makes the system ask that somebody looks. Three-valued; only a plain yes is put on a desk. Pure. */
import type { Citation } from "../../../kernel/citation.ts";
import {
  addDays,
  ageOn,
  all,
  any,
  asOf,
  type Bool,
  clause,
  daysBetween,
  eq,
  ge,
  gt,
  hasAny,
  lt,
  monthsBetween,
  type Node,
  not,
  param,
} from "../../../platform/rules/expression.ts";
import { partsOf } from "../../../platform/rules/parts.ts";
import { type Rule, rule } from "../../../platform/rules/rule.ts";
import { watched } from "./watch-atoms.contract.ts";
import { type WatchRuleCode, watchRuleCodes } from "./watch-codes.contract.ts";

/** No rule is older than the plan's time. */
const FROM = "2016-01-01";

const design = (says: string): Citation => ({
  document: "系统默认（设计值）",
  says,
  certainty: "design",
});

const parents = ["father", "mother"] as const;
const ofEither = (ask: (parent: (typeof parents)[number]) => Bool) => any(...parents.map(ask));

const age = ageOn(watched.birthDate);
const isCared = hasAny(watched.categories, "orphan", "defactoUnattended");

interface Watching {
  readonly cite: Citation;
  readonly holds: Bool;
}

const watchings: Readonly<Record<WatchRuleCode, Watching>> = {
  redWithoutCase: {
    cite: design("风险等级为红的，应当立案；没有在办个案的，提醒核实、立案"),
    holds: all(
      clause("风险等级为红", eq(watched.riskLevel, "red")),
      // Red anew is looked at anew.
      clause("已经定为红", ge(asOf, watched.riskSince)),
      clause("没有在办的个案", not(watched.hasOpenCase)),
    ),
  },
  assessmentOverdue: {
    cite: design("过了上次评估定的再次评估日期"),
    holds: all(
      clause("过了再次评估的日期", lt(watched.assessmentDueOn, asOf)),
      clause("没有正在进行的评估", not(watched.isBeingAssessed)),
    ),
  },
  assessmentMissing: {
    cite: {
      document: "湖南省监护能力评估办法（文号未见）",
      says: "散居孤儿、事实无人抚养儿童每两年至少评估一次；重庆的规定未见",
      certainty: "uncertain",
    },
    holds: all(
      clause("是孤儿或者事实无人抚养儿童", isCared),
      clause("没有正在进行的评估", not(watched.isBeingAssessed)),
      clause(
        "从没有评估过，或者很久没有评估",
        any(
          not(watched.isAssessed),
          ge(monthsBetween(watched.assessedOn), param("protection.watch.assessment.months")),
        ),
      ),
    ),
  },
  scoreFell: {
    cite: design("监护能力评估得分明显下降"),
    holds: clause("比上一次评估下降得多", ge(watched.scoreFall, param("protection.watch.fall.points"))),
  },
  outOfSchool: {
    cite: {
      document: "《中华人民共和国义务教育法》第十一条",
      says: "适龄儿童应当入学接受义务教育，不得失学辍学",
      certainty: "known",
    },
    holds: all(
      clause("到了应当在学的年龄", ge(age, param("protection.watch.school.from"))),
      clause("还没有过这个年龄", lt(age, param("protection.watch.school.below"))),
      clause("登记的是没有在学", not(watched.enrolled)),
    ),
  },
  soleOldCarer: {
    cite: design("只有一个人照料，而且年纪大"),
    holds: all(
      clause("只有一个人照料", eq(watched.carers, 1)),
      clause("照料人年纪大", gt(ageOn(watched.youngestCarerBornOn), param("protection.watch.carer.age"))),
    ),
  },
  parentReleased: {
    cite: design("父母刑满、期满前后，家庭变化大，要上门看看由谁照料"),
    holds: clause(
      "父亲或者母亲快要期满，或者刚刚期满",
      ofEither((parent) => {
        const endsOn = watched[`${parent}TermEndsOn`];
        const days = param("protection.watch.released.days");
        return all(
          hasAny(watched[`${parent}Conditions`], "imprisoned", "compulsoryRehab", "otherRestricted"),
          ge(addDays(asOf, days), endsOn),
          ge(days, daysBetween(endsOn, asOf)),
        );
      }),
    ),
  },
  parentSilent: {
    cite: design("父母长期联系不上，孩子可能缺人照料，也可能符合事实无人抚养"),
    holds: all(
      clause(
        "父亲或者母亲联系不上已久",
        ofEither((parent) =>
          all(
            hasAny(watched[`${parent}Conditions`], "outOfContact"),
            ge(monthsBetween(watched[`${parent}LostSince`]), param("protection.watch.silent.months")),
          ),
        ),
      ),
      clause("还没有认定为孤儿或者事实无人抚养儿童", not(isCared)),
    ),
  },
  visitOverdue: {
    cite: design("超过天数没有走访；从没有登记过走访的说不清，不列"),
    holds: clause(
      "最近一次走访已久",
      gt(daysBetween(watched.lastVisitOn, asOf), param("protection.watch.visit.days")),
    ),
  },
};

export interface WatchRule {
  readonly code: WatchRuleCode;
  readonly rule: Rule;
  /** The atoms that it asks: what it rests on. */
  readonly asks: readonly string[];
}

export const watchRules: readonly WatchRule[] = watchRuleCodes.codes.map((code) => {
  const { cite, holds } = watchings[code];
  return {
    code,
    rule: rule({
      code: `watch.${code}`,
      title: watchRuleCodes.label(code),
      versions: [{ from: FROM, cite: [cite], holds }],
    }),
    asks: [...new Set(namesIn(holds))].sort(),
  };
});

export function watchRuleOf(code: WatchRuleCode): WatchRule {
  const found = watchRules.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no rule ${code}`);
  return found;
}

function namesIn(node: Node): string[] {
  return node.op === "fact" ? [node.name] : partsOf(node).flatMap(namesIn);
}
