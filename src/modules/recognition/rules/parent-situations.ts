/**
 * What may stand between a parent and the child, with the thresholds of the texts: the decision tables of orphans and of de facto
 * unattended children are laid over these. Pure.
 */
import type { Citation } from "../../../kernel/citation.ts";
import { SEVERE_DISABILITY } from "../../../kernel/disability-no.ts";
import {
  all,
  any,
  asOf,
  type Bool,
  clause,
  type DateExpression,
  eq,
  ge,
  hasAny,
  known,
  monthsBetween,
  type Num,
  not,
  oneOf,
  param,
  presume,
  when,
} from "../../../platform/rules/expression.ts";
import type { ConditionCode } from "../../registry/codes.contract.ts";
import { type Parent, parentWords } from "../atoms/parent-atoms.ts";
import { facts } from "../profile.contract.ts";
import { surelyHas } from "./child-conditions.ts";
import { law } from "./texts.ts";

/** The six of 2019, and the two that came in 2021. */
export const situations2019 = [
  "severeDisability",
  "seriousIllness",
  "imprisoned",
  "compulsoryRehab",
  "otherRestricted",
  "outOfContact",
] as const satisfies readonly ConditionCode[];
export const situations2021 = [
  ...situations2019,
  "guardianshipRevoked",
  "deported",
] as const satisfies readonly ConditionCode[];
export type Situation = (typeof situations2021)[number];

/** The atoms of one parent under names without the parent. */
function factsOf(parent: Parent) {
  return {
    conditions: facts[`${parent}Conditions`],
    sentenceSince: facts[`${parent}SentenceSince`],
    sentenceMonths: facts[`${parent}SentenceMonths`],
    rehabSince: facts[`${parent}RehabSince`],
    rehabMonths: facts[`${parent}RehabMonths`],
    measureSince: facts[`${parent}MeasureSince`],
    measureMonths: facts[`${parent}MeasureMonths`],
    lostSince: facts[`${parent}LostSince`],
    lostRoad: facts[`${parent}LostRoad`],
    lostReportedOn: facts[`${parent}LostReportedOn`],
    lostRoadDone: facts[`${parent}LostRoadDone`],
    lastContactOn: facts[`${parent}LastContactOn`],
    dutyFulfilled: facts[`${parent}DutyFulfilled`],
    disabilityClass: facts[`${parent}DisabilityClass`],
    disabilityLevel: facts[`${parent}DisabilityLevel`],
    illnessInCatalogue: facts[`${parent}IllnessInCatalogue`],
    since: facts[`${parent}Since`],
    awaySince: facts[`${parent}AwaySince`],
  };
}

type ParentFacts = ReturnType<typeof factsOf>;

export interface ParentSituations {
  readonly facts: ParentFacts;
  /** 死亡 or 宣告失踪. */
  readonly isLost: Bool;
  /** 查找不到. */
  readonly isNotFound: Bool;
  /** One of the situations, with its threshold met. */
  readonly isUnable: (situations: readonly Situation[]) => Bool;
  /** Alive and none of the situations: what ends an orphan's allowance, and stands against de facto unattended. */
  readonly isAround: (situations: readonly Situation[]) => Bool;
  readonly situation: Readonly<Record<Situation, Bool>>;
}

export function situationsOf(parent: Parent): ParentSituations {
  const who = parentWords[parent];
  const f = factsOf(parent);
  // Two recorded at once that cannot both be: what says "able" wins until somebody clears it up.
  const isCalledAble = surelyHas(f.conditions, "capable");
  const isLost = clause(
    `${who}死亡或被宣告失踪`,
    all(hasAny(f.conditions, "deceased", "declaredMissing"), not(isCalledAble)),
    law.unattended("死亡指自然死亡或法院宣告死亡，失踪指法院宣告失踪"),
  );
  const isNotFound = clause(
    `${who}查找不到`,
    all(hasAny(f.conditions, "unknownNotFound"), not(isCalledAble)),
    law.orphans("查找不到生父母"),
  );
  const situation = situationTable(who, f);
  const isUnable = (of: readonly Situation[]) =>
    clause(
      `${who}符合情形之一`,
      all(not(isCalledAble), any(...of.map((code) => situation[code]))),
      of.length === situations2021.length
        ? law.widened("八种情形之一")
        : law.unattended(
            "重残、重病、服刑在押、强制隔离戒毒、其他限制人身自由、失联之一",
            "verified",
            "第一条",
          ),
    );
  return {
    facts: f,
    isLost,
    isNotFound,
    isUnable,
    isAround: (of) => all(not(isLost), not(isNotFound), not(isUnable(of))),
    situation,
  };
}

