/** From which number on a count may leave the office: dated, like any other bound. */
import { declareParameter } from "../parameters/declare-parameter.ts";

export const smallestShown = declareParameter({
  key: "figures.smallestShown",
  label: "对外统计里最小的可见数字",
  unit: "people",
  group: { code: "figures", title: "对外的统计数字" },
  decides: "比这个数小的数字不写进导出、打印和抄送其他单位的统计，能推算出它的数字也一并隐去",
});
