import { declareProblem } from "../../../kernel/problem.ts";

export const entitlementProblems = {
  badAccount: declareProblem({
    code: "benefits.account.unsound",
    status: 422,
    title: "银行账号不对",
    detail: "没有保存，原来的账户照旧。请对照银行卡逐位核对账号。",
  }),
  overlaps: declareProblem({
    code: "benefits.entitlement.overlaps",
    status: 409,
    title: "这个孩子这些月份已经在享受这一项",
    detail: "没有保存，已有的待遇没有变。请先停发原来的一条，或者改起领月份。",
  }),
  ended: declareProblem({
    code: "benefits.entitlement.ended",
    status: 409,
    title: "这条待遇已经停发",
    detail: "没有改动。已停发的待遇不能再改；需要恢复请重新办理。",
  }),
  suspended: declareProblem({
    code: "benefits.entitlement.suspended",
    status: 409,
    title: "这条待遇已经暂停",
    detail: "没有改动。它已经在暂停中，恢复以后才能再暂停。",
  }),
  notSuspended: declareProblem({
    code: "benefits.entitlement.notSuspended",
    status: 409,
    title: "这条待遇没有暂停",
    detail: "没有改动。它正在正常发放，不需要恢复。",
  }),
  monthOrder: declareProblem({
    code: "benefits.entitlement.monthOrder",
    status: 422,
    title: "月份的先后不对",
    detail: "没有保存。请核对起领月份和要改的月份。",
  }),
  stale: declareProblem({
    code: "benefits.entitlement.stale",
    status: 412,
    title: "别人刚改过这条待遇",
    detail: "您的修改没有保存，别人的修改已经生效。请刷新后再改。",
  }),
} as const;