function situationTable(who: string, f: ParentFacts): Readonly<Record<Situation, Bool>> {
  const row = (code: Situation, label: string, threshold: Bool | undefined, cite: Citation) => {
    const holds = hasAny(f.conditions, code);
    return clause(`${who}${label}`, threshold === undefined ? holds : all(holds, threshold), cite);
  };
  return {
    severeDisability: clause(
      `${who}重残`,
      // A certificate speaks for itself, whatever condition was recorded; a recorded condition alone lacks its level.
      when(
        known(f.disabilityLevel),
        isSevere(f.disabilityClass, f.disabilityLevel),
        all(hasAny(f.conditions, "severeDisability"), isSevere(f.disabilityClass, f.disabilityLevel)),
      ),
      law.unattended("一级、二级残疾，或者三级、四级精神、智力残疾"),
    ),
    seriousIllness: row(
      "seriousIllness",
      "重病",
      f.illnessInCatalogue,
      law.unattended("病种由各地根据当地大病、地方病等实际情况确定；本区目录待核", "uncertain"),
    ),
    imprisoned: row(
      "imprisoned",
      "服刑在押满期限",
      isLongEnough(f.sentenceMonths, f.sentenceSince),
      law.unattended("服刑在押期限在六个月以上"),
    ),
    compulsoryRehab: row(
      "compulsoryRehab",
      "强制隔离戒毒满期限",
      isLongEnough(f.rehabMonths, f.rehabSince),
      law.unattended("强制隔离戒毒期限在六个月以上"),
    ),
    otherRestricted: row(
      "otherRestricted",
      "被限制人身自由满期限",
      isLongEnough(f.measureMonths, f.measureSince),
      law.unattended("被执行其他限制人身自由的措施，期限在六个月以上"),
    ),
    outOfContact: row(
      "outOfContact",
      "失联",
      isLongLost(who, f),
      law.widened("失去联系且未履行监护抚养责任六个月以上"),
    ),
    guardianshipRevoked: row(
      "guardianshipRevoked",
      "被撤销监护资格",
      undefined,
      law.widened("人民法院判决撤销监护资格"),
    ),
    deported: row(
      "deported",
      "被遣送（驱逐）出境且不履行抚养义务",
      not(f.dutyFulfilled),
      law.widened("被依法遣送（驱逐）出境且未履行抚养义务"),
    ),
  };
}

export function isSevere(disabilityClass: ParentFacts["lostRoad"], level: ParentFacts["lostRoad"]): Bool {
  const { levels, or } = SEVERE_DISABILITY;
  return any(oneOf(level, ...levels), all(oneOf(level, ...or.levels), oneOf(disabilityClass, ...or.classes)));
}

/** By what was decided, or by what has been served, as the district reads it. */
function isLongEnough(decided: Num, since: DateExpression): Bool {
  const least = param("recognition.detention.months");
  return when(
    eq(param("recognition.detention.basis", "code"), "served"),
    ge(monthsBetween(since, asOf), least),
    ge(decided, least),
  );
}

/** The three roads; on the police's the clock runs from the report, on the promise's from the day that it names. */
function isLongLost(who: string, f: ParentFacts): Bool {
  const least = param("recognition.outOfContact.months");
  const from = when(
    eq(param("recognition.outOfContact.since", "code"), "lastContact"),
    when(known(f.lastContactOn), f.lastContactOn, f.lostSince),
    f.lostReportedOn,
  );
  const isNeglected = not(presume(f.dutyFulfilled, false, "失联的人没有登记过履行抚养义务，按没有履行看"));
  return any(
    clause(
      `${who}失联，公安查找：报告满期限仍下落不明，未履行抚养责任`,
      all(eq(f.lostRoad, "police"), ge(monthsBetween(from, asOf), least), isNeglected),
      law.widened("公安受理查找满六个月仍下落不明，出具回执单；起算日按报告之日", "known"),
    ),
    clause(
      `${who}失联，个人承诺：失联满期限，承诺、邻里证明、村居证实、镇街查验、区级确认齐全`,
      all(
        eq(f.lostRoad, "promise"),
        ge(monthsBetween(f.lostSince, asOf), least),
        isNeglected,
        f.lostRoadDone,
      ),
      law.widened("不具备公安接警条件的，个人承诺、邻里证明、村居证实、镇街查验、县级民政确认"),
    ),
    clause(
      `${who}失联，个案会商：会商已经认定`,
      all(eq(f.lostRoad, "conference"), f.lostRoadDone),
      law.widened("其他复杂情形，由县级协调机制会商", "known"),
    ),
  );
}
