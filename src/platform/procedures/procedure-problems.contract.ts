/** What is said when the engine refuses, by its codes, and when the world around it does. */
import { declareProblem, type ProblemSpec } from "../../kernel/problem.ts";
import type { RefusalCode } from "./engine/ruling.ts";

function refusal(code: string, status: number, title: string, detail: string): ProblemSpec {
  return declareProblem({ code: `procedures.${code}`, status, title, detail });
}

export const refusalProblems: Readonly<Record<RefusalCode, ProblemSpec>> = {
  notOpen: refusal(
    "notOpen",
    409,
    "这一步现在不能办",
    "这件申请已经到了别的步骤，或者已经办结。没有任何改动，请刷新后看最新进展。",
  ),
  notYours: refusal(
    "notYours",
    403,
    "这一步不由您的岗位办",
    "可以查看进展；如果要替别人办理，请对方先在“我的代办”里委托给您。",
  ),
  separatePosts: refusal(
    "separatePosts",
    409,
    "同一个人不能办这两步",
    "不相容的岗位要由不同的人办理，这次没有保存。请交给同岗位的其他人。",
  ),
  noSuchOutcome: refusal(
    "noSuchOutcome",
    422,
    "没有这种办理结果",
    "请从页面列出的结果里选择，退回时要选退到哪一步。",
  ),
  reasonsMissing: refusal(
    "reasonsMissing",
    422,
    "请写明理由",
    "不予确认、退回和撤回都要书面说明理由，至少两个字。您填的内容还在。",
  ),
  formIncomplete: refusal(
    "formIncomplete",
    422,
    "申请表还没有填完",
    "请补齐标出的项目后再受理，已填的内容都还在。",
  ),
  materialsMissing: refusal(
    "materialsMissing",
    409,
    "材料还不齐",
    "材料不齐不能通过。请先收齐，或者一次性告知申请人补正。",
  ),
  dateTooEarly: refusal("dateTooEarly", 422, "日期太早", "办理日期不能早于受理和上一步的日期。"),
  dateInFuture: refusal("dateInFuture", 422, "日期在今天之后", "只能登记已经办理的事，日期不能晚于今天。"),
  alreadyNoticed: refusal(
    "alreadyNoticed",
    409,
    "已经告知过需要补正的材料",
    "需要补正的内容要一次告知完。申请人交来新材料之后，才可以再次告知。",
  ),
  nothingNamed: refusal("nothingNamed", 422, "请写明缺什么", "一次性告知要列出全部需要补正的材料。"),
  nothingNew: refusal(
    "nothingNew",
    409,
    "还没有登记新交来的材料",
    "请先上传或登记申请人交来的材料，再恢复计算时限。",
  ),
  materialUnknown: refusal("materialUnknown", 422, "这项程序不需要这份材料", "请从材料清单里选择。"),
  clockStands: refusal(
    "clockStands",
    409,
    "时限正在暂停",
    "正在等补正材料，或者公示、评估还没有结束。等它结束后再办这一步。",
  ),
  noPause: refusal(
    "noPause",
    409,
    "时限没有暂停",
    "没有需要结束的公示或评估，可能已经有人办过。请刷新后再看。",
  ),
  notForeseen: refusal(
    "notForeseen",
    409,
    "这一步没有这种办法",
    "这项程序在这一步不能这样办理，没有任何改动。",
  ),
  tooLate: refusal(
    "tooLate",
    409,
    "已经过了期限",
    "提出异议的期限已过。可以告诉申请人重新申请，或者依法申请行政复议。",
  ),
  notYetDue: refusal("notYetDue", 409, "期限还没有到", "还没有到规定的日子，这次没有保存。"),
  noVersion: refusal(
    "noVersion",
    422,
    "那一天还没有这项程序",
    "受理日期早于这项程序开始施行的日期，请核对。",
  ),
};

export const procedureProblems = {
  unknown: refusal("unknown", 404, "没有这项程序", "请从列表里选择要办的事。"),
  subjectUnknown: refusal("subjectUnknown", 404, "没有找到这个孩子", "没有这份档案，或者它不在您的辖区内。"),
  placeTooWide: refusal(
    "placeTooWide",
    422,
    "请选到村（居）",
    "这件事有村（居）要办的步骤，地方要选到村（居）。",
  ),
  alreadyRunning: refusal(
    "alreadyRunning",
    409,
    "这件事正在办理",
    "这个孩子的同一项申请还没有办结，没有重复登记。请在“办理”里打开原来的申请。",
  ),
  notSealed: refusal("notSealed", 409, "这不是密件", "这件事按岗位和辖区就能看到，不用逐个指定人。"),
  notNameable: refusal(
    "notNameable",
    422,
    "这个人不能被指定",
    "只能指定在这件事里有步骤要办、或者规定可以了解的岗位。请从列表里选。",
  ),
  nextUnnamed: refusal(
    "nextUnnamed",
    409,
    "下一步的人还看不到这件密件",
    "请先在“更多 → 谁能看到”里指定他，再办这一步。您填的还在。",
  ),
  lastNamed: refusal(
    "lastNamed",
    409,
    "至少要有一个人能看到",
    "他是最后一个能看到这件事的人。请先指定接手的人，再取消他。",
  ),
  stale: refusal(
    "stale",
    412,
    "刚刚有人办过这件申请",
    "您的意见没有保存，别人的办理已经生效。您填的还在，请对照最新进展再决定。",
  ),
  notDraft: refusal("notDraft", 409, "申请表已经受理", "受理以后只有在补正期间可以改申请表。"),
  notRefused: refusal(
    "notRefused",
    409,
    "原来的申请没有被拒绝或撤回",
    "重新申请要接在没有通过或者撤回的申请后面。",
  ),
  formBad: refusal("formBad", 422, "申请表有几项填得不对", "请按各项后面的说明改正，已填的内容都还在。"),
  materialKind: refusal(
    "materialKind",
    422,
    "不能收这种文件",
    "材料可以是照片（JPG、PNG）、PDF 或 Word 文件，请换一种格式再上传。",
  ),
  materialTooLarge: refusal(
    "materialTooLarge",
    413,
    "文件太大",
    "一份材料不能超过 10 MB。请压缩或者分成几份再上传。",
  ),
  materialLost: refusal(
    "materialLost",
    410,
    "这份材料的文件不在了",
    "登记还在，文件本身找不到了。请联系系统管理员从备份恢复，或重新上传一份。",
  ),
  ended: refusal("ended", 409, "这件申请已经办结", "办结以后不能再交材料。需要的话可以重新申请。"),
  nothingToPrint: refusal("nothingToPrint", 404, "这一步没有要打印的文书", "请从页面列出的文书里选择。"),
  delegationPost: refusal(
    "delegationPost",
    422,
    "不能委托给这个岗位",
    "只能委托给现任的同级别岗位，并且不能是自己。",
  ),
  delegationDates: refusal(
    "delegationDates",
    422,
    "委托的日期不对",
    "委托从今天或以后开始，结束不早于开始。",
  ),
  delegationOverlap: refusal(
    "delegationOverlap",
    409,
    "这段时间已经委托给别人",
    "同一段时间只能委托给一个人。请先结束原来的委托。",
  ),
} as const;
