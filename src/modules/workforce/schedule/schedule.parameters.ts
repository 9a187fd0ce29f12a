/** How often a child is visited, and from when a visit is late. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

const group = { code: "workforce.visits", title: "走访频次" };

const days = (key: string, label: string, decides: string) =>
  declareParameter({ key: `workforce.visit.${key}`, label, unit: "days", group, decides });

export const redDays = days("red.days", "红色风险", "风险等级为红的孩子，最多隔多少天走访一次");
export const orangeDays = days("orange.days", "橙色风险", "风险等级为橙的孩子，最多隔多少天走访一次");
export const blueDays = days("blue.days", "蓝色风险", "风险等级为蓝的孩子，最多隔多少天走访一次");
export const greenDays = days("green.days", "绿色风险", "风险等级为绿的孩子，最多隔多少天走访一次");
export const leftBehindDays = days("leftBehind.days", "留守儿童", "留守儿童最多隔多少天走访一次");
export const caredDays = days(
  "cared.days",
  "孤儿、事实无人抚养儿童",
  "孤儿、事实无人抚养儿童最多隔多少天走访一次",
);
export const othersDays = days("others.days", "其他在册儿童", "没有单独规定的在册儿童最多隔多少天走访一次");
export const firstVisitDays = days("first.days", "新增后首访", "孩子建档或者新认定后多少天内首次走访");
export const yellowDays = days("yellow.days", "逾期标黄", "走访逾期多少天标为黄色");
export const redLateDays = days("red.late.days", "逾期标红", "走访逾期多少天标为红色，并告知镇街儿童督导员");
export const sampleShare = declareParameter({
  key: "workforce.sample.share",
  label: "走访抽查比例",
  unit: "percent",
  group,
  decides: "每个镇街每月抽查上月走访的百分之几，至少一次",
});

const workingDays = (key: string, label: string, decides: string) =>
  declareParameter({ key, label, unit: "workingDays", group, decides });

export const answerDays = workingDays(
  "workforce.visit.answer.days",
  "核实走访提出的情况",
  "走访人觉得风险变高、孩子不知去向的，镇街在多少个工作日内核实",
);
export const amendDays = workingDays(
  "workforce.visit.amend.days",
  "补充退回的走访",
  "镇街退回的走访，村里在多少个工作日内补充",
);
export const decideDays = workingDays(
  "workforce.told.decide.days",
  "核实村里报来的变化",
  "村里报来的变化，镇街在多少个工作日内核实",
);
