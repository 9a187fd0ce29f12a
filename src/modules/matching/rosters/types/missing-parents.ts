/** What the police found when they looked for a parent: 儿童失联父母查找情况回执 (民发〔2020〕125号). */
import type { RosterType } from "../roster-type.ts";
import { exactDay, phrase, recordOf, said, several, upTo } from "../said.ts";
import { address, field, household, personFields, phone } from "../shared-columns.ts";

export const missingParents: RosterType = {
  code: "missingParents",
  title: "失联父母查找情况回执",
  unit: "police",
  about: "adult",
  fields: [
    ...personFields(["失联人员", "失联父母", "失联人", "被查找人", "父（母）", "失踪人员", "失联父（母）"]),
    field("childName", "儿童姓名", "kinName", "子女姓名 孩子姓名 未成年人姓名 涉及儿童 涉及儿童姓名"),
    field("reporter", "报案人", "text", "报警人 报告人 报案人姓名 申请人"),
    field(
      "reportedOn",
      "报案日期",
      "date",
      "报警日期 报案时间 报警时间 受理日期 受理时间 向公安报告日期 登记日期",
      { required: true },
    ),
    field("organ", "受理单位", "text", "受理派出所 派出所 受理机关 办理单位 出具单位 受理公安机关 查找单位"),
    field("receipt", "回执编号", "text", "回执单号 回执号 回执文号 编号 回执单编号 受理编号", {
      required: true,
    }),
    field("receiptOn", "出具日期", "date", "回执日期 出具时间 回执出具日期 开具日期 反馈日期"),
    field(
      "lastContactOn",
      "最后联系日期",
      "date",
      "最后联系时间 失联日期 失联时间 失去联系时间 最后一次联系时间",
    ),
    field("result", "查找结果", "code", "查找情况 结果 查询结果 查找结论 反馈结果", {
      words: [
        ["missing", /未|无|没有|不明|查无|失联|失踪/],
        ["found", /已?查?找到|有下落|已联系|已回|在世/],
      ],
    }),
    phone,
    household,
    address,
  ],
  oneToOne: false,
  record: (row) => recordOf(row, { kin: several(row["childName"]) }),
  facts: (row, asOf, whose) =>
    whose === "child" || row["result"] === "found"
      ? []
      : [
          said(asOf, {
            kind: "condition",
            from: row["reportedOn"] ?? row["receiptOn"],
            value: {
              condition: "outOfContact",
              road: "police",
              reportedOn: exactDay(row["reportedOn"]),
              organ: upTo(200, row["organ"]),
              receipt: upTo(80, row["receipt"]),
              // The receipt is given only when the search is over without a trace.
              roadDone: row["result"] === "missing" ? true : undefined,
              lastContactOn: exactDay(row["lastContactOn"]),
            },
            evidence: phrase("失联父母查找情况回执", row["receipt"]),
          }),
        ],
  says: (row) =>
    phrase(
      row["reportedOn"] && `${row["reportedOn"]} 报案`,
      row["organ"],
      row["receipt"] && `回执 ${row["receipt"]}`,
      row["result"] === "found" ? "已经找到" : row["result"] === "missing" ? "仍下落不明" : undefined,
    ),
  asks: (row, whose) =>
    whose === "adult" && row["result"] === "found"
      ? "公安回执说人已经找到，请核实是否恢复联系、是否履行抚养责任。"
      : null,
  basis: "民发〔2020〕125号（儿童失联父母查找情况回执）",
};
