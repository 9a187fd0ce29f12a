/**
 * 涉案未成年人跟踪帮扶: for named people only; each right ticked off, a plan, the family's livelihood, a contact every month until half a year
 * after the case is closed. Of a court only its conclusion is kept, never its file.. Pure.
 */
import { z } from "zod";
import { procedure, type StepSpec } from "../../../../platform/procedures/procedure.ts";
import { coded, day, text } from "../../../benefits/applications/forms/form-fields.contract.ts";
import { caseRoleCodes } from "../special-codes.contract.ts";
import { districtPlan, minorsLaw, ownDesign } from "../special-documents.ts";
import { days, districtDesk, filed, workingDays } from "./steps.ts";

const follow = districtPlan("对涉案未成年人开展心理疏导、跟踪帮扶", "第三章第六节");
const detox = districtPlan("加强未成年强制隔离戒毒人员的衔接帮扶和后续照管", "第三章第六节");
const livelihood = districtPlan("防止涉案未成年人家庭因案致贫", "第三章第六节");
const secret = minorsLaw("不得披露涉案未成年人的身份信息，犯罪记录依法封存", "第一百零三条", "known");

export const JuvenileForm = z.object({
  role: coded(caseRoleCodes),
  cause: text("案由（不写案情细节）", 60).min(2, "请填写案由"),
  handledBy: text("办案机关", 60),
  filedOn: day("立案日期"),
  inDetox: z.boolean().meta({ label: "正在强制隔离戒毒" }),
  detoxEndsOn: day("强制隔离戒毒解除日期").optional(),
});

/** Each is a paper or a note of its own, so the checklist shows what is done and what is not. */
export const rights = [
  ["guardianPresent", "法定代理人或合适成年人到场"],
  ["defender", "律师辩护或代理"],
  ["inquiry", "社会调查"],
  ["apart", "分案办理、分别关押"],
  ["privacy", "身份信息保密、记录封存"],
  ["psychology", "心理疏导"],
  ["schooling", "复学或就业安排"],
] as const;

const concluded = [
  ["notProsecuted", "不起诉"],
  ["conditional", "附条件不起诉"],
  ["convicted", "判处刑罚"],
  ["corrected", "专门矫治教育"],
  ["protected", "被害人案件已判决"],
] as const;

const steps: readonly StepSpec[] = [
  {
    code: "rights",
    title: "权益保障清单逐项落实",
    by: districtDesk,
    term: workingDays("special.juvenile.rights.days", { from: "receipt" }),
    outcomes: [{ code: "done", label: "清单已逐项落实", leads: "next" }],
    cite: minorsLaw("办理涉及未成年人案件，保障其合法权益", "第七章", "known"),
  },
  {
    code: "plan",
    title: "制定帮扶计划",
    by: districtDesk,
    term: workingDays("special.juvenile.plan.days"),
    outcomes: [{ code: "planned", label: "计划已定", leads: "next", needsReasons: true }],
    prints: [{ code: "plan", title: "跟踪帮扶计划" }],
    cite: follow,
  },
  {
    code: "livelihood",
    title: "家庭经济评估",
    by: districtDesk,
    term: workingDays("special.juvenile.livelihood.days"),
    outcomes: [
      {
        code: "monitored",
        label: "可能因案致贫，纳入低收入监测",
        leads: "next",
        needsReasons: true,
        phrases: ["主要劳动力不能挣钱，已纳入低收入人口动态监测，镇街已告知可以申请的救助。"],
      },
      { code: "aided", label: "已在低保、特困等保障中", leads: "next", needsReasons: true },
      { code: "noNeed", label: "没有困难", leads: "next", needsReasons: true },
    ],
    cite: livelihood,
  },
  {
    code: "detox",
    title: "解除强制隔离戒毒前的衔接照管",
    by: districtDesk,
    when: { field: "inDetox", oneOf: [true] },
    // Up to two years may pass until then, and the monthly contact does not wait.
    term: days("special.juvenile.contact.days"),
    outcomes: [
      { code: "contacted", label: "已联系，还没有到衔接的时候", leads: "again", needsReasons: true },
      { code: "arranged", label: "已与戒毒所、镇街衔接", leads: "next", needsReasons: true },
    ],
    cite: detox,
  },
  {
    code: "during",
    title: "办案期间每月联系",
    by: districtDesk,
    term: days("special.juvenile.contact.days"),
    outcomes: [
      { code: "contacted", label: "已联系，案件未办结", leads: "again", needsReasons: true },
      ...concluded.map(([code, label]) => ({
        code,
        label: `案件办结：${label}`,
        leads: "next" as const,
        needsReasons: true,
      })),
    ],
    cite: follow,
  },
  {
    code: "afterwards",
    title: "结案后每月联系",
    by: districtDesk,
    term: days("special.juvenile.contact.days"),
    outcomes: [
      { code: "contacted", label: "已联系，下月继续", leads: "again", needsReasons: true },
      { code: "ended", label: "跟踪期满，结束", leads: "next", needsReasons: true },
    ],
    cite: follow,
  },
  filed(districtDesk, "封存归档"),
];

export const juvenileProcedure = procedure({
  code: "juvenileFollowUp",
  title: "涉案未成年人跟踪帮扶",
  basis: [follow, secret, ownDesign("最高密级：只有被指定的人知道")],
  starts: ["districtOfficer", { department: "procuratorate" }, { department: "justice" }],
  isSealed: true,
  isRepeatable: true,
  versions: [
    {
      version: "2021",
      from: "2021-06-01",
      isOfOffice: true,
      form: JuvenileForm,
      sections: [{ title: "案件", fields: Object.keys(JuvenileForm.shape) }],
      codeTables: [caseRoleCodes],
      materials: [
        ...rights.map(([code, title]) => ({ code, title, required: true, neededBy: "rights" })),
        { code: "economy", title: "家庭经济状况的核对或者走访记录", required: false },
      ],
      steps,
      sees: {
        procuratorate: {
          fields: Object.keys(JuvenileForm.shape),
          isNamed: true,
          papers: ["plan", ...rights.map(([code]) => code)],
          checks: ["until", "livelihood"],
        },
        justice: {
          fields: Object.keys(JuvenileForm.shape),
          isNamed: true,
          papers: ["plan", ...rights.map(([code]) => code)],
          checks: ["until", "livelihood"],
        },
      },
    },
  ],
});
