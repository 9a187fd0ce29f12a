/** Programmes that other departments settle: a child is referred, by when an answer is due, what came of it. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { programmeCodes } from "../programs/program-codes.contract.ts";

export const referralStateCodes = codeTable("referralState", "转介状态", {
  waiting: "等待答复",
  takenUp: "已落实",
  refused: "未落实",
  withdrawn: "已撤回",
});
export type ReferralState = "waiting" | "takenUp" | "refused" | "withdrawn";

export const referralProblems = {
  ownProgramme: declareProblem({
    code: "benefits.referral.ownProgramme",
    status: 422,
    title: "这个项目由民政自己办，不用转介",
    detail: "没有转介。请用“发起申请”办理。",
  }),
  waiting: declareProblem({
    code: "benefits.referral.waiting",
    status: 409,
    title: "这个项目已经转介过，正在等答复",
    detail: "没有再转一次。请先登记上一次的答复，或者撤回后再转。",
  }),
  answered: declareProblem({
    code: "benefits.referral.answered",
    status: 409,
    title: "这一条已经登记过答复",
    detail: "您填的没有保存。请刷新后看最新的结果。",
  }),
} as const;

const Id = z.object({ id: z.uuid() });
const programme = z.enum(programmeCodes.codes).meta({ label: "待遇项目", codeTable: programmeCodes.name });
const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .meta({ label: "区域" });

export const ReferralView = z.object({
  id: z.uuid(),
  childId: z.uuid(),
  childName: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  programme,
  title: z.string(),
  referredTo: z.string(),
  referredOn: z.string(),
  dueOn: z.string(),
  isLate: z.boolean(),
  priority: z.boolean(),
  note: z.string().nullable(),
  state: z.enum(referralStateCodes.codes),
  answeredOn: z.string().nullable(),
  amountFen: z.int().nullable(),
  validUntil: z.string().nullable(),
  answerNote: z.string().nullable(),
  version: z.int(),
  can: z.array(z.enum(["answer"])),
});
export type ReferralView = z.output<typeof ReferralView>;

export const listReferrals = operation({
  name: "benefits.referrals.list",
  method: "GET",
  path: "/api/referrals",
  title: "查看转介单",
  effect: "read",
  verb: "referral.read",
  query: z.strictObject({
    place: place.optional(),
    programme: programme.optional(),
    state: z.enum(referralStateCodes.codes).default("waiting"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({ items: z.array(ReferralView), nextCursor: z.string().nullable(), total: z.int() }),
  clauses: ["R-046", "R-117"],
});

export const referChild = operation({
  name: "benefits.referral.make",
  method: "POST",
  path: "/api/referrals",
  title: "转介到其他部门",
  effect: "write",
  verb: "referral.write",
  body: z.strictObject({
    childId: z.uuid(),
    programme,
    priority: z.boolean().default(false).meta({ label: "优先" }),
    note: freeText(300).optional().meta({ label: "说明（优先依据、偏好）" }),
  }),
  output: ReferralView,
  problems: [referralProblems.ownProgramme, referralProblems.waiting],
});

export const answerReferral = operation({
  name: "benefits.referral.answer",
  method: "POST",
  path: "/api/referrals/{id}/answer",
  title: "登记转介的答复",
  effect: "write",
  verb: "referral.write",
  versioned: true,
  params: Id,
  body: z.strictObject({
    state: z.enum(["takenUp", "refused", "withdrawn"]).meta({ label: "结果" }),
    on: z.iso.date().meta({ label: "落实或答复日期" }),
    amountFen: z.int().min(0).max(100_000_000).optional().meta({ label: "金额（分）" }),
    validUntil: z.iso.date().optional().meta({ label: "有效期至" }),
    note: freeText(300).optional().meta({ label: "说明" }),
  }),
  output: ReferralView,
  problems: [referralProblems.answered],
});
