import type { FastifyReply } from "fastify";
import { type Route, route } from "../http/route.ts";
import * as contract from "./identity.contract.ts";
import "./identity.access.ts";
import * as service from "./identity.service.ts";
import * as secondFactorContract from "./second-factor.contract.ts";
import * as secondFactor from "./second-factor.service.ts";
import { setSessionCookie } from "./session-cookie.ts";
import { SESSION_COOKIE } from "./sessions.ts";

export const identityRoutes: readonly Route[] = [
  route(contract.logIn, async ({ app, body, reply }) => {
    const { request } = reply;
    const { cookie, answer } = await service.beginSession(app, {
      username: body.username,
      password: body.password,
      otp: body.otp,
      postId: body.postId,
      ip: request.ip,
      userAgent: request.headers["user-agent"] ?? "",
      traceId: request.id,
    });
    setSessionCookie(app, reply, cookie);
    return answer;
  }),
  route(contract.readSession, ({ app, reply }) => service.describeSession(app, cookieOf(reply))),
  route(contract.changePost, ({ app, actor, body, reply }) =>
    service.changePost(app, actor, cookieOf(reply), body.postId),
  ),
  route(contract.logOut, async ({ app, reply }) => {
    await service.endOwnSession(app, cookieOf(reply));
    void reply.clearCookie(SESSION_COOKIE, { path: "/" });
    return { ok: true };
  }),
  route(contract.listSessions, ({ app, actor, query, reply }) =>
    service.listSessions(app, actor, cookieOf(reply), query),
  ),
  route(contract.endSession, async ({ app, actor, params }) => {
    await service.forceOut(app, actor, params.id);
    return { ok: true };
  }),
  route(contract.changePassword, async ({ app, actor, body, reply }) => {
    await service.changePassword(app, actor, cookieOf(reply), body.current, body.next);
    return { ok: true };
  }),
  route(contract.listAccounts, ({ app, query, work }) => work((tx) => service.listAccounts(tx, app, query))),
  route(contract.setAccountState, async ({ app, params, body, work }) => {
    await work((tx) => service.setAccountState(tx, app, params.id, body));
    app.sessions.forgetSeen();
    return { ok: true };
  }),
  route(secondFactorContract.beginOtp, ({ app, actor, body }) => secondFactor.beginOtp(app, actor, body)),
  route(secondFactorContract.confirmOtp, async ({ app, actor, body, reply }) => {
    await secondFactor.confirmOtp(app, actor, cookieOf(reply), body.otp);
    return { ok: true };
  }),
  route(secondFactorContract.removeOtp, async ({ app, actor, body }) => {
    await secondFactor.removeOtp(app, actor, body);
    return { ok: true };
  }),
  route(secondFactorContract.resetOtp, async ({ app, params, body, work }) => {
    await work((tx) => secondFactor.resetOtp(tx, app.sessions, params.id, body.reason));
    app.sessions.forgetSeen();
    return { ok: true };
  }),
];

function cookieOf(reply: FastifyReply): string {
  return reply.request.cookies[SESSION_COOKIE] ?? "";
}
