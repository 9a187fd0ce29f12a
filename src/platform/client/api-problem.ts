/** A refusal as the browser holds it: the server's problem+json, or what went wrong on the way there. */
import type { FieldFault } from "../../kernel/problem.ts";

interface ProblemParts {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly errors: readonly FieldFault[];
  readonly traceId: string | null;
  readonly extra: Readonly<Record<string, unknown>>;
}

export class ApiProblem extends Error {
  readonly code: string;
  readonly title: string;
  /** Chinese, for people. */
  readonly detail: string;
  /** 0: the server was not reached. */
  readonly status: number;
  readonly errors: readonly FieldFault[];
  readonly traceId: string | null;
  /** What the problem carries besides: both versions of a stale record, allowed actions … */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(parts: ProblemParts, cause?: unknown) {
    super(`${parts.code}: ${parts.title}`, cause === undefined ? undefined : { cause });
    this.name = "ApiProblem";
    this.code = parts.code;
    this.title = parts.title;
    this.detail = parts.detail;
    this.status = parts.status;
    this.errors = parts.errors;
    this.traceId = parts.traceId;
    this.extra = parts.extra;
  }
}

const nowhere = { status: 0, errors: [], traceId: null, extra: {} } as const;

export function notReached(cause: unknown): ApiProblem {
  return new ApiProblem(
    {
      ...nowhere,
      code: "client.notReached",
      title: "连不上服务器",
      detail: "网络断开，或者服务器正在重启。页面上已填的内容都还在，网络恢复后再试一次。",
    },
    cause,
  );
}

export function tookTooLong(): ApiProblem {
  return new ApiProblem({
    ...nowhere,
    code: "client.tookTooLong",
    title: "等了太久没有回音",
    detail: "服务器一直没有回答，不知道这一步做成了没有。再点一次不会重复登记。",
  });
}

/** The answer of something in between (a gateway, a proxy), which is not ours and not JSON. */
export function notUnderstood(status: number): ApiProblem {
  return new ApiProblem({
    ...nowhere,
    status,
    code: "client.notUnderstood",
    title: "收到的回答读不懂",
    detail: "中间的网关或代理没有把请求送到系统。已填的内容都还在，请稍后再试。",
  });
}

const own = new Set(["type", "title", "status", "detail", "code", "errors", "traceId"]);

/** Reads an RFC 9457 body; whatever else it carries lands in `extra`. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  if (typeof body !== "object" || body === null) return notUnderstood(status);
  const fields = body as Readonly<Record<string, unknown>>;
  const text = (name: string, otherwise: string) => {
    const value = fields[name];
    return typeof value === "string" && value !== "" ? value : otherwise;
  };
  if (typeof fields["code"] !== "string") return notUnderstood(status);
  const traceId = text("traceId", "");
  return new ApiProblem({
    code: fields["code"],
    title: text("title", "没有办成"),
    detail: text("detail", ""),
    status,
    errors: Array.isArray(fields["errors"]) ? (fields["errors"] as FieldFault[]) : [],
    traceId: traceId === "" ? null : traceId,
    extra: Object.fromEntries(Object.entries(fields).filter(([name]) => !own.has(name))),
  });
}

/** Whatever was thrown, as a problem that a page can show. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(
    {
      ...nowhere,
      code: "client.fault",
      title: "页面出了问题",
      detail: "这一步没有完成。请刷新页面再试；已经保存的内容不受影响。",
    },
    error,
  );
}
