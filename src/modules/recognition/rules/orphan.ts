/** 孤儿: both parents dead, declared missing or not to be found (child-categories: O1–O6). Pure. */
import { all, any, type Bool, clause, eq, hasAny, known, not } from "../../../platform/rules/expression.ts";
import { type Rule, rule } from "../../../platform/rules/rule.ts";
import { facts } from "../profile.contract.ts";
import { fileIsOpen, isNotAdopted, isSurely, orphanAge, surelyHas } from "./child-conditions.ts";
import { situations2021, situationsOf } from "./parent-situations.ts";
import { law } from "./texts.ts";

const father = situationsOf("father");
const mother = situationsOf("mother");

/** Foundlings and rescued children have no parents in the file; the search that found none says it. */
const isFoundling: Bool = clause(
  "弃婴或打拐解救儿童，公安机关已证明查找不到生父母",
  all(
    any(
      surelyHas(facts.categories, "abandoned", "rescuedTrafficked"),
      all(isSurely(facts.originWay, "abandoned"), known(facts.searchProofOn)),
      all(isSurely(facts.originWay, "rescued"), known(facts.finalProofOn)),
    ),
    not(known(facts.parentsFoundOn)),
  ),
  law.rescued("自送交起满十二个月仍查找不到的，公安机关出具查找不到生父母的证明"),
);

export const bothKnown: Bool = all(known(father.facts.conditions), known(mother.facts.conditions));
export const bothLost: Bool = all(father.isLost, mother.isLost);
const bothNotFound: Bool = all(father.isNotFound, mother.isNotFound);
/** Only of parents of whom both something is known: nobody is asked to use discretion before. */
const oneLostOtherNotFound: Bool = all(
  bothKnown,
  any(all(father.isLost, mother.isNotFound), all(father.isNotFound, mother.isLost)),
);

const decidedByDiscretion: Bool = clause(
  "区民政个案裁量按孤儿认定",
  eq(facts.discretion, "orphan"),
  law.practice("一方死亡或失踪、另一方查找不到的，各地有的按孤儿、有的按失联认定", "uncertain"),
);

const died = (parent: typeof father) => hasAny(parent.facts.conditions, "deceased");

export const orphanRule: Rule = rule({
  code: "category.orphan",
  title: "是否符合孤儿认定条件",
  versions: [
    {
      from: "2010-11-16",
      cite: [
        law.orphans("失去父母、查找不到生父母的未满 18 周岁的未成年人"),
        law.orphansChongqing("父母双亡或失踪"),
      ],
      holds: all(
        fileIsOpen,
        orphanAge,
        isNotAdopted,
        clause(
          "父母的情况是下列之一",
          any(
            isFoundling,
            clause("父母双方都死亡或被宣告失踪", bothLost, law.orphansChongqing("父母双亡或失踪")),
            clause("父母双方都查找不到", bothNotFound, law.orphans("查找不到生父母")),
            clause(
              "一方死亡或失踪、另一方查找不到，由区民政个案裁量",
              all(oneLostOtherNotFound, decidedByDiscretion),
              law.practice("各地口径不一", "uncertain"),
            ),
          ),
        ),
      ),
      reasons: [
        { code: "fileEnded", label: "档案已经结束", when: facts.fileEnded },
        {
          code: "adopted",
          label: "已被收养",
          when: facts.adopted,
          cite: law.orphans("收养登记成立的，不再是孤儿", "known"),
        },
        { code: "ofAge", label: "已满 18 周岁，不在中学或中职就读", when: not(orphanAge) },
        {
          code: "foundling",
          label: "查找不到生父母的弃婴、打拐解救儿童",
          when: isFoundling,
          cite: law.orphans("查找不到生父母"),
        },
        {
          code: "O1",
          label: "父母双方都已死亡",
          when: all(died(father), died(mother), bothLost),
          cite: law.orphans("失去父母"),
        },
        {
          code: "O3",
          label: "父母双方都被宣告失踪",
          when: all(bothLost, not(died(father)), not(died(mother))),
          cite: law.orphansChongqing("父母双亡或失踪"),
        },
        {
          code: "O2",
          label: "一方死亡、另一方被宣告失踪",
          when: bothLost,
          cite: law.orphansChongqing("父母双亡或失踪"),
        },
        {
          code: "O4",
          label: "父母双方都查找不到",
          when: bothNotFound,
          cite: law.orphans("查找不到生父母"),
        },
        {
          code: "O5",
          label: "一方死亡或失踪、另一方查找不到，由区民政个案裁量",
          when: oneLostOtherNotFound,
          cite: law.practice("各地口径不一", "uncertain"),
        },
        {
          code: "O6",
          label: "至少一方健在",
          when: any(father.isAround(situations2021), mother.isAround(situations2021)),
          cite: law.orphansChongqing("发现父母一方健在的，当月起停发"),
        },
        {
          code: "someoneAlive",
          label: "至少一方在世，看是否事实无人抚养",
          when: not(any(bothLost, bothNotFound, oneLostOtherNotFound)),
        },
      ],
    },
  ],
});
