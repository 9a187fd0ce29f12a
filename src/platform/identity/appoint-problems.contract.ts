import { declareProblem } from "../../kernel/problem.ts";
import { passwordProblems } from "../crypto/password-problems.contract.ts";

export const appointProblems = {
  busy: passwordProblems.busy,
  usernameTaken: declareProblem({
    code: "identity.usernameTaken",
    status: 409,
    title: "这个用户名已经有人用了",
    detail: "没有保存。请换一个用户名；如果就是同一个人，请从名单里选。",
  }),
  postsConflict: declareProblem({
    code: "identity.postsConflict",
    status: 409,
    title: "这两个岗位不能由一个人担任",
    detail: "没有保存。登记的人和审核、审批、发钱、审计的人不能是同一个人。请另选一个人。",
  }),
  alreadyInPost: declareProblem({
    code: "identity.alreadyInPost",
    status: 409,
    title: "这个人已经在这个岗位上",
    detail: "没有保存。请刷新后看看现在是谁在负责。",
  }),
  postEnded: declareProblem({
    code: "identity.postEnded",
    status: 409,
    title: "这个岗位已经卸任",
    detail: "没有保存。别人刚办过，请刷新后再看。",
  }),
  endBeforeBegin: declareProblem({
    code: "identity.endBeforeBegin",
    status: 422,
    title: "卸任日期早于到任日期",
    detail: "没有保存。请核对日期。",
  }),
} as const;
