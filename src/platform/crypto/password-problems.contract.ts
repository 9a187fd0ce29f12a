import { declareProblem } from "../../kernel/problem.ts";

export const passwordProblems = {
  busy: declareProblem({
    code: "crypto.passwordBusy",
    status: 503,
    title: "登录的人太多",
    detail: "现在同时登录的人太多，这次没有验证密码，也不计入错误次数。请过一会儿再试。",
  }),
} as const;
