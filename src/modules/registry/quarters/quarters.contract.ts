/** The quarter: each village confirms its children, the township reviews, the district closes; what was closed never changes. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { LedgerRow, placeCode, XLSX_TYPE } from "../ledgers/ledgers.contract.ts";
import { StatisticsTable, tableKeys } from "../statistics/statistics.contract.ts";

export const quarterProblems = {
  closed: declareProblem({
    code: "quarter.closed",
    status: 409,
    title: "这个季度已经封存",
    detail: "封存后的季度不再改动。之后的更正会列在下一季度的变化里。",
  }),
  notClosed: declareProblem({
    code: "quarter.notClosed",
    status: 409,
    title: "这个季度还没有封存",
    detail: "区民政局封存本季度后，才有冻结的台账、统计和抄送件。",
  }),
  notYourVillage: declareProblem({
    code: "quarter.confirm.notYourVillage",
    status: 403,
    title: "只能确认自己村（社区）的名册",
    detail: "季度名册由本村（社区）的儿童主任确认。没有改动。",
  }),
  alreadyReviewed: declareProblem({
    code: "quarter.confirm.reviewed",
    status: 409,
    title: "镇街已经审核",
    detail: "镇街审核后，村（社区）的确认不能再改。如有错漏，请联系镇街退回。",
  }),
  notConfirmed: declareProblem({
    code: "quarter.review.notConfirmed",
    status: 409,
    title: "还有村（社区）没有确认",
    detail: "只能审核已经确认的村（社区），请先催办。没有改动。",
  }),
  ownConfirmation: declareProblem({
    code: "quarter.review.ownConfirmation",
    status: 403,
    title: "不能审核自己的确认",
    detail: "确认和审核必须是两个人。请由另一位督导员审核。",
  }),
  reasonRequired: declareProblem({
    code: "quarter.review.reasonRequired",
    status: 422,
    title: "请写明退回的原因",
    detail: "退回时请写明要补正什么（至少两个字），村（社区）会看到这句话。",
  }),
  unreviewed: declareProblem({
    code: "quarter.close.unreviewed",
    status: 409,
    title: "还有镇街没有审核完",
    detail: "请先催办；如确需现在封存，请写明原因，未审核的镇街会记在封存记录里。",
  }),
  earlierOpen: declareProblem({
    code: "quarter.close.earlierOpen",
    status: 409,
    title: "上一季度还没有封存",
    detail: "各季度的变化是与上一次封存相比的，请先封存较早的季度。",
  }),
  unitTaken: declareProblem({
    code: "memberUnit.taken",
    status: 409,
    title: "已经有这个成员单位",
    detail: "名单里已有同名的成员单位，没有重复添加。",
  }),
};

export const QuarterId = z
  .string()
  .regex(/^20\d{2}Q[1-4]$/, "季度形如 2026Q3")
  .meta({ label: "季度" });
const Params = z.object({ quarter: QuarterId });
const villageCode = z
  .string()
  .regex(/^\d{12}$/, "请选择村（社区）")
  .meta({ label: "村（社区）" });

/** The lists that a quarter confirms and freezes. */
export const frozenLedgerKeys = ["orphan", "defactoUnattended", "leftBehind", "inDifficulty", "all"] as const;
export type FrozenLedgerKey = (typeof frozenLedgerKeys)[number];
/** What of the statistics is counted over children, so that the frozen rows give it again. */
export const frozenTableKeys = tableKeys.filter((key) => key !== "workforce") as [
  Exclude<(typeof tableKeys)[number], "workforce">,
];

const Counts = z.record(z.enum(frozenLedgerKeys), z.int());
const Progress = z.object({
  villages: z.int(),
  /** Confirmed and not returned, reviewed ones included. */
  confirmed: z.int(),
  accepted: z.int(),
  returned: z.int(),
  townships: z.int(),
  /** Townships whose villages are all accepted. */
  reviewed: z.int(),
});

export const QuarterSummary = z.object({
  id: QuarterId,
  title: z.string(),
  asOf: z.string(),
  dueOn: z.string(),
  state: z.enum(["open", "closed"]),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  /** Of the villages that the asking post sees. */
  progress: Progress,
});
export type QuarterSummary = z.output<typeof QuarterSummary>;

export const villageStates = {
  waiting: "待确认",
  confirmed: "已确认，待镇街审核",
  accepted: "镇街已审核",
  returned: "已退回，待重新确认",
} as const;
export type VillageState = keyof typeof villageStates;

export const QuarterVillage = z.object({
  code: z.string(),
  name: z.string(),
  townshipCode: z.string(),
  townshipName: z.string(),
  state: z.enum(Object.keys(villageStates) as VillageState[]),
  counts: Counts,
  changes: z.object({ came: z.int(), left: z.int(), changed: z.int() }),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  note: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  /** Why the township sent it back. */
  returnReason: z.string().nullable(),
  can: z.array(z.enum(["confirm", "withdraw", "accept", "return"])),
});

