/** 终止保障 and 变更领取人: what a child receives ends by a written decision, or goes to another person. Pure. */
import { procedure } from "../../../../platform/procedures/procedure.ts";
import { cqOrphanRules, defactoOpinion, ownDesign } from "../../programs/documents.ts";
import { EndingForm, endingSections, PayeeForm, payeeSections } from "../forms/ending-form.contract.ts";
import { formTables } from "./form-tables.ts";
import { districtDesk, refused, sentBack, term, verifyStep } from "./steps.ts";

const days = ownDesign("文件只说及时，系统先设期限");

export const terminationProcedure = procedure({
  code: "termination",
  title: "终止基本生活保障",
  basis: [
    defactoOpinion("情形变化的及时终止保障，书面告知", "三、保障程序"),
    cqOrphanRules("满十八周岁次月停发；父母健在当月停发"),
    days,
  ],
  versions: [
    {
      version: "2020",
      from: "2011-01-01",
      form: EndingForm,
      sections: endingSections,
      codeTables: formTables,
      materials: [
        {
          code: "proof",
          title: "终止情形的证明",
          alternatives: [
            { code: "paper", title: "证明材料" },
            { code: "compared", title: "部门信息比对结果" },
          ],
          required: true,
          neededBy: "verify",
        },
      ],
      steps: [
        verifyStep({
          title: "镇街核查",
          days: "procedures.termination.townshipVerify.days",
          cite: days,
          phrases: ["经核查，情形属实，不再符合条件。"],
        }),
        {
          code: "decide",
          title: "区民政局决定",
          by: districtDesk,
          term: term("procedures.termination.districtDecide.days", { cite: days }),
          separateFrom: ["verify"],
          outcomes: [
            {
              code: "end",
              label: "终止保障",
              leads: "approved",
              needsReasons: true,
              phrases: ["经核实不再符合条件，决定终止保障。"],
            },
            refused("继续保障", ["经核实仍符合条件，继续保障。"]),
            sentBack("verify", "退回重新核查"),
          ],
          prints: [{ code: "termination", title: "终止决定书", on: ["end"] }],
          cite: days,
        },
      ],
    },
  ],
});

const payable = defactoOpinion(
  "发给监护人；监护人不能支配的，发给实际抚养人或者抚养机构",
  "四、突出保障重点",
);

export const payeeProcedure = procedure({
  code: "payee",
  title: "变更领取人",
  basis: [payable, days],
  versions: [
    {
      version: "2020",
      from: "2011-01-01",
      form: PayeeForm,
      sections: payeeSections,
      codeTables: formTables,
      materials: [
        { code: "custody", title: "监护或实际抚养的证明", required: true, neededBy: "verify", cite: payable },
        { code: "card", title: "银行卡或存折照片", required: false },
      ],
      steps: [
        verifyStep({
          title: "镇街核实",
          days: "procedures.termination.townshipVerify.days",
          cite: payable,
          phrases: ["经核实，新领取人实际抚养儿童。"],
        }),
        {
          code: "decide",
          title: "区民政局同意",
          by: districtDesk,
          term: term("procedures.termination.districtDecide.days", { cite: days }),
          separateFrom: ["verify"],
          outcomes: [
            { code: "agree", label: "同意变更", leads: "approved", phrases: ["同意变更领取人。"] },
            refused("不同意变更"),
            sentBack("verify", "退回重新核实"),
          ],
          cite: days,
        },
      ],
    },
  ],
});
