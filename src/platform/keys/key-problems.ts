import { declareProblem } from "../../kernel/problem.ts";

export const keyProblems = {
  underway: declareProblem({
    code: "keys.underway",
    status: 409,
    title: "另一处正在更换密钥",
    detail:
      "同一时间只有一处在把数据改用新密钥，这次没有执行，数据完好。请用 keys status 看进度，等它做完；服务器会自己做完。",
  }),
} as const;
