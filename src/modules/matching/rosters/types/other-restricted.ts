/** People whose liberty is restricted otherwise: detention, arrest, residential surveillance (民发〔2020〕125号). */
import type { RosterType } from "../roster-type.ts";
import { exactDay, phrase, recordOf, said, termOf, upTo } from "../said.ts";
import { address, bothEnds, field, household, needed, personFields, phone } from "../shared-columns.ts";

export const otherRestricted: RosterType = {
  code: "otherRestricted",
  title: "被采取其他限制人身自由措施人员名册",
  unit: "police",
  about: "adult",
  fields: [
    ...personFields(["被采取措施人员", "犯罪嫌疑人", "嫌疑人", "被告人", "被羁押人员", "被限制人身自由人员"]),
    household,
    address,
    phone,
    field(
      "measure",
      "措施名称",
      "text",
      "措施 强制措施 限制人身自由措施 采取措施 强制措施种类 措施种类 强制措施名称 措施类别 采取的措施",
      needed,
    ),
    field("organ", "办理机关", "text", "决定机关 办案单位 办案机关 执行机关 决定单位 采取措施机关"),
    field("document", "文书号", "text", "法律文书号 决定书文号 决定书号 文书文号 文号 案号"),
    field(
      "from",
      "起始日期",
      "date",
      "采取措施日期 执行日期 措施起 起日 开始日期 措施起始日期 措施开始日期 羁押日期 拘留日期 逮捕日期 措施期限 措施起止 措施起止日期 措施起止时间 强制措施期限 羁押期限 羁押起止日期 起止日期 起止时间 执行期限",
      bothEnds,
    ),
    field(
      "endsOn",
      "终止日期",
      "date",
      "期满日期 解除日期 措施止 止日 结束日期 措施终止日期 措施期满日期 到期日期",
    ),
  ],
  oneToOne: false,
  record: (row) => recordOf(row),
  facts: (row, asOf, whose) =>
    whose === "child"
      ? []
      : [
          said(asOf, {
            kind: "condition",
            from: row["from"],
            last: exactDay(row["endsOn"]),
            value: {
              condition: "otherRestricted",
              termMonths: termOf(row["from"], row["endsOn"]),
              endsOn: exactDay(row["endsOn"]),
              organ: upTo(200, row["organ"]),
              document: upTo(120, phrase(row["measure"], row["document"])),
            },
            evidence: "被采取其他限制人身自由措施人员名册",
          }),
        ],
  says: (row) =>
    phrase(
      `被采取${row["measure"] ?? "限制人身自由的措施"}`,
      row["organ"],
      row["from"] && `自 ${row["from"]}`,
      row["endsOn"] && `至 ${row["endsOn"]}`,
    ),
  asks: (_row, whose) => (whose === "child" ? "名册说这个孩子被限制人身自由，请核实是不是本人。" : null),
  endsWhenGone: { kind: "condition", slots: ["otherRestricted"] },
  basis: "民发〔2019〕62号、民发〔2020〕125号（其他限制人身自由的措施）",
};
