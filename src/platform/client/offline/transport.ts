/** The way to the server, as a port: one declared operation there, its parsed answer back. What is not our answer counts as not reached. */
import type { Operation, OutputOf } from "../../../kernel/operation.ts";
import { readSession } from "../../identity/identity.contract.ts";
import { ApiProblem, notReached, notUnderstood, problemFrom, tookTooLong } from "../api-problem.ts";
import { currentCsrfToken, noteContact, openGate } from "../login-gate.ts";
import { pathOf, type QueryValue, searchOf } from "../operation-url.ts";
import { newKey } from "../submission-key.ts";
import type { Bytes } from "./cipher.ts";

export interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  /** Of a photo. */
  readonly piece?: Bytes;
}

export interface Transport {
  /** @throws ApiProblem; status 0 where nobody of ours was reached */
  call<Op extends Operation>(operation: Op, sent: Sent): Promise<OutputOf<Op>>;
}

/** Half a megabyte at 20 kbit/s takes longer than anybody waits; a request of 256 kB gets through. */
const TIMEOUT_MS = 120_000;

export function fetchTransport(): Transport {
  return {
    async call<Op extends Operation>(operation: Op, sent: Sent): Promise<OutputOf<Op>> {
      try {
        return await once(operation, sent);
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== "http.csrf") throw error;
        // After a reload the page has a session and no token yet.
        const session = await once(readSession, {});
        openGate(session.csrfToken);
        return once(operation, sent);
      }
    },
  };
}

async function once<Op extends Operation>(operation: Op, sent: Sent): Promise<OutputOf<Op>> {
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, TIMEOUT_MS);
  try {
    const response = await fetch(pathOf(operation.path, sent.params) + searchOf(sent.query), {
      method: operation.method,
      credentials: "same-origin",
      signal: patience.signal,
      ...partsOf(operation, sent),
    });
    return answerOf(operation, response.status, await response.text());
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    throw patience.signal.aborted ? tookTooLong() : notReached(error);
  } finally {
    clearTimeout(timer);
  }
}

function partsOf(operation: Operation, sent: Sent): { headers: Record<string, string>; body?: BodyInit } {
  const headers: Record<string, string> = { accept: "application/json" };
  if (operation.method === "GET") return { headers };
  headers["x-csrf-token"] = currentCsrfToken();
  headers["idempotency-key"] = newKey();
  if (sent.piece !== undefined) return { headers, body: formOf(sent.body, sent.piece) };
  if (sent.body === undefined) return { headers };
  headers["content-type"] = "application/json";
  return { headers, body: JSON.stringify(sent.body) };
}

/** The server streams: fields come before the file. */
function formOf(fields: unknown, piece: Bytes): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries((fields ?? {}) as Record<string, unknown>))
    form.append(name, String(value));
  form.append("file", new Blob([piece]), "piece");
  return form;
}

/** A captive portal says 200 and shows its page. @throws ApiProblem */
export function answerOf<Op extends Operation>(operation: Op, status: number, text: string): OutputOf<Op> {
  const answer = parsed(text);
  if (status < 200 || status >= 300) throw problemFrom(status, answer);
  noteContact();
  if (operation.output === undefined) return undefined as OutputOf<Op>;
  const read = operation.output.safeParse(answer);
  if (!read.success) throw notReached(notUnderstood(status));
  return read.data as OutputOf<Op>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
