/** 法律援助、司法救助: referred, taken up, a lawyer or a sum, and what came of it; the days are counted.. Pure. */
import { z } from "zod";
import { procedure, type StepSpec } from "../../../../platform/procedures/procedure.ts";
import { coded, day, text } from "../../../benefits/applications/forms/form-fields.contract.ts";
import { aidKindCodes } from "../special-codes.contract.ts";
import { legalAidLaw, minorsLaw } from "../special-documents.ts";
import { deskOfUnit, filed, townshipDesk, workingDays } from "./steps.ts";

const help = minorsLaw(
  "法律援助机构、公安、检察院、法院和司法行政部门应当依法给予帮助，指派熟悉未成年人身心特点的律师",
  "第一百零四条",
);
const exempt = legalAidLaw("无固定生活来源的未成年人申请法律援助，免予核查经济状况");

export const LegalHelpForm = z.object({
  kind: coded(aidKindCodes),
  cause: text("案由", 60).min(2, "请填写案由"),
  need: text("需要什么（代理、咨询、撤销监护、追索抚养费、救助金）", 300).min(2, "请填写需要"),
  askedOn: day("提出日期"),
});

const taken = (code: string, title: string, unit: "justice" | "procuratorate", kind: string): StepSpec => ({
  code,
  title,
  by: deskOfUnit(unit),
  when: { field: "kind", oneOf: [kind] },
  term: workingDays("special.legalHelp.accept.days"),
  outcomes: [
    { code: "accepted", label: "受理", leads: "next" },
    { code: "declined", label: "不受理，告知理由", leads: "back", to: ["refer"] },
  ],
  cite: help,
});

const steps: readonly StepSpec[] = [
  {
    code: "refer",
    title: "转介",
    by: townshipDesk,
    term: workingDays("special.legalHelp.refer.days", { from: "receipt" }),
    outcomes: [
      { code: "referred", label: "材料齐全，已转介", leads: "next" },
      { code: "dropped", label: "不再需要", leads: "closed", needsReasons: true },
    ],
    prints: [{ code: "referral", title: "转介单", on: ["referred"] }],
    cite: help,
  },
  taken("acceptAid", "法律援助机构受理", "justice", "legalAid"),
  taken("acceptRelief", "检察院受理司法救助", "procuratorate", "judicialRelief"),
  {
    code: "lawyer",
    title: "指派律师",
    by: deskOfUnit("justice"),
    when: { field: "kind", oneOf: ["legalAid"] },
    term: workingDays("special.legalHelp.lawyer.days"),
    outcomes: [
      {
        code: "assigned",
        label: "已指派",
        leads: "next",
        needsReasons: true,
        phrases: ["已指派熟悉未成年人身心特点的律师："],
      },
    ],
    cite: help,
  },
  {
    code: "result",
    title: "承办结果",
    by: deskOfUnit("justice"),
    when: { field: "kind", oneOf: ["legalAid"] },
    term: workingDays("special.legalHelp.result.days"),
    outcomes: [
      { code: "running", label: "仍在办理", leads: "again", needsReasons: true },
      { code: "finished", label: "已办结", leads: "next", needsReasons: true },
    ],
  },
  {
    code: "relief",
    title: "救助决定和金额",
    by: deskOfUnit("procuratorate"),
    when: { field: "kind", oneOf: ["judicialRelief"] },
    term: workingDays("special.legalHelp.result.days"),
    outcomes: [
      { code: "granted", label: "已救助", leads: "next", needsReasons: true },
      { code: "notGranted", label: "不予救助", leads: "next", needsReasons: true },
    ],
  },
  filed(townshipDesk, "告知结果并归档"),
];

const fields = Object.keys(LegalHelpForm.shape);

export const legalHelpProcedure = procedure({
  code: "legalHelp",
  title: "法律援助和司法救助转介",
  basis: [help, exempt],
  starts: ["villageDirector", "townshipSupervisor", "districtOfficer", { department: "procuratorate" }],
  isRepeatable: true,
  versions: [
    {
      version: "2022",
      from: "2022-01-01",
      isOfOffice: true,
      form: LegalHelpForm,
      sections: [{ title: "需要的帮助", fields }],
      codeTables: [aidKindCodes],
      materials: [
        { code: "identity", title: "身份和监护关系证明", required: true, neededBy: "refer" },
        { code: "award", title: "受理通知、指派函或决定书", required: false },
      ],
      steps,
      sees: {
        justice: { fields, isNamed: true, papers: ["identity", "award", "referral"], checks: ["days"] },
        procuratorate: { fields, isNamed: true, papers: ["identity", "award", "referral"], checks: ["days"] },
      },
    },
  ],
});
