/** The phone at /field/: its page may be kept, and its service worker is asked for anew each time, so that a mended version arrives. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { pageRules } from "./page-rules.ts";

const fieldRoot = fileURLToPath(new URL("../dist/field/", import.meta.url));

/** Nothing but our own script runs; its service worker and its name on the phone's screen are our own too. */
const PAGE_RULES = pageRules("worker-src 'self'", "manifest-src 'self'");

export async function serveFieldPages(server: FastifyInstance): Promise<void> {
  if (!existsSync(fieldRoot)) return;
  server.get("/field", (_request, reply) => reply.redirect("/field/"));
  // Its pages are told apart behind the #, where neither a server nor a proxy reads along; any other path is an old or mistyped one.
  server.get("/field/*", (_request, reply) => reply.redirect("/field/"));
  await server.register(fastifyStatic, {
    root: fieldRoot,
    prefix: "/field/",
    wildcard: false,
    decorateReply: false,
    index: ["index.html"],
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      if (path.includes("/field/assets/"))
        reply.header("cache-control", "public, max-age=31536000, immutable");
      else reply.header("cache-control", "no-cache");
      if (path.includes("/index.html")) reply.header("content-security-policy", PAGE_RULES);
      if (path.includes("/service-worker.js")) reply.header("service-worker-allowed", "/field/");
    },
  });
}
