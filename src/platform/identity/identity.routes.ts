import type { FastifyReply } from "fastify";
import { type Route, route } from "../http/route.ts";
import * as contract from "./identity.contract.ts";
import "./identity.access.ts";
import * as service from "./identity.service.ts";

const COOKIE = "tongan_session";

export const identityRoutes: readonly Route[] = [
  route(contract.logIn, async ({ app, body, reply }) => {
    const { request } = reply;
    const { cookie, answer } = await service.beginSession(app, {
      username: body.username,
      password: body.password,
      ip: request.ip,
      userAgent: request.headers["user-agent"] ?? "",
      traceId: request.id,
    });
    void reply.setCookie(COOKIE, cookie, {
      httpOnly: true,
      sameSite: "strict",
      path: "/",
      secure: app.settings.publicUrl?.startsWith("https:") ?? false,
    });
    return answer;
  }),
  route(contract.readSession, ({ app, reply }) => service.describeSession(app, cookieOf(reply))),
  route(contract.logOut, async ({ app, reply }) => {
    await service.endOwnSession(app, cookieOf(reply));
    void reply.clearCookie(COOKIE, { path: "/" });
    return { ok: true };
  }),
  route(contract.listSessions, ({ app, actor, reply }) => service.listSessions(app, actor, cookieOf(reply))),
  route(contract.endSession, async ({ app, actor, params }) => {
    await service.forceOut(app, actor, params.id);
    return { ok: true };
  }),
  route(contract.changePassword, async ({ app, actor, body, reply }) => {
    await service.changePassword(app, actor, cookieOf(reply), body.current, body.next);
    return { ok: true };
  }),
  route(contract.listAccounts, ({ query, work }) => work((tx) => service.listAccounts(tx, query))),
  route(contract.setAccountState, async ({ app, params, body, work }) => {
    await work((tx) => service.setAccountState(tx, params.id, body.action, body.reason));
    if (body.action === "disable") await app.sessions.endAll(params.id, "账号已停用");
    return { ok: true };
  }),
];

function cookieOf(reply: FastifyReply): string {
  return reply.request.cookies[COOKIE] ?? "";
}
