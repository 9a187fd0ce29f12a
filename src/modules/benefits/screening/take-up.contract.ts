/** What other departments answer, many rows at once: checked first, then written as one act. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { programmeCodes } from "../programs/program-codes.contract.ts";

/** More at once would keep the screening of everybody else waiting. */
export const MOST_ROWS = 500;

export const takeUpVerdictCodes = codeTable("takeUpVerdict", "核对结果", {
  ready: "可以登记",
  same: "已经登记过，不变",
  answered: "已有另一个答复",
  doubled: "与前面的行重复",
  contradicting: "前后行说法不同",
  unknown: "没有找到",
  several: "分不清是哪个孩子",
  notReferred: "没有转介过",
  wrong: "填写不对",
});

export const takeUpProblems = {
  changed: declareProblem({
    code: "benefits.takeUp.changed",
    status: 409,
    title: "核对以后情况变了",
    detail: "一行都没有登记：核对以后有人登记过答复，或者档案变了。您粘贴的都还在，请重新核对再登记。",
  }),
  noDepartment: declareProblem({
    code: "benefits.takeUp.noDepartment",
    status: 409,
    title: "您的岗位没有写明是哪个部门",
    detail: "没有登记。请系统管理员在岗位里写明部门，再来登记。",
  }),
} as const;

const cell = (label: string, max = 60) => z.string().trim().max(max).default("").meta({ label });

/** As it stands in the other department's table; the server reads what it means. */
export const TakeUpRow = z.strictObject({
  citizenNo: cell("身份证号"),
  name: cell("姓名"),
  birthDate: cell("出生日期"),
  programme: cell("待遇项目"),
  result: cell("结果"),
  from: cell("从哪天起"),
  until: cell("有效期至"),
  amount: cell("金额（元）"),
  reason: freeText(300).default("").meta({ label: "原因、说明" }),
});
export type TakeUpRow = z.output<typeof TakeUpRow>;

const rowsShape = {
  rows: z
    .array(TakeUpRow)
    .min(1)
    .max(MOST_ROWS, `一次最多 ${MOST_ROWS} 行，请分几次粘贴`)
    .meta({ label: "各行" }),
  /** For rows that name none. */
  programme: z
    .enum(programmeCodes.codes)
    .optional()
    .meta({ label: "待遇项目", codeTable: programmeCodes.name }),
  /** A child that has it without ever having been referred is recorded too. */
  unreferred: z.boolean().default(false).meta({ label: "没有转介过的也登记" }),
};

export const JudgedRow = z.object({
  verdict: z.enum(takeUpVerdictCodes.codes),
  /** What is the matter, or what will be written. */
  says: z.string(),
  programmeTitle: z.string().nullable(),
  childName: z.string().nullable(),
  placeName: z.string().nullable(),
});
export type JudgedRow = z.output<typeof JudgedRow>;

export const readTakeUp = operation({
  name: "benefits.takeUp.read",
  method: "GET",
  path: "/api/take-up",
  title: "查看可以批量登记哪些项目",
  effect: "read",
  verb: "referral.takeUp",
  audited: false,
  output: z.object({
    most: z.int(),
    programmes: z.array(z.object({ code: z.enum(programmeCodes.codes), title: z.string(), to: z.string() })),
    can: z.array(z.enum(["unreferred"])),
  }),
});

export const checkTakeUp = operation({
  name: "benefits.takeUp.check",
  method: "POST",
  path: "/api/take-up/checks",
  title: "核对其他部门的落实情况",
  effect: "read",
  verb: "referral.takeUp",
  body: z.strictObject(rowsShape),
  output: z.object({
    rows: z.array(JudgedRow),
    ready: z.int(),
    /** Of what was seen: goes with the writing, so that nothing else is written. */
    seen: z.string(),
  }),
  problems: [takeUpProblems.noDepartment],
  clauses: ["R-117"],
});

export const writeTakeUp = operation({
  name: "benefits.takeUp.write",
  method: "POST",
  path: "/api/take-up",
  title: "批量登记其他部门的落实情况",
  effect: "write",
  verb: "referral.takeUp",
  body: z.strictObject({ ...rowsShape, seen: z.string().max(100).meta({ label: "核对时看到的" }) }),
  output: z.object({ written: z.int(), rows: z.array(JudgedRow) }),
  problems: [takeUpProblems.changed, takeUpProblems.noDepartment],
  clauses: ["R-117"],
});
