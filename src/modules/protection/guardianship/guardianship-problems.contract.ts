/** What guardianship refuses, and why. */
import { declareProblem } from "../../../kernel/problem.ts";

const problem = (code: string, status: number, title: string, detail: string) =>
  declareProblem({ code: `protection.guardianship.${code}`, status, title, detail });

export const guardianshipProblems = {
  noTemporary: problem(
    "noTemporary",
    409,
    "这个孩子现在没有临时监护",
    "没有保存。送回和解除都要先有生效的临时监护决定；可能已经有人办过，请刷新后再看。",
  ),
  alreadyState: problem(
    "alreadyState",
    409,
    "这个孩子已经由国家监护",
    "没有重复决定，原来的决定照旧有效。去向有变化的，请办理送回、解除或者长期监护。",
  ),
  decided: problem(
    "decided",
    409,
    "这个孩子已经有生效的监护决定",
    "没有重复补录，原来的决定照旧有效。换了监护人的，请办理监护人变更；写错了的，请联系系统管理员。",
  ),
  noPlacement: problem(
    "noPlacement",
    409,
    "还没有登记安置和交接",
    "没有保存。请先在孩子的“监护”页登记安置在哪里、谁照料、交接了什么，再办这一步。",
  ),
  placed: problem(
    "placed",
    409,
    "这个孩子已经安置在别处",
    "没有重复登记。换地方的，请先登记离开原来的地方。",
  ),
  stillPlaced: problem(
    "stillPlaced",
    409,
    "孩子还登记在安置的地方",
    "没有保存。送回要先在“监护”页登记离开安置地、交给了谁。",
  ),
  datesOverlap: problem(
    "datesOverlap",
    422,
    "日期和原来的登记重叠",
    "没有保存。开始的日期不能早于上一段结束，结束不能早于开始，也不能晚于今天。",
  ),
  notAssessed: problem(
    "notAssessed",
    409,
    "评估还不支持送回",
    "没有保存。送回前要有民政部门的评估，结论是“监护正常”或者“监护不足”才可以送回。",
  ),
  returnNotAsked: problem(
    "returnNotAsked",
    409,
    "还没有办理评估后送回",
    "没有保存，孩子的安置照旧。孩子在临时监护中，要先办理“评估后送回”或者“解除临时监护”，再登记送回家庭。",
  ),
  selfDecided: problem(
    "selfDecided",
    409,
    "不能决定自己提出的事",
    "没有保存。提出的人和决定的人要分开，请交给同岗位的另一个人办。",
  ),
  mayStillSpeak: problem(
    "mayStillSpeak",
    409,
    "陈述申辩的期限还没有过",
    "没有保存。告知书送达以后，当事人在期限内随时可以陈述申辩、要求听证；期限过了仍没有提出的，再记“没有提出”。",
  ),
  restoreTooEarly: problem(
    "restoreTooEarly",
    409,
    "还不到申请恢复的时候",
    "没有受理。判决生效满规定的月数以后才可以申请恢复监护人资格。",
  ),
  restoreTooLate: problem(
    "restoreTooLate",
    409,
    "申请恢复的期限已经过了",
    "没有受理。超过期限没有申请恢复的，可以依法送养；有特殊情况的，请直接咨询人民法院。",
  ),
  restoreExcluded: problem(
    "restoreExcluded",
    409,
    "这种情形一般不得恢复监护人资格",
    "没有受理。性侵害、出卖、严重虐待遗弃或者被判五年以上的，一般不得恢复；本人坚持的，告知其向人民法院提出。",
  ),
  notRevoked: problem(
    "notRevoked",
    409,
    "档案里没有撤销监护人资格的记录",
    "没有受理。请先核对是哪一位监护人，或者先登记撤销的判决。",
  ),
  unfitCarer: problem(
    "unfitCarer",
    422,
    "被委托人还没有核对",
    "没有受理。有法律禁止情形的人不能受委托照护孩子，请核对后确认。",
  ),
  orderClosed: problem(
    "orderClosed",
    409,
    "这份文书已经办结",
    "没有保存。办结以后不能再加记录，可以另立一份。",
  ),
  entryKind: problem(
    "entryKind",
    422,
    "这种文书没有这种记录",
    "没有保存。指导令记参加（要写分钟数）和缺席，监督计划记报告，保护令记延长。",
  ),
  tooLong: problem(
    "tooLong",
    422,
    "有效期太长",
    "没有保存。人身安全保护令一次不超过规定的月数，到期前可以申请延长。",
  ),
  stale: problem("stale", 412, "别人刚改过这条记录", "您的修改没有保存，别人的修改已经生效。请刷新后再办。"),
  childNotHeard: problem(
    "childNotHeard",
    422,
    "还没有听取孩子本人的意见",
    "没有受理。八周岁以上的孩子要听取本人的真实意愿，请填写“孩子本人的意愿”。",
  ),
  underEighteen: problem(
    "underEighteen",
    409,
    "已经年满十八周岁",
    "没有受理。成年人不适用未成年人的监护程序。",
  ),
} as const;
