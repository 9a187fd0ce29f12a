import { declareProblem } from "../../kernel/problem.ts";

export const changeProblems = {
  badChange: declareProblem({
    code: "platform.parameter.badChange",
    status: 422,
    title: "调整单有几处不对",
    detail: "调整单没有提交，现行的标准照旧。请对照文件改正标出的几项，已经填的都还在。",
  }),
  overlap: declareProblem({
    code: "platform.parameter.overlap",
    status: 409,
    title: "这段时间已经另有定值",
    detail:
      "有一项在这个月已经另有定值，或者之后又调过，两段时间不能重叠，所以没有改动。确实要改已有的那一段，请改用“更正”。",
  }),
  previewStale: declareProblem({
    code: "platform.parameter.previewStale",
    status: 412,
    title: "影响的人数或金额刚刚变了",
    detail: "您看过之后，档案、待遇或标准有了变化，所以没有提交，现行的标准照旧。请看一遍新的影响，再决定。",
  }),
  ownProposal: declareProblem({
    code: "platform.parameter.ownProposal",
    status: 403,
    title: "自己提出的调整要由另一个人确认",
    detail: "这张调整单是您提出的，要由另一位经办或领导确认或退回。单子还在待确认里；您可以撤回它。",
  }),
  notProposer: declareProblem({
    code: "platform.parameter.notProposer",
    status: 403,
    title: "只有提出的人可以撤回",
    detail: "这张调整单不是您提出的，没有撤回。觉得不对，请退回并写明原因。",
  }),
  decided: declareProblem({
    code: "platform.parameter.decided",
    status: 409,
    title: "这张调整单已经办结",
    detail: "它已经确认、退回或撤回，这次没有再改动。请刷新看结果；还要改，请另提一张。",
  }),
} as const;
