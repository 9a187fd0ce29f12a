/** One server: the routes of all rooms, the desk's files, readiness. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { Problem } from "./kernel/problem.ts";
import { sealedRoutes } from "./platform/access/sealed.routes.ts";
import { auditRoutes } from "./platform/audit/audit.routes.ts";
import { calendarRoutes } from "./platform/calendar/calendar.routes.ts";
import { exchangeRoutes } from "./platform/exchange/exchange.routes.ts";
import { registerApiDocs } from "./platform/http/api-docs.ts";
import type { App } from "./platform/http/app.ts";
import { httpProblems } from "./platform/http/http-problems.ts";
import { answerOf } from "./platform/http/problem-answer.ts";
import { type Route, registerRoutes } from "./platform/http/route.ts";
import { createServer } from "./platform/http/server.ts";
import { identityRoutes } from "./platform/identity/identity.routes.ts";
import { preferenceRoutes } from "./platform/identity/preferences.routes.ts";
import type { LogLevel } from "./platform/log.ts";
import { parameterRoutes } from "./platform/parameters/parameters.routes.ts";
import { partnerRoutes } from "./platform/partners/partners.routes.ts";
import { placeRoutes } from "./platform/places/places.routes.ts";
import { procedureRoutes } from "./platform/procedures/procedures.routes.ts";
import { recordRoutes } from "./platform/records/records.routes.ts";
import { ruleRoutes } from "./platform/rules/rules.routes.ts";
import { checkDeclaredRules } from "./platform/rules/rules.service.ts";
import { syncRoutes } from "./platform/sync/sync.routes.ts";
import { rooms } from "./rooms.ts";
import { serveFieldPages } from "./serve-field-pages.ts";
import { serveOpenPages } from "./serve-open-pages.ts";
import "./declared-parameters.ts";
import "./declared-rules.ts";

export const VERSION = "0.1.0";

/** Every route of the product; tests enumerate them for the permission matrix. */
export const allRoutes: readonly Route[] = [
  ...identityRoutes,
  ...preferenceRoutes,
  ...sealedRoutes,
  ...placeRoutes,
  ...partnerRoutes,
  ...auditRoutes,
  ...calendarRoutes,
  ...parameterRoutes,
  ...procedureRoutes,
  ...recordRoutes,
  ...ruleRoutes,
  ...exchangeRoutes,
  ...syncRoutes,
  ...rooms.flatMap(({ routes }) => routes),
];

export async function buildServer(app: App, options: { logLevel: LogLevel }): Promise<FastifyInstance> {
  checkDeclaredRules();
  const server = await createServer({ ...options, ...(existsSync(deskRoot) ? { page: "index.html" } : {}) });
  registerRoutes(server, app, allRoutes);
  registerApiDocs(server, VERSION);
  server.get("/readyz", async (request, reply) => {
    try {
      await app.database.pool.query("select 1");
      return { ok: true };
    } catch {
      return reply
        .status(503)
        .type("application/problem+json")
        .send(answerOf(new Problem(httpProblems.notReady), request.id));
    }
  });
  await serveOpenPages(server);
  await serveFieldPages(server);
  await serveDesk(server);
  return server;
}

const deskRoot = fileURLToPath(new URL("../dist/desk/", import.meta.url));

/** The built desk; its files carry their digest in their names, so only the page itself is asked for anew. */
async function serveDesk(server: FastifyInstance): Promise<void> {
  if (!existsSync(deskRoot)) return;
  await server.register(fastifyStatic, {
    root: deskRoot,
    index: ["index.html"],
    immutable: true,
    maxAge: "365d",
    setHeaders(reply, path) {
      if (path.endsWith(".html")) void reply.header("cache-control", "no-cache");
    },
  });
}
