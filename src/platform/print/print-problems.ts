import { declareProblem } from "../../kernel/problem.ts";

export const printProblems = {
  noPdf: declareProblem({
    code: "print.noPdf",
    status: 503,
    title: "暂时打不出 PDF",
    detail: "排版程序没有完成，资料没有变动。请稍后再试；也可以先下载 Word 文档（DOCX）打印。",
  }),
};
