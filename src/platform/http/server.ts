import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import type {} from "@fastify/static";
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { Problem } from "../../kernel/problem.ts";
import { type LogLevel, logOptions } from "../log.ts";
import { closeGracefully } from "./graceful-close.ts";
import { httpProblems } from "./http-problems.ts";
import { answerOf, problemOf } from "./problem-answer.ts";
import { MAX_UPLOAD_BYTES } from "./upload.ts";
import { answerWireFault } from "./wire-faults.ts";

export interface ServerOptions {
  readonly logLevel: LogLevel;
  /** The page that answers every address of the browser application; static files are registered by the caller. */
  readonly page?: string;
}

/** The bare server: limits, cookies, uploads, problems. Routes are added by the composition root. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: logOptions(options.logLevel),
    // One line for a request that failed, written below; none for each that did not.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 2 * 1024 * 1024,
    // Who stands before the server on the same machine says who asked; nobody else is believed.
    trustProxy: "loopback",
    routerOptions: { maxParamLength: 200 },
    // Whoever asks while the server closes is still answered: closeGracefully ends the connections.
    forceCloseConnections: false,
    return503OnClosing: false,
    frameworkErrors: answerError,
    clientErrorHandler: answerWireFault,
  });
  closeGracefully(server);
  await server.register(cookie);
  await server.register(multipart, {
    limits: { fileSize: MAX_UPLOAD_BYTES, files: 2, fields: 30, fieldSize: 200_000 },
  });

  server.setErrorHandler(answerError);
  server.setNotFoundHandler((request, reply) => {
    // Inside the application every address is the desk's own affair; what asks for data gets a problem.
    const wantsPage = request.method === "GET" && !request.url.startsWith("/api/");
    if (options.page && wantsPage && request.headers.accept?.includes("text/html")) {
      // Never returned: a reply is waited for like a promise, and each wait listens to the response once more while the file goes out.
      void reply.header("cache-control", "no-cache").sendFile(options.page, { immutable: false, maxAge: 0 });
      return;
    }
    const problem = new Problem(httpProblems.routeNotFound);
    void reply.status(404).type("application/problem+json").send(answerOf(problem, request.id));
  });
  server.addHook("onSend", (_request, reply, payload, done) => {
    void reply.header("x-content-type-options", "nosniff");
    void reply.header("referrer-policy", "no-referrer");
    void reply.header("x-frame-options", "DENY");
    done(null, payload);
  });
  server.get("/healthz", () => ({ ok: true }));
  return server;
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, "request failed");
  void reply.status(problem.status).type("application/problem+json").send(answerOf(problem, request.id));
}
