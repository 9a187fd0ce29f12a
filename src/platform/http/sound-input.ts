/** What no field may hold, whatever it is for. Judged before any schema, so that none has to think of it. */
import { type FieldFault, Problem } from "../../kernel/problem.ts";
import { httpProblems } from "./http-problems.ts";

/** Deeper than anything that a form builds, far from where a parser's stack ends. */
const DEEPEST = 40;

interface Part {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

/**
 * Refuses NUL and lone surrogates in texts and keys (PostgreSQL's text cannot hold them) and bottomless nests.
 * @throws http.invalid
 */
export function demandSoundInput(input: unknown): void {
  // A list of its own instead of recursion: the nest may be deeper than the stack.
  const parts: Part[] = [{ value: input, path: [] }];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const { value, path } = part;
    if (typeof value === "string" && !isSoundText(value)) throw invalid(path, "unsoundText", UNSOUND_TEXT);
    if (typeof value !== "object" || value === null) continue;
    if (path.length >= DEEPEST) throw invalid(path.slice(0, 3), "tooDeep", "内容的层次太多，请检查后再提交");
    for (const [key, inner] of Object.entries(value)) {
      if (!isSoundText(key)) throw invalid(path, "unsoundText", UNSOUND_TEXT);
      parts.push({ value: inner, path: [...path, key] });
    }
  }
}

const UNSOUND_TEXT = "含有无法保存的字符，请删去后重新输入";

function isSoundText(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** Names of fields are ours and may be told; whatever else stood as a key may be somebody's name. */
export function tellPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" || isFieldName(String(key)) ? String(key) : "…"))
    .join(".");
}

export function isFieldName(key: string): boolean {
  return /^([A-Za-z][A-Za-z0-9._-]{0,59}|\d{1,5})$/.test(key);
}

function invalid(path: readonly (string | number)[], code: string, message: string): Problem {
  const fault: FieldFault = { path: tellPath(path), code, message };
  return new Problem(httpProblems.invalid, { errors: [fault] });
}
