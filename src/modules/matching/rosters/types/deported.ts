/** Foreign parents who were sent out of the country (民发〔2020〕125号). They have no citizen number: name, birthday and child tell who. */
import type { RosterType } from "../roster-type.ts";
import { phrase, recordOf, said, several, upTo } from "../said.ts";
import { address, field, needed, personFields } from "../shared-columns.ts";

export const deported: RosterType = {
  code: "deported",
  title: "被遣送（驱逐）出境人员名册",
  unit: "police",
  about: "adult",
  fields: [
    ...personFields(["被遣送人员", "被驱逐人员", "遣送人员", "外籍人员", "被遣送（驱逐）出境人员"]),
    field("nationality", "国籍", "text", "国家 国籍（地区） 国家（地区）"),
    field("passport", "护照号码", "text", "护照号 护照 旅行证件号码"),
    field(
      "from",
      "出境日期",
      "date",
      "遣送日期 驱逐日期 遣送出境日期 驱逐出境日期 遣送时间 执行日期 出境时间",
      needed,
    ),
    field("document", "决定书号", "text", "决定书文号 遣送出境决定书号 驱逐出境决定书号 文书号 判决书号"),
    field("organ", "决定机关", "text", "执行机关 办理机关 办案单位"),
    field("childName", "儿童姓名", "kinName", "子女姓名 孩子姓名 未成年子女 未成年子女姓名"),
    field("spouseName", "配偶姓名", "kinName", "配偶 境内配偶 境内配偶姓名 同居人姓名"),
    address,
  ],
  tells: ["nationality", "passport", "document"],
  oneToOne: false,
  record: (row) => recordOf(row, { kin: [...several(row["childName"]), ...several(row["spouseName"])] }),
  facts: (row, asOf, whose) =>
    whose === "child"
      ? []
      : [
          said(asOf, {
            kind: "condition",
            from: row["from"],
            value: {
              condition: "deported",
              place: upTo(200, row["nationality"]),
              document: upTo(120, row["document"]),
            },
            evidence: phrase("被遣送（驱逐）出境人员名册", row["document"]),
          }),
        ],
  says: (row) =>
    phrase("被遣送（驱逐）出境", row["nationality"], row["from"] && `${row["from"]} 出境`, row["document"]),
  asks: (_row, whose) =>
    whose === "child" ? "名册说这个孩子被遣送（驱逐）出境，请核实是不是本人、现在在哪里。" : null,
  basis: "民发〔2020〕125号（被依法遣送、驱逐出境且未履行抚养义务）",
};
