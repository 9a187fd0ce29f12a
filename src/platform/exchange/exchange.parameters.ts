/** When a batch is not believed at once. */
import { declareParameter } from "../parameters/declare-parameter.ts";

const group = { code: "exchange.batch", title: "信息共享" };

export const fewerPercent = declareParameter({
  key: "exchange.batch.fewer.percent",
  label: "行数明显偏少",
  unit: "percent",
  group,
  decides: "一批名册的行数比以往几批的中间数少百分之几以上，先暂缓，由人看过再比对",
});

export const lastBatches = declareParameter({
  key: "exchange.batch.fewer.last",
  label: "和最近几批比较",
  unit: "count",
  group,
  decides: "判断行数是不是偏少时，和同一协议最近几批比较",
});
