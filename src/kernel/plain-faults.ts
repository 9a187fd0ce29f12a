/** What is wrong with a field, in words for whoever typed it: no names of types, codes or formats. Pure. */
import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/** For `z.config`, in the server and in the browser: the same fault is said in the same words. A schema's own sentence comes first. */
export const plainFaults = { localeError: sayFault };

export function sayFault(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return isMissing(issue.input) ? "还没有填" : "填的内容不是这一项要的那种";
    case "invalid_value":
      return isMissing(issue.input) ? "还没有选" : "请从列出的选项里选一个";
    case "too_small":
      return sayLeast(issue);
    case "too_big":
      return sayMost(issue);
    case "invalid_format":
      return formats[issue.format] ?? "写法不对，请对照说明改一下";
    case "not_multiple_of":
      return `要是 ${issue.divisor} 的整数倍`;
    case "unrecognized_keys":
      return "有不认识的内容";
    default:
      return "填得不对，请检查";
  }
}

const formats: Readonly<Record<string, string>> = {
  date: "没有这一天，请写成 2026-03-02",
  datetime: "时间写法不对",
  uuid: "编号不完整或者不对",
};

const counted: Readonly<Record<string, string>> = { string: "个字", array: "项", set: "项" };

function sayLeast({ origin, minimum, inclusive }: Extract<Issue, { code: "too_small" }>): string {
  const unit = counted[origin];
  if (unit === undefined) return inclusive === false ? `要大于 ${minimum}` : `不能小于 ${minimum}`;
  return minimum === 1 ? "还没有填" : `至少要 ${minimum} ${unit}`;
}

function sayMost({ origin, maximum, inclusive }: Extract<Issue, { code: "too_big" }>): string {
  const unit = counted[origin];
  if (unit === undefined) return inclusive === false ? `要小于 ${maximum}` : `不能大于 ${maximum}`;
  return `最多 ${maximum} ${unit}`;
}

function isMissing(input: unknown): boolean {
  return input === undefined || input === null || input === "";
}
