/** Which paper proves which of the seven situations; no decision without one. Pure. */
import type { MaterialSpec } from "../../../../platform/procedures/procedure.ts";
import { minorsLaw } from "../documents.ts";
import { type TemporarySituation, temporaryCodes } from "../guardianship-codes.contract.ts";

type Paper = { readonly code: string; readonly title: string };

const record: Paper = { code: "record", title: "镇街、村（居）的核查记录" };

const proofs: Readonly<Record<TemporarySituation, readonly [title: string, papers: readonly Paper[]]>> = {
  T1: [
    "身份查找的材料",
    [
      { code: "police", title: "公安机关护送或者查找的证明" },
      { code: "rescue", title: "救助管理机构的登记表" },
    ],
  ],
  T2: ["监护人下落不明的材料", [{ code: "police", title: "公安机关查找不到监护人的证明" }, record]],
  T3: [
    "监护人不能履行职责的材料",
    [
      { code: "hospital", title: "医院、隔离场所的证明" },
      { code: "detention", title: "拘留、逮捕、服刑的文书" },
      { code: "emergency", title: "应急、卫健等部门的通报" },
      record,
    ],
  ],
  T4: [
    "拒绝或者怠于履行职责的材料",
    [{ code: "admonition", title: "督促、训诫的记录" }, { code: "alarm", title: "公安机关出警记录" }, record],
  ],
  T5: ["教唆、利用的材料", [{ code: "police", title: "公安机关的案件材料" }]],
  T6: [
    "受到伤害或者威胁的材料",
    [
      { code: "alarm", title: "公安机关出警记录" },
      { code: "diagnosis", title: "伤情诊断或者鉴定" },
      { code: "order", title: "人身安全保护令" },
      { code: "photos", title: "照片、录音录像和询问记录" },
    ],
  ],
  T7: ["其他情形的材料", [record]],
};

const cite = minorsLaw("临时监护要有符合情形的依据", "第九十二条");

export const temporaryEvidence: readonly MaterialSpec[] = temporaryCodes.codes.map((situation) => {
  const [title, alternatives] = proofs[situation];
  return {
    code: `evidence.${situation}`,
    title,
    alternatives,
    required: true,
    when: { field: "situation", oneOf: [situation] },
    neededBy: "decide",
    cite,
  };
});
