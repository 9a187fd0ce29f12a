/** 流动: living across counties for half a year with a parent or guardian, away from the household's place. Pure. */
import {
  ageOn,
  all,
  any,
  asOf,
  type Bool,
  clause,
  eq,
  ge,
  lt,
  monthsBetween,
  not,
  oneOf,
  param,
} from "../../../platform/rules/expression.ts";
import { type Rule, rule } from "../../../platform/rules/rule.ts";
import { facts } from "../profile.contract.ts";
import { fileIsOpen, isSurely, parentRelations } from "./child-conditions.ts";
import { law } from "./texts.ts";

const isYoung: Bool = clause(
  "未满 16 周岁",
  lt(ageOn(facts.birthDate), param("recognition.migrant.age")),
  law.migrant("十六周岁以下"),
);
const cameFromElsewhere: Bool = clause(
  "户籍在外县",
  not(facts.hukouInDistrict),
  law.migrant("离开户籍地，跨县域异地居住"),
);
const livesHereLong: Bool = clause(
  "在本区居住满期限",
  ge(monthsBetween(facts.livesHereSince, asOf), param("recognition.migrant.months")),
  law.migrant("居住或生活六个月以上"),
);
const isWithFamily: Bool = clause(
  "随父母或其他监护人",
  any(oneOf(facts.carerRelation, ...parentRelations), isSurely(facts.guardianshipForm, "relative")),
  law.migrant("随父母双方或一方、或其他监护人"),
);

export const migrantRule: Rule = rule({
  code: "category.migrant",
  title: "是否符合流动儿童条件",
  versions: [
    {
      from: "2024-08-01",
      cite: [
        law.migrant(
          "随父母双方或一方、或其他监护人离开户籍地，跨县域异地居住或生活六个月以上的十六周岁以下儿童",
        ),
      ],
      holds: all(fileIsOpen, isYoung, cameFromElsewhere, livesHereLong, isWithFamily),
      reasons: [
        { code: "fileEnded", label: "档案已经结束", when: facts.fileEnded },
        { code: "ofAge", label: "已满 16 周岁", when: not(isYoung) },
        { code: "fromHere", label: "户籍就在本区", when: eq(facts.hukouInDistrict, true) },
        { code: "notYet", label: "在本区居住还没满期限", when: not(livesHereLong) },
        { code: "withFamily", label: "随父母或其他监护人在本区居住满期限", when: isWithFamily },
        { code: "withoutFamily", label: "没有随父母或其他监护人", when: not(isWithFamily) },
      ],
    },
  ],
});
