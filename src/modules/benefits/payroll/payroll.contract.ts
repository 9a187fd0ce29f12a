/** The payroll of a month: computed, looked at, signed by four people, paid, reconciled, closed. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { MonthText } from "../entitlements/entitlements.contract.ts";
import { PayrollFigures } from "./figures.contract.ts";
import { differenceCauses } from "./paid-cause.contract.ts";
import { payrollActs, payrollStates } from "./payroll-flow.ts";
import { payrollProblems } from "./payroll-problems.contract.ts";

export const MonthParams = z.object({ month: MonthText.meta({ label: "发放月份" }) });
const words = (max: number) => freeText(max);

export const PayrollSummary = z.object({
  month: z.string(),
  title: z.string(),
  state: z.enum(payrollStates.codes),
  stateName: z.string(),
  version: z.int(),
  figures: PayrollFigures,
  computedAt: z.string(),
  closedAt: z.string().nullable(),
});
export type PayrollSummary = z.output<typeof PayrollSummary>;

export const listPayrolls = operation({
  name: "benefits.payrolls.list",
  method: "GET",
  path: "/api/payrolls",
  title: "查看各月发放",
  effect: "read",
  verb: "payroll.read",
  audited: false,
  output: z.object({
    items: z.array(PayrollSummary),
    /** The month that comes next, and whether the asker may compute it. */
    next: z.object({ month: z.string(), can: z.boolean(), openBefore: z.string().nullable() }),
  }),
});

export const PayrollStep = z.object({
  act: z.enum(payrollActs.codes),
  actName: z.string(),
  by: z.string(),
  at: z.string(),
  note: z.string().nullable(),
});

export const PaymentFileView = z.object({
  id: z.uuid(),
  seq: z.int(),
  template: z.string(),
  templateTitle: z.string(),
  lines: z.int(),
  fen: z.int(),
  madeAt: z.string(),
  returnedAt: z.string().nullable(),
  paid: z.object({ lines: z.int(), fen: z.int() }),
  rejected: z.object({ lines: z.int(), fen: z.int() }),
});

export const CheckView = z.object({
  code: z.string(),
  label: z.string(),
  kind: z.enum(["blocking", "warning"]),
  lines: z.int(),
  /** Of warnings: how many still want a word. */
  open: z.int(),
  words: z.array(
    z.object({ word: z.string(), by: z.string(), at: z.string(), childName: z.string().nullable() }),
  ),
});

export const PayrollView = z.object({
  ...PayrollSummary.shape,
  comparedWith: z.string().nullable(),
  earlyReason: z.string().nullable(),
  digest: z.string(),
  /** By cause, of the asker's place: the figures are the whole district's. */
  differences: PayrollFigures.shape.differences,
  checks: z.array(CheckView),
  steps: z.array(PayrollStep),
  files: z.array(PaymentFileView),
  /** Entitled = paid + rejected + held back + not yet known; to the fen. */
  reconciled: z.object({
    entitledFen: z.int(),
    paidFen: z.int(),
    rejectedFen: z.int(),
    withheldFen: z.int(),
    pendingFen: z.int(),
    balances: z.boolean(),
  }),
  payday: z.string(),
  /** What may still come into a draft; null once its day has passed. */
  stillOpen: z.string().nullable(),
  can: z.array(
    z.enum([
      "compute",
      "explain",
      "submit",
      "review",
      "approve",
      "return",
      "makeFile",
      "takeReturn",
      "close",
      "export",
    ]),
  ),
  /** Why the next act is not the asker's, in words. */
  waitsFor: z.string(),
});
export type PayrollView = z.output<typeof PayrollView>;

export const computePayroll = operation({
  name: "benefits.payroll.compute",
  method: "POST",
  path: "/api/payrolls",
  title: "计算月度发放",
  effect: "write",
  verb: "payroll.prepare",
  body: z.strictObject({
    month: MonthText.meta({ label: "发放月份" }),
    earlyReason: words(300).min(2).optional().meta({ label: "上月未办结就提前做的原因" }),
  }),
  output: PayrollView,
  problems: [payrollProblems.wrongMonth, payrollProblems.openBefore, payrollProblems.wrongState],
});

export const readPayroll = operation({
  name: "benefits.payroll.read",
  method: "GET",
  path: "/api/payrolls/{month}",
  title: "查看月度发放",
  effect: "read",
  verb: "payroll.read",
  params: MonthParams,
  output: PayrollView,
});

export const explainChecks = operation({
  name: "benefits.payroll.explain",
  method: "POST",
  path: "/api/payrolls/{month}/words",
  title: "说明发放检查中的问题",
  effect: "write",
  verb: "payroll.prepare",
  params: MonthParams,
  body: z.strictObject({
    check: z.string().max(40).meta({ label: "问题" }),
    childId: z.uuid().optional().meta({ label: "只说明一个孩子的" }),
    word: words(300).min(2, "请写明怎么处理").meta({ label: "说明" }),
  }),
  output: PayrollView,
  problems: [payrollProblems.wrongState],
});

