import { declareProblem } from "../../../kernel/problem.ts";

export const payrollProblems = {
  wrongMonth: declareProblem({
    code: "benefits.payroll.wrongMonth",
    status: 409,
    title: "还不能做这个月的发放",
    detail: "没有改动。发放要一个月一个月地做：上一个月办结以后，才能做下一个月。",
  }),
  openBefore: declareProblem({
    code: "benefits.payroll.openBefore",
    status: 409,
    title: "上一个月还没有办结",
    detail: "没有改动。请先把上一个月的回盘处理完并办结；确实要提前做的，请写明原因。",
  }),
  wrongState: declareProblem({
    code: "benefits.payroll.wrongState",
    status: 409,
    title: "这一批现在不能这样办",
    detail: "没有改动。它已经到了别的环节，请刷新后看现在轮到谁办。",
  }),
  samePerson: declareProblem({
    code: "benefits.payroll.samePerson",
    status: 409,
    title: "同一个人不能办两个环节",
    detail: "没有改动。经办、复核、审批、财务要由不同的人办，代别人办理也一样。请交给另一位同事。",
  }),
  wrongRole: declareProblem({
    code: "benefits.payroll.wrongRole",
    status: 403,
    title: "这个环节不由您的岗位办理",
    detail: "没有改动。经办和复核由区民政局经办岗办，审批由区领导办，发放由财务办。",
  }),
  warningsOpen: declareProblem({
    code: "benefits.payroll.warningsOpen",
    status: 409,
    title: "还有需要说明的问题没有说明",
    detail: "没有提交，算好的名册还在。请在“检查”里逐类写明怎么处理，再提交。",
  }),
  nothingToPay: declareProblem({
    code: "benefits.payroll.nothingToPay",
    status: 409,
    title: "没有可以送银行的款项",
    detail: "没有生成文件。没有待发的款项，或者退回的款项还没有更正账户。",
  }),
  unfinished: declareProblem({
    code: "benefits.payroll.unfinished",
    status: 409,
    title: "还有款项没有银行结果",
    detail: "没有办结。请先导入全部回盘文件，再办结。",
  }),
  badReturn: declareProblem({
    code: "benefits.payroll.badReturn",
    status: 422,
    title: "回盘文件对不上",
    detail: "整个文件都没有导入，原来的结果没有变。请按列出的行号与银行核对后重新取回盘文件。",
  }),
  returned: declareProblem({
    code: "benefits.payroll.alreadyReturned",
    status: 409,
    title: "这个文件已经导入过回盘",
    detail: "没有改动。一个送盘文件只能导入一次回盘。",
  }),
  noTemplate: declareProblem({
    code: "benefits.payroll.noTemplate",
    status: 422,
    title: "没有这种银行格式",
    detail: "没有生成文件。请选择列表里的一种格式。",
  }),
  accountNotWritable: declareProblem({
    code: "benefits.payroll.notWritable",
    status: 422,
    title: "有的字银行文件里写不出来",
    detail: "没有生成文件。这种格式的编码写不出某些生僻字，请改用 UTF-8 或 Excel 格式。",
  }),
  outdated: declareProblem({
    code: "benefits.payroll.outdated",
    status: 409,
    title: "算好以后，欠发的款项又抵掉了一部分",
    detail: "没有提交，名册还在。请重新计算一次再提交，抵掉的部分就不会再发。",
  }),
  stale: declareProblem({
    code: "benefits.payroll.stale",
    status: 412,
    title: "别人刚动过这一批",
    detail: "您的操作没有生效，别人的已经生效。请刷新后再办。",
  }),
} as const;
