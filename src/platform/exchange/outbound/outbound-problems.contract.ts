/** What can be refused when a copy is to leave the house. */
import { declareProblem } from "../../../kernel/problem.ts";

export const outboundProblems = {
  notInForce: declareProblem({
    code: "exchange.copy.notInForce",
    status: 409,
    title: "这份协议现在不能抄送",
    detail: "协议还没有人同意、还没到生效日期，或者已经终止。没有生成文件；请先在“协议”里办好。",
  }),
  notOutbound: declareProblem({
    code: "exchange.copy.notOutbound",
    status: 409,
    title: "这份协议不是抄送",
    detail: "这是接收名册的协议，不能按它往外发。没有生成文件。",
  }),
  fieldGone: declareProblem({
    code: "exchange.copy.fieldGone",
    status: 409,
    title: "协议里有系统不再提供的字段",
    detail: "协议约定的字段与现在能提供的对不上，没有生成文件。请把协议改好、由另一人同意后再抄送。",
  }),
  notEnded: declareProblem({
    code: "exchange.copy.notEnded",
    status: 409,
    title: "这个季度还没有结束",
    detail: "抄送只用已经封存的季度，没有生成文件。季度结束、区民政局封存后再抄送。",
  }),
  dropped: declareProblem({
    code: "exchange.copy.dropped",
    status: 410,
    title: "这份抄送文件已过保存期",
    detail: "按协议的保存期限，文件已经删除，只留下发送记录。需要时可以按同一季度重新生成。",
  }),
  damaged: declareProblem({
    code: "exchange.copy.damaged",
    status: 409,
    title: "抄送文件与发送时的校验码不符",
    detail: "存着的文件和发送时不一样了，没有下载。请联系系统管理员查看存储，可按同一季度重新生成。",
  }),
};
