/** Which paper proves which condition of a parent; what another department's data says counts as well. Pure. */
import type { MaterialSpec } from "../../../../platform/procedures/procedure.ts";
import { type ConditionCode, conditionCodes } from "../../../registry/codes.contract.ts";
import { defactoMore, defactoOpinion, orphanOpinion } from "../../programs/documents.ts";

type Paper = { readonly code: string; readonly title: string };

/** 民发〔2019〕62号: data of departments first, papers where these do not suffice. */
const compared: Paper = { code: "compared", title: "部门信息比对结果" };

const proofs: Readonly<Partial<Record<ConditionCode, readonly Paper[]>>> = {
  deceased: [
    { code: "deathCertificate", title: "死亡医学证明" },
    { code: "cancelled", title: "户口注销证明" },
    { code: "cremation", title: "火化证明" },
    { code: "declared", title: "法院宣告死亡判决书" },
    { code: "neighbours", title: "村（居）委会证明和知情邻里证明" },
  ],
  declaredMissing: [{ code: "declared", title: "法院宣告失踪判决书" }],
  unknownNotFound: [{ code: "police", title: "公安机关查找不到生父母的证明" }],
  severeDisability: [{ code: "card", title: "残疾人证" }],
  seriousIllness: [
    { code: "diagnosis", title: "县级以上公办医院诊断证明" },
    { code: "insurance", title: "医保救助凭证" },
  ],
  imprisoned: [
    { code: "judgment", title: "法院判决书" },
    { code: "prison", title: "监狱或看守所证明" },
  ],
  compulsoryRehab: [{ code: "decision", title: "强制隔离戒毒决定书" }],
  otherRestricted: [{ code: "document", title: "限制人身自由的法律文书" }],
  outOfContact: [
    { code: "receipt", title: "《儿童失联父母查找情况回执单》" },
    { code: "pledge", title: "个人承诺、邻里证明和村（居）证实" },
    { code: "conference", title: "个案会商纪要" },
  ],
  guardianshipRevoked: [{ code: "judgment", title: "撤销监护人资格判决书" }],
  deported: [
    { code: "judgment", title: "法院判决书" },
    { code: "police", title: "公安机关遣送出境材料" },
  ],
};

const parents = { father: "父亲", mother: "母亲" } as const;

/** One paper for each parent, by the condition that stands in the form. */
export function parentPapers(neededBy: string): MaterialSpec[] {
  return (["father", "mother"] as const).flatMap((parent) =>
    (Object.keys(proofs) as ConditionCode[]).map((condition): MaterialSpec => {
      const papers = proofs[condition] ?? [];
      return {
        code: `${parent}.${condition}`,
        title: `${parents[parent]}${conditionCodes.label(condition)}的证明`,
        alternatives: [...papers, compared],
        required: true,
        when: { field: `${parent}Condition`, oneOf: [condition] },
        neededBy,
        cite:
          condition === "outOfContact"
            ? defactoMore(
                "失联由公安查找满六个月出具回执；不具备条件的走承诺、证明、证实、查验、确认，或者个案会商",
              )
            : defactoOpinion("以部门信息比对为主，比对不到的由申请人补材料", "三、保障程序"),
      };
    }),
  );
}

export const childIdentity: MaterialSpec = {
  code: "childIdentity",
  title: "儿童身份证或户口本",
  alternatives: [{ code: "idCard", title: "身份证" }, { code: "household", title: "户口本" }, compared],
  required: true,
  neededBy: "verify",
};

export const signedForm: MaterialSpec = {
  code: "signedForm",
  title: "申请人签字的申请表",
  required: false,
};

export const otherPapers: MaterialSpec = { code: "other", title: "其他材料", required: false };

export const orphanPapers: readonly MaterialSpec[] = [
  {
    code: "guardianConfirmation",
    title: "监护人确认书（镇街出具）",
    required: true,
    when: { field: "careMode", oneOf: ["community", "foster"] },
    neededBy: "verify",
    cite: orphanOpinion("散居孤儿由监护人申请，镇街确认监护人"),
  },
  { code: "guardianHousehold", title: "监护人全家户口复印件", required: false },
  { code: "agreement", title: "孤儿养育协议", required: false },
  { code: "photo", title: "近期一寸照片两张", required: false },
];
