/** How far back the payroll looks, how fast it recovers, and who bears the money. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

const payroll = { code: "benefits.payroll", title: "发放" };
const funds = { code: "benefits.fund", title: "资金来源" };

declareParameter({
  key: "benefits.payroll.lookback",
  label: "每月往前核对",
  unit: "months",
  group: payroll,
  decides: "编制名册时往前核对多少个月的应发与已发，差额补发或扣回",
});
declareParameter({
  key: "benefits.recovery.offsetPercent",
  label: "抵扣追回的上限",
  unit: "percent",
  group: payroll,
  decides: "多发的钱从以后的应发里抵扣，每月最多抵扣应发的多少",
});
declareParameter({
  key: "benefits.fund.cityPercent",
  label: "基本生活费中市级及以上补助所占比例",
  unit: "percent",
  group: funds,
  decides: "基本生活费由市级及以上承担多少，其余由区级承担",
});
declareParameter({
  key: "benefits.fund.lotteryPercent",
  label: "福彩圆梦助学由彩票公益金承担的比例",
  unit: "percent",
  group: funds,
  decides: "福彩圆梦助学由彩票公益金承担多少",
});
