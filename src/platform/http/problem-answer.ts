import { z } from "zod";
import { type FieldFault, Problem } from "../../kernel/problem.ts";
import { httpProblems } from "./http-problems.ts";

/** RFC 9457, as the client reads it. */
export interface ProblemAnswer {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly FieldFault[];
  readonly traceId: string;
  readonly [extra: string]: unknown;
}

export function answerOf(problem: Problem, traceId: string): ProblemAnswer {
  return {
    ...problem.extra,
    type: `urn:tongan:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
    traceId,
  };
}

/** Turns whatever was thrown into a Problem: our own as it is, known database and framework errors by their class, the rest as internal. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof z.ZodError) return invalid(error);
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  switch (code) {
    case "23505":
      return new Problem(httpProblems.duplicate, { cause: error });
    case "23P01":
      return new Problem(httpProblems.overlap, { cause: error });
    case "40001":
    case "40P01":
    case "55P03":
      return new Problem(httpProblems.busy, { cause: error });
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return new Problem(httpProblems.badJson, { cause: error });
    case "FST_ERR_CTP_BODY_TOO_LARGE":
    case "FST_REQ_FILE_TOO_LARGE":
      return new Problem(httpProblems.tooLarge, { cause: error });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
    case "FST_INVALID_MULTIPART_CONTENT_TYPE":
      return new Problem(httpProblems.unsupportedMedia, { cause: error });
    default:
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem(httpProblems.badJson, { cause: error });
  return new Problem(httpProblems.internal, { cause: error });
}

function invalid(error: z.ZodError): Problem {
  return new Problem(httpProblems.invalid, {
    errors: error.issues.map((issue) => ({
      path: issue.path.join("."),
      code: issue.code,
      message: issue.message,
    })),
  });
}
