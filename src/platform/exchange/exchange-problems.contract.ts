import { declareProblem } from "../../kernel/problem.ts";

export const agreementProblems = {
  unknownSubject: declareProblem({
    code: "exchange.agreement.unknownSubject",
    status: 422,
    title: "没有这一类名册或抄送",
    detail: "没有保存。请在列出的种类里选。",
  }),
  unknownField: declareProblem({
    code: "exchange.agreement.unknownField",
    status: 422,
    title: "勾选的字段不在这一类里",
    detail: "没有保存。请刷新后重新勾选。",
  }),
  fieldNeeded: declareProblem({
    code: "exchange.agreement.fieldNeeded",
    status: 422,
    title: "少了必需的字段",
    detail: "没有保存。标了“必需”的字段要勾上，少了它们就认不出是谁。",
  }),
  firstDue: declareProblem({
    code: "exchange.agreement.firstDue",
    status: 422,
    title: "首次应到日和频次对不上",
    detail: "没有保存。定期更新的要写首次应到日，而且在有效期里；“需要时”的不写。",
  }),
  validity: declareProblem({
    code: "exchange.agreement.validity",
    status: 422,
    title: "有效期写反了",
    detail: "没有保存。到期日要晚于生效日。",
  }),
  unknownPartner: declareProblem({
    code: "exchange.agreement.unknownPartner",
    status: 422,
    title: "没有这个接入单位",
    detail: "没有保存。它可能刚停止接入，请刷新后重新选。",
  }),
  folderTaken: declareProblem({
    code: "exchange.agreement.folderTaken",
    status: 409,
    title: "这个文件夹已经给了别的协议",
    detail: "没有保存。一个协议一个文件夹，请换一个名字。",
  }),
  waiting: declareProblem({
    code: "exchange.agreement.waiting",
    status: 409,
    title: "已经有一份改动在等同意",
    detail: "没有保存。请先把那一份同意、退回或撤回。",
  }),
  notChangeable: declareProblem({
    code: "exchange.agreement.notChangeable",
    status: 409,
    title: "这一版不能再改",
    detail: "没有保存。只有生效的协议能提出新版；种类、方向和单位不能改，要改请另立协议。",
  }),
  ownAgreement: declareProblem({
    code: "exchange.agreement.own",
    status: 403,
    title: "要由另一个人同意",
    detail: "没有保存。提出的人不能自己同意，请另一位经办人来办。",
  }),
  notTheirs: declareProblem({
    code: "exchange.agreement.notTheirs",
    status: 403,
    title: "只有提出的人能撤回",
    detail: "没有保存。不同意的，请用“不同意”并写明原因。",
  }),
  decided: declareProblem({
    code: "exchange.agreement.decided",
    status: 409,
    title: "这份协议已经处理过",
    detail: "刚才的操作没有保存。请刷新后看现在的状态。",
  }),
} as const;

export const batchProblems = {
  notInForce: declareProblem({
    code: "exchange.batch.notInForce",
    status: 409,
    title: "没有生效的协议，不能收",
    detail: "文件没有保存。协议还没有同意、已经终止或者过了有效期；请先在“协议”里办好。",
  }),
  outbound: declareProblem({
    code: "exchange.batch.outbound",
    status: 422,
    title: "这是抄送给对方的协议",
    detail: "文件没有保存。请选对方给我们的协议。",
  }),
  idTaken: declareProblem({
    code: "exchange.batch.idTaken",
    status: 409,
    title: "这个编号已经用过",
    detail: "文件没有保存。同一个编号收过另一个文件，请换一个编号再发。",
  }),
  subjectGone: declareProblem({
    code: "exchange.batch.subjectGone",
    status: 409,
    title: "系统不再收这一类名册",
    detail: "这一批没有读取，档案没有改动。请联系系统管理员。",
  }),
  fileGone: declareProblem({
    code: "exchange.batch.fileGone",
    status: 409,
    title: "原文件找不到了",
    detail: "这一批没有读完，档案没有改动。请把文件再上传一次。",
  }),
  broken: declareProblem({
    code: "exchange.batch.broken",
    status: 500,
    title: "读了几次都没有读完",
    detail: "这一批没有收，档案没有改动。请把文件另存为新的 .xlsx 再上传；还不行请联系系统管理员。",
  }),
  sentBack: declareProblem({
    code: "exchange.batch.sentBack",
    status: 409,
    title: "经办人看过后退回",
    detail: "没有比对，内容已经删除。请按退回的原因重新提供。",
  }),
  tooLarge: declareProblem({
    code: "exchange.batch.tooLarge",
    status: 413,
    title: "文件太大",
    detail: "没有收。一个文件最多 100 MB，请分成几个文件再放。",
  }),
  asOfInFuture: declareProblem({
    code: "exchange.batch.asOfInFuture",
    status: 422,
    title: "截至日期还没有到",
    detail: "文件没有保存。截至日期是名册反映哪一天的情况，不会晚于今天。",
  }),
  notHeld: declareProblem({
    code: "exchange.batch.notHeld",
    status: 409,
    title: "这一批不在暂缓里",
    detail: "刚才的操作没有保存。别人可能刚处理过，请刷新后再看。",
  }),
} as const;
