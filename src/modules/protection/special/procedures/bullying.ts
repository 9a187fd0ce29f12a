/** 学生欺凌: stopped at once, found within ten days, answered to both sides, followed until it is over. R-228. Pure. */
import { z } from "zod";
import { procedure, type StepSpec } from "../../../../platform/procedures/procedure.ts";
import {
  coded,
  day,
  phone,
  severalOf,
  text,
} from "../../../benefits/applications/forms/form-fields.contract.ts";
import { bullyingWayCodes, noticedByCodes } from "../special-codes.contract.ts";
import { bullyingPlan, minorsLaw, ownDesign } from "../special-documents.ts";
import { days, deskOfUnit, filed, hours, workingDays } from "./steps.ts";

const school = deskOfUnit("education");
const stopAtOnce = minorsLaw(
  "学校对学生欺凌应当立即制止，通知双方监护人参与认定和处理，严重的及时向公安机关、教育部门报告",
  "第三十九条",
);
const within10 = bullyingPlan("由学校学生欺凌治理委员会认定，启动调查后原则上十日内完成");
const objection = bullyingPlan("对认定有异议的，由县级防治学生欺凌工作部门复查", undefined, "uncertain");

export const BullyingForm = z.object({
  school: text("学校", 60).min(2, "请填写学校"),
  happenedOn: day("发生日期"),
  where: text("发生地点", 80).min(2, "请填写地点"),
  ways: severalOf(bullyingWayCodes).min(1, "请选择方式"),
  noticedBy: coded(noticedByCodes),
  what: text("经过（不写姓名，写学生甲、学生乙）", 1000).min(5, "请写明经过"),
  harm: text("伤害情况", 500).optional(),
  contactName: text("学校经办人", 30).optional(),
  contactPhone: phone("经办人电话").optional(),
});

const bullying = ["general", "serious", "unlawful", "criminal"] as const;

