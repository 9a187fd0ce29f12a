/** What can go wrong with records and duties. */
import { declareProblem } from "../../kernel/problem.ts";

export const recordProblems = {
  content: declareProblem({
    code: "records.content",
    status: 422,
    title: "有几项填得不对",
    detail: "没有保存。请按各项后面的说明改正，已填的都还在。",
  }),
  future: declareProblem({
    code: "records.future",
    status: 422,
    title: "日期还没有到",
    detail: "没有保存。只登记已经发生的事，请检查日期。",
  }),
  aboutMissing: declareProblem({
    code: "records.aboutMissing",
    status: 422,
    title: "没有写明关于谁",
    detail: "没有保存。请先写明这条记录关于哪个孩子、单位或地方。",
  }),
  aboutClosed: declareProblem({
    code: "records.aboutClosed",
    status: 422,
    title: "这个单位在这一天没有开办",
    detail: "没有保存。请检查日期，或在单位名录里更正它的开办、停办日期。",
  }),
  standsAlready: declareProblem({
    code: "records.standsAlready",
    status: 409,
    title: "同样的一条已经登记过",
    detail: "没有保存。请找到原来那一条，在那里补充或更正。",
  }),
  reasonMissing: declareProblem({
    code: "records.reasonMissing",
    status: 422,
    title: "改动已登记的内容要写原因",
    detail: "没有保存。请写一句为什么改，原来的内容会留在历史里。",
  }),
  evidenceMissing: declareProblem({
    code: "records.evidenceMissing",
    status: 422,
    title: "还缺证明材料",
    detail: "没有提交，内容已存为草稿。请上传材料，或写明原件存放在哪里，再提交。",
  }),
  wrongState: declareProblem({
    code: "records.wrongState",
    status: 409,
    title: "这条记录现在不能这样办",
    detail: "没有改动。它的状态刚刚变过，请刷新后再看。",
  }),
  samePerson: declareProblem({
    code: "records.samePerson",
    status: 409,
    title: "不能核对自己提交的记录",
    detail: "没有改动。请由另一位同事核对。",
  }),
  noEvidence: declareProblem({
    code: "records.noEvidence",
    status: 409,
    title: "这一类记录不收附件",
    detail: "附件没有保存。",
  }),
  paperKind: declareProblem({
    code: "records.paperKind",
    status: 422,
    title: "不收这种文件",
    detail: "没有保存。请上传图片（jpg、png）、PDF 或 Word 文件。",
  }),
  paperTooLarge: declareProblem({
    code: "records.paperTooLarge",
    status: 413,
    title: "文件太大",
    detail: "没有保存。单个材料不超过 10 MB，请压缩或拆分后再上传。",
  }),
  paperLost: declareProblem({
    code: "records.paperLost",
    status: 404,
    title: "材料的文件找不到了",
    detail: "登记的内容还在。请告诉管理员检查文件存储。",
  }),
  tooMany: declareProblem({
    code: "records.tooMany",
    status: 409,
    title: "记录太多，一份文件装不下",
    detail: "没有导出。请用单位或日期缩小范围后再导出。",
  }),
  noHeadings: declareProblem({
    code: "records.import.noHeadings",
    status: 422,
    title: "表里找不到列名",
    detail: "没有导入。请用“下载模板”里的表，第一行是列名，不要改动。",
  }),
  tooManyRows: declareProblem({
    code: "records.import.tooManyRows",
    status: 422,
    title: "表太长",
    detail: "没有导入。一次最多 2000 行，请拆成几份。",
  }),
  nothingToWrite: declareProblem({
    code: "records.import.nothingToWrite",
    status: 409,
    title: "没有可以登记的行",
    detail: "没有登记任何一行。请按说明改正表格后重新上传。",
  }),
  importOver: declareProblem({
    code: "records.import.over",
    status: 409,
    title: "这份表已经登记过",
    detail: "没有再登记一次。请在列表里查看登记的结果。",
  }),
  sameAsker: declareProblem({
    code: "duties.sameAsker",
    status: 409,
    title: "不能核准自己提出的免除",
    detail: "没有改动。请由另一位同事或区领导核准；也可能已经有人核准过。",
  }),
  putOffTooLittle: declareProblem({
    code: "duties.putOffTooLittle",
    status: 422,
    title: "延期的日子太早",
    detail: "没有改动。延期要晚于今天和原来的期限，不超过一年。",
  }),
  notOwed: declareProblem({
    code: "duties.notOwed",
    status: 409,
    title: "这项职责现在不用办",
    detail: "没有改动。它可能已经完成、已经免除，或者还没有开始。",
  }),
} as const;
