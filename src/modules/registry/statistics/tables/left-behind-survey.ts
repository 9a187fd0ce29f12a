/** 3.1 农村留守儿童基本情况排查汇总表: the national system's column groups (全国农村留守儿童信息管理系统排查口径). */
import { aged, all, any, flag, has, oneOf, unset } from "../../ledgers/condition.ts";
import { count, group, type TableDeclaration } from "../table-declaration.ts";

const ages = [
  ["0to5", "0–5岁", aged(null, 5)],
  ["6to13", "6–13岁", aged(6, 13)],
  ["14to16", "14–16岁", aged(14, 16)],
] as const;

export const leftBehindSurvey: TableDeclaration = {
  key: "leftBehindSurvey",
  number: "3.1",
  title: "农村留守儿童基本情况排查汇总表",
  about: "留守儿童的年龄、就学、健康、监护和救助，按镇街或村（社区）",
  source: "standing",
  base: flag("leftBehind"),
  ledger: "leftBehind",
  columns: [
    count("total", "数量", ["农村留守儿童"], all()),
    {
      kind: "percent",
      key: "share",
      label: "占比",
      path: ["农村留守儿童"],
      part: "total",
      whole: null,
    },
    ...ages.flatMap(([key, label, where]) => [
      count(`age.${key}`, "小计", ["年龄段", label], where),
      count(`age.${key}.boys`, "男", ["年龄段", label], all(where, oneOf("sex", "1"))),
      count(`age.${key}.girls`, "女", ["年龄段", label], all(where, oneOf("sex", "2"))),
    ]),
    count("age.unknown", "未采集", ["年龄段"], unset("birthDate")),
    ...group("stage", "教育情况", [
      ["preschoolAge", "学龄前", oneOf("stage", "preschoolAge")],
      ["kindergarten", "幼儿园", oneOf("stage", "kindergarten")],
      ["primary", "小学", oneOf("stage", "primary")],
      ["junior", "初中", oneOf("stage", "junior")],
      ["senior", "高中", oneOf("stage", "senior")],
      ["vocational", "中专及以上", oneOf("stage", "vocational", "college")],
      ["other", "其他", oneOf("stage", "special", "notEnrolled", "other"), "含特殊教育、未在学"],
      ["unknown", "未采集", unset("stage")],
    ]),
    ...group("hukou", "户籍性质", [
      ["rural", "农村居民户口", oneOf("hukou", "rural")],
      ["urban", "城镇居民户口", oneOf("hukou", "urban")],
      ["none", "无户口", oneOf("hukou", "none")],
      [
        "other",
        "其他及未采集",
        any(oneOf("hukou", "resident", "other"), unset("hukou")),
        "含不分农村、城镇的居民户口",
      ],
    ]),
    ...group("health", "健康状况", [
      ["healthy", "健康", oneOf("health", "healthy")],
      ["weak", "一般或较弱", oneOf("health", "weak")],
      ["serious", "重病", oneOf("health", "serious")],
      ["chronic", "慢性病", oneOf("health", "chronic")],
      ["disabled", "残疾", oneOf("health", "disabled")],
      ["other", "其他", oneOf("health", "other")],
      ["unknown", "未采集", unset("health")],
    ]),
    ...group("boarding", "寄宿", [
      ["boarding", "寄宿生", oneOf("boarding", "boarding")],
      ["day", "非寄宿生", oneOf("boarding", "day")],
      ["unknown", "未采集", unset("boarding")],
    ]),
    ...group("reason", "委托照料原因", [
      ["bothAway", "父母双方同时外出", oneOf("entrustReason", "bothAway")],
      ["oneAway", "父母一方外出另一方无监护能力", oneOf("entrustReason", "oneAwayOtherUnable")],
      ["bothUnable", "父母双方无监护能力", oneOf("entrustReason", "bothUnable")],
      ["unknown", "未采集", unset("entrustReason")],
    ]),
    ...group("care", "实际监护情况", [
      ["grandparents", "祖/外祖父母", oneOf("actualCare", "grandparents")],
      ["relatives", "亲戚朋友", oneOf("actualCare", "relatives")],
      ["nobody", "无委托照料人", oneOf("actualCare", "nobody"), "没有登记实际监护情况的不列入本组"],
    ]),
    ...group("quality", "监护情况", [
      ["good", "较好", oneOf("careQuality", "good")],
      ["fair", "一般", oneOf("careQuality", "fair")],
      ["poor", "差", oneOf("careQuality", "poor")],
      ["unknown", "未采集", unset("careQuality")],
    ]),
    ...group("relief", "救助措施", [
      ["monitored", "建档立卡/监测户", has("relief", "monitored")],
      ["dibao", "低保", has("relief", "dibao")],
      ["tekun", "特困", has("relief", "tekun")],
      ["temporaryRelief", "临时救助", has("relief", "temporaryRelief")],
      ["medicalAssistance", "医疗救助", has("relief", "medicalAssistance")],
      ["housing", "住房救助", has("relief", "housing")],
      ["disabledLiving", "残疾人生活补助", has("relief", "disabledLiving")],
      ["disabledCare", "残疾人护理补助", has("relief", "disabledCare")],
      ["orphanAllowance", "孤儿津贴", has("relief", "orphanAllowance")],
      ["other", "其他", has("relief", "other")],
      ["none", "无", has("relief", "none"), "只计登记为“无”的；没有登记的不列入"],
    ]),
  ],
  notes: [
    "统计范围：截止日在册的农村留守儿童（不满十六周岁，国发〔2016〕13号）。",
    "年龄按截止日的周岁计算；“14–16岁”为年满十四周岁、不满十六周岁。",
    "占比为本行数量占合计的百分比。",
    "同一儿童享受几项救助的，在各栏分别计数，各栏之和可能大于总数。",
  ],
};
