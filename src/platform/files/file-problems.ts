import { declareProblem } from "../../kernel/problem.ts";

export const fileProblems = {
  unavailable: declareProblem({
    code: "files.unavailable",
    status: 503,
    title: "文件存储暂时用不了",
    detail:
      "存放文件的存储桶没有正常应答。这次没有保存任何内容，已有的档案和文件完好，其他工作不受影响。请过几分钟再试；一直这样请联系系统管理员。",
  }),
} as const;
