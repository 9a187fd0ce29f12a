/** The public pages at /open/: their own index, never the desk's, and rules of their own for what a page may load. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { pageRules } from "./page-rules.ts";

const openRoot = fileURLToPath(new URL("../dist/open/", import.meta.url));

/** Whatever somebody types or sends, nothing but our own script runs, and nothing leaves for another house. */
const PAGE_RULES = pageRules();

export async function serveOpenPages(server: FastifyInstance): Promise<void> {
  if (!existsSync(openRoot)) return;
  server.get("/open", (_request, reply) => reply.redirect("/open/"));
  server.get("/open/calendar", (_request, reply) => sendPage(reply, "calendar.html"));
  // Which page an address means is the script's affair; one that it does not know shows whom to call.
  server.get("/open/*", (_request, reply) => sendPage(reply, "index.html"));
  await server.register(fastifyStatic, {
    root: join(openRoot, "assets"),
    prefix: "/open/assets/",
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: "365d",
  });
}

/** Not kept by the browser: the way back after leaving quickly must not show it again. */
async function sendPage(reply: FastifyReply, name: string): Promise<FastifyReply> {
  const page = await readFile(join(openRoot, name));
  return reply
    .header("content-security-policy", PAGE_RULES)
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(page);
}
