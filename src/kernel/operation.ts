/**
 * An operation is what one user does through HTTP, declared once: the server's route, the OpenAPI document, the browser's call,
 * the permission table and the audit entry all derive from it.
 */
import type { z } from "zod";
import type { ProblemSpec } from "./problem.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** Dotted English name: `registry.child.read`; stands in the audit log. */
  readonly name: string;
  readonly method: Method;
  /** `/api/children/{id}` */
  readonly path: string;
  /** What it does, in Chinese, for the log and the API page. */
  readonly title: string;
  /** Read operations leave an audit entry too when `audited` is not false. */
  readonly effect: "read" | "write";
  /** The access verb that a post needs; `public` and `session` are open to anybody, and to anybody logged in. */
  readonly verb: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** `multipart`: one uploaded file and the fields of `body`. */
  readonly upload?: boolean;
  readonly output?: Output;
  /** Answers with a file of this media type instead of (or, by Accept, besides) JSON. */
  readonly file?: string;
  readonly problems?: readonly ProblemSpec[];
  /** Clause of the plan that it serves, e.g. R-131. */
  readonly clauses?: readonly string[];
  /** `false`: holds no personal data, so reading it is not logged. */
  readonly audited?: boolean;
  /** Whether what is shown for this query may leave only when its audit entry is on the disk: numbers in clear. */
  durable?(query: z.output<Query>): boolean;
  /** Whoever asks may stay unknown: no address is kept. */
  readonly anonymous?: boolean;
  /** The page asks it by itself, whether somebody sits there or not: it keeps no session alive. */
  readonly unattended?: boolean;
  /** A long answer goes out compressed to whoever takes it so: over a village's line it is what takes the time. */
  readonly compressed?: boolean;
  /** Updates carry If-Match with the record's version. */
  readonly versioned?: boolean;
}

const operations = new Map<string, Operation>();

/** Declares an operation; a name can be declared once. */
export function operation<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Output extends z.ZodType,
>(spec: Operation<Params, Query, Body, Output>): Operation<Params, Query, Body, Output> {
  if (operations.has(spec.name)) throw new Error(`operation ${spec.name} is declared twice`);
  operations.set(spec.name, spec);
  return spec;
}

/** All declared operations, sorted by name: the source of openapi.json and permissions.md. */
export function declaredOperations(): Operation[] {
  return [...operations.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export type ParamsOf<Op> = Op extends Operation<infer P> ? z.output<P> : never;
export type QueryOf<Op> = Op extends Operation<z.ZodType, infer Q> ? z.output<Q> : never;
export type BodyOf<Op> = Op extends Operation<z.ZodType, z.ZodType, infer B> ? z.output<B> : never;
export type OutputOf<Op> =
  Op extends Operation<z.ZodType, z.ZodType, z.ZodType, infer O> ? z.output<O> : never;
