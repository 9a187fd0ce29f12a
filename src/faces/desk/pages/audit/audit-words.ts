/** The log in the words of whoever reads it. Pure. */
import type { OutputOf } from "../../../../kernel/operation.ts";
import type { listAudit } from "../../../../platform/audit/audit.contract.ts";

export type AuditEntry = OutputOf<typeof listAudit>["items"][number];

export const effectLabels: Readonly<Record<string, string>> = {
  read: "查看",
  write: "修改",
  login: "登录",
  refused: "被拒绝",
};

interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  readonly firstBroken: number | null;
  readonly unlinked: number;
}

/** One sentence: whole, or where it breaks. Entries that wait for the sealer are a matter of a second. */
export function sayVerification({ ok, entries, firstBroken, unlinked }: Verification): string {
  if (!ok)
    return `日志在第 ${firstBroken ?? entries} 条断开：这一条或它之前的内容被改动过，或者从这一条起被删去。请立即报告安全管理员。`;
  const waiting = unlinked > 0 ? `，另有 ${unlinked} 条刚写入、正在封存` : "";
  return `日志完好：${entries.toLocaleString("zh-CN")} 条首尾相连，没有被改动，也没有被截短${waiting}。`;
}

const detailLabels: Readonly<Record<string, string>> = {
  q: "查找内容",
  ledger: "台账",
  asOf: "截至日期",
  format: "文件格式",
  rows: "行数",
  numbers: "证件号码",
  columns: "列数",
  fact: "情况种类",
  from: "从哪天起",
  act: "办理事项",
  on: "日期",
  field: "号码种类",
  quarter: "季度",
  villageCode: "村（社区）",
  villages: "村（社区）",
  decision: "决定",
  username: "用户名",
  why: "原因",
  action: "动作",
  table: "统计表",
  place: "区划",
  fields: "改动的栏目",
  kin: "亲属关系",
  unit: "成员单位",
};

/** `台账：leftBehind` … each part of an entry's detail as a line. */
export function sayDetail(
  detail: Readonly<Record<string, unknown>> | null,
): { label: string; value: string }[] {
  return Object.entries(detail ?? {}).map(([key, value]) => ({
    label: detailLabels[key] ?? key,
    value: key === "why" ? sayRefusal(value) : sayValue(value),
  }));
}

const refusals: Readonly<Record<string, string>> = {
  badLogin: "用户名或密码不对",
  locked: "账号暂时锁定",
  otpRequired: "密码正确，还没有输入动态口令",
  badOtp: "动态口令不对",
};

function sayRefusal(why: unknown): string {
  return (typeof why === "string" ? refusals[why] : undefined) ?? sayValue(why);
}

function sayValue(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.map(sayValue).join("、");
  if (typeof value === "string") return value;
  return JSON.stringify(value);
}
