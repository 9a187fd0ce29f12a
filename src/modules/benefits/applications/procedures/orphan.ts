/** 孤儿基本生活费: families apply at the township, institutions at the bureau; and the allowance of children infected with HIV. Pure. */
import { procedure } from "../../../../platform/procedures/procedure.ts";
import { cqOrphanRules, hivNotice, orphanOpinion, ownDesign } from "../../programs/documents.ts";
import { LivingForm, livingSections } from "../forms/living-form.contract.ts";
import { childIdentity, orphanPapers, otherPapers, parentPapers, signedForm } from "./evidence.ts";
import { formTables } from "./form-tables.ts";
import { confirmStep, districtDesk, passed, refused, sentBack, term, verifyStep } from "./steps.ts";

const form = { form: LivingForm, sections: livingSections, codeTables: formTables } as const;
const review = ownDesign("国家只说及时审核，系统先按十五个工作日");
const approval = ownDesign("国家只说及时审批，系统先按十五个工作日");
const phrases = ["经审批符合孤儿条件，自次月起发放基本生活费。"];

export const orphanProcedure = procedure({
  code: "orphan",
  title: "孤儿基本生活费（社会散居）",
  basis: [
    orphanOpinion("由监护人向户籍地镇街申请，镇街审核，县级民政审批"),
    cqOrphanRules("散居孤儿材料、监护人确认书和发放办法"),
    review,
  ],
  versions: [
    {
      version: "2011",
      from: "2011-01-01",
      ...form,
      materials: [childIdentity, ...parentPapers("verify"), ...orphanPapers, signedForm, otherPapers],
      steps: [
        verifyStep({
          title: "镇街审核",
          days: "procedures.orphan.townshipReview.days",
          cite: review,
          phrases: ["经审核，父母死亡（失踪）证明齐全，监护人已确认，符合条件。"],
        }),
        confirmStep({
          title: "区民政局审批",
          days: "procedures.orphan.districtApprove.days",
          cite: approval,
          yes: { label: "批准", phrases, paper: "批准通知" },
          no: { label: "不予批准", paper: "不予批准告知书" },
        }),
      ],
      review: { step: "confirm" },
    },
  ],
});

/** Two people of the bureau: the first looks at the papers, the second decides. */
const bureauSteps = [
  {
    code: "verify",
    title: "主管民政审核",
    by: districtDesk,
    term: term("procedures.orphan.townshipReview.days", { from: "receipt", cite: review }),
    outcomes: [passed("材料齐全，提请审批", ["材料齐全，情况属实。"]), refused("不予批准")],
    prints: [{ code: "refusal", title: "不予批准告知书", on: ["refuse"] }],
    cite: review,
  },
  {
    code: "confirm",
    title: "区民政局审批",
    by: districtDesk,
    term: term("procedures.orphan.districtApprove.days", { cite: approval }),
    separateFrom: ["verify"],
    outcomes: [
      { code: "confirm", label: "批准", leads: "approved", phrases },
      refused("不予批准"),
      sentBack("verify", "退回重新审核"),
    ],
    prints: [
      { code: "confirmation", title: "批准通知", on: ["confirm"] },
      { code: "refusal", title: "不予批准告知书", on: ["refuse"] },
    ],
    cite: approval,
  },
] as const;

export const orphanInstitutionProcedure = procedure({
  code: "orphanInstitution",
  title: "孤儿基本生活费（机构集中供养）",
  basis: [cqOrphanRules("儿童福利机构填表报主管民政，资金拨到机构集体账户"), approval],
  versions: [
    {
      version: "2011",
      from: "2011-01-01",
      ...form,
      materials: [childIdentity, ...parentPapers("verify"), otherPapers],
      steps: bureauSteps,
      review: { step: "confirm" },
    },
  ],
});

/** The title keeps the secret: lists, desks and papers of others show no illness. */
export const hivProcedure = procedure({
  code: "hiv",
  title: "儿童基本生活费（特定对象）",
  basis: [hivNotice("参照孤儿标准发给基本生活费，只由区民政经办人员办理"), approval],
  versions: [
    {
      version: "2012",
      from: "2012-10-01",
      ...form,
      materials: [
        { ...childIdentity },
        {
          code: "referral",
          title: "专业机构转介单（由经办人员单独保管）",
          required: true,
          neededBy: "verify",
        },
      ],
      steps: bureauSteps,
      review: { step: "confirm" },
    },
  ],
});
