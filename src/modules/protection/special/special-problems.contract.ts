import { declareProblem } from "../../../kernel/problem.ts";

export const specialProblems = {
  notHandling: declareProblem({
    code: "special.notHandling",
    status: 403,
    title: "这件事现在不由您办理",
    detail: "只有登记的单位和正在办理这一步的人可以改动。请等轮到您的那一步，或者联系办理的人。",
  }),
  childUnknown: declareProblem({
    code: "special.childUnknown",
    status: 404,
    title: "没有找到这个孩子的档案",
    detail: "没有这份档案，或者它不在您的辖区内。可以先不关联档案。",
  }),
  toldInFuture: declareProblem({
    code: "special.toldInFuture",
    status: 422,
    title: "告知日期还没有到",
    detail: "请填写实际告知的那一天。",
  }),
  guardiansNotTold: declareProblem({
    code: "special.guardiansNotTold",
    status: 409,
    title: "还有监护人没有告知",
    detail: "请先在“事件中的孩子”里登记双方的孩子，并登记已告知他们的监护人，再办这一步。",
  }),
  nobodyNamed: declareProblem({
    code: "special.nobodyNamed",
    status: 409,
    title: "还没有登记是哪个孩子",
    detail: "请先在“事件中的孩子”里登记孩子，再办这一步。姓名加密保管。",
  }),
  tooEarly: declareProblem({
    code: "special.tooEarly",
    status: 409,
    title: "还没有到可以结束的日子",
    detail: "请继续按月联系，期满以后再结束。",
  }),
};
