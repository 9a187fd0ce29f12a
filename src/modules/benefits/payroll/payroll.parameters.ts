/** How a payroll looks back, takes off and is borne by its sources. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

const payroll = { code: "benefits.payroll", title: "发放" };
const funds = { code: "benefits.fund", title: "资金来源" };

export const lookback = declareParameter({
  key: "benefits.payroll.lookback",
  label: "往前核对",
  unit: "months",
  group: payroll,
  decides: "每次计算发放时，往前多少个月重新核对应发与已发",
});
export const offsetPercent = declareParameter({
  key: "benefits.recovery.offsetPercent",
  label: "每月抵扣上限",
  unit: "percent",
  group: payroll,
  decides: "按计划追回多发款项时，每月最多从应发中扣多少",
});
export const setOffWithConsent = declareParameter({
  key: "benefits.recovery.setOffWithConsent",
  label: "跨项目抵扣",
  unit: "switch",
  group: payroll,
  decides: "领取人书面同意后，能不能用同一个孩子另一项目欠发的款项抵多发的款项",
});
export const cityPercent = declareParameter({
  key: "benefits.fund.cityPercent",
  label: "市级及以上补助的比例",
  unit: "percent",
  group: funds,
  decides: "基本生活费中由市级及以上补助负担的部分，其余由区级负担",
});
export const lotteryPercent = declareParameter({
  key: "benefits.fund.lotteryPercent",
  label: "彩票公益金的比例",
  unit: "percent",
  group: funds,
  decides: "福彩圆梦助学中由彩票公益金负担的部分",
});
