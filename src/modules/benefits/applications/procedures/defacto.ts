/** 事实无人抚养儿童基本生活补贴: the township verifies, the district confirms, nothing is put up for the public. Pure. */
import { procedure } from "../../../../platform/procedures/procedure.ts";
import { cqDefacto, defactoMore, defactoOpinion } from "../../programs/documents.ts";
import { LivingForm, livingSections } from "../forms/living-form.contract.ts";
import { childIdentity, otherPapers, parentPapers, signedForm } from "./evidence.ts";
import { formTables } from "./form-tables.ts";
import { confirmStep, verifyStep } from "./steps.ts";

const form = { form: LivingForm, sections: livingSections, codeTables: formTables } as const;
const PROGRAM = "三、保障程序";
export const verification = defactoOpinion(
  "镇街自收到申请之日起十五个工作日内查验，为保护隐私不设公示",
  PROGRAM,
);
export const confirmation = defactoOpinion(
  "县级民政自收到材料之日起十五个工作日内确认，次月起纳入保障；不符合的书面说明理由",
  PROGRAM,
);
export const defactoMaterials = [childIdentity, ...parentPapers("verify"), signedForm, otherPapers];
export const verifyPhrases = [
  "经部门信息比对和查验材料，父母双方情形属实，符合条件。",
  "已入户核实，情况属实。",
];
export const confirmPhrases = ["经审核符合条件，予以确认，自次月起发放基本生活补贴。"];

export const defactoProcedure = procedure({
  code: "defacto",
  title: "事实无人抚养儿童基本生活补贴",
  basis: [
    verification,
    confirmation,
    defactoMore("失联认定的三条路径"),
    cqDefacto("本市精细排查、精确认定、精准保障"),
  ],
  versions: [
    {
      version: "2020",
      from: "2020-01-01",
      ...form,
      materials: defactoMaterials,
      steps: [
        verifyStep({
          title: "镇街查验",
          days: "procedures.defacto.townshipVerify.days",
          cite: verification,
          phrases: verifyPhrases,
        }),
        confirmStep({
          title: "区民政局确认",
          days: "procedures.defacto.districtConfirm.days",
          cite: confirmation,
          yes: { label: "予以确认", phrases: confirmPhrases, paper: "确认书" },
          no: { label: "不予确认", paper: "不予确认告知书" },
        }),
      ],
      review: { step: "confirm", cite: confirmation },
    },
  ],
});
