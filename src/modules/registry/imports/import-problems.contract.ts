import { declareProblem } from "../../../kernel/problem.ts";

/** What can be refused on the way of a file into the register; what is wrong with a file itself stands in platform/excel. */
export const importProblems = {
  fileMissing: declareProblem({
    code: "registry.import.fileMissing",
    status: 404,
    title: "找不到这个文件",
    detail: "给出的路径上没有文件，什么都没有导入。请检查路径和文件名。",
  }),
  noTable: declareProblem({
    code: "registry.import.noTable",
    status: 422,
    title: "没有找到台账表格",
    detail: "文件里没有一张表带有“姓名”“身份证号”这样的表头。登记簿没有变化。请检查是不是选错了文件。",
  }),
  tooManyRows: declareProblem({
    code: "registry.import.tooManyRows",
    status: 422,
    title: "一次导入的行数太多",
    detail: "一次最多导入 20 万行。登记簿没有变化。请按镇街拆成几个文件再上传。",
  }),
  broken: declareProblem({
    code: "registry.import.broken",
    status: 500,
    title: "这份文件反复处理不下去",
    detail:
      "系统几次处理到一半都中断了，已经停下来，没有留下半截的内容。请把文件另存为新的 .xlsx 后重新上传；还是不行就联系系统管理员。",
  }),
  fileGone: declareProblem({
    code: "registry.import.fileGone",
    status: 410,
    title: "原文件已不在",
    detail: "这一批的原文件已经删除，不能再检查。已经导入登记簿的内容不受影响。请重新上传文件。",
  }),
  wrongState: declareProblem({
    code: "registry.import.wrongState",
    status: 409,
    title: "这一批现在不能这样做",
    detail: "这一批正在处理，或者已经处理过了，没有重复执行。请刷新页面看最新进度。",
  }),
  purged: declareProblem({
    code: "registry.import.purged",
    status: 410,
    title: "这一批的明细已按期清除",
    detail: "导入明细含个人信息，只保留三十天。已经导入登记簿的内容不受影响。如需再看，请重新上传原文件。",
  }),
  fieldTwice: declareProblem({
    code: "registry.import.mapping.fieldTwice",
    status: 422,
    title: "有两列对应了同一项",
    detail: "一项内容只能来自一列。请把其中一列改为别的项目或“不导入”。",
  }),
  fieldMissing: declareProblem({
    code: "registry.import.mapping.fieldMissing",
    status: 422,
    title: "还有必需的列没有指定",
    detail: "每张要导入的表都要有“姓名”一列，并且有“身份证号”或“出生日期”一列。请指定后再检查。",
  }),
  nothingChosen: declareProblem({
    code: "registry.import.mapping.nothingChosen",
    status: 422,
    title: "没有选中任何一张表",
    detail: "请至少选中一张要导入的工作表。",
  }),
  unknownSheet: declareProblem({
    code: "registry.import.mapping.unknownSheet",
    status: 422,
    title: "文件里没有这张表或这一列",
    detail: "对应关系和文件对不上，没有保存。请刷新页面后重新核对。",
  }),
  asOfMissing: declareProblem({
    code: "registry.import.asOfMissing",
    status: 422,
    title: "请填写截至日期",
    detail: "文件的标题、表名和文件名里都没有写明截至哪一天。请填写这份台账反映的是哪一天的情况。",
  }),
  asOfInFuture: declareProblem({
    code: "registry.import.asOfInFuture",
    status: 422,
    title: "截至日期太晚",
    detail: "台账反映的是已经发生的情况，截至日期最晚是本季度末。请改正后再检查。",
  }),
  unknownColumn: declareProblem({
    code: "registry.import.row.unknownColumn",
    status: 422,
    title: "这本台账没有这一列",
    detail: "修改没有保存。请刷新页面后再试。",
  }),
  nothingReady: declareProblem({
    code: "registry.import.nothingReady",
    status: 409,
    title: "没有可以导入的行",
    detail: "所有行都有需要改正的问题，或者都被排除了。请先改正，或下载有问题的行，改好后重新上传。",
  }),
  nothingRefused: declareProblem({
    code: "registry.import.nothingRefused",
    status: 404,
    title: "没有需要下载的行",
    detail: "这一批的每一行都可以导入。",
  }),
  notMissing: declareProblem({
    code: "registry.import.missing.unknown",
    status: 404,
    title: "名单里没有这个孩子",
    detail: "这个孩子不在这一批的“可能已离开”名单里，或者已经处理过。什么都没有改动，请刷新后再看。",
  }),
};