export const QuarterView = z.object({
  ...QuarterSummary.shape,
  closeReason: z.string().nullable(),
  /** The quarter that the changes are measured against. */
  comparedWith: z.string().nullable(),
  counts: Counts,
  changes: z.object({ came: z.int(), left: z.int(), changed: z.int() }),
  villages: z.array(QuarterVillage),
  townships: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      villages: z.int(),
      confirmed: z.int(),
      accepted: z.int(),
      reviewed: z.boolean(),
    }),
  ),
  /** Digest of each frozen ledger and the seal over them; empty while open. */
  seals: z.array(
    z.object({
      ledger: z.enum(frozenLedgerKeys),
      title: z.string(),
      rows: z.int(),
      digest: z.string(),
      scheme: z.string(),
      value: z.string(),
      meaning: z.string(),
      signedText: z.string().meta({ label: "签名的原文" }),
      publicKey: z.string().nullable().meta({ label: "验证签名的公钥（PEM）" }),
    }),
  ),
  can: z.array(z.enum(["confirm", "review", "close", "export", "copy"])),
});
export type QuarterView = z.output<typeof QuarterView>;

export const readSigningKey = operation({
  name: "quarter.signingKey.read",
  method: "GET",
  path: "/api/quarters/signing-key",
  title: "取得验证季度封存签名的公钥",
  effect: "read",
  verb: "public",
  audited: false,
  output: z.object({
    scheme: z.string(),
    publicKey: z.string().meta({ label: "公钥（PEM）" }),
    userId: z.string().meta({ label: "SM2 用户标识" }),
    meaning: z.string(),
  }),
});

export const listQuarters = operation({
  name: "quarter.list",
  method: "GET",
  path: "/api/quarters",
  title: "查看各季度",
  effect: "read",
  verb: "quarter.read",
  audited: false,
  output: z.object({ items: z.array(QuarterSummary) }),
});

export const readQuarter = operation({
  name: "quarter.read",
  method: "GET",
  path: "/api/quarters/{quarter}",
  title: "查看季度确认进度",
  effect: "read",
  verb: "quarter.read",
  audited: false,
  params: Params,
  output: QuarterView,
  clauses: ["R-135"],
});

const VillageAnswer = z.object({
  villageCode: z.string(),
  state: z.enum(Object.keys(villageStates) as VillageState[]),
});

export const confirmVillage = operation({
  name: "quarter.village.confirm",
  method: "POST",
  path: "/api/quarters/{quarter}/confirmations",
  title: "确认本村（社区）季度名册",
  effect: "write",
  verb: "quarter.confirm",
  params: Params,
  body: z.strictObject({
    villageCode,
    note: freeText(500).optional().meta({ label: "说明" }),
  }),
  output: VillageAnswer,
  problems: [quarterProblems.closed, quarterProblems.notYourVillage, quarterProblems.alreadyReviewed],
});

export const withdrawConfirmation = operation({
  name: "quarter.village.withdraw",
  method: "DELETE",
  path: "/api/quarters/{quarter}/confirmations/{villageCode}",
  title: "撤回本村（社区）的确认",
  effect: "write",
  verb: "quarter.confirm",
  params: z.object({ quarter: QuarterId, villageCode }),
  output: VillageAnswer,
  problems: [quarterProblems.closed, quarterProblems.notYourVillage, quarterProblems.alreadyReviewed],
});

export const reviewVillages = operation({
  name: "quarter.village.review",
  method: "POST",
  path: "/api/quarters/{quarter}/reviews",
  title: "镇街审核村（社区）的季度确认",
  effect: "write",
  verb: "quarter.review",
  params: Params,
  body: z.strictObject({
    villageCodes: z.array(villageCode).min(1).max(200).meta({ label: "村（社区）" }),
    decision: z.enum(["accept", "return"]).meta({ label: "审核意见" }),
    reason: freeText(500).optional().meta({ label: "原因" }),
  }),
  output: z.object({ villages: z.array(VillageAnswer) }),
  problems: [
    quarterProblems.closed,
    quarterProblems.notConfirmed,
    quarterProblems.ownConfirmation,
    quarterProblems.reasonRequired,
  ],
});

export const closeQuarter = operation({
  name: "quarter.close",
  method: "POST",
  path: "/api/quarters/{quarter}/close",
  title: "封存季度台账",
  effect: "write",
  verb: "quarter.close",
  params: Params,
  body: z.strictObject({
    reason: freeText(500).min(2).optional().meta({ label: "未审核完仍封存的原因" }),
  }),
  output: QuarterSummary,
  problems: [quarterProblems.unreviewed, quarterProblems.earlierOpen],
  clauses: ["R-135"],
});

