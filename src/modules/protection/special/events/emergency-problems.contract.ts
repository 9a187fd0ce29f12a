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
  planMissing: declareProblem({
    code: "emergency.planMissing",
    status: 422,
    title: "还没有写明按哪个预案启动",
    detail: "没有发布。请选择一个预案，或写明预案名称、响应级别和文号。",
  }),
  planElsewhere: declareProblem({
    code: "emergency.planElsewhere",
    status: 409,
    title: "区里的预案由区民政局启动",
    detail: "没有发布。请先不选预案、写明预案名称发布，再请区民政局启动预案。",
  }),
  planEmpty: declareProblem({
    code: "emergency.planEmpty",
    status: 409,
    title: "这个预案还没有步骤",
    detail: "没有发布。请先在应急预案的页面上把步骤交办给各单位。",
  }),
};
