/** People serving sentences: half of 两类人员, whose children are looked in on. */
import { keptAway } from "../kept-away.ts";
import type { RosterType } from "../roster-type.ts";
import { phrase, recordOf } from "../said.ts";
import { address, bothEnds, field, household, personFields, phone } from "../shared-columns.ts";

export const prison: RosterType = {
  code: "prison",
  title: "服刑在押人员名册",
  unit: "justice",
  about: "adult",
  fields: [
    ...personFields(["服刑人员", "罪犯", "在押人员", "服刑在押人员", "人员"]),
    household,
    address,
    phone,
    field(
      "place",
      "监狱",
      "text",
      "服刑监狱 关押监狱 关押场所 服刑场所 羁押场所 关押地点 服刑地点 监所 看守所 羁押地 关押单位 所在监狱 监狱名称 收押单位",
    ),
    field(
      "from",
      "刑期起",
      "date",
      "刑期起日 刑期起始 起刑日期 刑期开始日期 刑期自 起始日期 刑期起始日期 刑期起日期 入监日期 入监时间 收监日期 羁押日期 刑期开始 刑期起止 刑期起止日期 刑期起止时间 刑期起止日 服刑起止 服刑起止日期 服刑起止时间 服刑期限 服刑期间 刑期起讫 刑期起止年月日 起止日期 起止时间",
      bothEnds,
    ),
    field(
      "endsOn",
      "刑期止",
      "date",
      "刑期止日 刑满日期 刑满释放日期 释放日期 刑期至 终止日期 刑期截止 刑期终止日期 刑期止日期 现刑期止日 刑满时间 刑期结束 预计释放日期",
    ),
    field("term", "刑期", "text", "原判刑期 现刑期 判处刑期", bothEnds),
    field(
      "document",
      "判决书号",
      "text",
      "判决书文号 判决文号 法律文书号 刑事判决书号 文书号 案号 判决书编号",
    ),
    field("charge", "罪名", "text", "案由 主要罪名"),
    field("kinNames", "家属", "kinName", "家属姓名 配偶姓名 子女姓名 未成年子女姓名 未成年子女"),
  ],
  tells: ["place", "from", "endsOn", "term", "charge"],
  oneToOne: true,
  record: (row) => recordOf(row),
  facts: keptAway("imprisoned", "服刑在押人员名册"),
  says: (row) =>
    phrase(
      `在${row["place"] ?? "监狱"}服刑`,
      row["from"] && `自 ${row["from"]}`,
      row["endsOn"] && `至 ${row["endsOn"]}`,
    ),
  asks: (_row, whose) => (whose === "child" ? "名册说这个孩子在服刑，请核实是不是本人。" : null),
  endsWhenGone: { kind: "condition", slots: ["imprisoned"] },
  check: { title: "服刑在押人员子女生活状况核查" },
  basis: "民发〔2019〕62号（事实无人抚养儿童保障：部门信息比对与通报）",
};
