/** The one way from a page to the server: an operation's declaration gives path, method, headers and types. */
import type { z } from "zod";
import type { Operation, OutputOf } from "../../kernel/operation.ts";
import { purposeFirst } from "../access/sealed.contract.ts";
import { type ApiProblem, notReached, notUnderstood, problemFrom, tookTooLong } from "./api-problem.ts";
import { currentCsrfToken, noteContact, openGate, waitAtGate } from "./login-gate.ts";
import { pathOf, type QueryValue, searchOf } from "./operation-url.ts";
import { waitForPurpose } from "./purpose-gate.ts";
import { sendFile } from "./send-file.ts";
import { newKey } from "./submission-key.ts";

export type AnyOperation = Operation;

type Optional<Key extends string, Value> = { readonly [K in Key]?: Value | undefined };
/** A part that the operation does not declare cannot be given; one without required fields may be left out. */
type Part<Key extends string, Schema extends z.ZodType> =
  unknown extends z.input<Schema>
    ? Optional<Key, undefined>
    : Record<never, never> extends z.input<Schema>
      ? Optional<Key, z.input<Schema>>
      : { readonly [K in Key]: z.input<Schema> };

type QueryOfSchema<Schema extends z.ZodType> =
  unknown extends z.input<Schema> ? undefined : { readonly [Key in keyof z.input<Schema>]?: QueryValue };

interface CallExtras {
  /** If-Match, for versioned operations: the version that the user saw. */
  readonly version?: number | undefined;
  /** Made once per submission and kept when it is sent again, so that twice is once. */
  readonly idempotencyKey?: string | undefined;
  /** For operations with `upload`. */
  readonly file?: File | undefined;
  readonly onProgress?: ((sent: number, total: number) => void) | undefined;
  readonly accept?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type CallInput<Op> =
  Op extends Operation<infer P, infer Q, infer B>
    ? Part<"params", P> & Part<"body", B> & Optional<"query", QueryOfSchema<Q>> & CallExtras
    : never;

/** The input may be left out when nothing in it is required. */
export type CallArguments<Op> =
  Record<never, never> extends CallInput<Op> ? [input?: CallInput<Op>] : [input: CallInput<Op>];

/** What any operation may be given; `call` checks the exact type for its callers. */
export interface LooseInput extends CallExtras {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

const TIMEOUT_MS = 90_000;

/** Does the operation and gives its answer. @throws ApiProblem */
export function call<Op extends AnyOperation>(
  operation: Op,
  ...[input]: CallArguments<Op>
): Promise<OutputOf<Op>> {
  return callLoosely(operation, input ?? {}) as Promise<OutputOf<Op>>;
}

export async function callLoosely(operation: AnyOperation, input: LooseInput): Promise<unknown> {
  const response = await request(operation, input);
  const text = await response.text().catch((error: unknown) => {
    throw notReached(error);
  });
  if (text === "") return undefined;
  return parsed(text) ?? raise(notUnderstood(response.status));
}

/**
 * Sends it, waiting for a new login when the session is gone and for a purpose when the matter is sealed, fetching a new token once when another tab has renewed it.
 * @throws ApiProblem
 */
export async function request(operation: AnyOperation, input: LooseInput): Promise<Response> {
  const idempotencyKey = input.idempotencyKey ?? newKey();
  let tokenRenewed = false;
  for (;;) {
    const response = await send(operation, { ...input, idempotencyKey });
    if (operation.unattended !== true) noteContact();
    if (response.ok) return response;
    const problem = await problemOf(response);
    if (problem.code === "http.unauthenticated" && operation.name !== "identity.session.read") {
      await waitAtGate();
      if (input.signal?.aborted === true) throw problem;
    } else if (problem.code === "http.csrf" && !tokenRenewed) {
      tokenRenewed = true;
      await renewToken();
    } else {
      const matter = problem.code === purposeFirst.code ? problem.extra["matter"] : undefined;
      if (typeof matter !== "string" || !(await waitForPurpose(matter))) throw problem;
    }
  }
}

async function send(operation: AnyOperation, input: LooseInput): Promise<Response> {
  const address =
    pathOf(operation.path, input.params as Record<string, unknown> | undefined) +
    searchOf(input.query as Record<string, QueryValue> | undefined);
  const headers = headersOf(operation, input);
  if (operation.upload === true) {
    return sendFile({ method: operation.method, address, headers, fields: input.body, ...filePart(input) });
  }
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, TIMEOUT_MS);
  const giveUp = () => {
    patience.abort();
  };
  input.signal?.addEventListener("abort", giveUp);
  try {
    return await fetch(address, {
      method: operation.method,
      headers,
      credentials: "same-origin",
      signal: patience.signal,
      ...(operation.method === "GET" || input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    });
  } catch (error) {
    // The asker's own abort stays one: the query cache knows it by its name.
    if (input.signal?.aborted === true) throw error;
    throw patience.signal.aborted ? tookTooLong() : notReached(error);
  } finally {
    clearTimeout(timer);
    input.signal?.removeEventListener("abort", giveUp);
  }
}

function filePart(input: LooseInput) {
  return {
    ...(input.file === undefined ? {} : { file: input.file }),
    ...(input.onProgress === undefined ? {} : { onProgress: input.onProgress }),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  };
}

function headersOf(operation: AnyOperation, input: LooseInput): Record<string, string> {
  const headers: Record<string, string> = { accept: input.accept ?? "application/json" };
  if (operation.method !== "GET") {
    headers["x-csrf-token"] = currentCsrfToken();
    if (operation.upload !== true && input.body !== undefined) headers["content-type"] = "application/json";
  }
  if (operation.effect === "write" && input.idempotencyKey !== undefined) {
    headers["idempotency-key"] = input.idempotencyKey;
  }
  if (operation.versioned === true) {
    if (input.version === undefined)
      throw new RangeError(`${operation.name} needs the version that the user saw`);
    headers["if-match"] = `"${input.version}"`;
  }
  return headers;
}

async function renewToken(): Promise<void> {
  const response = await fetch("/api/session", { credentials: "same-origin" });
  if (!response.ok) return;
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  openGate(csrfToken);
}

async function problemOf(response: Response): Promise<ApiProblem> {
  return problemFrom(response.status, parsed(await response.text().catch(() => "")));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function raise(problem: ApiProblem): never {
  throw problem;
}
