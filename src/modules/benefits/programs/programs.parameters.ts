/** Ages, price months and deadlines that the catalogue and the screening ask for, besides those in `benefits.parameters.ts`. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";
import { PRICE_MONTH, PRICE_TRIGGERED } from "./price-subsidy-keys.ts";

const ages = { code: "benefits.age", title: "待遇：年龄" };
const prices = { code: "benefits.priceSubsidy", title: "价格临时补贴" };

declareParameter({
  key: "benefits.age.preschool.from",
  label: "学前教育资助从满",
  unit: "age",
  group: ages,
  decides: "满这个年龄起列入学前教育资助筛查",
});
declareParameter({
  key: "benefits.age.preschool.below",
  label: "学前教育资助止于满",
  unit: "age",
  group: ages,
  decides: "满这个年龄不再列入学前教育资助筛查",
});
declareParameter({
  key: "benefits.age.grownOrphan",
  label: "成年孤儿就业、住房扶持止于满",
  unit: "age",
  group: ages,
  decides: "满这个年龄不再列入成年孤儿的就业、住房转介",
});
export const priceTriggered = declareParameter({
  key: PRICE_TRIGGERED,
  label: "本月启动价格联动",
  unit: "switch",
  group: prices,
  decides: "发展改革部门宣布启动的月份录入“是”，从这个月一日到月末",
});
export const priceMonth = declareParameter({
  key: PRICE_MONTH,
  label: "价格临时补贴",
  unit: "fenPerMonth",
  group: prices,
  decides: "启动月份每人发多少",
});
