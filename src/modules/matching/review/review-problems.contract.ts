import { declareProblem } from "../../../kernel/problem.ts";

export const reviewProblems = {
  stale: declareProblem({
    code: "matching.pair.stale",
    status: 412,
    title: "这一行刚刚被别人处理过",
    detail: "您的认定没有保存。请看过现在的情况再认定。",
  }),
  decided: declareProblem({
    code: "matching.pair.decided",
    status: 409,
    title: "这一行已经认定过了",
    detail: "没有改动。要改认定，请先撤回。",
  }),
  notDecided: declareProblem({
    code: "matching.pair.notDecided",
    status: 409,
    title: "这一行没有可以撤回的认定",
    detail: "没有改动。",
  }),
  reasonRequired: declareProblem({
    code: "matching.pair.reasonRequired",
    status: 422,
    title: "请写明为什么撤回",
    detail: "没有撤回。系统认定的、名单已经到期删除的，撤回要写明理由，方便以后复核。",
  }),
  taken: declareProblem({
    code: "matching.pair.taken",
    status: 409,
    title: "这个人在这批名单里已经认定为另一行",
    detail: "没有保存。这种名单里一个人只出现一次：请先核对那一行，认定错了的先撤回。",
  }),
  gone: declareProblem({
    code: "matching.row.gone",
    status: 410,
    title: "这一行的内容已经删除",
    detail: "没有改动。批次到了保留期限或者已经撤销，名单的内容不再保留，不能再认定。",
  }),
  undone: declareProblem({
    code: "matching.batch.undone",
    status: 409,
    title: "这一批已经整批撤销",
    detail:
      "没有改动。由它写进档案的情况都已撤回，名单的内容也删了，没有可以再认定或撤回的；要再比对，请对方重新送。",
  }),
  notInReview: declareProblem({
    code: "matching.batch.notInReview",
    status: 409,
    title: "这一批现在不能复核",
    detail: "没有改动。批次还在读取、比对，或者暂缓、退回了，请刷新后再看。",
  }),
  notUndoable: declareProblem({
    code: "matching.batch.notUndoable",
    status: 409,
    title: "这一批不能撤销",
    detail: "没有改动。还没有比对完。",
  }),
  batchStale: declareProblem({
    code: "matching.batch.stale",
    status: 412,
    title: "这一批刚刚有人处理过",
    detail: "没有撤销。请刷新后看过现在的数字再决定。",
  }),
  asked: declareProblem({
    code: "matching.question.asked",
    status: 409,
    title: "已经问过，村里还没有答复",
    detail: "没有再发一次。",
  }),
  notOpen: declareProblem({
    code: "matching.question.notOpen",
    status: 409,
    title: "这个问题已经不用答复了",
    detail: "您写的没有保存：别人刚答复过，或者区里已经认定或收回了。",
  }),
  nothingToShow: declareProblem({
    code: "matching.number.none",
    status: 404,
    title: "这里没有登记号码",
    detail: "名单或者档案里没有这个号码。",
  }),
} as const;
