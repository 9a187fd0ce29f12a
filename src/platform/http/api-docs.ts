import type { FastifyInstance } from "fastify";
import { declaredProblems } from "../../kernel/problem.ts";
import { openApiDocument } from "./openapi.ts";

/**
 * `/api/openapi.json` for programs and `/api/docs` for people; nothing is loaded from outside. Written when somebody asks first: a
 * quarter of a second that no start has to wait for.
 */
export function registerApiDocs(server: FastifyInstance, version: string): void {
  const document = once(() => openApiDocument(version));
  const page = once(() => docsPage(document()));
  server.get("/api/openapi.json", () => document());
  server.get("/api/docs", (_request, reply) => reply.type("text/html; charset=utf-8").send(page()));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

interface Described {
  readonly summary: string;
  readonly operationId: string;
  readonly "x-access": string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description: string;
  }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> };
  readonly responses: Record<string, { readonly description: string }>;
}

function docsPage(document: Record<string, unknown>): string {
  const paths = document["paths"] as Record<string, Record<string, Described>>;
  const sections = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation)),
  );
  const problems = declaredProblems().map(
    (problem) =>
      `<tr><td><code>${html(problem.code)}</code></td><td>${problem.status}</td><td>${html(problem.title)}</td></tr>`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>童安 接口说明</title>
<style>body{font:14px/1.6 system-ui,sans-serif;max-width:960px;margin:24px auto;padding:0 16px;color:#1f1f1f}
summary{cursor:pointer;padding:6px 0}code{background:#f5f5f5;padding:1px 4px}table{border-collapse:collapse}
td{border:1px solid #e5e5e5;padding:3px 8px;vertical-align:top}pre{background:#f5f5f5;padding:8px;overflow:auto;max-height:360px}
.m{display:inline-block;width:60px;color:#1677ff;font-weight:600}</style>
<h1>童安 接口说明</h1><p>机器可读的完整定义：<a href="/api/openapi.json">/api/openapi.json</a></p>
${sections.join("\n")}<h2>问题代码</h2><table>${problems.join("")}</table></html>`;
}

function section(method: string, path: string, operation: Described): string {
  const parameters = (operation.parameters ?? []).map(
    (parameter) =>
      `<tr><td><code>${html(parameter.name)}</code></td><td>${parameter.in}</td><td>${parameter.required ? "必填" : ""}</td><td>${html(parameter.description)}</td></tr>`,
  );
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const responses = Object.entries(operation.responses).map(
    ([status, response]) => `<tr><td>${status}</td><td>${html(response.description)}</td></tr>`,
  );
  return `<details><summary><span class="m">${method.toUpperCase()}</span> <code>${html(path)}</code> ${html(operation.summary)}</summary>
<p><code>${html(operation.operationId)}</code> · 权限 <code>${html(operation["x-access"])}</code></p>
${parameters.length > 0 ? `<table>${parameters.join("")}</table>` : ""}${body === undefined ? "" : `<pre>${html(JSON.stringify(body, null, 1))}</pre>`}
<table>${responses.join("")}</table></details>`;
}

function html(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
