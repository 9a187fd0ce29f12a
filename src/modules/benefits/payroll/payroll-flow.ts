/** From computed to closed: who may do what next, and that no two steps are one person's. Pure. */
import type { Actor, Role } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";
import { lastOf, type Month } from "../../../kernel/month.ts";

export const payrollStates = codeTable("payrollState", "发放进度", {
  draft: "草稿，待经办提交",
  submitted: "待复核",
  reviewed: "待领导审批",
  approved: "待财务送银行",
  paying: "已送银行，待回盘",
  closed: "已办结",
});
export type PayrollState = CodeOf<typeof payrollStates>;

export const payrollActs = codeTable("payrollAct", "发放环节", {
  submit: "经办提交",
  review: "复核",
  approve: "领导审批",
  send: "财务送银行",
  return: "退回经办",
  close: "办结",
});
export type PayrollAct = CodeOf<typeof payrollActs>;

interface Rule {
  readonly from: readonly PayrollState[];
  readonly to: PayrollState;
  readonly roles: readonly Role[];
  /** Nobody who has taken part in this round. */
  readonly freshEyes: boolean;
}

const rules: Readonly<Record<PayrollAct, Rule>> = {
  submit: { from: ["draft"], to: "submitted", roles: ["districtOfficer"], freshEyes: false },
  review: { from: ["submitted"], to: "reviewed", roles: ["districtOfficer"], freshEyes: true },
  approve: { from: ["reviewed"], to: "approved", roles: ["districtLeader"], freshEyes: true },
  send: { from: ["approved"], to: "paying", roles: ["finance"], freshEyes: true },
  return: {
    from: ["submitted", "reviewed", "approved"],
    to: "draft",
    roles: ["districtOfficer", "districtLeader", "finance"],
    freshEyes: true,
  },
  close: { from: ["paying"], to: "closed", roles: ["finance"], freshEyes: false },
};

/** Whoever may send back is whoever would have to go on. */
const turnOf: Readonly<Partial<Record<PayrollState, PayrollAct>>> = {
  draft: "submit",
  submitted: "review",
  reviewed: "approve",
  approved: "send",
  paying: "close",
};

export interface TakenStep {
  readonly act: PayrollAct;
  readonly accountId: string;
}

export type FlowVerdict =
  | { readonly verdict: "yes"; readonly to: PayrollState }
  | { readonly verdict: "no"; readonly why: "wrongState" | "wrongRole" | "samePerson" };

/** Where a payroll stands. */
export interface Standing {
  readonly state: PayrollState;
  /** The account that computed it last; null for the system itself. */
  readonly computedBy: string | null;
}

export function decideAct(
  act: PayrollAct,
  standing: Standing,
  actor: Pick<Actor, "role" | "accountId">,
  steps: readonly TakenStep[],
): FlowVerdict {
  const { state } = standing;
  const rule = rules[act];
  if (!rule.from.includes(state)) return { verdict: "no", why: "wrongState" };
  const next = turnOf[state];
  const roles = act === "return" && next !== undefined ? rules[next].roles : rule.roles;
  if (!roles.includes(actor.role)) return { verdict: "no", why: "wrongRole" };
  if (barredFrom(act, standing, steps).includes(actor.accountId)) return { verdict: "no", why: "samePerson" };
  return { verdict: "yes", to: rule.to };
}

/** Who may not take the step because of a part in this round. Whoever computed may still send back: else two officers could be stuck. */
export function barredFrom(
  act: PayrollAct,
  { computedBy }: Standing,
  steps: readonly TakenStep[],
): readonly string[] {
  if (!rules[act].freshEyes) return [];
  const signed = roundOf(steps).map(({ accountId }) => accountId);
  return [...new Set(act === "return" || computedBy === null ? signed : [computedBy, ...signed])];
}

/** The act that a payroll waits for, and whose it is. */
export function turnOfState(
  state: PayrollState,
): { readonly act: PayrollAct; readonly role: Role } | undefined {
  const act = turnOf[state];
  const role = act === undefined ? undefined : rules[act].roles[0];
  return act === undefined || role === undefined ? undefined : { act, role };
}

/** What happened since it was last sent back. */
function roundOf(steps: readonly TakenStep[]): readonly TakenStep[] {
  return steps.slice(steps.findLastIndex((step) => step.act === "return") + 1);
}

const waiting: Readonly<Record<PayrollState, string>> = {
  draft: "等区民政局经办核对、提交",
  submitted: "等另一位经办复核",
  reviewed: "等区领导审批",
  approved: "等财务生成银行文件",
  paying: "等财务导入银行回盘并办结",
  closed: "已办结，不再变动",
};

export function sayWaiting(state: PayrollState): string {
  return waiting[state];
}

/** Changes up to the cut-off day belong to the month's roster; in a month without that day, up to its last. */
export function sayStillOpen(month: Month, cutoffDay: number, today: IsoDate): string | null {
  const cutoff = [`${month}-${String(cutoffDay).padStart(2, "0")}`, lastOf(month)].sort()[0] ?? "";
  return today > cutoff
    ? null
    : `${cutoff} 是结转日，到那天为止的新增和停发都计入本月。请过了那天重新计算一次再提交。`;
}
