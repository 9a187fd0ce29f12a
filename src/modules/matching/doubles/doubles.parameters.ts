/** How like two files have to be for somebody to look at them. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

export const doublesFrom = declareParameter({
  key: "matching.doubles.from",
  label: "列为疑似重复的把握",
  unit: "percent",
  group: { code: "matching", title: "信息比对" },
  decides: "两份档案是同一个孩子的把握到百分之几，列进“疑似重复”请人核对；调低会多列出只是相像的孩子",
});
