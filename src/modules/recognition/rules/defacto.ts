/** 事实无人抚养: both parents in one of the situations, or one lost and the other in one of them. Pure. */
import type { Citation } from "../../../kernel/citation.ts";
import { all, any, type Bool, clause, eq, hasAny, not } from "../../../platform/rules/expression.ts";
import { type Rule, type RuleVersion, rule } from "../../../platform/rules/rule.ts";
import { facts } from "../profile.contract.ts";
import { defactoAge, fileIsOpen, isMinor, isNotAdopted } from "./child-conditions.ts";
import { bothKnown, bothLost } from "./orphan.ts";
import {
  type ParentSituations,
  type Situation,
  situations2019,
  situations2021,
  situationsOf,
} from "./parent-situations.ts";
import { law } from "./texts.ts";

const father = situationsOf("father");
const mother = situationsOf("mother");

interface Text {
  readonly from: string;
  readonly to?: string;
  readonly situations: readonly Situation[];
  readonly age: Bool;
  readonly cite: readonly Citation[];
}

function versionOf({ from, to, situations, age, cite }: Text): RuleVersion {
  const isUnable = { father: father.isUnable(situations), mother: mother.isUnable(situations) };
  const bothUnable = all(isUnable.father, isUnable.mother);
  const fatherLost = all(father.isLost, isUnable.mother);
  const motherLost = all(isUnable.father, mother.isLost);
  const isAround = { father: father.isAround(situations), mother: mother.isAround(situations) };
  const oneNotFound = all(
    bothKnown,
    any(
      all(father.isNotFound, any(isUnable.mother, mother.isLost)),
      all(mother.isNotFound, any(isUnable.father, father.isLost)),
    ),
  );
  const text = cite[0];
  return {
    from,
    ...(to === undefined ? {} : { to }),
    cite,
    holds: all(
      fileIsOpen,
      age,
      isNotAdopted,
      clause(
        "不是父母双亡或双双失踪（那是孤儿）",
        not(bothLost),
        law.orphansChongqing("父母双亡或失踪的按孤儿保障"),
      ),
      clause(
        "父母的情况是下列之一",
        any(
          clause("父母双方都符合情形之一", bothUnable, text),
          clause("父亲死亡或失踪，母亲符合情形之一", fatherLost, text),
          clause("母亲死亡或失踪，父亲符合情形之一", motherLost, text),
          all(
            oneNotFound,
            clause(
              "一方查找不到，区民政个案裁量按事实无人抚养认定",
              eq(facts.discretion, "defactoUnattended"),
              law.practice("非婚生、一方查找不到的，各地口径不一", "uncertain"),
            ),
          ),
        ),
      ),
    ),
    reasons: [
      { code: "fileEnded", label: "档案已经结束", when: facts.fileEnded },
      { code: "adopted", label: "已被收养", when: facts.adopted },
      { code: "ofAge", label: "已满 18 周岁，不在中学或中职就读", when: not(age) },
      {
        code: "orphan",
        label: "父母双亡或双双失踪，按孤儿保障",
        when: bothLost,
        cite: law.orphansChongqing("父母双亡或失踪"),
      },
      { code: "bothUnable", label: "父母双方都符合情形之一", when: bothUnable, ...citing(text) },
      { code: "fatherLost", label: "父亲死亡或失踪，母亲符合情形之一", when: fatherLost, ...citing(text) },
      { code: "motherLost", label: "母亲死亡或失踪，父亲符合情形之一", when: motherLost, ...citing(text) },
      {
        code: "oneNotFound",
        label: "一方查找不到，由区民政个案裁量",
        when: oneNotFound,
        cite: law.practice("各地口径不一", "uncertain"),
      },
      {
        code: "bothAround",
        label: "父母双方都不符合情形",
        when: all(isAround.father, isAround.mother),
        ...citing(text),
      },
      { code: "fatherAround", label: "父亲不符合情形", when: isAround.father, ...citing(text) },
      { code: "motherAround", label: "母亲不符合情形", when: isAround.mother, ...citing(text) },
      {
        code: "bothNotFound",
        label: "父母双方都查找不到，按孤儿保障",
        when: all(father.isNotFound, mother.isNotFound),
      },
    ],
  };
}

const citing = (cite: Citation | undefined) => (cite === undefined ? {} : { cite });

export const defactoRule: Rule = rule({
  code: "category.defactoUnattended",
  title: "是否符合事实无人抚养儿童认定条件",
  versions: [
    versionOf({
      from: "2020-01-01",
      to: "2021-01-01",
      situations: situations2019,
      age: isMinor,
      cite: [
        law.unattended(
          "父母双方均符合六种情形之一，或者一方死亡、失踪而另一方符合六种情形之一",
          "verified",
          "第一条",
        ),
      ],
    }),
    versionOf({
      from: "2021-01-01",
      situations: situations2021,
      age: defactoAge,
      cite: [
        law.widened("在原有六种情形外，增加被撤销监护资格、被遣送（驱逐）出境"),
        law.unattended(
          "父母双方均符合情形之一，或者一方死亡、失踪而另一方符合情形之一",
          "verified",
          "第一条",
        ),
        law.unattendedChongqing("满十八周岁仍在全日制中学或中职就读的，参照执行"),
      ],
    }),
  ],
});

/** Nothing to ask about while neither parent is known to be lost, not to be found, or in one of the situations. */
export const parentsAreInQuestion: Bool = any(
  ...[father, mother].map((parent: ParentSituations) =>
    hasAny(parent.facts.conditions, "deceased", "declaredMissing", "unknownNotFound", ...situations2021),
  ),
);
