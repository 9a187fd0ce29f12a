import { yearOf } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import { sumFen } from "../../../kernel/money.ts";
import { firstOf } from "../../../kernel/month.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import { type PaidProgram, paidPrograms, shownProgram } from "../entitlements/paid-programs.contract.ts";
import { outlookOf } from "./budget-level.ts";
import {
  budgetProblems,
  type readBudgets as contract,
  type FundSource,
  fundSources,
} from "./budgets.contract.ts";
import * as store from "./budgets.store.ts";
import { sharesOf } from "./fund-shares.ts";

type Output = OutputOf<typeof contract>;
type Item = Output["items"][number];

export async function readBudgets(tx: Tx, year: number = yearOf(today())): Promise<Output> {
  const budgets = await store.listBudgets(tx, year);
  const hiv = seesHiv(tx.actor.role);
  const used = (await store.listUsed(tx, year)).map((row) => ({
    ...row,
    programme: shownProgram(row.programme, hiv),
  }));
  const shown = paidPrograms.codes.filter((code) => hiv || code !== "B02");
  const items: Item[] = [];
  for (const programme of shown) {
    const months = used.filter((row) => row.programme === programme);
    const held = budgets.filter((row) => row.programme === programme);
    const budgetFen = held.length === 0 ? null : sumFen(held.map((row) => row.fen));
    const closedFen = sumFen(months.filter((row) => row.isClosed).map((row) => row.fen));
    const outlook = outlookOf(budgetFen, months);
    items.push({
      programme,
      programmeName: paidPrograms.label(programme),
      budgetFen,
      closedFen,
      pendingFen: outlook.usedFen - closedFen,
      people: peopleOf(months),
      ...outlook,
      sources: await sourcesOf(tx, programme, held, months),
    });
  }
  return { year, items, can: mayDo(tx.actor, "budget.write") ? ["save"] : [] };
}

/** In the month with the most; one month may have several rows where a programme stands for another. */
function peopleOf(months: readonly store.UsedRow[]): number {
  const byMonth = new Map<string, number>();
  for (const { month, people } of months) byMonth.set(month, (byMonth.get(month) ?? 0) + people);
  return Math.max(0, ...byMonth.values());
}

/** What is entered and what is used by source; each month by the shares that held in it. */
async function sourcesOf(
  tx: Tx,
  programme: PaidProgram,
  held: readonly store.KeptBudget[],
  months: readonly store.UsedRow[],
): Promise<Item["sources"]> {
  const used = new Map<FundSource, { fen: number; unchecked: boolean }>();
  for (const { month, fen } of months)
    for (const share of sharesOf(programme, fen, await listParameters(tx, firstOf(month)))) {
      const sum = used.get(share.source) ?? { fen: 0, unchecked: false };
      used.set(share.source, { fen: sum.fen + share.fen, unchecked: sum.unchecked || share.unchecked });
    }
  return fundSources.codes
    .filter((source) => used.has(source) || held.some((row) => row.source === source))
    .map((source) => {
      const budget = held.find((row) => row.source === source);
      return {
        source,
        name: fundSources.label(source),
        budgetFen: budget?.fen ?? null,
        document: budget?.document ?? null,
        usedFen: used.get(source)?.fen ?? 0,
        unchecked: used.get(source)?.unchecked ?? false,
        version: budget?.version ?? 0,
        changed: budget === undefined ? null : { at: budget.at.toISOString(), by: budget.by },
      };
    });
}

export interface BudgetDraft {
  readonly year: number;
  readonly programme: PaidProgram;
  readonly source: FundSource;
  readonly version: number;
  readonly fen: number;
  readonly document: string;
  readonly reason?: string | undefined;
}

/** @throws benefits.budget.stale, benefits.budget.reasonMissing */
export async function saveBudget(tx: Tx, { year, reason, ...draft }: BudgetDraft): Promise<Item> {
  if (draft.version > 0 && (reason ?? "").length < 2)
    throw new Problem(budgetProblems.reasonMissing, {
      errors: [{ path: "reason", code: "missing", message: "请写明更正的原因" }],
    });
  if (!(await store.putBudget(tx, year, draft, now()))) throw new Problem(budgetProblems.stale);
  const { programme, source, fen, document } = draft;
  tx.note({
    detail: { year, programme, source, fen, document, ...(reason === undefined ? {} : { reason }) },
  });
  const item = (await readBudgets(tx, year)).items.find(
    (one) => one.programme === shownProgram(programme, seesHiv(tx.actor.role)),
  );
  if (item === undefined) throw new Problem(budgetProblems.stale);
  return item;
}
