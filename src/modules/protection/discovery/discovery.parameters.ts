/** From when on the system asks somebody to look, before anybody reports. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

const group = { code: "protection.watch", title: "主动发现" };

declareParameter({
  key: "protection.watch.carer.age",
  label: "独自照料人的年龄",
  unit: "age",
  group,
  decides: "只有一个人照料孩子，这个人超过多少周岁，列为关注事项",
});
declareParameter({
  key: "protection.watch.school.from",
  label: "应当在学的年龄从",
  unit: "age",
  group,
  decides: "满多少周岁没有在学的，列为关注事项",
});
declareParameter({
  key: "protection.watch.school.below",
  label: "应当在学的年龄到",
  unit: "age",
  group,
  decides: "不满多少周岁没有在学的，列为关注事项",
});
declareParameter({
  key: "protection.watch.released.days",
  label: "父母期满前后",
  unit: "days",
  group,
  decides: "父母刑满、解除强制戒毒等期满前后多少天，列为关注事项",
});
declareParameter({
  key: "protection.watch.silent.months",
  label: "父母联系不上",
  unit: "months",
  group,
  decides: "父亲或者母亲联系不上满几个月，列为关注事项",
});
declareParameter({
  key: "protection.watch.visit.days",
  label: "没有走访",
  unit: "days",
  group,
  decides: "最近一次走访过去多少天，列为关注事项",
});
declareParameter({
  key: "protection.watch.fall.points",
  label: "评估得分下降",
  unit: "points",
  group,
  decides: "比上一次评估下降多少分，列为关注事项",
});
declareParameter({
  key: "protection.watch.assessment.months",
  label: "应当定期评估的间隔",
  unit: "months",
  group,
  decides: "孤儿、事实无人抚养儿童几个月没有评估过，列为关注事项",
});
export const watchSettleDays = declareParameter({
  key: "protection.watch.settle.days",
  label: "关注事项核实期限",
  unit: "workingDays",
  group,
  decides: "关注事项列到村里后多少个工作日内核实处理，过期由镇街督办",
});
