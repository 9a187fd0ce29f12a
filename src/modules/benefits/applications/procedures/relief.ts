/** 临时救助: what is urgent is relieved first and told after; small amounts are decided by the township. Pure. */
import { procedure } from "../../../../platform/procedures/procedure.ts";
import { assistanceLaw, difficultyOpinion, ownDesign } from "../../programs/documents.ts";
import { ReliefForm, reliefSections } from "../forms/relief-form.contract.ts";
import { formTables } from "./form-tables.ts";
import { districtDesk, refused, sentBack, term, townshipDesk } from "./steps.ts";

const first = assistanceLaw("情况紧急、金额较小的先行救助，再补齐经过和材料", "第五十条");
const days = ownDesign("审核时限和镇街直接审批的额度由地方定");

export const reliefProcedure = procedure({
  code: "tempRelief",
  title: "临时救助",
  basis: [first, difficultyOpinion("对儿童适当提高救助水平"), days],
  versions: [
    {
      version: "2026",
      from: "2016-06-13",
      form: ReliefForm,
      sections: reliefSections,
      codeTables: formTables,
      materials: [
        { code: "circumstance", title: "急难情况的经过和证明", required: true, neededBy: "verify" },
        { code: "payment", title: "先行救助的凭据", required: false },
      ],
      steps: [
        {
          code: "relieve",
          title: "先行救助",
          by: townshipDesk,
          when: { field: "isUrgent", oneOf: [true] },
          term: term("procedures.tempRelief.urgent.hours", { unit: "hours", cite: first }),
          outcomes: [
            { code: "relieved", label: "已先行救助", leads: "next", phrases: ["情况紧急，已先行救助。"] },
            { code: "notUrgent", label: "不属紧急，按一般程序办理", leads: "next", needsReasons: true },
          ],
          cite: first,
        },
        {
          code: "complete",
          title: "补齐经过和材料",
          by: townshipDesk,
          when: { field: "isUrgent", oneOf: [true] },
          term: term("procedures.tempRelief.afterRelief.days", { cite: first }),
          outcomes: [{ code: "completed", label: "已补齐", leads: "next" }],
          cite: first,
        },
        {
          code: "verify",
          title: "镇街审核",
          by: townshipDesk,
          term: term("procedures.tempRelief.townshipReview.days", { cite: days }),
          outcomes: [
            {
              code: "grant",
              label: "镇街直接决定救助",
              leads: "approved",
              phrases: ["金额在镇街审批额度内，同意救助。"],
            },
            {
              code: "pass",
              label: "报区民政局审批",
              leads: "next",
              phrases: ["情况属实，金额超过镇街额度，报区民政局。"],
            },
            refused("不予救助"),
          ],
          prints: [
            { code: "confirmation", title: "救助决定", on: ["grant"] },
            { code: "refusal", title: "不予救助告知书", on: ["refuse"] },
          ],
          cite: days,
        },
        {
          code: "confirm",
          title: "区民政局审批",
          by: districtDesk,
          separateFrom: ["verify"],
          term: term("procedures.tempRelief.districtApprove.days", { cite: days }),
          outcomes: [
            { code: "confirm", label: "同意救助", leads: "approved", phrases: ["同意救助。"] },
            refused("不予救助"),
            sentBack("verify", "退回重新审核"),
          ],
          prints: [
            { code: "confirmation", title: "救助决定", on: ["confirm"] },
            { code: "refusal", title: "不予救助告知书", on: ["refuse"] },
          ],
          cite: days,
        },
      ],
      review: { step: "verify" },
    },
  ],
});
