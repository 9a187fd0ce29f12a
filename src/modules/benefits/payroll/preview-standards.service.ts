/** Whom a changed standard affects and by how much, reckoned like a payroll before anybody confirms it. */
import { today } from "../../../kernel/clock.ts";
import { formatYuan } from "../../../kernel/money.ts";
import { type Month, monthOfDate, monthsFrom, plusMonths } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type {
  ParameterChange,
  ParameterImpact,
  PlaceImpact,
} from "../../../platform/parameters/change-hooks.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import { ratesAfter } from "./changed-rates.ts";
import { eachKnown, type KnownChild } from "./gather-knowledge.service.ts";
import { nextMonthOf } from "./next-month.service.ts";
import { owedOf } from "./owed.ts";
import { loadRates } from "./rates.service.ts";
import type { RatesOf } from "./rates.ts";

const EXAMPLES = 5;

interface Impact {
  readonly monthlyFen: number;
  readonly arrearsFen: number;
}

export async function previewStandards(
  tx: Tx,
  _app: App,
  change: ParameterChange,
): Promise<readonly ParameterImpact[]> {
  return reckon(tx, change, { what: "基本生活费月度发放", isLasting: true });
}

/** Declared for single months: nothing of it goes on, so all of it is paid once. */
export async function previewPriceMonths(
  tx: Tx,
  _app: App,
  change: ParameterChange,
): Promise<readonly ParameterImpact[]> {
  return reckon(tx, change, { what: "价格临时补贴", isLasting: false });
}

interface Reckoning {
  readonly what: string;
  readonly isLasting: boolean;
}

async function reckon(
  tx: Tx,
  change: ParameterChange,
  { what, isLasting }: Reckoning,
): Promise<readonly ParameterImpact[]> {
  const next = await nextMonthOf(tx);
  const effective = change.rows.map((row) => monthOfDate(row.from)).sort()[0] ?? next;
  const month = [next, effective, monthOfDate(today())].sort().at(-1) ?? next;
  const rates = await loadRates(tx, month);
  const { ratesOf, floor } = rates;
  const after = ratesAfter(ratesOf, change.document, change.rows);
  const since = [effective, floor].sort()[1] ?? floor;
  const paid = monthsFrom(since, isLasting ? plusMonths(next, -1) : month);
  const places = new Map<string, PlaceImpact>();
  const total = { affected: 0, monthlyFen: 0, arrearsFen: 0 };
  const examples: { childId: string; name: string; words: string }[] = [];
  const hiv = seesHiv(tx.actor.role);
  for await (const portion of eachKnown(tx, month, rates)) {
    for (const one of portion) {
      const impact = impactOn(one, { month: isLasting ? month : null, paid, before: ratesOf, after });
      if (impact.monthlyFen === 0 && impact.arrearsFen === 0) continue;
      total.affected += 1;
      total.monthlyFen += impact.monthlyFen;
      total.arrearsFen += impact.arrearsFen;
      addTo(places, one.child.scopeCode.slice(0, 9), impact);
      const tells = one.known.entitlements.some((entitlement) => entitlement.programme === "B02");
      if (examples.length < EXAMPLES && (hiv || !tells))
        examples.push({ childId: one.child.childId, name: one.child.name, words: sayImpact(impact) });
    }
  }
  if (total.affected === 0) return [];
  const byPlace = [...places.values()].sort((a, b) => (a.placeCode < b.placeCode ? -1 : 1));
  return [{ what, ...total, byPlace, examples }];
}

interface Comparing {
  /** The month that stands for all to come; null where none does. */
  readonly month: Month | null;
  readonly paid: readonly Month[];
  readonly before: RatesOf;
  readonly after: RatesOf;
}

function impactOn({ known, settledUntil }: KnownChild, { month, paid, before, after }: Comparing): Impact {
  const sum = (on: Month, ratesOf: RatesOf) =>
    owedOf(on, known, ratesOf).reduce(
      (fen, owed) => (on <= (settledUntil.get(owed.programme) ?? "") ? fen : fen + owed.fen),
      0,
    );
  const change = (on: Month) => sum(on, after) - sum(on, before);
  return {
    monthlyFen: month === null ? 0 : change(month),
    arrearsFen: paid.reduce((fen, on) => fen + change(on), 0),
  };
}

function addTo(places: Map<string, PlaceImpact>, placeCode: string, impact: Impact): void {
  const held = places.get(placeCode) ?? { placeCode, affected: 0, monthlyFen: 0, arrearsFen: 0 };
  places.set(placeCode, {
    placeCode,
    affected: held.affected + 1,
    monthlyFen: held.monthlyFen + impact.monthlyFen,
    arrearsFen: held.arrearsFen + impact.arrearsFen,
  });
}

function sayImpact({ monthlyFen, arrearsFen }: Impact): string {
  if (monthlyFen === 0)
    return `一次${arrearsFen < 0 ? "收回" : "发放"} ${formatYuan(Math.abs(arrearsFen))} 元`;
  const arrears = arrearsFen === 0 ? "" : `，补发 ${formatYuan(arrearsFen)} 元`;
  return `每月${monthlyFen < 0 ? "减少" : "增加"} ${formatYuan(Math.abs(monthlyFen))} 元${arrears}`;
}
