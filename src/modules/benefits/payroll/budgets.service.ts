import { yearOf } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import { firstOf } from "../../../kernel/month.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import { type PaidProgram, paidPrograms, shownProgram } from "../entitlements/paid-programs.contract.ts";
import { budgetProblems, type readBudgets as contract, fundSources } from "./budgets.contract.ts";
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
    const budget = budgets.find((row) => row.programme === programme);
    items.push({
      programme,
      programmeName: paidPrograms.label(programme),
      budgetFen: budget?.fen ?? null,
      document: budget?.document ?? null,
      usedFen: months.reduce((sum, row) => sum + row.fen, 0),
      people: Math.max(0, ...months.map((row) => row.people)),
      sources: await sourcesOf(tx, programme, months),
      version: budget?.version ?? 0,
    });
  }
  return { year, items, can: mayDo(tx.actor, "budget.write") ? ["save"] : [] };
}

/** Each month by the shares that held in it. */
async function sourcesOf(
  tx: Tx,
  programme: PaidProgram,
  months: readonly store.UsedRow[],
): Promise<Item["sources"]> {
  const sums = new Map<Item["sources"][number]["source"], { fen: number; unchecked: boolean }>();
  for (const { month, fen } of months)
    for (const share of sharesOf(programme, fen, await listParameters(tx, firstOf(month)))) {
      const held = sums.get(share.source) ?? { fen: 0, unchecked: false };
      sums.set(share.source, { fen: held.fen + share.fen, unchecked: held.unchecked || share.unchecked });
    }
  return [...sums].map(([source, sum]) => ({ source, name: fundSources.label(source), ...sum }));
}

export async function saveBudget(
  tx: Tx,
  year: number,
  programme: PaidProgram,
  version: number,
  { fen, document }: { readonly fen: number; readonly document: string },
): Promise<Item> {
  const isMine = await store.putBudget(tx, year, { programme, fen, document, version }, now());
  if (!isMine) throw new Problem(budgetProblems.stale);
  tx.note({ detail: { year, programme, fen, document } });
  const item = (await readBudgets(tx, year)).items.find((one) => one.programme === programme);
  if (item === undefined) throw new Problem(budgetProblems.stale);
  return item;
}
