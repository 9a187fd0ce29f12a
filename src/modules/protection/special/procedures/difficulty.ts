/** 困难诉求: what a child or its family asks for is taken up, dealt with and answered in time. R-240. Pure. */
import { z } from "zod";
import { procedure, type StepSpec } from "../../../../platform/procedures/procedure.ts";
import { coded, day, phone, text } from "../../../benefits/applications/forms/form-fields.contract.ts";
import { difficultyCodes } from "../special-codes.contract.ts";
import { districtPlan, ownDesign } from "../special-documents.ts";
import { filed, townshipDesk, workingDays } from "./steps.ts";

const help = districtPlan("协助解决未成年人生活、学习、健康成长过程中遇到的困难和问题", "第三章第三节");

export const DifficultyForm = z.object({
  kind: coded(difficultyCodes),
  saidOn: day("提出日期"),
  what: text("遇到什么困难（不写姓名）", 500).min(5, "请写明困难"),
  wish: text("希望怎么解决", 300).optional(),
  contact: text("联系人", 30).optional(),
  contactPhone: phone("联系电话").optional(),
});

const steps: readonly StepSpec[] = [
  {
    code: "accept",
    title: "受理",
    by: townshipDesk,
    term: workingDays("special.difficulty.accept.days", { from: "receipt" }),
    outcomes: [
      { code: "accepted", label: "受理", leads: "next" },
      { code: "notOurs", label: "不属于，告知找哪里", leads: "closed", needsReasons: true },
    ],
    cite: help,
  },
  {
    code: "handle",
    title: "办理",
    by: townshipDesk,
    term: workingDays("special.difficulty.handle.days"),
    outcomes: [
      { code: "solved", label: "已解决", leads: "next", needsReasons: true },
      { code: "referred", label: "已转有关部门", leads: "next", needsReasons: true },
      { code: "running", label: "还在办", leads: "again", needsReasons: true },
      { code: "cannot", label: "暂时不能解决", leads: "next", needsReasons: true },
    ],
    cite: ownDesign("受理以后在期限内给出结果"),
  },
  filed(townshipDesk, "答复并归档"),
];

export const difficultyProcedure = procedure({
  code: "difficulty",
  title: "未成年人困难诉求",
  basis: [help],
  starts: ["villageDirector", "townshipSupervisor", "districtOfficer", { department: "education" }],
  isRepeatable: true,
  versions: [
    {
      version: "2021",
      from: "2021-06-01",
      isOfOffice: true,
      form: DifficultyForm,
      sections: [{ title: "诉求", fields: Object.keys(DifficultyForm.shape) }],
      codeTables: [difficultyCodes],
      materials: [],
      steps,
      sees: { education: { fields: ["kind", "saidOn", "what", "wish"], papers: [] } },
    },
  ],
});
