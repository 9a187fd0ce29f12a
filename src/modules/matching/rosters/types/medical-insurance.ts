/** Who is enrolled in medical insurance for a year. */
import { yearOf } from "../../../../kernel/calendar-date.ts";
import type { RosterType } from "../roster-type.ts";
import { recordOf, said } from "../said.ts";
import { address, field, household, personFields, phone, township, village } from "../shared-columns.ts";

export const medicalInsurance: RosterType = {
  code: "medicalInsurance",
  title: "医保参保人员名册",
  unit: "medicalInsurance",
  about: "child",
  fields: [
    ...personFields(["参保人", "参保人员", "参保对象", "被保险人"]),
    field("year", "参保年度", "year", "年度 缴费年度 参保年份 保险年度 待遇年度 缴费年份"),
    field(
      "insured",
      "参保状态",
      "code",
      "是否参保 参保情况 缴费状态 参保缴费状态 人员参保状态 医保参保 当前参保状态 缴费情况",
      {
        required: true,
        words: [
          ["no", /未|停|否|欠|中断|终止|退保|注销|^无|^N/i],
          ["yes", /已|正常|参保|缴费|是|有|^Y/i],
        ],
      },
    ),
    field("kind", "险种", "text", "险种类型 参保险种 险种名称 参保类别"),
    field(
      "subsidised",
      "资助类别",
      "text",
      "资助参保类别 资助身份 资助类型 困难类别 医疗救助对象类别 身份类别",
    ),
    phone,
    household,
    address,
    township,
    village,
  ],
  oneToOne: true,
  record: (row) => recordOf(row),
  facts: (row, asOf, whose) => {
    const insured = row["insured"];
    if (whose === "adult" || (insured !== "yes" && insured !== "no")) return [];
    const year = Number(row["year"] ?? yearOf(asOf));
    return [
      said(asOf, {
        kind: "insurance",
        from: `${year}-01-01`,
        value: { year, insured: insured === "yes" },
        evidence: "医保参保人员名册",
      }),
    ];
  },
  says: (row) => `${row["year"] ?? "本"}年度${row["insured"] === "no" ? "没有参保" : "已参保"}`,
  basis: "《社会救助暂行办法》；困难人员资助参保名单（区医保局、区民政局每月比对）",
};
