/** 困境: three dimensions with their types; a child is in difficulty if one type applies. Pure. */
import type { Citation } from "../../../kernel/citation.ts";
import type { CodeOf } from "../../../kernel/code-table.ts";
import { all, any, type Bool, clause, eq, hasAny, not } from "../../../platform/rules/expression.ts";
import { type Rule, rule } from "../../../platform/rules/rule.ts";
import { type difficultyDimensionCodes, difficultyTypeCodes } from "../../registry/codes.contract.ts";
import { facts } from "../profile.contract.ts";
import { fileIsOpen, isMinor, isSurely, surelyHas } from "./child-conditions.ts";
import { isSevere } from "./parent-situations.ts";
import { law } from "./texts.ts";

export interface DifficultyType {
  readonly code: CodeOf<typeof difficultyTypeCodes>;
  readonly dimension: CodeOf<typeof difficultyDimensionCodes>;
  readonly when: Bool;
  readonly cite: Citation;
}

const recorded = (...codes: readonly string[]) => hasAny(facts.difficulties, ...codes);
/** The list of types is complete as it stands; what proves a type otherwise need not be known. */
const orRecorded = (code: string, proof: Bool) => any(recorded(code), proof);
const isSeverelyDisabled = all(facts.disabled, isSevere(facts.disabilityClass, facts.disabilityLevel));
const locked = ["imprisoned", "compulsoryRehab"] as const;
const helpless = [
  "severeDisability",
  "seriousIllness",
  "outOfContact",
  "deceased",
  "declaredMissing",
] as const;

const poverty = law.difficulty("因家庭贫困导致生活、就医、就学等困难的儿童");
const health = law.difficulty("因自身残疾导致康复、照料、护理和社会融入等困难的儿童");
const guardianship = law.difficulty("因家庭监护缺失或监护不当，人身安全受到威胁或侵害的儿童");

/** In the order in which the ledger names them. */
export const difficultyTypes: readonly DifficultyType[] = [
  {
    code: "L1",
    dimension: "living",
    when: orRecorded("L1", hasAny(facts.relief, "tekun")),
    cite: law.tekun("特困认定有效"),
  },
  { code: "L2", dimension: "living", when: orRecorded("L2", hasAny(facts.relief, "dibao")), cite: poverty },
  {
    code: "L3",
    dimension: "living",
    when: orRecorded("L3", hasAny(facts.relief, "dibaoMargin", "rigidSpending", "monitored")),
    cite: law.difficultyChongqing("家庭经济困难儿童"),
  },
  {
    code: "L4",
    dimension: "living",
    when: recorded("L4"),
    cite: law.difficulty("遭遇突发困难的，给予临时救助"),
  },
  {
    code: "L5",
    dimension: "living",
    when: recorded("L5"),
    cite: law.difficultyChongqing("生活、就医、就学等困难的流动儿童"),
  },
  { code: "H1", dimension: "health", when: orRecorded("H1", isSeverelyDisabled), cite: health },
  {
    code: "H2",
    dimension: "health",
    when: orRecorded("H2", all(facts.disabled, not(isSevere(facts.disabilityClass, facts.disabilityLevel)))),
    cite: health,
  },
  {
    code: "H3",
    dimension: "health",
    when: orRecorded("H3", isSurely(facts.health, "serious")),
    cite: poverty,
  },
  { code: "H4", dimension: "health", when: recorded("H4"), cite: law.system("心理筛查阳性", "design") },
  {
    code: "H5",
    dimension: "health",
    when: eq(facts.hiv, true),
    cite: law.hiv("感染儿童参照孤儿保障", "known"),
  },
  {
    code: "G1",
    dimension: "guardianship",
    when: any(
      hasAny(facts.categories, "orphan", "defactoUnattended"),
      all(hasAny(facts.categories, "ruralLeftBehind"), isSurely(facts.actualCare, "nobody")),
      recorded("G1"),
    ),
    cite: law.difficultyChongqing("孤儿、事实无人抚养儿童、监护缺失的留守儿童"),
  },
  { code: "G2", dimension: "guardianship", when: recorded("G2"), cite: guardianship },
  {
    code: "G3",
    dimension: "guardianship",
    when: orRecorded("G3", isSurely(facts.careQuality, "poor")),
    cite: guardianship,
  },
  {
    code: "G4",
    dimension: "guardianship",
    when: orRecorded(
      "G4",
      any(
        all(
          surelyHas(facts.fatherConditions, ...locked),
          surelyHas(facts.motherConditions, ...helpless, ...locked),
        ),
        all(
          surelyHas(facts.motherConditions, ...locked),
          surelyHas(facts.fatherConditions, ...helpless, ...locked),
        ),
      ),
    ),
    cite: law.system("父母一方服刑或强制戒毒、另一方无力抚养", "design"),
  },
  {
    code: "G5",
    dimension: "guardianship",
    when: orRecorded("G5", isSurely(facts.originWay, "street", "rescued")),
    cite: law.minors("流浪乞讨或者身份不明的未成年人", "verified", "第九十二条"),
  },
];

export const difficultyRule: Rule = rule({
  code: "category.inDifficulty",
  title: "是否符合困境儿童条件",
  versions: [
    {
      from: "2016-06-13",
      to: "2025-12-01",
      cite: [law.difficulty("家庭贫困、自身残疾、监护缺失或不当三类困境儿童")],
      ...versionOf(difficultyTypes.filter(({ code }) => code !== "L5")),
    },
    {
      from: "2025-12-01",
      cite: [
        law.difficultyChongqing("增加困难流动儿童、监护缺失的留守儿童；施行日期待核", "uncertain"),
        law.difficulty("三类困境儿童"),
      ],
      ...versionOf(difficultyTypes),
    },
  ],
});

function versionOf(list: readonly DifficultyType[]) {
  const rows = list.map(({ code, when, cite }) => ({
    code,
    label: difficultyTypeCodes.label(code),
    when,
    cite,
  }));
  return {
    holds: all(fileIsOpen, isMinor, any(...rows.map(({ label, when, cite }) => clause(label, when, cite)))),
    reasons: [
      { code: "fileEnded", label: "档案已经结束", when: facts.fileEnded },
      { code: "ofAge", label: "已满 18 周岁", when: not(isMinor) },
      ...rows,
      { code: "none", label: "没有困境类型", when: not(any(...list.map(({ when }) => when))) },
    ],
  };
}
