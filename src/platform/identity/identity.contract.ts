import { z } from "zod";
import { roleCodes } from "../../kernel/actor.ts";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { passwordProblems } from "../crypto/password-problems.contract.ts";
import { identityProblems } from "./identity-problems.contract.ts";
import { OtpCode } from "./second-factor.contract.ts";

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
  /** In Asia/Shanghai. A browser's own clock may be set to any year. */
  today: z.iso.date(),
  now: z.iso.datetime(),
  demo: z.boolean(),
  /** A code from the phone is asked for at log-in. */
  secondFactor: z.boolean().meta({ label: "动态口令" }),
  /** The first password was made by somebody else: until it is changed nothing else is answered. */
  mustChangePassword: z.boolean().optional().meta({ label: "先改密码" }),
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
    /** Asked for by `identity.otpRequired`, of accounts with a second factor. */
    otp: OtpCode.optional(),
    /** In which of several posts to begin; absent, or held no more: in the first. */
    postId: z.uuid().optional().meta({ label: "岗位" }),
  }),
  output: SessionAnswer,
  problems: [
    identityProblems.badLogin,
    identityProblems.otpRequired,
    identityProblems.badOtp,
    identityProblems.locked,
    identityProblems.noPost,
    passwordProblems.busy,
  ],
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

/** Who holds several posts sees one at a time: the desk of one village, then that of the other. */
export const changePost = operation({
  name: "identity.session.changePost",
  method: "POST",
  path: "/api/session/post",
  title: "换到自己的另一个岗位",
  effect: "write",
  verb: "session",
  body: z.strictObject({ postId: z.uuid().meta({ label: "岗位" }) }),
  output: SessionAnswer,
  problems: [],
});

export const listSessions = operation({
  name: "identity.sessions.list",
  method: "GET",
  path: "/api/sessions",
  title: "查看在线登录",
  effect: "read",
  verb: "session",
  audited: false,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  output: z.object({ items: z.array(SessionRow), nextCursor: z.string().nullable() }),
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
  problems: [
    identityProblems.badLogin,
    identityProblems.locked,
    identityProblems.weakPassword,
    passwordProblems.busy,
  ],
});

export const AccountRow = z.object({
  id: z.uuid(),
  username: z.string().meta({ label: "用户名" }),
  displayName: z.string().meta({ label: "姓名" }),
  posts: z.array(PostSummary),
  locked: z.boolean().meta({ label: "已锁定" }),
  disabled: z.boolean().meta({ label: "已停用" }),
  secondFactor: z.boolean().meta({ label: "动态口令" }),
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
    reason: freeText(200).min(2).meta({ label: "原因" }),
  }),
});

/** All that a first password opens. */
export const openedByFirstPassword: ReadonlySet<string> = new Set([
  readSession.name,
  logOut.name,
  changePassword.name,
]);
