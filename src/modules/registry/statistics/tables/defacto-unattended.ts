/** 3.2 事实无人抚养儿童统计表; conditions of parents as extended by 民发〔2020〕125号. */
import { aged, all, any, type Condition, flag, not, oneOf, unset } from "../../ledgers/condition.ts";
import { count, type TableDeclaration } from "../table-declaration.ts";

const minor = not(flag("overAgeInSchool"));
const among = (where: Condition) => all(minor, where);
const parent = (...conditions: string[]): Condition =>
  among(any(oneOf("fatherCondition", ...conditions), oneOf("motherCondition", ...conditions)));
const others = ["unknownNotFound", "capable", "migrantWork"];

const column = (key: string, label: string, heading: string, where: Condition, note?: string) =>
  count(key, label, [heading], where, note);

export const defactoUnattendedTable: TableDeclaration = {
  key: "defactoUnattended",
  number: "3.2",
  title: "事实无人抚养儿童统计表",
  about: "事实无人抚养儿童的年龄、父母情形和就学，按镇街或村（社区）",
  source: "standing",
  base: flag("defactoUnattended"),
  ledger: "defactoUnattended",
  columns: [
    count("total", "总人数", [], minor),
    column("age.under1", "不满1岁", "年龄", among(aged(null, 0))),
    column("age.1to3", "1–3岁", "年龄", among(aged(1, 3))),
    column("age.4to6", "4–6岁", "年龄", among(aged(4, 6))),
    column("age.7to10", "7–10岁", "年龄", among(aged(7, 10))),
    column("age.11to18", "11–18岁", "年龄", among(aged(11, null)), "年满十一周岁、不满十八周岁"),
    column(
      "age.over18",
      "18岁以上",
      "年龄",
      flag("overAgeInSchool"),
      "满十八周岁仍在高中、中职就读，参照执行，不计入总人数",
    ),
    column("age.unknown", "未采集", "年龄", among(unset("birthDate"))),
    column("parent.seriousIllness", "重病", "父母情况", parent("seriousIllness")),
    column("parent.severeDisability", "重残", "父母情况", parent("severeDisability")),
    column("parent.imprisoned", "服刑在押", "父母情况", parent("imprisoned")),
    column("parent.compulsoryRehab", "强制隔离戒毒", "父母情况", parent("compulsoryRehab")),
    column("parent.outOfContact", "失联", "父母情况", parent("outOfContact")),
    column("parent.otherRestricted", "其他限制人身自由", "父母情况", parent("otherRestricted")),
    column("parent.deceased", "死亡", "父母情况", parent("deceased")),
    column("parent.declaredMissing", "失踪", "父母情况", parent("declaredMissing")),
    column("parent.guardianshipRevoked", "撤销监护资格", "父母情况", parent("guardianshipRevoked")),
    column("parent.deported", "遣送（驱逐）出境", "父母情况", parent("deported")),
    column("parent.other", "其他", "父母情况", parent(...others), "查找不到等，须核对是否仍符合"),
    column("stage.preschoolAge", "学龄前", "就学", among(oneOf("stage", "preschoolAge"))),
    column("stage.kindergarten", "幼儿园", "就学", among(oneOf("stage", "kindergarten"))),
    column("stage.primary", "小学", "就学", among(oneOf("stage", "primary"))),
    column("stage.junior", "初中", "就学", among(oneOf("stage", "junior"))),
    column("stage.senior", "高中", "就学", among(oneOf("stage", "senior"))),
    column("stage.vocational", "中职", "就学", among(oneOf("stage", "vocational"))),
    column("stage.college", "大专及以上", "就学", among(oneOf("stage", "college"))),
    column("stage.special", "特殊教育", "就学", among(oneOf("stage", "special"))),
    column(
      "stage.other",
      "其他及未采集",
      "就学",
      among(any(oneOf("stage", "notEnrolled", "other"), unset("stage"))),
    ),
  ],
  notes: [
    "统计范围：截止日在册的事实无人抚养儿童（民发〔2019〕62号、民发〔2020〕125号）。",
    "总人数只计不满十八周岁的；年龄按截止日的周岁计算。",
    "父母情况按情形分别计数，父亲与母亲情形不同的儿童在两栏各计一次。",
  ],
};
