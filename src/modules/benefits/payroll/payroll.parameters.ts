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
const dayOfStep = (step: string, label: string, decides: string) =>
  declareParameter({
    key: `benefits.payroll.${step}Day`,
    label,
    unit: "dayOfMonth",
    group: payroll,
    decides,
  });
export const submitDay = dayOfStep(
  "submit",
  "提交日",
  "经办最迟几日计算、核对并提交当月名册，过期由区领导督办",
);
export const reviewDay = dayOfStep("review", "复核日", "另一位经办最迟几日复核，过期由区领导督办");
export const approveDay = dayOfStep("approve", "审批日", "区领导最迟几日审批；送银行的期限看发放日");
export const closeDay = dayOfStep("close", "办结日", "财务最迟几日导入银行回盘并办结，过期由区领导督办");
export const priceAskDay = dayOfStep(
  "priceAsk",
  "价格补贴登记日",
  "每月从几日起，请经办登记上个月启动没有启动价格联动；到月底还没有登记的，由区领导督办",
);
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
