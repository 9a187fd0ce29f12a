/** Reckons a child's part of the payroll as it is and as it would be after an act; nothing is kept. */
import { type Fen, sumFen } from "../../../kernel/money.ts";
import { lastOf, type Month } from "../../../kernel/month.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { listPaidChildren, seesHiv } from "../../registry/payees.service.ts";
import { demandFits, endsWith } from "../entitlements/act-fits.ts";
import { getHeld, type HeldEntitlement } from "../entitlements/entitlements.service.ts";
import { sayStopRule } from "../entitlements/last-month.ts";
import { type PaidProgram, paidPrograms, shownProgram } from "../entitlements/paid-programs.contract.ts";
import type { Assembled } from "./assemble-lines.ts";
import { assembleKnown } from "./compute-month.service.ts";
import { gather, knowledgeOf } from "./gather-knowledge.service.ts";
import { type Effect, knownAfter } from "./known-after.ts";
import { changeableMonthOf } from "./next-month.service.ts";
import { type Knowledge, type Owed, owedOf } from "./owed.ts";
import type { ActPreview, PlannedAct } from "./preview-act.contract.ts";
import { loadRates } from "./rates.service.ts";

/** @throws access.notFound, benefits.entitlement.ended, .suspended, .notSuspended, .monthOrder */
export async function previewAct(tx: Tx, id: string, act: PlannedAct): Promise<ActPreview> {
  const found = await getHeld(tx, id);
  demandFits(found.held, act);
  const { effect, rule } = await effectOf(tx, found, act);
  const next = await changeableMonthOf(tx);
  // Something that holds from a later month on does not show in the next payroll yet.
  const month = effect.act !== "end" && effect.fromMonth > next ? effect.fromMonth : next;
  const rates = await loadRates(tx, month);
  const [child] = await listPaidChildren(tx, [found.row.childId], lastOf(month));
  if (child === undefined) throw notFound();
  const gathered = await gather(tx, { month, comparedWith: null }, rates, [child]);
  const reckon = (known: Knowledge) =>
    month > next
      ? aloneOf(owedOf(month, known, rates.ratesOf))
      : wholeOf(assembleKnown(month, child, gathered, rates, known));
  const known = knowledgeOf(child, gathered);
  const before = reckon(known);
  const after = reckon(knownAfter(known, id, effect));
  tx.note({ subjectIds: [child.childId], detail: { entitlement: id, act: act.act } });
  return {
    month,
    lines: linesOf(before, after, seesHiv(tx.actor.role)),
    overpaidFen: sumFen(after.overpaid.values()) - sumFen(before.overpaid.values()),
    overpaidMonths: [...after.overpaid.keys()].filter((one) => !before.overpaid.has(one)).sort(),
    lastMonth: effect.act === "end" ? effect.toMonth : null,
    rule,
  };
}

interface Reckoned {
  readonly lines: readonly {
    readonly programme: PaidProgram;
    readonly fen: Fen;
    readonly because: string;
    readonly isHeldBack: boolean;
  }[];
  /** Paid already and not owed, by month. */
  readonly overpaid: ReadonlyMap<Month, Fen>;
}

/** The payroll as it would be made: with arrears, and what was paid too much. */
function wholeOf({ lines, overpaid, nothing }: Assembled): Reckoned {
  const months = new Map<Month, Fen>();
  for (const one of overpaid)
    for (const { month, fen } of one.months) months.set(month, (months.get(month) ?? 0) + fen);
  return {
    lines: [
      ...lines.map(({ programme, totalFen, because, heldBack }) => ({
        programme,
        fen: totalFen,
        because,
        isHeldBack: heldBack !== null,
      })),
      ...[...nothing].map(([programme, because]) => ({ programme, fen: 0, because, isHeldBack: false })),
    ],
    overpaid: months,
  };
}

/** One month by itself: what lies between it and the next payroll is not paid yet and is no arrears. */
function aloneOf(owed: readonly Owed[]): Reckoned {
  return {
    lines: owed.map(({ programme, fen, because, heldBack }) => ({
      programme,
      fen,
      because,
      isHeldBack: heldBack !== null,
    })),
    overpaid: new Map(),
  };
}

async function effectOf(
  tx: Tx,
  { held }: HeldEntitlement,
  act: PlannedAct,
): Promise<{ readonly effect: Effect; readonly rule: string | null }> {
  if (act.act !== "end") return { effect: act, rule: null };
  const rates = await listParameters(tx, act.on);
  return {
    effect: { act: "end", toMonth: endsWith(held, act, rates) },
    rule: sayStopRule(act.why, rates),
  };
}

function linesOf(before: Reckoned, after: Reckoned, hiv: boolean): ActPreview["lines"] {
  const programmes = [...new Set([...before.lines, ...after.lines].map(({ programme }) => programme))].sort();
  return programmes.map((programme) => {
    const was = before.lines.find((line) => line.programme === programme);
    const is = after.lines.find((line) => line.programme === programme);
    return {
      programmeName: paidPrograms.label(shownProgram(programme, hiv)),
      beforeFen: was?.fen ?? 0,
      afterFen: is?.fen ?? 0,
      heldBack: is?.isHeldBack ?? false,
      because: is?.because ?? "这个月不在享受期内",
    };
  });
}