const steps: readonly StepSpec[] = [
  {
    code: "protect",
    title: "制止、保护并告知双方监护人",
    by: school,
    rings: true,
    term: hours("special.bullying.protect.hours", { from: "receipt" }),
    outcomes: [
      {
        code: "protected",
        label: "已制止，双方监护人已告知",
        leads: "next",
        phrases: ["已制止并隔开，受害学生由班主任陪护，双方监护人已到校。"],
      },
    ],
    cite: stopAtOnce,
  },
  {
    code: "investigate",
    title: "治理委员会调查认定",
    by: school,
    term: days("special.bullying.investigate.days", { cite: within10 }),
    pauses: [
      { code: "examination", title: "等待伤情检查或鉴定", cite: ownDesign("等检查、鉴定结果的日子不计入") },
      { code: "absent", title: "当事学生住院或不在本地", cite: ownDesign("无法询问当事学生的日子不计入") },
    ],
    outcomes: [
      { code: "notBullying", label: "不构成欺凌", leads: "next", needsReasons: true },
      { code: "general", label: "一般欺凌", leads: "next", needsReasons: true },
      { code: "serious", label: "严重欺凌", leads: "next", needsReasons: true },
      { code: "unlawful", label: "欺凌，涉嫌违法", leads: "next", needsReasons: true },
      { code: "criminal", label: "欺凌，涉嫌犯罪", leads: "next", needsReasons: true },
    ],
    prints: [
      { code: "finding", title: "学生欺凌认定书" },
      { code: "transfer", title: "移送函", on: ["serious", "unlawful", "criminal"] },
    ],
    cite: within10,
  },
  {
    code: "police",
    title: "公安接收",
    by: deskOfUnit("police"),
    rings: true,
    term: hours("special.bullying.police.hours"),
    after: [{ step: "investigate", oneOf: ["serious", "unlawful", "criminal"] }],
    outcomes: [
      { code: "received", label: "已接收", leads: "next", phrases: ["已接收，回执交学校。"] },
      { code: "filed", label: "已接收并立案", leads: "next" },
    ],
    cite: stopAtOnce,
  },
  {
    code: "discipline",
    title: "惩戒教育、心理帮助和家庭教育指导",
    by: school,
    term: workingDays("special.bullying.discipline.days"),
    after: [{ step: "investigate", oneOf: bullying }],
    outcomes: [
      {
        code: "done",
        label: "措施已落实",
        leads: "next",
        needsReasons: true,
        phrases: ["对欺凌学生作出批评教育和书面检讨，双方学生各安排心理辅导，双方家长接受家庭教育指导。"],
      },
    ],
    prints: [{ code: "decision", title: "处理决定书" }],
    cite: minorsLaw("对相关学生给予心理辅导、教育和引导，对监护人给予必要的家庭教育指导", "第三十九条"),
  },
  {
    code: "objection",
    title: "送达双方，听取异议",
    by: school,
    term: workingDays("special.bullying.objection.days"),
    outcomes: [
      { code: "none", label: "双方没有异议", leads: "next", phrases: ["双方监护人已签收，没有异议。"] },
      { code: "raised", label: "有异议，报区里复查", leads: "next", needsReasons: true },
    ],
    cite: objection,
  },
  {
    code: "review",
    title: "区防治学生欺凌部门复查",
    by: school,
    term: days("special.bullying.review.days", { cite: objection }),
    after: [{ step: "objection", oneOf: ["raised"] }],
    outcomes: [
      { code: "upheld", label: "维持认定", leads: "next", needsReasons: true },
      { code: "anew", label: "撤销，重新认定", leads: "back", to: ["investigate"] },
    ],
    prints: [{ code: "review", title: "复查结论书", on: ["upheld", "anew"] }],
    cite: objection,
  },
  {
    code: "followUp",
    title: "追踪回访",
    by: school,
    term: days("special.bullying.followUp.days"),
    after: [{ step: "investigate", oneOf: bullying }],
    outcomes: [
      { code: "visited", label: "已回访，继续跟踪", leads: "again", needsReasons: true },
      {
        code: "stable",
        label: "情况稳定，结束跟踪",
        leads: "next",
        phrases: ["双方学生情绪稳定，没有再发生，正常上课。"],
      },
    ],
    cite: ownDesign("处理之后继续回访，直到双方学生稳定"),
  },
  filed(school),
];

export const bullyingProcedure = procedure({
  code: "bullying",
  title: "学生欺凌处置",
  basis: [stopAtOnce, within10, objection],
  starts: [{ department: "education" }, "townshipSupervisor", "districtOfficer"],
  isRepeatable: true,
  versions: [
    {
      version: "2017",
      from: "2017-11-22",
      isOfOffice: true,
      form: BullyingForm,
      sections: [
        { title: "事件", fields: ["school", "happenedOn", "where", "ways", "noticedBy", "what", "harm"] },
        { title: "经办", fields: ["contactName", "contactPhone"] },
      ],
      codeTables: [bullyingWayCodes, noticedByCodes],
      materials: [
        { code: "statements", title: "询问记录和证据", required: true, neededBy: "investigate" },
        { code: "injury", title: "伤情检查", required: false, neededBy: "investigate" },
        { code: "receipt", title: "公安接收回执", required: true, neededBy: "police" },
        { code: "psychology", title: "心理帮助安排（双方学生）", required: true, neededBy: "discipline" },
        {
          code: "familyEducation",
          title: "家庭教育指导记录（双方家长）",
          required: true,
          neededBy: "discipline",
        },
        { code: "served", title: "双方监护人签收", required: true, neededBy: "objection" },
      ],
      steps,
      sees: {
        education: {
          fields: Object.keys(BullyingForm.shape),
          isNamed: true,
          papers: [
            "statements",
            "injury",
            "receipt",
            "psychology",
            "familyEducation",
            "served",
            "form",
            "finding",
            "transfer",
            "decision",
            "review",
          ],
          checks: ["bothSides", "guardiansTold"],
        },
        police: {
          fields: ["school", "happenedOn", "where", "ways", "what", "harm"],
          papers: ["receipt", "statements", "injury", "transfer", "finding"],
        },
      },
    },
  ],
});
