/** Within how many days people look at what follows from a roster, and how often again. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

const group = { code: "matching", title: "信息比对" };

export const checkDays = declareParameter({
  key: "matching.check.days",
  label: "两类人员子女核查期限",
  unit: "workingDays",
  group,
  decides: "父母在服刑、强制隔离戒毒名册里的，村（社区）多少个工作日内核查孩子的生活状况，过期由镇街督办",
});
export const checkAgainMonths = declareParameter({
  key: "matching.check.again",
  label: "两类人员子女再次核查",
  unit: "months",
  group,
  decides: "同一个人还在名册里的，上次核查满几个月后再核查一次",
});
export const settleDays = declareParameter({
  key: "matching.settle.days",
  label: "名册差异处理期限",
  unit: "workingDays",
  group,
  decides: "待终止、部门之间不一致、未在学籍名册的，多少个工作日内处理，过期由上一级督办",
});
