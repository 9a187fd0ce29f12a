/** What never becomes a request: broken HTTP, endless headers, senders that fall silent. It gets the same kind of answer. */
import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { Problem } from "../../kernel/problem.ts";
import { httpProblems } from "./http-problems.ts";
import { answerOf } from "./problem-answer.ts";

export function answerWireFault(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const problem = new Problem(specOf(error.code));
  const body = JSON.stringify(answerOf(problem, randomUUID()));
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ""}\r\nConnection: close\r\n` +
        `Content-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }
  socket.destroySoon();
}

function specOf(code: string | undefined) {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return httpProblems.timeout;
  return code === "HPE_HEADER_OVERFLOW" ? httpProblems.headersTooLarge : httpProblems.badRequest;
}
