/** A declared emergency and the round from door to door that it sets off.. */
import { z } from "zod";
import { codeTable } from "../../../../kernel/code-table.ts";
import { freeText } from "../../../../kernel/free-text.ts";
import { operation } from "../../../../kernel/operation.ts";
import { emergencyProblems } from "./emergency-problems.contract.ts";

export const emergencyKindCodes = codeTable("emergencyKind", "突发事件", {
  epidemic: "突发公共卫生事件",
  flood: "洪涝、滑坡等自然灾害",
  fire: "火灾",
  accident: "事故",
  rescue: "救援行动",
  other: "其他",
});

export const checkOutcomeCodes = codeTable("emergencyCheck", "排查结果", {
  safe: "有人照料，安全",
  withoutCare: "没有人照料",
  away: "不在本地",
  notReached: "没有联系上",
});

export const Emergency = z.object({
  id: z.uuid(),
  kind: z.enum(emergencyKindCodes.codes),
  name: z.string(),
  places: z.array(z.object({ code: z.string(), name: z.string() })),
  plan: z.string(),
  /** The record of its start, under which the tasks of the plan lie. */
  planStartId: z.uuid().nullable(),
  declaredOn: z.string(),
  declaredBy: z.string(),
  endedOn: z.string().nullable(),
  endedWhy: z.string().nullable(),
  /** Of the children whom the asker sees. */
  counts: z.object({ all: z.int(), checked: z.int(), withoutCare: z.int(), notReached: z.int() }),
});
export type Emergency = z.output<typeof Emergency>;

export const EmergencyView = z.object({
  ...Emergency.shape,
  checks: z.array(
    z.object({
      childId: z.uuid(),
      name: z.string(),
      placeName: z.string(),
      outcome: z.enum(checkOutcomeCodes.codes).nullable(),
      note: z.string().nullable(),
      checkedOn: z.string().nullable(),
      checkedBy: z.string().nullable(),
    }),
  ),
  /** More than are shown: look at one township. */
  more: z.boolean(),
  can: z.array(z.enum(["check", "end"])),
});
export type EmergencyView = z.output<typeof EmergencyView>;

const Id = z.object({ id: z.uuid() });

export const listEmergencies = operation({
  name: "special.emergencies.list",
  method: "GET",
  path: "/api/emergencies",
  title: "查看突发事件",
  effect: "read",
  verb: "emergency.read",
  output: z.object({ items: z.array(Emergency), canDeclare: z.boolean() }),
});

export const readEmergency = operation({
  name: "special.emergency.read",
  method: "GET",
  path: "/api/emergencies/{id}",
  title: "查看一次突发事件的逐户排查",
  effect: "read",
  verb: "emergency.read",
  params: Id,
  query: z.strictObject({ only: z.enum(["open", "withoutCare", "notReached"]).optional() }),
  output: EmergencyView,
});

export const declareEmergency = operation({
  name: "special.emergency.declare",
  method: "POST",
  path: "/api/emergencies",
  title: "发布突发事件，开始逐户排查",
  effect: "write",
  verb: "emergency.declare",
  body: z.strictObject({
    kind: z.enum(emergencyKindCodes.codes).meta({ label: "哪一类", codeTable: "emergencyKind" }),
    name: z.string().trim().min(2, "请填写事件名称").max(60).meta({ label: "事件名称" }),
    places: z
      .array(z.string().regex(/^\d{6,12}$/))
      .min(1, "请选择范围")
      .max(100)
      .meta({ label: "范围" }),
    plan: freeText(300).min(2, "请写明按哪个预案启动").optional().meta({ label: "启动的预案" }),
    /** One on file, whose steps become tasks. */
    planId: z.uuid().optional().meta({ label: "应急预案" }),
  }),
  output: EmergencyView,
  problems: [
    emergencyProblems.placeOutside,
    emergencyProblems.planMissing,
    emergencyProblems.planElsewhere,
    emergencyProblems.planEmpty,
  ],
});

export const checkChild = operation({
  name: "special.emergency.check",
  method: "POST",
  path: "/api/emergencies/{id}/checks",
  title: "登记一个孩子的排查结果",
  effect: "write",
  verb: "emergency.check",
  params: Id,
  body: z.strictObject({
    childId: z.uuid().meta({ label: "儿童" }),
    outcome: z.enum(checkOutcomeCodes.codes).meta({ label: "排查结果", codeTable: "emergencyCheck" }),
    note: freeText(200).meta({ label: "说明" }).default(""),
  }),
  output: EmergencyView,
  problems: [emergencyProblems.ended],
});

export const endEmergency = operation({
  name: "special.emergency.end",
  method: "POST",
  path: "/api/emergencies/{id}/end",
  title: "结束突发事件",
  effect: "write",
  verb: "emergency.declare",
  params: Id,
  body: z.strictObject({ reason: freeText(200).min(2, "请写明理由").meta({ label: "理由" }) }),
  output: EmergencyView,
  problems: [emergencyProblems.ended, emergencyProblems.unchecked],
});
