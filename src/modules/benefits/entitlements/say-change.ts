/** What was done with an entitlement, in words. Pure. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { sayMonth } from "../../../kernel/month.ts";
import { careModeCodes } from "../../registry/codes.contract.ts";
import { stopReasons } from "./paid-programs.contract.ts";

export const changeKinds = codeTable("entitlementChange", "待遇变动", {
  started: "起领",
  ended: "停发",
  payee: "更换领取人",
  careMode: "变更供养方式",
  suspended: "暂停发放",
  resumed: "恢复发放",
});

const text = z.string().optional().catch(undefined);
const party = z.object({ name: text, bank: text, account: text }).catch({});
const Detail = z.object({
  fromMonth: text,
  settledUntil: text,
  lastMonth: text,
  why: text,
  on: text,
  rule: text,
  follows: text,
  paidLater: z.boolean().optional().catch(undefined),
});

/** What the kept detail of a change tells; unknown or older details say less, and break nothing. */
export function sayChange(kind: string, detail: unknown): string {
  const told = Detail.catch({}).parse(detail);
  const from = told.fromMonth === undefined ? "" : `从${sayMonth(told.fromMonth)}起`;
  switch (kind) {
    case "started":
      return told.settledUntil === undefined
        ? `${from}领取`
        : `${from}领取，${sayMonth(told.settledUntil)}及以前由原渠道发放`;
    case "ended":
      return [
        told.why !== undefined && stopReasons.has(told.why) ? stopReasons.label(told.why) : "",
        told.on === undefined ? "" : `（${told.on}）`,
        told.lastMonth === undefined ? "" : `，领到${sayMonth(told.lastMonth)}为止`,
        told.rule === undefined ? "" : `；${told.rule}`,
      ].join("");
    case "careMode": {
      const modes = z.object({ before: text, after: text }).catch({}).parse(detail);
      return `${from}由“${sayCareMode(modes.before)}”改为“${sayCareMode(modes.after)}”`;
    }
    case "suspended":
      return `${from}暂停，应发的先留着`;
    case "resumed":
      return `${from}恢复，暂停期间的${told.paidLater === false ? "不再补发" : "补发"}`;
    case "payee": {
      const sides = z.object({ before: party, after: party }).catch({ before: {}, after: {} }).parse(detail);
      return `由${sayParty(sides.before)}改为${sayParty(sides.after)}`;
    }
    default:
      return "";
  }
}

/** The entitlement that ended for this one to follow, where a change of care mode made it. */
export function followedBy(detail: unknown): string | undefined {
  return Detail.catch({}).parse(detail).follows;
}

function sayCareMode(code: string | undefined): string {
  return code !== undefined && careModeCodes.has(code) ? careModeCodes.label(code) : "未登记";
}

function sayParty({ name, bank, account }: z.output<typeof party>): string {
  const known = [name, bank, account].filter((one) => one !== undefined);
  return known.length === 0 ? "没有登记" : known.join(" ");
}
