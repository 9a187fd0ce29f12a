/**
 * What is asked about a father or mother. As soon as one condition is recorded the set of conditions is taken as complete; a
 * parent of whom none is recorded is unknown, not able. Pure.
 */
import { addDays, monthsBetween } from "../../../kernel/calendar-date.ts";
import {
  awayScopeCodes,
  conditionCodes,
  disabilityClassCodes,
  disabilityLevelCodes,
  lostRoadCodes,
} from "../../registry/codes.contract.ts";
import { byGravity } from "../../registry/condition-gravity.contract.ts";
import type { StandingFact } from "../../registry/standing-source.contract.ts";
import { atom, district, township, village } from "./atom.ts";
import { beginOf, type DayView, factOf, said } from "./day-view.ts";

export type Parent = "father" | "mother";
export const parentWords: Readonly<Record<Parent, string>> = { father: "父亲", mother: "母亲" };

type Named<P extends Parent, Atoms> = {
  readonly [Name in keyof Atoms & string as `${P}${Capitalize<Name>}`]: Atoms[Name];
};

export function parentAtoms<const P extends Parent>(parent: P) {
  const atoms = { ...standingOf(parent), ...termsOf(parent), ...lossOf(parent), ...bodyOf(parent) };
  const named = Object.entries(atoms).map(([name, declared]) => [
    `${parent}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
    name === "inFile" || name === "conditions" ? declared : { after: `${parent}Conditions`, ...declared },
  ]);
  return Object.fromEntries(named) as Named<P, typeof atoms>;
}

const conditionOf = (parent: Parent, slot: string) => (view: DayView) =>
  factOf(view[parent]?.facts, "condition", slot);

const conditionsOf = (parent: Parent, view: DayView) =>
  (view[parent]?.facts ?? []).filter(({ kind }) => kind === "condition");

function standingOf(parent: Parent) {
  const who = parentWords[parent];
  const settledIn = { of: parent, kind: "condition" };
  return {
    inFile: atom(
      "boolean",
      {
        label: `${who}已登记在档案里`,
        silence: "没有登记就是“否”",
        settledBy: village(`在档案“家庭与监护”里登记${who}`),
      },
      { read: (view) => view[parent] !== undefined },
    ),
    conditions: atom(
      "codes",
      {
        label: `${who}的情形`,
        codes: conditionCodes,
        silence: "一条情形也没有就是不知道，不当作健在有能力；有了一条就当作说全了",
        settledBy: village(`问清${who}现在的情况，登记情形和证明`),
        settledIn,
      },
      {
        from: (view) => conditionsOf(parent, view).sort(byGravity)[0],
        read: (view) => {
          const held = conditionsOf(parent, view);
          return held.length === 0 ? null : held.map(({ slot }) => slot).sort();
        },
      },
    ),
    since: atom(
      "date",
      {
        label: `${who}的情形从哪天起`,
        settledBy: village(`登记${who}情形开始的日期`),
        settledIn,
      },
      {
        from: (view) => conditionsOf(parent, view).sort(byGravity)[0],
        read: (view, fact) => beginIn(parent, view, fact),
      },
    ),
    awaySince: atom(
      "date",
      { label: `${who}从哪天起外出务工`, settledBy: village(`问清${who}外出务工的时间`), settledIn },
      { from: conditionOf(parent, "migrantWork"), read: (view, fact) => beginIn(parent, view, fact) },
    ),
    awayScope: atom(
      "code",
      {
        label: `${who}外出范围`,
        codes: awayScopeCodes,
        settledBy: village(`问清${who}在哪里务工`),
        settledIn,
      },
      { from: conditionOf(parent, "migrantWork"), read: (_, fact) => said.code(fact, "awayScope") },
    ),
  };
}

/** Sentence, compulsory rehabilitation, other measures: each with its own start, total term and last day. */
function termsOf(parent: Parent) {
  const who = parentWords[parent];
  const settledIn = { of: parent, kind: "condition" };
  const since = (slot: string, what: string) =>
    atom(
      "date",
      { label: `${who}${what}从哪天起`, settledBy: township(`按法律文书登记${who}${what}的起日`), settledIn },
      { from: conditionOf(parent, slot), read: (view, fact) => beginIn(parent, view, fact) },
    );
  const months = (slot: string, what: string) =>
    atom(
      "number",
      {
        label: `${who}${what}总期限（月）`,
        silence: "没写总期限时，按起日和期满日算出整月数；也算不出就是不知道",
        settledBy: township(`看判决书、决定书，登记${who}${what}的期限`),
        settledIn: { ...settledIn, slot },
      },
      {
        from: conditionOf(parent, slot),
        read: (view, fact) =>
          said.number(fact, "termMonths") ?? monthsOfTerm(beginIn(parent, view, fact), fact),
      },
    );
  return {
    sentenceSince: since("imprisoned", "服刑在押"),
    sentenceMonths: months("imprisoned", "服刑在押"),
    rehabSince: since("compulsoryRehab", "强制隔离戒毒"),
    rehabMonths: months("compulsoryRehab", "强制隔离戒毒"),
    measureSince: since("otherRestricted", "被限制人身自由"),
    measureMonths: months("otherRestricted", "被限制人身自由"),
    termEndsOn: atom(
      "date",
      {
        label: `${who}刑满、解除或期满日`,
        settledBy: township(`按法律文书登记${who}期满的日期`),
        settledIn,
      },
      {
        from: (view) => firstEnding(parent, view, termConditions, "endsOn"),
        read: (_, fact) => said.date(fact, "endsOn"),
      },
    ),
    reviewOn: atom(
      "date",
      {
        label: `${who}证件到期或应复核的日期`,
        settledBy: village(`登记${who}证件到期日或复核日`),
        settledIn,
      },
      {
        from: (view) => firstEnding(parent, view, undefined, "reviewDue"),
        read: (_, fact) => said.date(fact, "reviewDue"),
      },
    ),
  };
}

function lossOf(parent: Parent) {
  const who = parentWords[parent];
  const settledIn = { of: parent, kind: "condition", slot: "outOfContact" };
  const from = conditionOf(parent, "outOfContact");
  return {
    lostSince: atom(
      "date",
      { label: `${who}从哪天起失联`, settledBy: village(`问清最后一次联系上${who}的时间`), settledIn },
      { from, read: (view, fact) => beginIn(parent, view, fact) },
    ),
    lostRoad: atom(
      "code",
      {
        label: `${who}失联的认定途径`,
        codes: lostRoadCodes,
        silence: "没写途径但写了向公安报告的日期，就是公安查找；都没写就是不知道",
        settledBy: township(`定下${who}失联走哪条认定途径`),
        settledIn,
      },
      {
        from,
        read: (_, fact) =>
          said.code(fact, "road") ?? (said.date(fact, "reportedOn") === null ? null : "police"),
      },
    ),
    lostReportedOn: atom(
      "date",
      {
        label: `${who}失联向公安报告的日期`,
        settledBy: village(`陪同监护人向儿童户籍地派出所报警，登记日期`),
        after: `${parent}LostRoad`,
        settledIn,
      },
      { from, read: (_, fact) => said.date(fact, "reportedOn") },
    ),
    lostRoadDone: atom(
      "boolean",
      {
        label: `${who}失联的认定程序已走完`,
        silence: "登记了公安回执单号就是走完了；没有登记就是不知道",
        settledBy: district(`收齐${who}失联认定的全部证明`),
        after: `${parent}LostRoad`,
        settledIn,
      },
      {
        from,
        read: (_, fact) =>
          said.boolean(fact, "roadDone") ?? (said.code(fact, "receipt") === null ? null : true),
      },
    ),
    lastContactOn: atom(
      "date",
      { label: `最后联系上${who}的日期`, settledBy: village(`问监护人最后联系上${who}的时间`), settledIn },
      { from, read: (_, fact) => said.date(fact, "lastContactOn") },
    ),
    /** Of a parent out of contact, or deported; whichever says it. */
    dutyFulfilled: atom(
      "boolean",
      {
        label: `${who}仍在履行抚养义务`,
        settledBy: village(`问监护人：${who}有没有寄钱、看望、过问`),
        settledIn,
      },
      {
        from: (view) => from(view) ?? conditionOf(parent, "deported")(view),
        read: (_, fact) => said.boolean(fact, "dutyFulfilled"),
      },
    ),
  };
}

function bodyOf(parent: Parent) {
  const who = parentWords[parent];
  const settledIn = { of: parent, kind: "disability" };
  const from = (view: DayView) => factOf(view[parent]?.facts, "disability");
  const settledBy = village(`看${who}的残疾人证，登记类别、等级和有效期`);
  return {
    disabilityClass: atom(
      "code",
      { label: `${who}残疾类别`, codes: disabilityClassCodes, settledBy, settledIn },
      { from, read: (_, fact) => said.code(fact, "class") },
    ),
    disabilityLevel: atom(
      "code",
      { label: `${who}残疾等级`, codes: disabilityLevelCodes, settledBy, settledIn },
      { from, read: (_, fact) => said.code(fact, "level") },
    ),
    disabilityUntil: atom(
      "date",
      { label: `${who}残疾证有效期至`, settledBy, settledIn },
      { from, read: (_, fact) => said.date(fact, "validUntil") },
    ),
    illnessInCatalogue: atom(
      "boolean",
      {
        label: `${who}的病在大病、地方病目录内`,
        settledBy: township(`凭诊断书向医保部门核对${who}的病种`),
        settledIn: { of: parent, kind: "condition", slot: "seriousIllness" },
      },
      {
        from: conditionOf(parent, "seriousIllness"),
        read: (_, fact) => said.boolean(fact, "inCatalogue"),
      },
    ),
  };
}

const termConditions: ReadonlySet<string> = new Set(["imprisoned", "compulsoryRehab", "otherRestricted"]);

/** Of the conditions that hold the one whose day comes first. */
function firstEnding(
  parent: Parent,
  view: DayView,
  slots: ReadonlySet<string> | undefined,
  field: string,
): StandingFact | undefined {
  return conditionsOf(parent, view)
    .filter((fact) => (slots?.has(fact.slot) ?? true) && said.date(fact, field) !== null)
    .sort((a, b) => (String(a.value[field]) < String(b.value[field]) ? -1 : 1))[0];
}

/** Full months from the first to the last day, that day included: from 15 January to 14 July are six. */
function monthsOfTerm(begin: string | null, fact: StandingFact | undefined): number | null {
  const last = said.date(fact, "endsOn");
  return begin === null || last === null ? null : monthsBetween(begin, addDays(last, 1));
}

function beginIn(parent: Parent, view: DayView, fact: StandingFact | undefined): string | null {
  return fact === undefined ? null : beginOf(view[parent]?.kin.facts ?? [], fact);
}
