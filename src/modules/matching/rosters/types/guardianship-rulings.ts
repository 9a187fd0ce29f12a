/** What courts decided about parents: guardianship revoked or given back, declared missing or dead, or such a ruling undone. */
import type { RosterType } from "../roster-type.ts";
import { phrase, recordOf, said, several, upTo } from "../said.ts";
import { address, field, household, needed, personFields } from "../shared-columns.ts";

/** The ruling undone stands first: 撤销宣告失踪 holds 宣告失踪. */
const rulings = [
  ["undone", /(?:恢复|撤销宣告|宣告.*撤销|撤销.*(?:宣告|失踪|死亡))/],
  ["guardianshipRevoked", /撤销.*(?:监护|资格)/],
  ["declaredMissing", /失踪/],
  ["deceased", /死亡/],
] as const;
const conditions: ReadonlySet<string> = new Set(["guardianshipRevoked", "declaredMissing", "deceased"]);
/** As people read the codes. */
export const rulingLabels: Readonly<Record<string, string>> = {
  undone: "恢复监护人资格或者撤销原判决",
  guardianshipRevoked: "撤销监护人资格",
  declaredMissing: "宣告失踪",
  deceased: "宣告死亡",
};

export const guardianshipRulings: RosterType = {
  code: "guardianshipRulings",
  title: "监护人资格和宣告失踪死亡判决通报",
  unit: "court",
  about: "adult",
  fields: [
    ...personFields(["被申请人", "被告", "监护人", "被撤销监护人", "被宣告人", "下落不明人", "当事人"]),
    household,
    address,
    field("ruling", "判决事项", "code", "裁判事项 判决结果 裁判结果 判决内容 案件类型 案由 裁判内容", {
      ...needed,
      words: rulings,
    }),
    field(
      "from",
      "生效日期",
      "date",
      "判决生效日期 裁判生效日期 生效时间 判决生效时间 法律文书生效日期",
      needed,
    ),
    field("document", "判决书号", "text", "判决书文号 裁判文书号 案号 文书号 判决文号 法律文书号 裁判文号"),
    field("organ", "审理法院", "text", "法院 判决法院 作出法院 审判机关 裁判法院"),
    field(
      "childName",
      "未成年人姓名",
      "kinName",
      "儿童姓名 被监护人 被监护人姓名 子女姓名 未成年子女 未成年子女姓名",
    ),
  ],
  oneToOne: false,
  record: (row) => recordOf(row, { kin: several(row["childName"]) }),
  facts: (row, asOf, whose) => {
    const condition = row["ruling"];
    if (whose === "child" || condition === undefined || !conditions.has(condition)) return [];
    return [
      said(asOf, {
        kind: "condition",
        from: row["from"],
        value: {
          condition,
          organ: condition === "guardianshipRevoked" ? upTo(200, row["organ"]) : undefined,
          document: upTo(120, row["document"]),
        },
        evidence: phrase("监护人资格和宣告失踪死亡判决通报", row["document"]),
      }),
    ];
  },
  says: (row) =>
    phrase(
      rulingLabels[row["ruling"] ?? ""] ?? row["ruling"] ?? "法院作出判决",
      row["organ"],
      row["document"],
      row["from"] && `${row["from"]} 生效`,
    ),
  asks: (row, whose) => {
    if (whose === "child") return "名册说这是被判决的人，档案里是孩子，请核实是不是本人。";
    return row["ruling"] === "undone"
      ? "法院恢复了监护人资格或者撤销了原判决，请核实现在由谁监护、是否履行抚养责任。"
      : null;
  },
  basis: "民发〔2020〕125号（撤销监护资格）、民发〔2019〕62号（宣告失踪、死亡）",
};
