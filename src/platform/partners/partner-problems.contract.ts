import { declareProblem } from "../../kernel/problem.ts";

export const partnerProblems = {
  badKey: declareProblem({
    code: "platform.partner.badKey",
    status: 401,
    title: "密钥不对",
    detail: "没有执行。请检查 Authorization 头里的密钥是否完整；密钥丢了请联系区里的系统管理员换一把。",
  }),
  keyOver: declareProblem({
    code: "platform.partner.keyOver",
    status: 401,
    title: "密钥已经到期",
    detail: "没有执行。请联系区里的系统管理员领取新的密钥。",
  }),
  keyRevoked: declareProblem({
    code: "platform.partner.keyRevoked",
    status: 401,
    title: "密钥已经作废",
    detail: "没有执行。请联系区里的系统管理员问明原因。",
  }),
  address: declareProblem({
    code: "platform.partner.address",
    status: 403,
    title: "不能从这个网络地址调用",
    detail: "没有执行。这把密钥限定了网络地址；单位换了出口地址的，请联系区里的系统管理员。",
  }),
  scope: declareProblem({
    code: "platform.partner.scope",
    status: 403,
    title: "这把密钥不能做这件事",
    detail: "没有执行。密钥只能做申请时写明的事；还要做别的，请联系区里的系统管理员另外申请。",
  }),
  tooFast: declareProblem({
    code: "platform.partner.tooFast",
    status: 429,
    title: "调用得太快",
    detail: "没有执行。请等到下一分钟再发；用同一个编号重发不会重复。",
  }),
  badScope: declareProblem({
    code: "platform.partner.badScope",
    status: 422,
    title: "有一项事密钥不能做",
    detail: "没有保存。请只在列出来的事项里选。",
  }),
  badAddress: declareProblem({
    code: "platform.partner.badAddress",
    status: 422,
    title: "网络地址写得不对",
    detail: "没有保存。请写成 203.0.113.7 或 203.0.113.0/24 这样，一行一个。",
  }),
  ended: declareProblem({
    code: "platform.partner.ended",
    status: 409,
    title: "这个单位已经停止接入",
    detail: "没有保存。要恢复接入，请重新登记。",
  }),
  nameTaken: declareProblem({
    code: "platform.partner.nameTaken",
    status: 409,
    title: "这个单位已经登记过",
    detail: "没有再登记。请在列表里找到它，给它申请密钥。",
  }),
  ownKey: declareProblem({
    code: "platform.partner.ownKey",
    status: 403,
    title: "要由另一个人批准",
    detail: "没有保存。申请的人不能自己批准，请安全管理员来办。",
  }),
  keyDecided: declareProblem({
    code: "platform.partner.keyDecided",
    status: 409,
    title: "这把密钥已经处理过",
    detail: "刚才的操作没有保存。请刷新后看现在的状态。",
  }),
  notAgreed: declareProblem({
    code: "platform.partner.notAgreed",
    status: 409,
    title: "现在不能领取",
    detail: "密钥要先由安全管理员批准，只能由申请的人领取一次。领过又丢了的，请作废后重新申请。",
  }),
  badReplaced: declareProblem({
    code: "platform.partner.badReplaced",
    status: 422,
    title: "不能替换这把密钥",
    detail: "没有保存。只能替换同一个单位正在用的密钥。",
  }),
} as const;
