/** People in compulsory drug rehabilitation: the other half of 两类人员. */
import { keptAway } from "../kept-away.ts";
import type { RosterType } from "../roster-type.ts";
import { phrase, recordOf } from "../said.ts";
import { address, bothEnds, field, household, personFields, phone } from "../shared-columns.ts";

export const compulsoryRehab: RosterType = {
  code: "compulsoryRehab",
  title: "强制隔离戒毒人员名册",
  unit: "justice",
  about: "adult",
  fields: [
    ...personFields(["戒毒人员", "强戒人员", "强制隔离戒毒人员", "戒毒学员", "人员"]),
    household,
    address,
    phone,
    field(
      "place",
      "戒毒所",
      "text",
      "强制隔离戒毒所 戒毒场所 强戒所 执行场所 收治场所 所在戒毒所 戒毒所名称 强戒场所 收戒场所 执行地点",
    ),
    field(
      "document",
      "决定书文号",
      "text",
      "决定书号 强制隔离戒毒决定书号 决定文号 文书号 强戒决定书文号 决定书编号",
    ),
    field(
      "from",
      "入所时间",
      "date",
      "入所日期 收戒日期 收治日期 强戒起始日期 起始日期 强制隔离戒毒起始日 戒毒起始日期 决定日期 执行起始日期 入所年月 戒毒期限 强戒期限 强制隔离戒毒期限 强制戒毒期限 戒毒起止 戒毒起止日期 戒毒起止时间 强戒起止日期 强制隔离戒毒起止日期 强制隔离戒毒起止时间 执行期限 执行起止日期 起止日期 起止时间",
      bothEnds,
    ),
    field(
      "endsOn",
      "期满时间",
      "date",
      "期满日期 解除日期 解除时间 出所日期 强戒期满日期 终止日期 戒毒期满 强制隔离戒毒终止日 戒毒截止日期 预计出所日期 出所时间",
    ),
    field("organ", "决定机关", "text", "办理机关 决定单位 作出决定机关"),
    field("kinNames", "家属", "kinName", "家属姓名 配偶姓名 子女姓名 未成年子女姓名 未成年子女"),
  ],
  tells: ["place", "document", "from", "endsOn"],
  oneToOne: true,
  record: (row) => recordOf(row),
  facts: keptAway("compulsoryRehab", "强制隔离戒毒人员名册"),
  says: (row) =>
    phrase(
      `在${row["place"] ?? "戒毒所"}强制隔离戒毒`,
      row["from"] && `自 ${row["from"]}`,
      row["endsOn"] && `至 ${row["endsOn"]}`,
    ),
  asks: (_row, whose) => (whose === "child" ? "名册说这个孩子在强制隔离戒毒，请核实是不是本人。" : null),
  endsWhenGone: { kind: "condition", slots: ["compulsoryRehab"] },
  check: { title: "强制隔离戒毒人员子女生活状况核查" },
  basis: "民发〔2019〕62号（事实无人抚养儿童保障：部门信息比对与通报）",
};