const act = (name: string, path: string, title: string, verb: string, body: z.ZodObject) =>
  operation({
    name: `benefits.payroll.${name}`,
    method: "POST",
    path: `/api/payrolls/{month}/${path}`,
    title,
    effect: "write",
    verb,
    versioned: true,
    params: MonthParams,
    body,
    output: PayrollView,
    problems: [
      payrollProblems.wrongState,
      payrollProblems.samePerson,
      payrollProblems.wrongRole,
      payrollProblems.stale,
      payrollProblems.warningsOpen,
      payrollProblems.outdated,
      payrollProblems.unfinished,
    ],
  });
const note = z.strictObject({ note: words(300).optional().meta({ label: "意见" }) });
const reason = z.strictObject({ note: words(300).min(2, "请写明退回原因").meta({ label: "退回原因" }) });

export const submitPayroll = act("submit", "submissions", "提交复核", "payroll.prepare", note);
export const reviewPayroll = act("review", "reviews", "复核通过", "payroll.prepare", note);
export const approvePayroll = act("approve", "approvals", "审批通过", "payroll.decide", note);
export const returnPayroll = act("return", "returns", "退回经办", "payroll.decide", reason);
export const closePayroll = act("close", "closings", "办结月度发放", "payroll.pay", note);

export const LineView = z.object({
  childId: z.uuid(),
  name: z.string(),
  villageCode: z.string(),
  townshipName: z.string(),
  villageName: z.string(),
  citizenNoMasked: z.string().nullable(),
  programme: z.string(),
  programmeName: z.string(),
  careModeName: z.string(),
  standardFen: z.int(),
  deductionFen: z.int(),
  regularFen: z.int(),
  arrearsFen: z.int(),
  reissueFen: z.int(),
  recoveryFen: z.int(),
  totalFen: z.int(),
  payeeName: z.string().nullable(),
  payeeRelation: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  bank: z.string().nullable(),
  accountMasked: z.string().nullable(),
  status: z.enum(["pay", "withheld", "paid", "rejected"]),
  statusName: z.string(),
  blocking: z.array(z.string()),
  warnings: z.array(z.string()),
  bankWords: z.string().nullable(),
});
export type LineView = z.output<typeof LineView>;

export const LinesQuery = z.object({
  place: z.string().max(12).optional(),
  programme: z.string().max(8).optional(),
  status: z.enum(["pay", "withheld", "paid", "rejected"]).optional(),
  /** Only lines with this problem. */
  check: z.string().max(40).optional(),
  purpose: words(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z.string().max(400).optional(),
});
export type LinesQuery = z.output<typeof LinesQuery>;

export const listPayrollLines = operation({
  name: "benefits.payroll.lines",
  method: "GET",
  path: "/api/payrolls/{month}/lines",
  title: "查看或导出发放名册",
  effect: "read",
  verb: "payroll.read",
  params: MonthParams,
  query: LinesQuery,
  output: z.object({
    items: z.array(LineView),
    nextCursor: z.string().nullable(),
    total: z.int(),
    fen: z.int(),
  }),
});

export const DifferenceView = z.object({
  childId: z.uuid(),
  name: z.string(),
  townshipName: z.string(),
  villageName: z.string(),
  programmeName: z.string(),
  cause: z.string(),
  beforeFen: z.int(),
  afterFen: z.int(),
  fen: z.int(),
  reason: z.string(),
});
export type DifferenceView = z.output<typeof DifferenceView>;

export const listPayrollDifferences = operation({
  name: "benefits.payroll.differences",
  method: "GET",
  path: "/api/payrolls/{month}/differences",
  title: "查看与上月的差异",
  effect: "read",
  verb: "payroll.read",
  params: MonthParams,
  query: z.object({
    cause: z.enum(differenceCauses.codes),
    place: z.string().max(12).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({ items: z.array(DifferenceView), nextCursor: z.string().nullable() }),
});

export const PaymentSheet = z.object({
  month: z.string(),
  title: z.string(),
  childId: z.uuid(),
  name: z.string(),
  placeName: z.string(),
  lines: z.array(
    z.object({
      ...LineView.shape,
      because: z.string(),
      document: z.string().nullable(),
      /** 待核, or empty. */
      unchecked: z.boolean(),
      decidedOn: z.string(),
      fromMonth: z.string(),
      capitals: z.string(),
      items: z.array(
        z.object({
          forMonth: z.string(),
          cause: z.string(),
          causeName: z.string(),
          fen: z.int(),
          because: z.string(),
        }),
      ),
    }),
  ),
});
export type PaymentSheet = z.output<typeof PaymentSheet>;

export const readPaymentSheet = operation({
  name: "benefits.payroll.sheet",
  method: "GET",
  path: "/api/payrolls/{month}/sheets/{childId}",
  title: "查看一个孩子一个月的发放明细",
  effect: "read",
  verb: "payroll.read",
  params: z.object({ ...MonthParams.shape, childId: z.uuid() }),
  output: PaymentSheet,
});
