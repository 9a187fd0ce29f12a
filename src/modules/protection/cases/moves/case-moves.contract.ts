/** Whether the township to which a child has moved signs for its case. */
import { z } from "zod";
import { freeText } from "../../../../kernel/free-text.ts";
import { operation } from "../../../../kernel/operation.ts";
import { declareProblem } from "../../../../kernel/problem.ts";
import { CaseView } from "../case-view.contract.ts";

export const moveProblems = {
  answered: declareProblem({
    code: "protection.case.moveAnswered",
    status: 409,
    title: "这次移交已经有人签收、退回，或者孩子又迁走了",
    detail: "没有保存。请刷新后看现在由谁负责。",
  }),
  notYours: declareProblem({
    code: "protection.case.moveNotYours",
    status: 403,
    title: "要由孩子迁入的镇街签收",
    detail: "没有保存。对方签收以前，仍由原镇街负责。",
  }),
  whyRefused: declareProblem({
    code: "protection.case.moveWhy",
    status: 422,
    title: "请写明为什么退回",
    detail: "没有保存。原镇街要据此再办。",
  }),
  notRefused: declareProblem({
    code: "protection.case.moveNotRefused",
    status: 409,
    title: "这次退回已经处理过，或者孩子又迁走了",
    detail: "没有保存。请刷新后看现在由谁负责。",
  }),
  noteAgain: declareProblem({
    code: "protection.case.moveNote",
    status: 422,
    title: "请写明为什么再移交一次",
    detail: "没有保存。对方签收时看得到这句话。",
  }),
} as const;

export const answerCaseMove = operation({
  name: "protection.case.answerMove",
  method: "POST",
  path: "/api/cases/{id}/moves/{moveId}",
  title: "签收或退回迁入孩子的个案",
  effect: "write",
  verb: "case.lead",
  params: z.object({ id: z.uuid(), moveId: z.uuid() }),
  body: z.strictObject({
    accept: z.boolean().meta({ label: "签收" }),
    why: z.string().trim().max(300).optional().meta({ label: "退回的理由" }),
  }),
  output: z.object({ accepted: z.boolean(), case: CaseView.nullable() }),
  problems: [moveProblems.answered, moveProblems.notYours, moveProblems.whyRefused],
  clauses: ["R-004", "R-254"],
});

export const settleRefusedMove = operation({
  name: "protection.case.settleRefusedMove",
  method: "POST",
  path: "/api/cases/{id}/refused-moves/{moveId}",
  title: "被退回的个案再次移交，或者留下自己办",
  effect: "write",
  verb: "case.lead",
  params: z.object({ id: z.uuid(), moveId: z.uuid() }),
  body: z.strictObject({
    again: z.boolean().meta({ label: "再次移交" }),
    note: freeText(300).optional().meta({ label: "为什么再移交一次" }),
  }),
  output: CaseView,
  problems: [moveProblems.notRefused, moveProblems.noteAgain],
  clauses: ["R-004", "R-254"],
});
