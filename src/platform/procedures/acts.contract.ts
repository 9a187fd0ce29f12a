/** What is done to an application that has been handed in. */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { MatterView } from "./matter-view.contract.ts";
import { procedureProblems, refusalProblems } from "./procedure-problems.contract.ts";

const Id = z.object({ id: z.uuid() });

const on = z.iso.date().meta({ label: "办理日期" }).optional();

export const receiveApplication = operation({
  name: "procedures.matter.receive",
  method: "POST",
  path: "/api/applications/{id}/receipt",
  title: "受理申请",
  effect: "write",
  verb: "application.start",
  versioned: true,
  params: Id,
  body: z.strictObject({ on }),
  output: MatterView,
  problems: [
    refusalProblems.notOpen,
    refusalProblems.formIncomplete,
    refusalProblems.dateInFuture,
    refusalProblems.noVersion,
    procedureProblems.stale,
  ],
});

export const decideApplication = operation({
  name: "procedures.step.decide",
  method: "POST",
  path: "/api/applications/{id}/decisions",
  title: "办理一步并填写意见",
  effect: "write",
  verb: "application.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({
    step: z.int().meta({ label: "第几步" }),
    outcome: z.string().max(60).meta({ label: "办理结果" }),
    opinion: freeText(2000).meta({ label: "意见" }).default(""),
    to: z.string().max(60).meta({ label: "退回到" }).optional(),
    on,
  }),
  output: MatterView,
  problems: [
    refusalProblems.notOpen,
    refusalProblems.notYours,
    refusalProblems.separatePosts,
    refusalProblems.noSuchOutcome,
    refusalProblems.reasonsMissing,
    refusalProblems.materialsMissing,
    refusalProblems.clockStands,
    procedureProblems.nextUnnamed,
    refusalProblems.dateTooEarly,
    refusalProblems.dateInFuture,
    procedureProblems.stale,
  ],
});

export const askSupplement = operation({
  name: "procedures.supplement.ask",
  method: "POST",
  path: "/api/applications/{id}/supplement-requests",
  title: "一次性告知需要补正的材料",
  effect: "write",
  verb: "application.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({
    missing: z
      .array(
        z.strictObject({
          title: z.string().trim().min(1).max(100).meta({ label: "材料" }),
          says: freeText(200).meta({ label: "说明" }).default(""),
        }),
      )
      .max(30)
      .meta({ label: "需要补正的材料" }),
    on,
  }),
  output: MatterView,
  problems: [
    refusalProblems.notOpen,
    refusalProblems.notYours,
    refusalProblems.alreadyNoticed,
    refusalProblems.nothingNamed,
    refusalProblems.clockStands,
    procedureProblems.stale,
  ],
});

export const handInSupplement = operation({
  name: "procedures.supplement.handIn",
  method: "POST",
  path: "/api/applications/{id}/supplements",
  title: "收到补正材料",
  effect: "write",
  verb: "application.start",
  versioned: true,
  params: Id,
  body: z.strictObject({ on }),
  output: MatterView,
  problems: [refusalProblems.notOpen, procedureProblems.stale],
});

export const pauseApplication = operation({
  name: "procedures.pause.begin",
  method: "POST",
  path: "/api/applications/{id}/pauses",
  title: "开始公示或评估，暂停时限",
  effect: "write",
  verb: "application.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({
    pause: z.string().max(60).meta({ label: "暂停的原因" }),
    reason: freeText(300).meta({ label: "说明" }).default(""),
    on,
  }),
  output: MatterView,
  problems: [
    refusalProblems.notOpen,
    refusalProblems.notForeseen,
    refusalProblems.clockStands,
    procedureProblems.stale,
  ],
});

export const resumeApplication = operation({
  name: "procedures.pause.end",
  method: "POST",
  path: "/api/applications/{id}/resumptions",
  title: "结束公示或评估，时限继续",
  effect: "write",
  verb: "application.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({ result: freeText(500).meta({ label: "结果" }).default(""), on }),
  output: MatterView,
  problems: [refusalProblems.noPause, refusalProblems.notYetDue, procedureProblems.stale],
});

export const withdrawApplication = operation({
  name: "procedures.matter.withdraw",
  method: "POST",
  path: "/api/applications/{id}/withdrawal",
  title: "申请人撤回申请",
  effect: "write",
  verb: "application.start",
  versioned: true,
  params: Id,
  body: z.strictObject({ reason: freeText(300).meta({ label: "撤回的理由" }), on }),
  output: MatterView,
  problems: [refusalProblems.notOpen, refusalProblems.reasonsMissing, procedureProblems.stale],
});

export const objectToApplication = operation({
  name: "procedures.matter.object",
  method: "POST",
  path: "/api/applications/{id}/objections",
  title: "登记异议",
  effect: "write",
  verb: "application.start",
  versioned: true,
  params: Id,
  body: z.strictObject({
    who: z.string().trim().min(1).max(60).meta({ label: "谁提出的" }),
    says: freeText(1000).min(2).meta({ label: "异议内容" }),
    on,
  }),
  output: MatterView,
  problems: [
    refusalProblems.notOpen,
    refusalProblems.notForeseen,
    refusalProblems.tooLate,
    procedureProblems.stale,
  ],
});
