/** 网络侵害: a complaint or a clue is kept as evidence, passed to the unit that can act, answered in time, and the child is helped. Pure. */
import { z } from "zod";
import type { MemberUnit } from "../../../../kernel/member-units.ts";
import { procedure, type StepSpec } from "../../../../platform/procedures/procedure.ts";
import { coded, day, phone, text } from "../../../benefits/applications/forms/form-fields.contract.ts";
import { harmKindCodes } from "../special-codes.contract.ts";
import { districtPlan, networkRules, ownDesign } from "../special-documents.ts";
import { deskOfUnit, districtDesk, filed, townshipDesk, workingDays } from "./steps.ts";

const inTime = districtPlan("建立网络空间青少年权益保护机制，投诉有时限", "第三章第四节", "known");
const passedOn = networkRules(
  "网信、公安、文化和旅游等部门按职责处置侵害未成年人的网络信息和行为",
  undefined,
  "known",
);

export const NetworkForm = z.object({
  kind: coded(harmKindCodes),
  foundOn: day("发现日期"),
  platform: text("平台、账号或网址", 200).min(2, "请填写平台"),
  what: text("情况（不写姓名）", 1000).min(5, "请写明情况"),
  contact: text("投诉人", 30).optional(),
  contactPhone: phone("投诉人电话").optional(),
});

const answered = (code: string, title: string, department: MemberUnit, outcome: string): StepSpec => ({
  code,
  title,
  by: deskOfUnit(department),
  term: workingDays("special.network.answer.days"),
  after: [{ step: "accept", oneOf: [outcome] }],
  outcomes: [
    { code: "removed", label: "已删除或下架", leads: "next", needsReasons: true },
    { code: "investigated", label: "已立案或查处", leads: "next", needsReasons: true },
    { code: "rectified", label: "已督促平台整改", leads: "next", needsReasons: true },
    { code: "nothing", label: "没有发现违法", leads: "next", needsReasons: true },
  ],
  cite: passedOn,
});

const steps: readonly StepSpec[] = [
  {
    code: "accept",
    title: "受理并固定证据",
    by: districtDesk,
    term: workingDays("special.network.accept.days", { from: "receipt" }),
    outcomes: [
      {
        code: "toCyberspace",
        label: "转区委网信办",
        leads: "next",
        phrases: ["截图和网址已固定，转请处置。"],
      },
      { code: "toPolice", label: "转区公安局", leads: "next", phrases: ["涉嫌违法，证据已固定，转请查处。"] },
      { code: "toCulture", label: "转区文化旅游委", leads: "next" },
      { code: "dismissed", label: "不属于侵害，告知投诉人", leads: "closed", needsReasons: true },
    ],
    prints: [{ code: "transfer", title: "线索转办函", on: ["toCyberspace", "toPolice", "toCulture"] }],
    cite: inTime,
  },
  answered("cyberspace", "区委网信办处置并回复", "cyberspace", "toCyberspace"),
  answered("police", "区公安局处置并回复", "police", "toPolice"),
  answered("culture", "区文化旅游委处置并回复", "cultureTourism", "toCulture"),
  {
    code: "help",
    title: "心理帮助和家庭指导",
    by: townshipDesk,
    term: workingDays("special.network.help.days"),
    outcomes: [
      { code: "helped", label: "已提供帮助", leads: "next", needsReasons: true },
      { code: "notNeeded", label: "不需要或当事人谢绝", leads: "next", needsReasons: true },
    ],
    cite: ownDesign("受害儿童由镇街联系心理帮助"),
  },
  filed(districtDesk, "告知投诉人并归档"),
];

const fields = ["kind", "foundOn", "platform", "what"];

export const networkHarmProcedure = procedure({
  code: "networkHarm",
  title: "网络侵害处置",
  basis: [passedOn, inTime],
  starts: [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    { department: "education" },
    { department: "cyberspace" },
    { department: "youthLeague" },
  ],
  isRepeatable: true,
  versions: [
    {
      version: "2024",
      from: "2024-01-01",
      isOfOffice: true,
      form: NetworkForm,
      sections: [{ title: "投诉或线索", fields: Object.keys(NetworkForm.shape) }],
      codeTables: [harmKindCodes],
      materials: [
        { code: "evidence", title: "截图、网址等证据", required: true, neededBy: "accept" },
        { code: "reply", title: "处置回复", required: false },
      ],
      steps,
      sees: {
        cyberspace: { fields, papers: ["evidence", "reply", "transfer"] },
        police: { fields, papers: ["evidence", "reply", "transfer"], isNamed: true },
        cultureTourism: { fields, papers: ["evidence", "reply", "transfer"] },
        education: { fields, papers: ["evidence"] },
        youthLeague: { fields, papers: ["evidence"] },
      },
    },
  ],
});
