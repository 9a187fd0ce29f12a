/** 农村留守: both parents away at work, or one away and the other unable to care; under sixteen. Pure. */
import {
  ageOn,
  all,
  any,
  asOf,
  type Bool,
  clause,
  eq,
  ge,
  hasAny,
  lt,
  monthsBetween,
  not,
  param,
} from "../../../platform/rules/expression.ts";
import { type Rule, rule } from "../../../platform/rules/rule.ts";
import { facts } from "../profile.contract.ts";
import { fileIsOpen, isSurely, parentRelations } from "./child-conditions.ts";
import { type ParentSituations, situations2021, situationsOf } from "./parent-situations.ts";
import { law } from "./texts.ts";

const father = situationsOf("father");
const mother = situationsOf("mother");

const isYoung: Bool = clause(
  "未满 16 周岁",
  lt(ageOn(facts.birthDate), param("registry.leftBehind.ageLimit")),
  law.leftBehind("不满十六周岁"),
);

/** 居民户口 no longer says rural or urban: all but 城镇 counts until somebody decides otherwise. */
const isRural: Bool = clause(
  "农村户籍（不是城镇居民户口）",
  not(eq(facts.hukou, "urban")),
  law.practice("户改后的居民户口、无户口按农村看", "uncertain"),
);

const isAway = (who: string, { facts: f }: ParentSituations): Bool =>
  clause(
    `${who}外出务工满期限`,
    all(
      hasAny(f.conditions, "migrantWork"),
      ge(monthsBetween(f.awaySince, asOf), param("recognition.leftBehind.awayMonths")),
    ),
    law.practice("2016 年排查口径：外出务工六个月以上", "uncertain"),
  );

/** Without thresholds: whoever is in prison cannot look after a child today, however long the sentence. */
const isUnableToCare = (who: string, { facts: f }: ParentSituations): Bool =>
  clause(
    `${who}没有监护能力`,
    hasAny(f.conditions, "deceased", "declaredMissing", "unknownNotFound", ...situations2021),
    law.leftBehind("另一方无监护能力"),
  );

const away = { father: isAway("父亲", father), mother: isAway("母亲", mother) };
const unable = { father: isUnableToCare("父亲", father), mother: isUnableToCare("母亲", mother) };

const bothAway = all(away.father, away.mother);
const fatherAway = all(away.father, unable.mother);
const motherAway = all(away.mother, unable.father);

/** Children who went along with their parents are 流动. */
const isLeftHere: Bool = clause(
  "没有随父母外出（照料人不是父母）",
  not(all(isSurely(facts.carerRelation, ...parentRelations), bothAway)),
  law.migrant("随父母离开户籍地的是流动儿童"),
);

const isCountedElsewhere: Bool = all(
  hasAny(facts.categories, "orphan", "defactoUnattended"),
  not(param("recognition.leftBehind.besideOrphan", "boolean")),
);

export const leftBehindRule: Rule = rule({
  code: "category.ruralLeftBehind",
  title: "是否符合农村留守儿童条件",
  versions: [
    {
      from: "2016-02-14",
      cite: [law.leftBehind("父母双方外出务工，或一方外出务工另一方无监护能力，不满十六周岁")],
      holds: all(
        fileIsOpen,
        isYoung,
        isRural,
        clause(
          "没有按孤儿、事实无人抚养儿童登记",
          not(isCountedElsewhere),
          law.practice("两类儿童不并计留守台账", "uncertain"),
        ),
        isLeftHere,
        any(
          clause("父母双方外出务工", bothAway, law.leftBehind("父母双方外出务工")),
          clause("父亲外出，母亲没有监护能力", fatherAway, law.leftBehind("一方外出务工、另一方无监护能力")),
          clause("母亲外出，父亲没有监护能力", motherAway, law.leftBehind("一方外出务工、另一方无监护能力")),
        ),
      ),
      reasons: [
        { code: "fileEnded", label: "档案已经结束", when: facts.fileEnded },
        { code: "ofAge", label: "已满 16 周岁", when: not(isYoung), cite: law.leftBehind("不满十六周岁") },
        { code: "urban", label: "城镇居民户口", when: not(isRural) },
        {
          code: "countedElsewhere",
          label: "已按孤儿或事实无人抚养儿童登记，不并计",
          when: isCountedElsewhere,
        },
        { code: "wentAlong", label: "随父母外出，看是否流动儿童", when: not(isLeftHere) },
        {
          code: "bothAway",
          label: "父母双方外出务工",
          when: bothAway,
          cite: law.leftBehind("父母双方外出务工"),
        },
        {
          code: "oneAwayOtherUnable",
          label: "一方外出务工、另一方没有监护能力",
          when: any(fatherAway, motherAway),
          cite: law.leftBehind("一方外出务工、另一方无监护能力"),
        },
        {
          code: "bothUnable",
          label: "父母双方都没有监护能力，先看是否事实无人抚养",
          when: all(unable.father, unable.mother),
          cite: law.practice("报表另列“父母双方无监护能力”", "known"),
        },
        {
          code: "someoneAtHome",
          label: "至少一方在家、能照料",
          when: not(any(bothAway, fatherAway, motherAway)),
        },
      ],
    },
  ],
});

/** Nothing to ask about while no parent is known to be away or unable. */
export const parentsMayBeAway: Bool = any(
  ...[father, mother].map(({ facts: f }) => hasAny(f.conditions, "migrantWork")),
);
