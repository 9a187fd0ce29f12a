/** 明天计划: first whether the treatment is funded, then, with the hospital's bills, how much of the own share. Pure. */
import { procedure } from "../../../../platform/procedures/procedure.ts";
import { ownDesign, tomorrowPlan } from "../../programs/documents.ts";
import {
  SettlementForm,
  settlementSections,
  TreatmentForm,
  treatmentSections,
} from "../forms/treatment-form.contract.ts";
import { formTables } from "./form-tables.ts";
import { districtDesk, passed, refused, sentBack, term } from "./steps.ts";

const days = ownDesign("审核时限系统先设");
const settling = ownDesign("出院后三十日内结算");

export const treatmentProcedure = procedure({
  code: "tomorrowPlan",
  title: "孤儿医疗康复明天计划：资助申请",
  basis: [
    tomorrowPlan(
      "所有孤儿、被收养的残疾孤儿和满十八周岁仍在校的孤儿；诊疗、康复、特殊药品、辅具、体检、住院服务",
    ),
    days,
  ],
  versions: [
    {
      version: "2019",
      from: "2019-03-01",
      form: TreatmentForm,
      sections: treatmentSections,
      codeTables: formTables,
      materials: [
        { code: "diagnosis", title: "定点医院诊断证明", required: true, neededBy: "verify" },
        { code: "budget", title: "治疗方案与费用预算", required: true, neededBy: "verify" },
      ],
      steps: [
        {
          code: "verify",
          title: "区民政局审核",
          by: districtDesk,
          term: term("procedures.tomorrowPlan.review.days", { from: "receipt", cite: days }),
          outcomes: [
            {
              code: "agree",
              label: "同意资助，先治疗后结算",
              leads: "approved",
              phrases: ["诊断与预算属实，同意列入资助。"],
            },
            refused("不予资助"),
          ],
          prints: [{ code: "refusal", title: "不予资助告知书", on: ["refuse"] }],
          cite: days,
        },
      ],
      review: { step: "verify" },
    },
  ],
});

export const settlementProcedure = procedure({
  code: "tomorrowSettlement",
  title: "孤儿医疗康复明天计划：费用结算",
  basis: [tomorrowPlan("先扣除医保、大病保险、医疗救助、康复救助和慈善，资助自付部分"), settling],
  versions: [
    {
      version: "2019",
      from: "2019-03-01",
      form: SettlementForm,
      sections: settlementSections,
      codeTables: formTables,
      materials: [
        { code: "bill", title: "出院结算票据", required: true, neededBy: "verify" },
        { code: "statement", title: "医保结算单", required: true, neededBy: "verify" },
      ],
      steps: [
        {
          code: "verify",
          title: "审核票据",
          by: districtDesk,
          term: term("procedures.tomorrowPlan.settle.days", {
            unit: "calendarDays",
            from: "receipt",
            cite: settling,
          }),
          outcomes: [passed("票据无误", ["票据与医保结算单一致。"]), refused("不予结算")],
          cite: settling,
        },
        {
          code: "confirm",
          title: "批准拨付",
          by: districtDesk,
          term: term("procedures.tomorrowPlan.review.days", { cite: days }),
          separateFrom: ["verify"],
          outcomes: [
            { code: "confirm", label: "同意拨付", leads: "approved", phrases: ["同意拨付自付部分的资助。"] },
            refused("不予拨付"),
            sentBack("verify", "退回重新审核"),
          ],
          prints: [
            { code: "confirmation", title: "资助通知", on: ["confirm"] },
            { code: "refusal", title: "不予资助告知书", on: ["refuse"] },
          ],
          cite: days,
        },
      ],
    },
  ],
});
