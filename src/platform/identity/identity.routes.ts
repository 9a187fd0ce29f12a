import type { FastifyReply } from "fastify";
import { notFound } from "../access/policy.ts";
import { type Route, route } from "../http/route.ts";
import * as contract from "./identity.contract.ts";
import "./identity.access.ts";
import * as service from "./identity.service.ts";
import * as store from "./identity.store.ts";

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
  route(contract.listAccounts, ({ query, work }) =>
    work(async (tx) => {
      const rows = await store.listAccountPage(tx.sql, query.q ?? "", query.cursor ?? "", query.limit + 1);
      const page = rows.slice(0, query.limit);
      const posts = await store.listPosts(
        tx.sql,
        page.map((account) => account.id),
      );
      return {
        items: page.map((account) => ({
          id: account.id,
          username: account.username,
          displayName: account.display_name,
          posts: posts.filter((post) => post.account_id === account.id).map(service.summarise),
          locked: account.locked_until !== null,
          disabled: account.disabled_at !== null,
        })),
        nextCursor: rows.length > query.limit ? (page.at(-1)?.username ?? null) : null,
      };
    }),
  ),
  route(contract.setAccountState, async ({ app, params, body, work }) => {
    await work(async (tx) => {
      if (!(await store.updateAccountState(tx.sql, params.id, body.action))) throw notFound();
      tx.note({ subjectIds: [params.id], purpose: body.reason, detail: { action: body.action } });
    });
    if (body.action === "disable") await app.sessions.endAll(params.id, "账号已停用");
    return { ok: true };
  }),
];

function cookieOf(reply: FastifyReply): string {
  return reply.request.cookies[COOKIE] ?? "";
}
