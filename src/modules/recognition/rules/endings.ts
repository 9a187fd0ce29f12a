/**
 * What will end, or has to be looked at again, and on which day: each a dated condition on the facts, with the month from which it
 * tells. Pure.
 */
import { addMonths, startOfMonth } from "../../../kernel/calendar-date.ts";
import type { Citation } from "../../../kernel/citation.ts";
import { evaluate, type World } from "../../../platform/rules/evaluate.ts";
import {
  addMonths as addMonthsTo,
  all,
  type Bool,
  type DateExpression,
  eq,
  hasAny,
  known,
  multiply,
  not,
  param,
} from "../../../platform/rules/expression.ts";
import { type Parent, parentWords } from "../atoms/parent-atoms.ts";
import type { JudgedCategory } from "../categories.contract.ts";
import { facts } from "../profile.contract.ts";
import { comesOfAgeOn, isAtSecondarySchool, isSurely, surelyHas } from "./child-conditions.ts";
import { law } from "./texts.ts";

export interface EndingRule {
  readonly code: string;
  readonly title: string;
  /** Categories in which a recognised child is concerned. */
  readonly about: readonly JudgedCategory[];
  readonly when: Bool;
  /** The day on which it happens, or the paper runs out. */
  readonly on: DateExpression;
  /** `ends`: the category is over; `review`: somebody has to look whether it still holds. */
  readonly kind: "ends" | "review";
  /** The first month for which nothing is due any more; a review changes nothing by itself. */
  readonly month: "same" | "next" | null;
  readonly does: string;
  readonly cite: Citation;
}

const both = ["orphan", "defactoUnattended"] as const;

const generalEndings: readonly EndingRule[] = [
  {
    code: "comesOfAge",
    title: "年满 18 周岁",
    about: ["orphan", "defactoUnattended", "inDifficulty"],
    when: not(all(hasAny(facts.categories, ...both), isSurelyAtSchool())),
    on: comesOfAgeOn,
    kind: "ends",
    month: "next",
    does: "核实是否仍在中学、中职就读；不在读的，自生日次月起停发",
    cite: law.orphansChongqing("自十八周岁生日次月起停发，中学、中职在读的除外"),
  },
  {
    code: "comesOfAgeAtSchool",
    title: "年满 18 周岁，仍在中学或中职就读",
    about: both,
    when: isSurelyAtSchool(),
    on: comesOfAgeOn,
    kind: "review",
    month: null,
    does: "收在校证明，继续保障到毕业",
    cite: law.unattendedChongqing("满十八周岁仍在全日制中学或中职就读的，参照执行"),
  },
  {
    code: "graduates",
    title: "中学、中职毕业",
    about: both,
    when: isSurelyAtSchool(),
    on: facts.graduatesOn,
    kind: "review",
    month: "next",
    does: "已满 18 周岁的，自毕业次月起停发；升入高校的转福彩圆梦助学",
    cite: law.unattendedChongqing("毕业后不再参照执行", "known"),
  },
  {
    code: "turnsSixteen",
    title: "年满 16 周岁",
    about: ["ruralLeftBehind"],
    when: hasAny(facts.categories, "ruralLeftBehind"),
    on: addMonthsOfAge(),
    kind: "ends",
    month: "next",
    does: "退出留守台账，重新评估是否困境儿童",
    cite: law.leftBehind("不满十六周岁"),
  },
  {
    code: "adopted",
    title: "收养登记成立",
    about: both,
    when: eq(facts.fileEndedWhy, "adopted"),
    on: facts.fileEndedOn,
    kind: "ends",
    month: "next",
    does: "收养登记次月起停发",
    cite: law.adoption("收养登记成立的，孤儿身份保障终止", "known"),
  },
  {
    code: "died",
    title: "死亡",
    about: both,
    when: eq(facts.fileEndedWhy, "died"),
    on: facts.fileEndedOn,
    kind: "ends",
    month: "next",
    does: "登记死亡原因和处理方式，停发",
    cite: law.practice("当月或次月停发各地不一，按次月", "uncertain"),
  },
  {
    code: "movedAway",
    title: "户籍迁出",
    about: both,
    when: eq(facts.fileEndedWhy, "movedAway"),
    on: facts.fileEndedOn,
    kind: "ends",
    month: "next",
    does: "出具转移函，停发月与迁入地起发月衔接",
    cite: law.system("防止重发、漏发", "design"),
  },
];

