/** Why an act in a case is refused. */
import { declareProblem } from "../../../kernel/problem.ts";

export const caseProblems = {
  notYourPart: declareProblem({
    code: "protection.case.notYourPart",
    status: 403,
    title: "您在这个个案里的职责不能做这件事",
    detail: "没有保存。请联系个案负责人。",
  }),
  closed: declareProblem({
    code: "protection.case.closed",
    status: 409,
    title: "这个个案已经结案",
    detail: "没有保存。要继续办，请先重新打开个案。",
  }),
  stale: declareProblem({
    code: "protection.case.stale",
    status: 412,
    title: "别人刚改过这个个案",
    detail: "您填的还在。请刷新看过最新的情况，再保存一次。",
  }),
  future: declareProblem({
    code: "protection.case.future",
    status: 422,
    title: "时间比现在还晚",
    detail: "没有保存。请填已经发生的时间。",
  }),
  beforeOpening: declareProblem({
    code: "protection.case.beforeReport",
    status: 422,
    title: "时间比收到报告还早",
    detail: "没有保存。请填收到报告以后的时间；以前的情况写在“工作记录”里。",
  }),
  dueBefore: declareProblem({
    code: "protection.case.dueBefore",
    status: 422,
    title: "要求办结的日期已经过去",
    detail: "没有保存。请把“什么时候以前”改成今天或以后。",
  }),
  replaced: declareProblem({
    code: "protection.case.replaced",
    status: 409,
    title: "这条记录已经更正过",
    detail: "没有保存。请在最新的那条上更正。",
  }),
  participant: declareProblem({
    code: "protection.case.participant",
    status: 422,
    title: "这个人不能担任这项职责",
    detail: "没有保存。请在列表里选在岗的人；部门的职责由该部门的联络员担任。",
  }),
  leadLeaves: declareProblem({
    code: "protection.case.leadLeaves",
    status: 409,
    title: "负责人不能这样退出",
    detail: "没有保存。请先把个案交给另一位负责人。",
  }),
  assignmentSettled: declareProblem({
    code: "protection.assignment.settled",
    status: 409,
    title: "这张协办单已经办结或撤回",
    detail: "没有保存。请刷新后看最新的情况。",
  }),
  notYourAssignment: declareProblem({
    code: "protection.assignment.notYours",
    status: 403,
    title: "这张协办单不是给您单位的",
    detail: "没有保存。请由承办单位或者个案负责人填写。",
  }),
  conditions: declareProblem({
    code: "protection.closing.conditions",
    status: 409,
    title: "还不能结案",
    detail: "下面有条件没有满足，个案没有变。",
  }),
  closingOpen: declareProblem({
    code: "protection.closing.open",
    status: 409,
    title: "已经有人提出结案，正在等第二个人签字",
    detail: "没有再提。请等对方签字或退回。",
  }),
  sameSigner: declareProblem({
    code: "protection.closing.sameSigner",
    status: 403,
    title: "结案要两个人签字",
    detail: "提出结案的人不能自己签第二个字。请另一位同事或领导签。",
  }),
  closingSettled: declareProblem({
    code: "protection.closing.settled",
    status: 409,
    title: "这次结案已经处理过",
    detail: "没有保存。请刷新后看最新的情况。",
  }),
  alreadyPlaced: declareProblem({
    code: "protection.case.alreadyPlaced",
    status: 409,
    title: "孩子已经安置了",
    detail: "没有再登记。登记错了，请更正原来那条“临时安置和交接”。",
  }),
  notPlaced: declareProblem({
    code: "protection.case.notPlaced",
    status: 409,
    title: "孩子现在没有安置在别处",
    detail: "没有保存。可能别人已经登记送回，请刷新后看最新的情况。",
  }),
  returnUnderState: declareProblem({
    code: "protection.case.returnUnderState",
    status: 409,
    title: "孩子正由国家监护，送回要按监护程序办",
    detail:
      "没有保存。请在“监护、评估、专项”里开始办理“评估后送回”，经区民政局决定；办完以后个案会自动记下送回。",
  }),
  returnUnassessed: declareProblem({
    code: "protection.case.returnUnassessed",
    status: 409,
    title: "还没有评估，或者评估认为还不能送回",
    detail:
      "没有保存。安置以后要重新评估监护能力，结论是“监护正常”或者“监护不足”才可以送回，孩子的安置照旧。",
  }),
  whichCase: declareProblem({
    code: "protection.case.whichCase",
    status: 409,
    title: "这个孩子有几个在办的个案，请选这件事属于哪一个",
    detail: "没有保存。选一个再登记。",
  }),
  notTheirs: declareProblem({
    code: "protection.case.notTheirs",
    status: 409,
    title: "这件事不能归到这个个案",
    detail: "没有保存。个案可能已经结案，或者不是这个孩子的、您看不到的；请刷新后重新选。",
  }),
  tooMany: declareProblem({
    code: "protection.cases.tooMany",
    status: 422,
    title: "个案太多，一个文件放不下",
    detail: "没有导出。请用镇街、环节或风险等级缩小范围，分几次导出。",
  }),
} as const;
