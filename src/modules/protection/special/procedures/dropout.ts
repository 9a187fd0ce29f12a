/** 辍学: the school registers and persuades, tells in writing when that is in vain, the township goes along; then the next term is watched. Pure. */
import { z } from "zod";
import { procedure, type StepSpec } from "../../../../platform/procedures/procedure.ts";
import { coded, day, text } from "../../../benefits/applications/forms/form-fields.contract.ts";
import { stageCodes } from "../../../registry/codes.contract.ts";
import { dropoutCauseCodes } from "../special-codes.contract.ts";
import { leftBehindOpinion, minorsLaw, ownDesign } from "../special-documents.ts";
import { days, deskOfUnit, filed, townshipDesk, workingDays } from "./steps.ts";

const school = deskOfUnit("education");
const inWriting = minorsLaw(
  "学校对辍学学生应当登记并劝返复学；劝返无效的，及时书面报告教育行政部门",
  "第二十八条",
);
const toTownship = leftBehindOpinion("学校及时了解无故旷课、辍学情况，书面报告教育行政部门和乡镇人民政府");

export const DropoutForm = z.object({
  school: text("学校", 60).min(2, "请填写学校"),
  grade: text("年级班级", 40),
  stage: coded(stageCodes, "学段"),
  absentSince: day("从哪天起没有到校"),
  causes: coded(dropoutCauseCodes),
  detail: text("情况说明（不写姓名）", 500).optional(),
});

const steps: readonly StepSpec[] = [
  {
    code: "persuade",
    title: "学校登记并劝返",
    by: school,
    term: workingDays("special.dropout.persuade.days", { from: "receipt" }),
    outcomes: [
      { code: "returned", label: "已返校", leads: "next", phrases: ["已到校上课，班主任安排补课。"] },
      { code: "inVain", label: "劝返无效，书面报告", leads: "next", needsReasons: true },
    ],
    prints: [{ code: "report", title: "辍学情况书面报告", on: ["inVain"] }],
    cite: inWriting,
  },
  {
    code: "accept",
    title: "区教委签收书面报告",
    by: school,
    term: workingDays("special.dropout.report.days"),
    after: [{ step: "persuade", oneOf: ["inVain"] }],
    outcomes: [{ code: "received", label: "已签收，转镇街共同劝返", leads: "next" }],
    cite: inWriting,
  },
  {
    code: "jointly",
    title: "镇街会同学校劝返",
    by: townshipDesk,
    term: workingDays("special.dropout.jointly.days"),
    after: [{ step: "persuade", oneOf: ["inVain"] }],
    outcomes: [
      { code: "returned", label: "已返校", leads: "next", phrases: ["与学校一同入户，已送回学校。"] },
      { code: "otherSchooling", label: "转入其他学校或送教上门", leads: "next", needsReasons: true },
      { code: "cannot", label: "暂时不能复学", leads: "next", needsReasons: true },
    ],
    cite: toTownship,
  },
  {
    code: "nextTerm",
    title: "下学期跟踪",
    by: school,
    term: days("special.dropout.nextTerm.days"),
    outcomes: [
      { code: "stays", label: "稳定在学", leads: "next", phrases: ["开学按时报到，出勤正常。"] },
      { code: "again", label: "还要继续跟踪", leads: "again", needsReasons: true },
      { code: "leftAgain", label: "又没有到校，重新劝返", leads: "back", to: ["persuade"] },
    ],
    cite: ownDesign("结果出来以后，到下一学期再看一次"),
  },
  filed(townshipDesk),
];

export const dropoutProcedure = procedure({
  code: "dropout",
  title: "辍学劝返",
  basis: [inWriting, toTownship],
  starts: [{ department: "education" }, "townshipSupervisor", "districtOfficer"],
  isRepeatable: true,
  versions: [
    {
      version: "2021",
      from: "2021-06-01",
      isOfOffice: true,
      form: DropoutForm,
      sections: [{ title: "情况", fields: Object.keys(DropoutForm.shape) }],
      codeTables: [stageCodes, dropoutCauseCodes],
      materials: [
        { code: "visits", title: "劝返记录", required: true, neededBy: "persuade" },
        { code: "written", title: "书面报告", required: true, neededBy: "accept" },
        { code: "household", title: "入户劝返记录", required: true, neededBy: "jointly" },
      ],
      steps,
      sees: {
        education: {
          fields: Object.keys(DropoutForm.shape),
          isNamed: true,
          papers: ["form", "report", "visits", "written", "household"],
          checks: ["named", "registered"],
        },
      },
    },
  ],
});
