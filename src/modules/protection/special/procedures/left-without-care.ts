/** 突发事件: a child whose guardian is isolated, treated, rescued or gone is cared for within the hours set, handed over and given back.. Pure. */
import { z } from "zod";
import { procedure, type StepSpec } from "../../../../platform/procedures/procedure.ts";
import { coded, day, phone, text } from "../../../benefits/applications/forms/form-fields.contract.ts";
import { careLossCodes } from "../special-codes.contract.ts";
import { civilCode, emergencyOpinion, ownDesign } from "../special-documents.ts";
import { days, filed, hours, townshipDesk, villageDesk } from "./steps.ts";

const mustCare = civilCode(
  "因突发事件等紧急情况，监护人暂时无法履行监护职责的，村居民委员会或者民政部门应当安排必要的临时生活照料",
  "第三十四条",
);
const asked = emergencyOpinion("应急处置中询问被隔离、治疗、救援人员未成年子女的监护情况，及时通报");

export const CareForm = z.object({
  cause: coded(careLossCodes),
  happenedOn: day("从哪天起没有人照料"),
  event: text("哪次突发事件", 60).optional(),
  children: z.int().min(1, "至少一个孩子").max(20).meta({ label: "几个孩子" }),
  guardian: text("监护人现在在哪里", 100).min(2, "请填写监护人的情况"),
  guardianPhone: phone("监护人电话").optional(),
  needs: text("孩子的特别需要（吃药、过敏、哺乳、残疾）", 300).optional(),
});

const steps: readonly StepSpec[] = [
  {
    code: "arrange",
    title: "安排临时生活照料",
    by: townshipDesk,
    rings: true,
    term: hours("special.care.arrange.hours", { from: "receipt" }),
    outcomes: [
      { code: "kin", label: "由亲属照料", leads: "next", needsReasons: true },
      { code: "village", label: "由村（居）安排人照料", leads: "next", needsReasons: true },
      { code: "institution", label: "送未成年人保护机构或儿童福利机构", leads: "next", needsReasons: true },
      { code: "hospital", label: "随监护人在医院或隔离点", leads: "next", needsReasons: true },
    ],
    cite: mustCare,
  },
  {
    code: "handover",
    title: "交接",
    by: townshipDesk,
    term: hours("special.care.handover.hours"),
    outcomes: [{ code: "handedOver", label: "已交接，双方签字", leads: "next", needsReasons: true }],
    prints: [{ code: "handover", title: "临时照料交接单" }],
    cite: mustCare,
  },
  {
    code: "during",
    title: "照料期间看望",
    by: villageDesk,
    term: days("special.care.visit.days"),
    outcomes: [
      { code: "visited", label: "已看望，继续照料", leads: "again", needsReasons: true },
      { code: "back", label: "监护人已能照料", leads: "next", needsReasons: true },
      { code: "noGuardian", label: "监护人不能恢复照料", leads: "next", needsReasons: true },
    ],
    cite: asked,
  },
  {
    code: "return",
    title: "核查后送回",
    by: townshipDesk,
    term: days("special.care.return.days"),
    after: [{ step: "during", oneOf: ["back"] }],
    outcomes: [
      { code: "returned", label: "已送回，签字", leads: "next", needsReasons: true },
      { code: "notFit", label: "还不能送回", leads: "back", to: ["during"] },
    ],
    prints: [{ code: "return", title: "临时照料结束单", on: ["returned"] }],
    cite: asked,
  },
  {
    code: "guardianship",
    title: "转临时监护或长期监护",
    by: townshipDesk,
    term: days("special.care.return.days"),
    after: [{ step: "during", oneOf: ["noGuardian"] }],
    outcomes: [{ code: "passedOn", label: "已转监护办理", leads: "next", needsReasons: true }],
    cite: ownDesign("监护人不能恢复的，转监护程序办理"),
  },
  filed(townshipDesk),
];

export const careProcedure = procedure({
  code: "leftWithoutCare",
  title: "突发事件监护缺失儿童照料",
  basis: [mustCare, asked],
  starts: [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    { department: "health" },
    { department: "emergency" },
    { department: "police" },
  ],
  isRepeatable: true,
  versions: [
    {
      version: "2021",
      from: "2021-01-01",
      isOfOffice: true,
      form: CareForm,
      sections: [{ title: "情况", fields: Object.keys(CareForm.shape) }],
      codeTables: [careLossCodes],
      materials: [
        { code: "signed", title: "签字的交接单", required: true, neededBy: "handover" },
        { code: "assessed", title: "送回前的监护情况核查", required: true, neededBy: "return" },
      ],
      steps,
      sees: {
        health: { fields: ["cause", "happenedOn", "children", "needs"], papers: [] },
        emergency: { fields: ["cause", "happenedOn", "children"], papers: [] },
        police: { fields: ["cause", "happenedOn", "children", "guardian"], isNamed: true, papers: [] },
      },
    },
  ],
});
