import type { FastifyReply } from "fastify";
import type { App } from "../http/app.ts";
import { SESSION_COOKIE } from "./sessions.ts";

/** The browser keeps it where no script reads it, and sends it to nobody else. */
export function setSessionCookie(app: Pick<App, "settings">, reply: FastifyReply, cookie: string): void {
  void reply.setCookie(SESSION_COOKIE, cookie, {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    secure: app.settings.publicUrl?.startsWith("https:") ?? false,
  });
}
