import { declareProblem } from "../../../kernel/problem.ts";

export const reportProblems = {
  proof: declareProblem({
    code: "protection.report.proof",
    status: 422,
    title: "还没有提交",
    detail: "页面的校验过期了。您填的内容都还在，请再点一次“提交”。如果孩子正有危险，请直接打 110。",
  }),
  flood: declareProblem({
    code: "protection.report.flood",
    status: 429,
    title: "现在提交的人太多",
    detail: "您填的内容都还在，请等一分钟再点“提交”。如果孩子正有危险，请直接打 110；也可以打 12345。",
  }),
  otherContent: declareProblem({
    code: "protection.report.otherContent",
    status: 409,
    title: "这份报告已经收到",
    detail: "收到的内容和这次的不一样，所以没有再收一份。请用查询码补充新的情况。",
  }),
  code: declareProblem({
    code: "protection.report.code",
    status: 404,
    title: "没有找到这个查询码",
    detail: "请对照提交后给您的 12 位查询码再输一次。查询码办结一年后失效；忘记了可以重新报告。",
  }),
  guesses: declareProblem({
    code: "protection.report.guesses",
    status: 429,
    title: "输错的次数太多",
    detail: "请十五分钟后再试。如果有新的情况，可以直接重新报告。",
  }),
  fileKind: declareProblem({
    code: "protection.report.fileKind",
    status: 422,
    title: "不能收这种文件",
    detail: "可以是照片（JPG、PNG）、录音（M4A、MP3、AMR、WAV）或视频（MP4、MOV）。报告已经收到，不受影响。",
  }),
  fileTooLarge: declareProblem({
    code: "protection.report.fileTooLarge",
    status: 413,
    title: "文件太大",
    detail: "报告已经收到，不受影响。请剪短一些再传，或者等工作人员联系您时再提供。",
  }),
  tooManyFiles: declareProblem({
    code: "protection.report.tooManyFiles",
    status: 409,
    title: "传的文件已经很多了",
    detail: "报告和前面的文件都已经收到。其余的请等工作人员联系您时再提供。",
  }),
  place: declareProblem({
    code: "protection.report.place",
    status: 422,
    title: "没有这个地方",
    detail: "请在列表里重新选镇街和村（社区）；说不清可以不选，写在“具体位置”里。",
  }),
  ticket: declareProblem({
    code: "protection.report.ticket",
    status: 409,
    title: "这个工单已经登记过",
    detail: "没有再登记，原来的报告正在办。有新的情况，请补充到原来的报告里。",
  }),
  channel: declareProblem({
    code: "protection.report.channel",
    status: 422,
    title: "渠道和接入单位不符",
    detail: "没有保存。热线的密钥只能用本热线的渠道，其他单位用“单位报告”（partner）。",
  }),
  seenAt: declareProblem({
    code: "protection.report.seenAt",
    status: 422,
    title: "看到的时间比现在还晚",
    detail: "没有保存。请把时间改对，或者不填。",
  }),
} as const;
