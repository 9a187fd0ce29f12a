/** 3.5 残疾儿童数统计: classes and degrees by GB/T 26341-2010. */
import { disabilityClassCodes, disabilityLevelCodes } from "../../codes.contract.ts";
import { all, flag, not, oneOf, unset } from "../../ledgers/condition.ts";
import { disabled, severelyDisabled } from "../../ledgers/ledger-conditions.ts";
import { count, group, type TableDeclaration } from "../table-declaration.ts";

const inNone = [flag("orphan"), flag("defactoUnattended"), flag("leftBehind"), flag("inDifficulty")].map(not);

export const disabilityTable: TableDeclaration = {
  key: "disability",
  number: "3.5",
  title: "残疾儿童数统计",
  about: "残疾儿童按类别、等级和儿童分类",
  source: "standing",
  base: all(not(flag("overAgeInSchool")), disabled),
  ledger: "all",
  columns: [
    count("total", "残疾儿童", [], all()),
    count("boys", "男", ["性别"], oneOf("sex", "1")),
    count("girls", "女", ["性别"], oneOf("sex", "2")),
    ...group("class", "残疾类别", [
      ...disabilityClassCodes.options.map(
        ({ value, label }) => [value, label, oneOf("disabilityClass", value)] as const,
      ),
      ["unknown", "未采集", unset("disabilityClass")],
    ]),
    ...group("level", "残疾等级", [
      ...disabilityLevelCodes.options.map(
        ({ value, label }) => [value, label, oneOf("disabilityLevel", value)] as const,
      ),
      ["unknown", "未采集", unset("disabilityLevel")],
    ]),
    count(
      "severe",
      "重残",
      [],
      severelyDisabled,
      "一级、二级，或三级、四级智力、精神残疾（民发〔2019〕62号）",
    ),
    ...group("category", "儿童分类", [
      ["orphan", "孤儿", flag("orphan")],
      ["defactoUnattended", "事实无人抚养", flag("defactoUnattended")],
      ["leftBehind", "农村留守", flag("leftBehind")],
      ["inDifficulty", "困境", flag("inDifficulty")],
      ["none", "其他在册", all(...inNone)],
    ]),
  ],
  notes: [
    "统计范围：截止日在册、不满十八周岁，登记有残疾类别或健康状况为残疾的儿童。",
    "同一儿童可以同时属于几类，儿童分类各栏之和可能大于总数。",
  ],
};
