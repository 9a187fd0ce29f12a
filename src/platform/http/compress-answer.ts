/** An answer in JSON, compressed where it is worth it and the client takes it so. */
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply } from "fastify";

/** Below this it costs more than it saves. */
const WORTH_BYTES = 1024;
const compress = promisify(gzip);

export async function sendCompressed(reply: FastifyReply, answer: unknown): Promise<unknown> {
  void reply.header("vary", "accept-encoding");
  const text = JSON.stringify(answer);
  const takes = reply.request.headers["accept-encoding"]?.toString() ?? "";
  if (text.length <= WORTH_BYTES || !/\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\b)/.test(takes)) return answer;
  void reply.header("content-encoding", "gzip").type("application/json; charset=utf-8");
  return compress(text);
}
