/** 利用未成年人实施有组织犯罪的线索: passed to the police with a receipt, known to named people only. R-275. Pure. */
import { z } from "zod";
import { procedure, type StepSpec } from "../../../../platform/procedures/procedure.ts";
import { day, text } from "../../../benefits/applications/forms/form-fields.contract.ts";
import { districtPlan, minorsLaw } from "../special-documents.ts";
import { deskOfUnit, districtDesk, filed, hours, workingDays } from "./steps.ts";

const severe = districtPlan("利用未成年人实施有组织犯罪的，依法从严追诉、从重量刑", "第三章第六节");
const atOnce = minorsLaw("发现未成年人面临危险的，应当立即向公安等部门报告", "第十一条");

export const ClueForm = z.object({
  foundOn: day("发现日期"),
  where: text("地点", 100).min(2, "请填写地点"),
  what: text("线索（不写姓名）", 1000).min(5, "请写明线索"),
  source: text("来源", 100),
});

const steps: readonly StepSpec[] = [
  {
    code: "transfer",
    title: "移送公安",
    by: districtDesk,
    rings: true,
    term: hours("special.clue.transfer.hours", { from: "receipt" }),
    outcomes: [{ code: "transferred", label: "移送区公安局", leads: "next", needsReasons: true }],
    prints: [{ code: "transfer", title: "线索移送函" }],
    cite: atOnce,
  },
  {
    code: "receive",
    title: "公安接收并给回执",
    by: deskOfUnit("police"),
    rings: true,
    term: hours("special.clue.receive.hours"),
    outcomes: [{ code: "received", label: "已接收", leads: "next" }],
    cite: atOnce,
  },
  {
    code: "result",
    title: "公安告知结论",
    by: deskOfUnit("police"),
    term: workingDays("special.clue.result.days"),
    outcomes: [
      { code: "running", label: "仍在侦办", leads: "again" },
      { code: "concluded", label: "已有结论", leads: "next", needsReasons: true },
    ],
    cite: severe,
  },
  filed(districtDesk),
];

export const clueProcedure = procedure({
  code: "crimeClue",
  title: "利用未成年人犯罪线索移送",
  basis: [severe, atOnce],
  starts: ["districtOfficer"],
  isSealed: true,
  isRepeatable: true,
  versions: [
    {
      version: "2021",
      from: "2021-06-01",
      isOfOffice: true,
      form: ClueForm,
      sections: [{ title: "线索", fields: Object.keys(ClueForm.shape) }],
      materials: [{ code: "receipt", title: "公安接收回执", required: true, neededBy: "receive" }],
      steps,
      sees: { police: { fields: Object.keys(ClueForm.shape), papers: ["receipt", "transfer"] } },
    },
  ],
});
