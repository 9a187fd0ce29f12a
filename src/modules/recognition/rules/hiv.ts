/** 艾滋病病毒感染儿童: whether or not the parents live; shown as a verdict only, to nobody who need not know. Pure. */
import { all, clause, not } from "../../../platform/rules/expression.ts";
import { type Rule, rule } from "../../../platform/rules/rule.ts";
import { facts } from "../profile.contract.ts";
import { fileIsOpen, isMinor } from "./child-conditions.ts";
import { law } from "./texts.ts";

export const hivRule: Rule = rule({
  code: "category.hivChild",
  title: "是否按感染儿童保障",
  versions: [
    {
      from: "2012-10-23",
      cite: [law.hiv("携带病毒的未成年人，参照孤儿基本生活费标准保障，不要求失去父母", "known")],
      holds: all(
        fileIsOpen,
        isMinor,
        clause("疾控机构转介登记", facts.hiv, law.hiv("由疾控机构确认", "known")),
      ),
      reasons: [
        { code: "fileEnded", label: "档案已经结束", when: facts.fileEnded },
        { code: "ofAge", label: "已满 18 周岁", when: not(isMinor) },
        { code: "referred", label: "疾控机构已转介", when: facts.hiv },
        { code: "notReferred", label: "没有转介", when: not(facts.hiv) },
      ],
    },
  ],
});
