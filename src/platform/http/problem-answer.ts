import { z } from "zod";
import { type FieldFault, Problem, type ProblemSpec } from "../../kernel/problem.ts";
import { httpProblems } from "./http-problems.ts";
import { isFieldName, tellPath } from "./sound-input.ts";

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

const byCode: Readonly<Record<string, ProblemSpec>> = {
  // PostgreSQL: what cannot be kept together, what came at the same moment, a server that is away for a while.
  "23505": httpProblems.duplicate,
  "23P01": httpProblems.overlap,
  "23000": httpProblems.busy,
  "40001": httpProblems.busy,
  "40P01": httpProblems.busy,
  "55P03": httpProblems.busy,
  "53300": httpProblems.notReady,
  "57P01": httpProblems.notReady,
  "57P02": httpProblems.notReady,
  "57P03": httpProblems.notReady,
  ECONNREFUSED: httpProblems.notReady,
  FST_ERR_BAD_URL: httpProblems.routeNotFound,
  FST_ERR_MAX_PARAM_LENGTH: httpProblems.routeNotFound,
  FST_ERR_CTP_BODY_TOO_LARGE: httpProblems.tooLarge,
  FST_REQ_FILE_TOO_LARGE: httpProblems.tooLarge,
  FST_PARTS_LIMIT: httpProblems.tooLarge,
  FST_FIELDS_LIMIT: httpProblems.tooLarge,
  FST_FILES_LIMIT: httpProblems.oneFileOnly,
  FST_PROTO_VIOLATION: httpProblems.badForm,
  FST_INVALID_JSON_FIELD_ERROR: httpProblems.badForm,
  FST_MULTIPART_PREMATURE_CLOSE: httpProblems.badForm,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: httpProblems.unsupportedMedia,
  FST_INVALID_MULTIPART_CONTENT_TYPE: httpProblems.unsupportedMedia,
};

/**
 * PostgreSQL's word for a value that its type cannot hold: too large a number, a day before the calendar, a NUL. A schema should
 * have said so with the field's name; that one did not is no reason to call it the server's fault.
 */
const unstorable: ReadonlySet<string> = new Set([
  "22001",
  "22003",
  "22007",
  "22008",
  "22021",
  "22P02",
  "22P05",
]);

/** Turns whatever was thrown into a Problem: our own as it is, known database and framework errors by their class, the rest as internal. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof z.ZodError) return invalidInput(error);
  const { code = "", statusCode } = error as { code?: string; statusCode?: number };
  if (unstorable.has(code)) {
    const fault = {
      path: "",
      code: "unstorable",
      message: "有一项的日期、数字或文字超出了能保存的范围，请检查",
    };
    return new Problem(httpProblems.invalid, { errors: [fault], cause: error });
  }
  const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (known !== undefined) return new Problem(known, { cause: error });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem(httpProblems.badJson, { cause: error });
  return new Problem(httpProblems.internal, { cause: error });
}

/** What is wrong at which field. A key that somebody made up is not repeated: it may be a person's name. */
export function invalidInput(error: z.ZodError): Problem {
  return new Problem(httpProblems.invalid, {
    errors: error.issues.map((issue) => ({
      path: tellPath(issue.path),
      code: issue.code,
      message: issue.code === "unrecognized_keys" ? unknownFields(issue.keys) : issue.message,
    })),
  });
}

function unknownFields(keys: readonly string[]): string {
  const names = keys.filter(isFieldName).slice(0, 5);
  return names.length === 0 ? "有不认识的内容" : `不认识：${names.join("、")}`;
}
