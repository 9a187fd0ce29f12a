import { declareProblem } from "../../kernel/problem.ts";

export const httpProblems = {
  badJson: declareProblem({
    code: "http.badJson",
    status: 400,
    title: "请求内容读不懂",
    detail: "请求内容不是正确的 JSON。什么都没有改动，请检查后重发。",
  }),
  invalid: declareProblem({
    code: "http.invalid",
    status: 422,
    title: "有几项填得不对",
    detail: "请按各项后面的说明改正后再提交，已填的内容都还在。",
  }),
  unauthenticated: declareProblem({
    code: "http.unauthenticated",
    status: 401,
    title: "请先登录",
    detail: "您还没有登录，或者登录已经超时。登录后可以接着做，没有提交的内容还在页面上。",
  }),
  csrf: declareProblem({
    code: "http.csrf",
    status: 403,
    title: "页面已经过期",
    detail: "这次提交没有带上本次登录的校验码，没有执行。请刷新页面后再试。",
  }),
  routeNotFound: declareProblem({ code: "http.routeNotFound", status: 404, title: "没有这个地址" }),
  tooLarge: declareProblem({
    code: "http.tooLarge",
    status: 413,
    title: "内容太大",
    detail: "文件或内容超过了允许的大小，没有接收。请拆分后再上传。",
  }),
  unsupportedMedia: declareProblem({
    code: "http.unsupportedMedia",
    status: 415,
    title: "不支持这种内容格式",
  }),
  uploadMissing: declareProblem({
    code: "http.uploadMissing",
    status: 400,
    title: "没有收到文件",
    detail: "请选择一个文件后再上传。",
  }),
  idempotencyConflict: declareProblem({
    code: "http.idempotencyConflict",
    status: 409,
    title: "同一个提交编号用在了不同的内容上",
    detail: "这个提交编号之前已经用过，内容却不一样，所以没有执行。请刷新页面后重新提交。",
  }),
  versionRequired: declareProblem({
    code: "http.versionRequired",
    status: 428,
    title: "缺少版本号",
    detail: "修改记录时要带上您看到的版本（If-Match），以免盖掉别人的修改。",
  }),
  stale: declareProblem({
    code: "http.stale",
    status: 412,
    title: "别人刚刚改过这条记录",
    detail: "在您填写期间，有人保存了新的内容。您填的还在，请对照两个版本后再决定保存哪些。",
  }),
  badCursor: declareProblem({
    code: "http.badCursor",
    status: 400,
    title: "翻页位置无效",
    detail: "翻页标记不正确或已经失效，请从第一页重新看。",
  }),
  busy: declareProblem({
    code: "http.busy",
    status: 409,
    title: "正好有人在改同一处",
    detail: "两处修改撞在了一起，这一次没有保存。请稍后再试一次。",
  }),
  duplicate: declareProblem({ code: "http.duplicate", status: 409, title: "已经有一条相同的记录" }),
  overlap: declareProblem({
    code: "http.overlap",
    status: 409,
    title: "时间段重叠",
    detail: "同一件事在这段时间里已经有记录，两条不能同时成立。请先结束或更正原来的记录。",
  }),
  internal: declareProblem({
    code: "http.internal",
    status: 500,
    title: "系统出了问题",
    detail: "这一步没有完成，已经保存的内容不受影响。请稍后再试；如果还是不行，请把下面的编号告诉管理员。",
  }),
  notReady: declareProblem({
    code: "http.notReady",
    status: 503,
    title: "系统正在启动或维护",
    detail: "请过一会儿再试。",
  }),
};
