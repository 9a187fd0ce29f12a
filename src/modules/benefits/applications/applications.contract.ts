/** Applications for benefits: what is known beforehand, what may be refused, what is printed. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { CitationView, FieldView } from "../../../platform/procedures/matter-view.contract.ts";

export const applicationProblems = {
  alreadyReceiving: declareProblem({
    code: "benefits.application.alreadyReceiving",
    status: 409,
    title: "这个孩子正在享受这项待遇",
    detail: "没有登记申请，原来的待遇照旧。情况有变化的，请办理变更或者终止。",
  }),
  otherBasic: declareProblem({
    code: "benefits.application.otherBasic",
    status: 409,
    title: "这个孩子正在享受另一项基本生活保障",
    detail: "孤儿、事实无人抚养等几项基本生活保障只享受一项。没有登记，请先终止原来的一项。",
  }),
  otherRunning: declareProblem({
    code: "benefits.application.otherRunning",
    status: 409,
    title: "同一项待遇的申请正在办理",
    detail: "没有重复登记。请在“办理”里打开原来的申请。",
  }),
  childEnded: declareProblem({
    code: "benefits.application.childEnded",
    status: 409,
    title: "这份档案已经结束",
    detail: "没有登记申请。孩子回来了的，请先办理“恢复建档”。",
  }),
  dates: declareProblem({
    code: "benefits.application.dates",
    status: 422,
    title: "申请表里有日期不对",
    detail: "请按各项后面的说明改正，已填的内容都还在。",
  }),
  payeeUnfit: declareProblem({
    code: "benefits.application.payeeUnfit",
    status: 422,
    title: "领取人不是监护人或实际抚养人",
    detail:
      "基本生活费只能发给档案里登记的监护人、实际抚养人或者抚养机构。请改选领取人，或者先在档案里登记这位家人。",
  }),
  overTownshipLimit: declareProblem({
    code: "benefits.application.overTownshipLimit",
    status: 409,
    title: "金额超过镇街审批额度",
    detail: "没有保存。请选择“报区民政局审批”。",
  }),
  overOwnShare: declareProblem({
    code: "benefits.application.overOwnShare",
    status: 422,
    title: "申请金额超过自付部分",
    detail: "资助不能超过总费用减去各项报销后的自付部分。请核对各项金额，已填的内容都还在。",
  }),
  acrossSide: declareProblem({
    code: "benefits.application.acrossSide",
    status: 422,
    title: "“我方是”选得不对",
    detail: "没有受理，已填的内容都还在。请按孩子的户籍在哪里、申请是在哪里交的重新选。",
  }),
  notReceiving: declareProblem({
    code: "benefits.application.notReceiving",
    status: 409,
    title: "这个孩子现在没有享受这项待遇",
    detail: "没有可以终止或变更的待遇，可能已经有人办过了。请刷新后再看。",
  }),
} as const;

const Candidate = z.object({
  personId: z.uuid(),
  name: z.string(),
  relation: z.string(),
  relationLabel: z.string(),
  kind: z.string(),
});

export const Preparation = z.object({
  procedure: z.string(),
  title: z.string(),
  today: z.string(),
  child: z.object({ id: z.uuid(), name: z.string(), villageName: z.string(), townshipName: z.string() }),
  basis: z.array(CitationView),
  sections: z.array(z.object({ code: z.string(), title: z.string(), fields: z.array(FieldView) })),
  /** Values that nobody sees and that go with the form: whose they are. */
  hidden: z.record(z.string(), z.unknown()),
  /** Required fields that nobody knows yet. */
  missing: z.array(z.object({ field: z.string(), label: z.string() })),
  materials: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      required: z.boolean(),
      alternatives: z.array(z.object({ code: z.string(), title: z.string() })),
      when: z
        .object({ field: z.string(), oneOf: z.array(z.union([z.string(), z.number(), z.boolean()])) })
        .nullable(),
    }),
  ),
  payees: z.array(Candidate),
  /** Why it cannot be applied for now; empty: it can. */
  hindrances: z.array(z.object({ code: z.string(), title: z.string(), detail: z.string() })),
  /** An application that runs, or a draft that somebody left. */
  existing: z.object({ id: z.uuid(), state: z.string() }).nullable(),
});
export type Preparation = z.output<typeof Preparation>;

export const prepareApplication = operation({
  name: "benefits.application.prepare",
  method: "GET",
  path: "/api/preparations/{procedure}",
  title: "按档案预填一份申请",
  effect: "read",
  verb: "application.prepare",
  params: z.object({ procedure: z.string().max(60) }),
  query: z.strictObject({
    child: z.uuid().meta({ label: "儿童" }),
    on: z.iso.date().meta({ label: "申请日期" }).optional(),
  }),
  output: Preparation,
});
