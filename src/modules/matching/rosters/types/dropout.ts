/** Children who stopped coming to school (控辍保学). */
import type { RosterType } from "../roster-type.ts";
import { phrase, recordOf, said, upTo } from "../said.ts";
import {
  address,
  field,
  guardian,
  household,
  personFields,
  phone,
  township,
  village,
} from "../shared-columns.ts";

export const dropout: RosterType = {
  code: "dropout",
  title: "失学辍学学生名册",
  unit: "education",
  about: "child",
  fields: [
    field("studentNo", "学籍号", "text", "全国学籍号 学生学籍号 学籍编号 学号"),
    ...personFields(["学生", "辍学学生", "失学儿童", "辍学生", "儿童"]),
    field(
      "school",
      "原就读学校",
      "text",
      "学校 学校名称 就读学校 原学校 所在学校 学籍所在学校 原就读学校名称",
    ),
    field("grade", "年级", "text", "原就读年级 就读年级 所在年级 离校年级"),
    field(
      "from",
      "辍学日期",
      "date",
      "辍学时间 离校日期 离校时间 失学日期 失学时间 辍学年月 停学日期 流失时间 未到校日期 疑似辍学时间",
      { required: true },
    ),
    field("reason", "辍学原因", "text", "失学原因 离校原因 原因 辍学类型 流失原因 辍学类别"),
    field("persuaded", "劝返情况", "text", "劝返结果 劝返进展 控辍措施 劝返复学情况 是否劝返"),
    guardian,
    phone,
    household,
    address,
    township,
    village,
  ],
  oneToOne: true,
  record: (row) => recordOf(row),
  facts: (row, asOf, whose) =>
    whose === "adult"
      ? []
      : [
          said(asOf, {
            kind: "schooling",
            from: row["from"],
            value: { stage: "notEnrolled", school: upTo(200, row["school"]), grade: upTo(40, row["grade"]) },
            evidence: "失学辍学学生名册",
          }),
        ],
  says: (row) =>
    phrase(
      `${row["from"] ?? ""}${row["from"] === undefined ? "" : " 起"}未在校`,
      row["school"],
      row["reason"],
      row["persuaded"],
    ),
  endsWhenGone: { kind: "schooling", slots: [""], having: { stage: "notEnrolled" } },
  basis: "《中华人民共和国义务教育法》第十三条；国办发〔2017〕72号（控辍保学）",
};
