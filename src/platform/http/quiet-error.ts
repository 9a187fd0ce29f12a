/** An error as a log may have it: what kind, where in the code, and nothing of whom it was about. */

/** Fields of database and system errors that name our own things. `detail` and `where` quote rows and stay out. */
const TOLD = ["code", "severity", "schema", "table", "column", "constraint", "routine", "syscall"] as const;

export interface QuietError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly cause?: QuietError;
  readonly [told: string]: unknown;
}

export function quietError(error: unknown): QuietError {
  if (!(error instanceof Error)) return { type: typeof error, message: messageOf(error), stack: "" };
  const fields = error as unknown as Record<string, unknown>;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return {
    type: error.constructor.name,
    message: withoutPersons(error.message),
    stack: frames.join("\n"),
    ...Object.fromEntries(
      TOLD.flatMap((name) => (typeof fields[name] === "string" ? [[name, fields[name]]] : [])),
    ),
    ...(error.cause === undefined ? {} : { cause: quietError(error.cause) }),
  };
}

/** Some libraries tell of an error with an object that is none. */
function messageOf(thrown: unknown): string {
  const { message } = (thrown ?? {}) as { message?: unknown };
  return typeof message === "string" ? withoutPersons(message) : "";
}

/** Parsers and databases quote what they stumble over; names are Chinese, numbers are long, and code is neither. */
export function withoutPersons(message: string): string {
  return message.replaceAll(/[\p{Script=Han}·]+|[0-9Xx*-]{6,}/gu, "…").slice(0, 500);
}
