/** People who fell gravely ill: of a child its health, of a parent what stands between it and the care of the child. */
import type { RosterType } from "../roster-type.ts";
import { phrase, recordOf, said, upTo } from "../said.ts";
import { address, field, guardian, household, needed, personFields, phone } from "../shared-columns.ts";

export const seriousIllness: RosterType = {
  code: "seriousIllness",
  title: "重大疾病患者名册",
  unit: "health",
  about: "anyone",
  fields: [
    ...personFields(["患者", "病人", "患病人员", "救助对象", "参保人"]),
    field(
      "disease",
      "病种",
      "text",
      "疾病名称 诊断 诊断名称 疾病诊断 主要诊断 患病名称 病名 大病病种 重病名称 出院诊断 疾病 重大疾病名称",
      needed,
    ),
    field(
      "hospital",
      "诊断机构",
      "text",
      "诊断医院 就诊医院 医院 医疗机构 诊断单位 就诊机构 医疗机构名称 收治医院",
    ),
    field("from", "诊断日期", "date", "确诊日期 确诊时间 诊断时间 患病时间 就诊日期 入院日期 发病时间"),
    field(
      "inCatalogue",
      "是否目录内",
      "yesNo",
      "是否大病目录内 是否重特大疾病 目录内 是否大病 是否纳入大病目录 大病目录内",
    ),
    field("document", "诊断证明号", "text", "诊断书编号 证明编号 救助凭证号 医疗救助凭证号"),
    guardian,
    phone,
    household,
    address,
  ],
  oneToOne: false,
  record: (row) => recordOf(row),
  facts: (row, asOf, whose) => {
    const about = { from: row["from"], evidence: "重大疾病患者名册" };
    if (whose === "child")
      return [
        said(asOf, {
          ...about,
          kind: "health",
          value: { status: "serious", detail: upTo(200, row["disease"]) },
        }),
      ];
    return [
      said(asOf, {
        ...about,
        kind: "condition",
        value: {
          condition: "seriousIllness",
          inCatalogue: row["inCatalogue"] && row["inCatalogue"] === "yes",
          document: upTo(120, phrase(row["disease"], row["hospital"], row["document"])),
        },
      }),
    ];
  },
  says: (row) => phrase(row["disease"] ?? "重大疾病", row["hospital"], row["from"] && `${row["from"]} 确诊`),
  endsWhenGone: { kind: "condition", slots: ["seriousIllness"] },
  basis: "民发〔2019〕62号（重病由各地根据大病、地方病等确定，本市病种待核）",
};
