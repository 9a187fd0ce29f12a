import { z } from "zod";
import { roleCodes } from "../../kernel/actor.ts";
import { operation } from "../../kernel/operation.ts";
import { declareProblem } from "../../kernel/problem.ts";

export const identityProblems = {
  badLogin: declareProblem({
    code: "identity.badLogin",
    status: 401,
    title: "用户名或密码不对",
    detail: "请检查大小写和输入法后重试。连续输错五次，账号会锁定十五分钟。",
  }),
  locked: declareProblem({
    code: "identity.locked",
    status: 429,
    title: "账号暂时锁定",
    detail: "连续输错次数过多，请十五分钟后再试，或请安全管理员解锁。",
  }),
  noPost: declareProblem({
    code: "identity.noPost",
    status: 403,
    title: "账号目前没有岗位",
    detail: "您的账号没有在任的岗位，所以看不到任何内容。请联系区民政局安排岗位。",
  }),
  weakPassword: declareProblem({ code: "identity.weakPassword", status: 422, title: "新密码不够安全" }),
};

export const PostSummary = z.object({
  id: z.uuid(),
  role: z.enum(roleCodes.codes).meta({ label: "岗位" }),
  title: z.string().meta({ label: "职务" }),
  placeCode: z.string().meta({ label: "区划代码" }),
  placeName: z.string().meta({ label: "辖区" }),
  department: z.string().nullable().meta({ label: "部门" }),
});
export type PostSummary = z.output<typeof PostSummary>;

export const SessionAnswer = z.object({
  user: z.object({ id: z.uuid(), username: z.string(), displayName: z.string() }),
  post: PostSummary,
  posts: z.array(PostSummary),
  csrfToken: z.string(),
  /** What this post may do, so that buttons and refusals cannot disagree. */
  can: z.array(z.string()),
  idleMinutes: z.int(),
  demo: z.boolean(),
});
export type SessionAnswer = z.output<typeof SessionAnswer>;

export const logIn = operation({
  name: "identity.session.begin",
  method: "POST",
  path: "/api/session",
  title: "登录",
  effect: "write",
  verb: "public",
  audited: false,
  body: z.strictObject({
    username: z.string().trim().min(1).max(80).meta({ label: "用户名" }),
    password: z.string().min(1).max(200).meta({ label: "密码", sensitivity: "L4" }),
    otp: z.string().max(10).meta({ label: "动态口令" }).optional(),
  }),
  output: SessionAnswer,
  problems: [identityProblems.badLogin, identityProblems.locked, identityProblems.noPost],
});

export const readSession = operation({
  name: "identity.session.read",
  method: "GET",
  path: "/api/session",
  title: "查看本次登录",
  effect: "read",
  verb: "session",
  audited: false,
  output: SessionAnswer,
});

export const logOut = operation({
  name: "identity.session.end",
  method: "DELETE",
  path: "/api/session",
  title: "退出登录",
  effect: "write",
  verb: "session",
  audited: false,
});

export const SessionRow = z.object({
  id: z.string().meta({ label: "编号" }),
  username: z.string().meta({ label: "用户名" }),
  displayName: z.string().meta({ label: "姓名" }),
  title: z.string().meta({ label: "职务" }),
  createdAt: z.string().meta({ label: "登录时间" }),
  lastSeenAt: z.string().meta({ label: "最近操作" }),
  ip: z.string().nullable().meta({ label: "网络地址" }),
  userAgent: z.string().nullable().meta({ label: "浏览器" }),
  mine: z.boolean(),
});

export const listSessions = operation({
  name: "identity.sessions.list",
  method: "GET",
  path: "/api/sessions",
  title: "查看在线登录",
  effect: "read",
  verb: "session",
  audited: false,
  output: z.object({ items: z.array(SessionRow) }),
});

export const endSession = operation({
  name: "identity.sessions.end",
  method: "DELETE",
  path: "/api/sessions/{id}",
  title: "强制下线",
  effect: "write",
  verb: "session",
  params: z.object({ id: z.string().min(8).max(100) }),
});

export const changePassword = operation({
  name: "identity.password.change",
  method: "POST",
  path: "/api/session/password",
  title: "修改密码",
  effect: "write",
  verb: "session",
  body: z.strictObject({
    current: z.string().max(200).meta({ label: "当前密码", sensitivity: "L4" }),
    next: z.string().max(200).meta({ label: "新密码", sensitivity: "L4" }),
  }),
  problems: [identityProblems.badLogin, identityProblems.weakPassword],
});

export const AccountRow = z.object({
  id: z.uuid(),
  username: z.string().meta({ label: "用户名" }),
  displayName: z.string().meta({ label: "姓名" }),
  posts: z.array(PostSummary),
  locked: z.boolean().meta({ label: "已锁定" }),
  disabled: z.boolean().meta({ label: "已停用" }),
});

export const listAccounts = operation({
  name: "identity.accounts.list",
  method: "GET",
  path: "/api/accounts",
  title: "查看账号与岗位",
  effect: "read",
  verb: "account.manage",
  query: z.strictObject({
    q: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  output: z.object({ items: z.array(AccountRow), nextCursor: z.string().nullable() }),
});

export const setAccountState = operation({
  name: "identity.accounts.setState",
  method: "POST",
  path: "/api/accounts/{id}/state",
  title: "停用、启用或解锁账号",
  effect: "write",
  verb: "account.manage",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    action: z.enum(["disable", "enable", "unlock"]).meta({ label: "动作" }),
    reason: z.string().trim().min(2).max(200).meta({ label: "原因" }),
  }),
});
