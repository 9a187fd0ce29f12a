/** What the office is told when a report cannot be taken up, judged, handed on or answered. */
import { declareProblem } from "../../../kernel/problem.ts";

export const intakeProblems = {
  notReceiver: declareProblem({
    code: "protection.report.notReceiver",
    status: 403,
    title: "这份报告不由您负责",
    detail: "没有保存。现在由首接的人负责；要换人，请对方转交，您签收以后再办。",
  }),
  takenUp: declareProblem({
    code: "protection.report.takenUp",
    status: 409,
    title: "已经有人受理",
    detail: "另一位同事刚刚签收了这份报告，由对方负责。您不用再办。",
  }),
  notTakenUp: declareProblem({
    code: "protection.report.notTakenUp",
    status: 409,
    title: "还没有签收受理",
    detail: "没有保存。请先签收受理，再作决定。",
  }),
  settled: declareProblem({
    code: "protection.report.settled",
    status: 409,
    title: "这份报告已经作过决定",
    detail: "您填的没有保存。请刷新后看最新的情况。",
  }),
  stale: declareProblem({
    code: "protection.report.stale",
    status: 412,
    title: "别人刚改过这份报告",
    detail: "您填的还在。请刷新看过最新的情况，再保存一次。",
  }),
  handOverOpen: declareProblem({
    code: "protection.report.handOverOpen",
    status: 409,
    title: "已经转交给别人，对方还没有签收",
    detail: "没有再转。对方签收或退回以前，仍由您负责。",
  }),
  handOverTo: declareProblem({
    code: "protection.report.handOverTo",
    status: 422,
    title: "不能转交给这个人",
    detail: "请在列表里选一位在岗的儿童督导员或区民政经办，不能是自己。",
  }),
  handOverAnswered: declareProblem({
    code: "protection.report.handOverAnswered",
    status: 409,
    title: "这次转交已经处理过",
    detail: "您刚才的操作没有保存。请刷新后看由谁负责。",
  }),
  answerNames: declareProblem({
    code: "protection.report.answerNames",
    status: 422,
    title: "答复里有孩子的姓名或身份证号",
    detail: "没有发出，您写的还在。有查询码的人都能看到答复，请去掉孩子的姓名和号码再答复。",
  }),
  answerOthers: declareProblem({
    code: "protection.report.answerOthers",
    status: 422,
    title: "答复里有别人的姓名或手机号",
    detail: "没有发出，您写的还在。请去掉再答复；确实要写的（例如您自己的电话），请写明理由。",
  }),
  noReporter: declareProblem({
    code: "protection.report.noReporter",
    status: 404,
    title: "报告人没有留下身份",
    detail: "这是一份匿名报告。可以在“答复报告人”里写下答复，对方凭查询码能看到。",
  }),
  tooManyChildren: declareProblem({
    code: "protection.report.tooManyChildren",
    status: 422,
    title: "一份报告最多写十个孩子",
    detail: "没有加上。更多的孩子请在立案后写进个案。",
  }),
  noCase: declareProblem({
    code: "protection.report.noCase",
    status: 422,
    title: "没有找到要并入的个案",
    detail: "没有保存。请重新选一个在办的个案。",
  }),
  tooMany: declareProblem({
    code: "protection.reports.tooMany",
    status: 422,
    title: "报告太多，一个文件放不下",
    detail: "没有导出。请用镇街、渠道或日期缩小范围，分几次导出。",
  }),
} as const;
