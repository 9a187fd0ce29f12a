/** 儿童失踪: the police know at once; what has been searched after 24, 48 and 72 hours; handed back only after a look at the home. Pure. */
import { z } from "zod";
import { type OutcomeSpec, procedure, type StepSpec } from "../../../../platform/procedures/procedure.ts";
import { day, phone, text } from "../../../benefits/applications/forms/form-fields.contract.ts";
import { leftBehindOpinion, minorsLaw, ownDesign } from "../special-documents.ts";
import { days, deskOfUnit, filed, hours, townshipDesk } from "./steps.ts";

const police = deskOfUnit("police");
const atOnce = leftBehindOpinion(
  "发现农村留守儿童失踪的，应当在第一时间向公安机关报告，公安机关第一时间出警调查",
);
const mustReport = minorsLaw("发现未成年人面临危险的，应当立即向公安等部门报告", "第十一条");

export const MissingForm = z.object({
  lastSeenOn: day("最后一次见到的日期"),
  lastSeenAt: text("时间（几点几分）", 20).optional(),
  lastSeenWhere: text("最后一次见到的地点", 100).min(2, "请填写地点"),
  looks: text("体貌特征、衣着", 300).min(2, "请填写特征"),
  mayBe: text("可能去的地方、跟谁在一起", 300).optional(),
  reportedBy: text("报告人", 30),
  reportedPhone: phone("报告人电话").optional(),
});

const found: OutcomeSpec = {
  code: "found",
  label: "已找到",
  leads: "next",
  needsReasons: true,
  phrases: ["已找到，人身安全，由民警陪同。"],
};
const notYet: OutcomeSpec = { code: "notYet", label: "还没有找到", leads: "next", needsReasons: true };

const mark = (code: string, hoursWord: string, before: string | undefined): StepSpec => ({
  code,
  title: `${hoursWord}小时查找情况`,
  by: police,
  rings: true,
  term: hours(`special.missing.${code}.hours`, { from: "receipt" }),
  ...(before === undefined ? {} : { after: [{ step: before, oneOf: ["notYet"] }] }),
  outcomes: [found, notYet],
  cite: ownDesign(`报警后 ${hoursWord} 小时要有一次查找情况`),
});

const steps: readonly StepSpec[] = [
  {
    code: "call",
    title: "向公安报告",
    by: townshipDesk,
    rings: true,
    term: hours("special.missing.call.hours", { from: "receipt" }),
    outcomes: [
      {
        code: "called",
        label: "已报警，公安已接报",
        leads: "next",
        needsReasons: true,
        phrases: ["已拨打 110，派出所已接报并出警。"],
      },
    ],
    cite: atOnce,
  },
  mark("search24", "24", undefined),
  mark("search48", "48", "search24"),
  mark("search72", "72", "search48"),
  {
    code: "dna",
    title: "采集亲属 DNA、发布寻人",
    by: police,
    term: hours("special.missing.dna.hours"),
    after: [{ step: "search72", oneOf: ["notYet"] }],
    outcomes: [
      {
        code: "taken",
        label: "已采集入库并发布寻人",
        leads: "next",
        phrases: ["父母血样已入库比对，已发布寻人信息。"],
      },
    ],
    cite: ownDesign("查找三天没有结果的，采集亲属 DNA 入库比对"),
  },
  {
    code: "long",
    title: "持续查找",
    by: police,
    term: days("special.missing.long.days"),
    after: [{ step: "search72", oneOf: ["notYet"] }],
    outcomes: [
      { code: "searched", label: "仍在查找", leads: "again", needsReasons: true },
      found,
      { code: "filed", label: "转打拐或失踪人口专案", leads: "closed", needsReasons: true },
    ],
  },
  {
    code: "handBack",
    title: "交接前核查监护情况",
    by: townshipDesk,
    term: hours("special.missing.handBack.hours"),
    outcomes: [
      { code: "home", label: "监护人可以接回，已交接", leads: "next", needsReasons: true },
      { code: "notHome", label: "不宜交回，另行安置", leads: "next", needsReasons: true },
    ],
    prints: [{ code: "handover", title: "儿童交接单", on: ["home", "notHome"] }],
    cite: minorsLaw("找到后核实监护情况；有危险的依法安置", "第九十二条"),
  },
  filed(townshipDesk),
];

export const missingProcedure = procedure({
  code: "missingChild",
  title: "儿童失踪查找",
  basis: [atOnce, mustReport],
  starts: [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    { department: "education" },
    { department: "police" },
  ],
  isRepeatable: true,
  versions: [
    {
      version: "2021",
      from: "2021-06-01",
      isOfOffice: true,
      form: MissingForm,
      sections: [{ title: "失踪情况", fields: Object.keys(MissingForm.shape) }],
      materials: [
        { code: "photo", title: "近期照片", required: false },
        { code: "receipt", title: "接处警回执", required: true, neededBy: "search24" },
        { code: "identity", title: "身份核对（本人确认、DNA 或户籍）", required: true, neededBy: "handBack" },
      ],
      steps,
      sees: {
        police: {
          fields: Object.keys(MissingForm.shape),
          isNamed: true,
          papers: ["form", "photo", "receipt", "identity", "handover"],
          checks: ["named"],
        },
        education: { fields: ["lastSeenOn", "lastSeenWhere", "looks"], papers: ["photo"] },
      },
    },
  ],
});
