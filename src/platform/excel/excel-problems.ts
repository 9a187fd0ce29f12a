import { declareProblem, Problem } from "../../kernel/problem.ts";

/** Why a file cannot be read as a spreadsheet. In every case nothing of it has been stored. */
export const excelProblems = {
  empty: declareProblem({
    code: "excel.empty",
    status: 422,
    title: "文件是空的",
    detail: "这个文件里一个字节也没有，可能没有传完或没有保存好。请在电脑上打开看一看，确认有内容后再上传。",
  }),
  notASpreadsheet: declareProblem({
    code: "excel.notASpreadsheet",
    status: 422,
    title: "这不是表格文件",
    detail:
      "文件的内容不是 Excel 表格，也不是文本表格，没有导入任何内容。请选择 .xlsx、.xls 或 .csv 文件再上传。",
  }),
  encrypted: declareProblem({
    code: "excel.encrypted",
    status: 422,
    title: "表格设了打开密码",
    detail:
      "系统打不开加了密码的表格，没有导入任何内容。请用 Excel 或 WPS 打开它，取消打开密码后保存，再上传一次。",
  }),
  damaged: declareProblem({
    code: "excel.damaged",
    status: 422,
    title: "表格文件已损坏",
    detail:
      "文件不完整或里面有读不通的地方，没有导入任何内容。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后再上传；打不开的话，请对方重新发一份。",
  }),
  tooLarge: declareProblem({
    code: "excel.tooLarge",
    status: 413,
    title: "表格文件太大",
    detail:
      "这个文件超过了系统一次能读的大小，没有导入任何内容。请去掉图片和用不到的工作表，或者分成几个文件上传。",
  }),
  tooManyRows: declareProblem({
    code: "excel.tooManyRows",
    status: 413,
    title: "表格的行数太多",
    detail: "一张工作表里有内容的行超过了一次能读的行数。请按乡镇或按年份分成几个文件上传。",
  }),
  zipBomb: declareProblem({
    code: "excel.zipBomb",
    status: 422,
    title: "文件展开后大得不正常",
    detail:
      "这个文件解压以后异常地大，为了系统安全没有继续读，也没有导入任何内容。请把需要的内容复制到一个新表格里再上传。",
  }),
  unsafeXml: declareProblem({
    code: "excel.unsafeXml",
    status: 422,
    title: "文件里有不安全的内容",
    detail:
      "文件内部带有正常表格不会有的外部引用声明，为了安全没有读取，也没有导入任何内容。请把需要的内容复制到一个新表格里再上传。",
  }),
  binaryWorkbook: declareProblem({
    code: "excel.binaryWorkbook",
    status: 422,
    title: "不支持 .xlsb 格式",
    detail:
      "这是 Excel 二进制工作簿（.xlsb），系统读不了，没有导入任何内容。请用 Excel 打开，另存为 .xlsx 后再上传。",
  }),
  webPage: declareProblem({
    code: "excel.webPage",
    status: 422,
    title: "这其实是网页，不是表格",
    detail:
      "有些网站导出的“Excel”其实是网页内容，只是改了文件名，没有导入任何内容。请用 Excel 或 WPS 打开它，另存为 .xlsx 后再上传。",
  }),
  unclosedQuote: declareProblem({
    code: "excel.unclosedQuote",
    status: 422,
    title: "文本表格里有一个引号没有配对",
    detail:
      "文件里有一个双引号只有开头没有结尾，后面的内容分不清是哪一格，没有导入任何内容。请补上引号，或另存为 .xlsx 后再上传。",
  }),
};

export function tooManyRows(limit: number): Problem {
  return new Problem(excelProblems.tooManyRows, {
    detail: `一张工作表里有内容的行超过了 ${limit} 行，没有导入任何内容。请按乡镇或按年份分成几个文件上传。`,
  });
}