export const changeKinds = { came: "新增", left: "退出", changed: "变更" } as const;

export const QuarterChange = z.object({
  childId: z.uuid(),
  name: z.string(),
  ledger: z.enum(frozenLedgerKeys),
  kind: z.enum(["came", "left", "changed"]),
  townshipName: z.string(),
  villageName: z.string(),
  /** In words, from what was recorded: who opened, moved or ended it and why, or that the child grew out of it. */
  why: z.string().nullable(),
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type QuarterChange = z.output<typeof QuarterChange>;

export const readQuarterChanges = operation({
  name: "quarter.changes.read",
  method: "GET",
  path: "/api/quarters/{quarter}/changes",
  title: "查看与上次封存相比的变化",
  effect: "read",
  verb: "quarter.read",
  params: Params,
  query: z.strictObject({
    ledger: z.enum(frozenLedgerKeys).optional().meta({ label: "台账" }),
    kind: z.enum(["came", "left", "changed"]).optional().meta({ label: "变化" }),
    place: placeCode.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({
    comparedWith: z.string().nullable(),
    items: z.array(QuarterChange),
    nextCursor: z.string().nullable(),
  }),
});

export const readFrozenLedger = operation({
  name: "quarter.ledger.read",
  method: "GET",
  path: "/api/quarters/{quarter}/ledgers/{ledger}",
  title: "查看或导出封存的台账",
  effect: "read",
  verb: "quarter.read",
  params: z.object({ quarter: QuarterId, ledger: z.enum(frozenLedgerKeys) }),
  query: z.strictObject({
    place: placeCode.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
    withTotal: z.stringbool().default(false),
    purpose: freeText(200).optional().meta({ label: "用途" }),
  }),
  output: z.object({
    items: z.array(LedgerRow),
    nextCursor: z.string().nullable(),
    total: z.int().optional(),
    asOf: z.string(),
    digest: z.string(),
    /** The rows still give the digest that was sealed; only checked for the whole district. */
    intact: z.boolean().nullable(),
  }),
  file: XLSX_TYPE,
  problems: [quarterProblems.notClosed],
});

export const readFrozenStatistics = operation({
  name: "quarter.statistics.read",
  method: "GET",
  path: "/api/quarters/{quarter}/statistics/{table}",
  title: "查看或导出封存的统计表",
  effect: "read",
  verb: "statistics.read",
  params: z.object({ quarter: QuarterId, table: z.enum(frozenTableKeys) }),
  query: z.strictObject({ place: placeCode.optional() }),
  output: StatisticsTable,
  file: XLSX_TYPE,
  problems: [quarterProblems.notClosed],
});

export const MemberUnit = z.object({
  id: z.uuid(),
  name: z.string().meta({ label: "成员单位" }),
  addedOn: z.string(),
  closedOn: z.string().nullable(),
});

export const listCopies = operation({
  name: "quarter.copies.list",
  method: "GET",
  path: "/api/quarters/{quarter}/copies",
  title: "查看抄送成员单位的情况",
  effect: "read",
  verb: "quarter.close",
  audited: false,
  params: Params,
  output: z.object({
    items: z.array(
      z.object({
        unit: MemberUnit,
        taken: z.array(z.object({ at: z.string(), by: z.string() })),
      }),
    ),
  }),
});

export const takeCopy = operation({
  name: "quarter.copy.take",
  method: "GET",
  path: "/api/quarters/{quarter}/copies/{unitId}",
  title: "下载抄送成员单位的季度汇总",
  effect: "read",
  verb: "quarter.close",
  params: z.object({ quarter: QuarterId, unitId: z.uuid() }),
  file: XLSX_TYPE,
  problems: [quarterProblems.notClosed],
  clauses: ["R-136"],
});

export const listMemberUnits = operation({
  name: "memberUnit.list",
  method: "GET",
  path: "/api/member-units",
  title: "查看领导小组成员单位",
  effect: "read",
  verb: "memberUnit.manage",
  audited: false,
  output: z.object({ items: z.array(MemberUnit) }),
});

export const addMemberUnit = operation({
  name: "memberUnit.add",
  method: "POST",
  path: "/api/member-units",
  title: "添加领导小组成员单位",
  effect: "write",
  verb: "memberUnit.manage",
  body: z.strictObject({ name: z.string().trim().min(2).max(80).meta({ label: "成员单位" }) }),
  output: MemberUnit,
  problems: [quarterProblems.unitTaken],
});

export const closeMemberUnit = operation({
  name: "memberUnit.close",
  method: "POST",
  path: "/api/member-units/{unitId}/close",
  title: "移出领导小组成员单位",
  effect: "write",
  verb: "memberUnit.manage",
  params: z.object({ unitId: z.uuid() }),
  body: z.strictObject({ reason: freeText(200).min(2).meta({ label: "原因" }) }),
  output: MemberUnit,
});
