/** 事实无人抚养儿童基本生活补贴: the township verifies, the district confirms, nothing is put up for the public. Pure. */
import type { Citation } from "../../../../kernel/citation.ts";
import { procedure } from "../../../../platform/procedures/procedure.ts";
import { cqDefacto, defactoMore, defactoOpinion } from "../../programs/documents.ts";
import { LivingForm, livingSections } from "../forms/living-form.contract.ts";
import { childIdentity, otherPapers, parentPapers, signedForm } from "./evidence.ts";
import { formTables } from "./form-tables.ts";
import { confirmStep, districtDesk, refused, sentBack, term, verifyStep } from "./steps.ts";

const form = { form: LivingForm, sections: livingSections, codeTables: formTables } as const;
const PROGRAM = "三、保障程序";
const verification = defactoOpinion("镇街自收到申请之日起十五个工作日内查验，为保护隐私不设公示", PROGRAM);
const confirmation = defactoOpinion(
  "县级民政自收到材料之日起十五个工作日内确认，次月起纳入保障；不符合的书面说明理由",
  PROGRAM,
);
const materials = [childIdentity, ...parentPapers("verify"), signedForm, otherPapers];
const verifyPhrases = ["经部门信息比对和查验材料，父母双方情形属实，符合条件。", "已入户核实，情况属实。"];
const confirmPhrases = ["经审核符合条件，予以确认，自次月起发放基本生活补贴。"];

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
      materials,
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

/** No text of the ministry is seen; the days stand in another prefecture's answer that quotes it. */
const across = (says: string): Citation => ({
  document: "“跨省通办”办理时限（楚雄州民政局 2025-01-06 答复所引）",
  says,
  certainty: "verified",
});

/** 跨省通办: handed in anywhere, decided where the child's household is. */
export const defactoAcrossProcedure = procedure({
  code: "defactoAcross",
  title: "事实无人抚养儿童认定（跨省通办）",
  basis: [across("任意镇街都可以申请，由户籍地查验、确认，受理地告知结果"), verification, confirmation],
  versions: [
    {
      version: "2023",
      from: "2021-06-30",
      ...form,
      materials: materials.map((one) => ("neededBy" in one ? { ...one, neededBy: "push" } : one)),
      steps: [
        {
          code: "push",
          title: "受理地录入并推送户籍地",
          by: { role: "townshipSupervisor", level: "township", of: "reception" },
          term: term("procedures.crossProvince.accept.days", {
            cite: across("受理地三个工作日内录入并推送户籍地"),
          }),
          outcomes: [{ code: "push", label: "材料齐全，推送户籍地", leads: "next" }],
        },
        {
          ...verifyStep({
            title: "户籍地镇街查验",
            days: "procedures.crossProvince.townshipVerify.days",
            cite: verification,
            phrases: verifyPhrases,
          }),
          // The home township's days begin when the papers arrive there, not where they were handed in.
          term: term("procedures.crossProvince.townshipVerify.days", { cite: verification }),
          separateFrom: ["push"],
        },
        {
          code: "confirm",
          title: "户籍地县级民政确认",
          by: districtDesk,
          term: term("procedures.crossProvince.districtConfirm.days", { cite: confirmation }),
          separateFrom: ["push", "verify"],
          outcomes: [
            { code: "confirm", label: "予以确认", leads: "next", phrases: confirmPhrases },
            { code: "deny", label: "不予确认", leads: "next", needsReasons: true },
            sentBack("verify"),
          ],
          prints: [
            { code: "confirmation", title: "确认书", on: ["confirm"] },
            { code: "refusal", title: "不予确认告知书", on: ["deny"] },
          ],
          cite: confirmation,
        },
        {
          code: "inform",
          title: "受理地告知结果",
          by: { role: "townshipSupervisor", level: "township", of: "reception" },
          term: term("procedures.crossProvince.inform.days", {
            cite: across("受理地收到结果后三个工作日内告知申请人"),
          }),
          outcomes: [
            { code: "informedYes", label: "已告知：予以确认", leads: "approved" },
            refused("已告知：不予确认", ["已书面告知申请人及理由。"]),
          ],
        },
      ],
    },
  ],
});