function parentEndings(parent: Parent): EndingRule[] {
  const who = parentWords[parent];
  const conditions = facts[`${parent}Conditions`];
  const isBack = surelyHas(conditions, "capable");
  return [
    {
      code: `${parent}Alive`,
      title: `发现${who}健在`,
      about: ["orphan"],
      when: isBack,
      on: facts[`${parent}Since`],
      kind: "ends",
      month: "same",
      does: "当月起停发孤儿基本生活费，重新评估",
      cite: law.orphansChongqing("发现父母一方健在的，当月起停发"),
    },
    {
      code: `${parent}Returned`,
      title: `${who}恢复抚养能力`,
      about: ["defactoUnattended"],
      when: isBack,
      on: facts[`${parent}Since`],
      kind: "ends",
      month: "next",
      does: "终止保障，转回归家庭跟踪，重新评估困境",
      cite: law.system("次月终止并跟踪", "design"),
    },
    {
      code: `${parent}TermEnds`,
      title: `${who}刑满、强戒期满或措施解除`,
      about: ["defactoUnattended"],
      when: hasAny(conditions, "imprisoned", "compulsoryRehab", "otherRestricted"),
      on: facts[`${parent}TermEndsOn`],
      kind: "review",
      month: "next",
      does: `期满前核实${who}是否回家抚养；恢复抚养的，次月终止`,
      cite: law.unattended("情形消失的，动态管理、及时终止"),
    },
    {
      code: `${parent}CertificateExpires`,
      title: `${who}残疾证到期`,
      about: ["defactoUnattended"],
      when: surelyHas(conditions, "severeDisability"),
      on: facts[`${parent}DisabilityUntil`],
      kind: "review",
      month: null,
      does: "提醒换证；等级下调的重新判断",
      cite: law.unattended("证件失效的应当复核", "known"),
    },
    {
      code: `${parent}ReviewDue`,
      title: `${who}的情形到期复核`,
      about: ["defactoUnattended"],
      when: surelyHas(conditions, "seriousIllness", "outOfContact", "deported", "guardianshipRevoked"),
      on: facts[`${parent}ReviewOn`],
      kind: "review",
      month: null,
      does: "按年核实情形是否还在",
      cite: law.system("重病等情形年度复核", "design"),
    },
  ];
}

export const endingRules: readonly EndingRule[] = [
  ...generalEndings,
  ...parentEndings("father"),
  ...parentEndings("mother"),
];

export interface Ending {
  readonly code: string;
  readonly title: string;
  readonly category: JudgedCategory;
  readonly kind: EndingRule["kind"];
  readonly on: string;
  /** `2026-12`: the first month for which nothing is due; null: a review alone changes nothing. */
  readonly stopsFrom: string | null;
  readonly does: string;
  readonly cite: Citation;
}

/** What ends or is due in a period (both days included), for the categories that stand in the register; soonest first. */
export function endingsBetween(world: World, from: string, to: string): Ending[] {
  const categories = world.facts["categories"];
  const held = Array.isArray(categories) ? (categories as readonly string[]) : [];
  const endings: Ending[] = [];
  for (const { code, title, about, when, on, kind, month, does, cite } of endingRules) {
    const concerned = about.find((category) => held.includes(category));
    if (concerned === undefined || evaluate(when, world) !== true) continue;
    const day = evaluate(on, world);
    if (typeof day !== "string" || day < from || day > to) continue;
    endings.push({
      code,
      title,
      category: concerned,
      kind,
      on: day,
      stopsFrom: monthAfter(day, month),
      does,
      cite,
    });
  }
  return endings.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function monthAfter(day: string, month: EndingRule["month"]): string | null {
  if (month === null) return null;
  return (month === "same" ? day : addMonths(startOfMonth(day), 1)).slice(0, 7);
}

export interface PoliceReminder {
  readonly parent: Parent;
  readonly reportedOn: string;
  readonly days: number;
}

/** The reminder that a report to the police has reached on a day, while no receipt is there; none before the first. */
export function policeReminder(
  world: World,
  parent: Parent,
  daysSince: (day: string) => number,
): PoliceReminder | undefined {
  if (evaluate(isWaiting(parent), world) !== true) return undefined;
  const reportedOn = world.facts[`${parent}LostReportedOn`];
  if (typeof reportedOn !== "string") return undefined;
  const passed = daysSince(reportedOn);
  const steps = ["first", "second", "third"]
    .map((step) => world.parameters.get(`recognition.outOfContact.reminder.${step}`)?.value)
    .filter((days): days is number => typeof days === "number" && days <= passed);
  const days = Math.max(...steps);
  return steps.length === 0 ? undefined : { parent, reportedOn, days };
}

function isWaiting(parent: Parent): Bool {
  return all(
    surelyHas(facts[`${parent}Conditions`], "outOfContact"),
    isSurely(facts[`${parent}LostRoad`], "police"),
    not(surelyDone(parent)),
    not(facts.fileEnded),
  );
}

const surelyDone = (parent: Parent): Bool =>
  all(known(facts[`${parent}LostRoadDone`]), facts[`${parent}LostRoadDone`]);

function isSurelyAtSchool(): Bool {
  return all(known(facts.stage), isAtSecondarySchool);
}

function addMonthsOfAge(): DateExpression {
  return addMonthsTo(facts.birthDate, multiply(param("registry.leftBehind.ageLimit"), 12));
}
