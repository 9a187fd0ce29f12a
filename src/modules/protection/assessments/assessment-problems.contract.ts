/** What can be refused around an assessment. */
import { declareProblem } from "../../../kernel/problem.ts";

export const assessmentProblems = {
  running: declareProblem({
    code: "protection.assessment.running",
    status: 409,
    title: "这个孩子正有一次评估没有办完",
    detail: "没有另开一次。请先办完正在进行的评估；开错了的，写明原因取消后再开。",
  }),
  childEnded: declareProblem({
    code: "protection.assessment.childEnded",
    status: 409,
    title: "这份档案已经结束",
    detail: "没有开始评估。孩子回来了的，请先办理恢复建档。",
  }),
  tooFew: declareProblem({
    code: "protection.assessment.tooFew",
    status: 422,
    title: "评估人员不够",
    detail: "没有开始评估。请按规定的人数选定评估人员。",
  }),
  noAccount: declareProblem({
    code: "protection.assessment.noAccount",
    status: 422,
    title: "至少要有一名系统里的评估人员",
    detail: "没有开始评估。合议由系统里的评估人员提交，不能全部是外单位人员。",
  }),
  related: declareProblem({
    code: "protection.assessment.related",
    status: 422,
    title: "有利害关系的人要回避",
    detail: "没有开始评估。请换一名与孩子和监护人没有亲属、雇佣或其他利害关系的人。",
  }),
  kin: declareProblem({
    code: "protection.assessment.kin",
    status: 422,
    title: "评估人员与孩子登记的亲属同名",
    detail: "没有开始评估。亲属不能评估自己家的孩子；只是同名的，也请换一个人，免得日后说不清。",
  }),
  twice: declareProblem({
    code: "protection.assessment.twice",
    status: 422,
    title: "同一个人填了两次",
    detail: "没有开始评估。请另选一名评估人员。",
  }),
  before: declareProblem({
    code: "protection.assessment.before",
    status: 422,
    title: "复评要换人",
    detail: "没有开始复评。上一次的评估人员不能参加复评，请另选。",
  }),
  notAssessor: declareProblem({
    code: "protection.assessment.notAssessor",
    status: 422,
    title: "这个账号不能担任评估人员",
    detail: "没有开始评估。评估人员要是在岗的评估员、儿童督导员、社工或者区民政经办人员。",
  }),
  notNow: declareProblem({
    code: "protection.assessment.notNow",
    status: 409,
    title: "现在不能做这一步",
    detail: "没有保存。可能有人刚刚办过，或者这一步要由别人来办（评分的人不能确认）。请刷新后再看。",
  }),
  stale: declareProblem({
    code: "protection.assessment.stale",
    status: 412,
    title: "这次评估刚刚变了",
    detail: "没有保存，您填的还在。请刷新，看过新的内容再办。",
  }),
  dateLater: declareProblem({
    code: "protection.assessment.dateLater",
    status: 422,
    title: "日期不对",
    detail: "没有保存。日期不能晚于今天，也不能早于前一步的日期。",
  }),
  notYourSheet: declareProblem({
    code: "protection.assessment.notYourSheet",
    status: 403,
    title: "这不是您的评分表",
    detail: "没有保存。每个人只填自己的评分表；外单位人员的，由发起评估的人照纸质表录入。",
  }),
  signed: declareProblem({
    code: "protection.assessment.signed",
    status: 409,
    title: "这张评分表已经签过字",
    detail: "没有保存。签字后不能再改；有不同看法，在合议时提出。",
  }),
  badAnswers: declareProblem({
    code: "protection.assessment.badAnswers",
    status: 422,
    title: "评分超出范围",
    detail: "没有保存。每一项的得分要在零分和这一项的分值之间。",
  }),
  incomplete: declareProblem({
    code: "protection.assessment.incomplete",
    status: 422,
    title: "还有没评的项目",
    detail: "没有签字或提交，已经填的都在。每一项都要评分，红线情形逐条选“有”或“没有”。",
  }),
  paperMissing: declareProblem({
    code: "protection.assessment.paperMissing",
    status: 422,
    title: "请写明纸质评分表存放在哪里",
    detail: "没有签字。外单位人员在纸上签字，请写明签字的评分表存放处。",
  }),
  voiceMissing: declareProblem({
    code: "protection.assessment.voiceMissing",
    status: 422,
    title: "还没有孩子本人的意见",
    detail: "没有提交。孩子到了应当听取意见的年龄：请写孩子说了什么、哪天听的；没有听取的，写明原因。",
  }),
  dropReasonMissing: declareProblem({
    code: "protection.assessment.dropReasonMissing",
    status: 422,
    title: "有人标了红线，合议没有采用",
    detail: "没有提交。请逐条写明合议认为没有这个情形的理由。",
  }),
  templateFrom: declareProblem({
    code: "protection.assessment.templateFrom",
    status: 422,
    title: "开始使用的日期不对",
    detail: "没有保存。新版本从今天或者以后的一天起用，要晚于正在用的版本；已经开始的评估仍用原来的表。",
  }),
  templatePoints: declareProblem({
    code: "protection.assessment.templatePoints",
    status: 422,
    title: "各项分值加起来不是 100 分",
    detail: "没有保存，您填的都在。请把各项分值调到合计 100 分。",
  }),
  noteMissing: declareProblem({
    code: "protection.assessment.noteMissing",
    status: 422,
    title: "请写明退回的原因",
    detail: "没有退回。请写清要补充或者重新合议的地方。",
  }),
} as const;
