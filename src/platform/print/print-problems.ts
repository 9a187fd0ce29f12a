import { declareProblem } from "../../kernel/problem.ts";

export const printProblems = {
  tooLong: declareProblem({
    code: "print.tooLong",
    status: 422,
    title: "名册太长，不能一次打印",
    detail: "行数超过了一份 PDF 能排的数量，没有生成文件。请按镇（街道）分开打印，或者导出表格。",
  }),
  noPdf: declareProblem({
    code: "print.noPdf",
    status: 503,
    title: "暂时打不出 PDF",
    detail: "排版程序没有完成，资料没有变动。请稍后再试；也可以先下载 Word 文档（DOCX）打印。",
  }),
};
