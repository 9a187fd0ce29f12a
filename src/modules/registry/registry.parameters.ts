/** What the register reads from the dated parameters. */
import { declareParameter } from "../../platform/parameters/declare-parameter.ts";

const group = { code: "registry", title: "档案与类别" };

export const minorAge = declareParameter({
  key: "registry.minor.ageLimit",
  label: "未成年人的年龄上限",
  unit: "age",
  group,
  decides: "满这个年龄，除农村留守外的各类别当天退出",
});
export const leftBehindAge = declareParameter({
  key: "registry.leftBehind.ageLimit",
  label: "农村留守儿童的年龄上限",
  unit: "age",
  group,
  decides: "满这个年龄，农村留守类别当天退出",
});
export const leavingSoonDays = declareParameter({
  key: "registry.leavingSoon.days",
  label: "到龄退出提前提醒",
  unit: "days",
  group,
  decides: "到龄前多少天出现在首页“即将退出”里",
});
export const stagingDays = declareParameter({
  key: "registry.staging.keepDays",
  label: "导入暂存保留",
  unit: "days",
  group,
  decides: "没有完成的导入多少天后清除",
});
