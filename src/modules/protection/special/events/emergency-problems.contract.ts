import { declareProblem } from "../../../../kernel/problem.ts";

export const emergencyProblems = {
  placeOutside: declareProblem({
    code: "emergency.placeOutside",
    status: 422,
    title: "有的地方不在您的辖区内",
    detail: "只能对本辖区发布。涉及别的镇街的，请报区民政局发布。",
  }),
  ended: declareProblem({
    code: "emergency.ended",
    status: 409,
    title: "这次突发事件已经结束",
    detail: "结束以后不再登记排查结果。有新的情况请另行登记。",
  }),
  unchecked: declareProblem({
    code: "emergency.unchecked",
    status: 409,
    title: "还有孩子没有排查到",
    detail: "请先把没有排查的孩子逐户看到或联系上，再结束。",
  }),
};
