/** What every duty has in common: when school terms begin, how early people are told. */
import { declareParameter } from "../parameters/declare-parameter.ts";

const group = { code: "records.duty", title: "台账与职责" };

export const springMonth = declareParameter({
  key: "records.schoolTerm.springMonth",
  label: "春季学期从几月起算",
  unit: "monthOfYear",
  group,
  decides: "按学期履行的职责，从这个月一日起算春季学期",
});
export const autumnMonth = declareParameter({
  key: "records.schoolTerm.autumnMonth",
  label: "秋季学期从几月起算",
  unit: "monthOfYear",
  group,
  decides: "按学期履行的职责，从这个月一日起算秋季学期",
});
export const soonDays = declareParameter({
  key: "records.duty.soonDays",
  label: "职责提前几天提示快到期",
  unit: "days",
  group,
  decides: "到期前多少天起，在职责页上标为快到期",
});
export const taskDays = declareParameter({
  key: "records.duty.taskDays",
  label: "职责提前几天列为待办",
  unit: "days",
  group,
  decides: "到期前多少天起，列到责任单位今天的待办里",
});
