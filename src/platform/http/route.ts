/** Binds a declared operation to its use case: checks the input, the session, the token, the verb; runs it; answers. */
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Actor } from "../../kernel/actor.ts";
import type { BodyOf, Operation, OutputOf, ParamsOf, QueryOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { declaredVerbs, demand } from "../access/policy.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import { openedByFirstPassword } from "../identity/identity.contract.ts";
import { identityProblems } from "../identity/identity-problems.contract.ts";
import { SESSION_COOKIE } from "../identity/sessions.ts";
import { actorOfKey } from "../partners/call-by-key.service.ts";
import { bearerOf } from "../partners/partner-key.ts";
import type { App } from "./app.ts";
import { sendCompressed } from "./compress-answer.ts";
import { httpProblems } from "./http-problems.ts";
import { demandSoundInput } from "./sound-input.ts";
import { receiveUpload, type UploadedFile } from "./upload.ts";

/** A file as an answer; the stream is piped to the client. */
export interface FileAnswer {
  readonly fileName: string;
  readonly mediaType: string;
  readonly stream: Readable;
}

/** One request, as its use case sees it. */
export interface Call<Op> {
  readonly app: App;
  readonly actor: Actor;
  readonly params: ParamsOf<Op>;
  readonly query: QueryOf<Op>;
  readonly body: BodyOf<Op>;
  readonly upload: UploadedFile | undefined;
  /** The version that the client saw (If-Match); 0 where the operation is not versioned. */
  readonly version: number;
  /** What the client wants: `application/json`, `text/csv` or the spreadsheet type. */
  readonly accept: string;
  readonly reply: FastifyReply;
  /** One transaction under this operation's name, with scope, audit and idempotency. */
  readonly work: <Result>(use: (tx: Tx) => Promise<Result>) => Promise<Result>;
}

type AnyOperation = Operation;
export type Handler<Op> = (call: Call<Op>) => Promise<OutputOf<Op> | FileAnswer>;

export interface Route {
  readonly operation: AnyOperation;
  readonly handle: Handler<AnyOperation>;
}

/** A room's routes file is a list of these. */
export function route<Op extends AnyOperation>(operation: Op, handle: Handler<Op>): Route {
  return { operation, handle };
}

/** Adds the routes; one whose verb nobody declared stops the start. */
export function registerRoutes(server: FastifyInstance, app: App, routes: readonly Route[]): void {
  for (const { operation, handle } of routes) {
    if (operation.verb !== "public" && operation.verb !== "session" && !declaredVerbs().has(operation.verb)) {
      throw new Error(`operation ${operation.name} asks for the undeclared verb ${operation.verb}`);
    }
    server.route({
      method: operation.method,
      url: operation.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      handler: (request, reply) => serve(app, operation, handle, request, reply),
    });
  }
}

async function serve(
  app: App,
  operation: AnyOperation,
  handle: Handler<AnyOperation>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const actor = await authenticate(app, operation, request);
  const asked = {
    params: parse(operation.params, request.params),
    query: parse(operation.query, request.query),
    version: operation.versioned ? readVersion(request) : 0,
  };
  // Everything else is judged before a large file is taken in.
  const received = operation.upload ? await receiveUpload(request) : undefined;
  try {
    const body = parse(operation.body, received === undefined ? request.body : received.fields);
    const call: Call<AnyOperation> = {
      app,
      actor,
      ...asked,
      body,
      upload: received?.file,
      accept: request.headers.accept ?? "",
      reply,
      work: (use) =>
        unitOfWork(
          app.database,
          actor,
          {
            operation: operation.name,
            effect: operation.effect,
            durable: operation.durable?.(asked.query) ?? false,
            ...(operation.audited === undefined ? {} : { audited: operation.audited }),
            ...idempotencyOf(operation, request, body, received?.file),
          },
          use,
        ),
    };
    return answerWith(operation, reply, await handle(call));
  } finally {
    await received?.discard();
  }
}

function answerWith(operation: AnyOperation, reply: FastifyReply, answer: unknown): unknown {
  reply.header("cache-control", "no-store");
  if (isFile(answer)) {
    reply.header("content-type", answer.mediaType);
    reply.header(
      "content-disposition",
      `attachment; filename*=UTF-8''${encodeURIComponent(answer.fileName.toWellFormed())}`,
    );
    return reply.send(answer.stream);
  }
  const version = (answer as { version?: number } | undefined)?.version;
  if (version !== undefined) reply.header("etag", `"${version}"`);
  if (operation.output === undefined) return answer ?? { ok: true };
  // The contract is what leaves: parsing drops whatever a presenter let slip.
  const parsed = operation.output.safeParse(answer);
  // Not the asker's fault, so never told as one.
  if (!parsed.success)
    throw new Error(`${operation.name} answers against its contract`, { cause: parsed.error });
  return operation.compressed === true ? sendCompressed(reply, parsed.data) : parsed.data;
}

async function authenticate(app: App, operation: AnyOperation, request: FastifyRequest): Promise<Actor> {
  if (operation.verb === "public")
    return app.sessions.nobody(operation.anonymous ? "" : request.ip, request.id);
  const key = bearerOf(request.headers.authorization);
  if (key !== undefined) return actorOfKey(app, { operation, key, ip: request.ip, traceId: request.id });
  const session = await app.sessions.find(request.cookies[SESSION_COOKIE], {
    isAttended: operation.unattended !== true,
  });
  if (session === undefined) throw new Problem(httpProblems.unauthenticated);
  if (operation.method !== "GET" && request.headers["x-csrf-token"] !== session.csrfToken)
    throw new Problem(httpProblems.csrf);
  if (session.mustChangePassword && !openedByFirstPassword.has(operation.name))
    throw new Problem(identityProblems.passwordFirst);
  const actor: Actor = { ...session.actor, ip: request.ip, traceId: request.id };
  if (operation.verb !== "session") demand(actor, operation.verb);
  return actor;
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  demandSoundInput(value);
  return schema.parse(value ?? {});
}

/** `If-Match: "3"` → 3. */
function readVersion(request: FastifyRequest): number {
  const match = /^(?:W\/)?"?(\d+)"?$/.exec(request.headers["if-match"] ?? "");
  if (match?.[1] === undefined) throw new Problem(httpProblems.versionRequired);
  return Number(match[1]);
}

function idempotencyOf(
  operation: AnyOperation,
  request: FastifyRequest,
  body: unknown,
  file: UploadedFile | undefined,
) {
  const key = request.headers["idempotency-key"];
  if (operation.effect !== "write" || typeof key !== "string" || key === "") return {};
  const digest = sha256(
    JSON.stringify([operation.name, request.url, body ?? null, file?.sha256.toString("hex") ?? null]),
  );
  // Cutting a long one would make two of it the same.
  return { idempotency: { key: key.length <= 200 ? key : sha256(key).toString("hex"), digest } };
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function isFile(answer: unknown): answer is FileAnswer {
  return typeof answer === "object" && answer !== null && "stream" in answer && "mediaType" in answer;
}
