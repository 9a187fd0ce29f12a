/**
 * Computes a month over all children with entitlements, portion by portion, and hands on what it finds. It reads what is known
 * now and nothing else, so the same knowledge gives the same bytes; what becomes of them is the caller's affair.
 */
import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import { lastOf, type Month, plusMonths } from "../../../kernel/month.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { readBeside, type Tx } from "../../../platform/db/database.ts";
import { listPaidChildren, type PaidChildRecord } from "../../registry/payees.service.ts";
import type * as entitlements from "../entitlements/entitlements.store.ts";
import { type PaidProgram, stopReasons } from "../entitlements/paid-programs.contract.ts";
import { type Assembled, assembleLines, type Line, type Overpaid } from "./assemble-lines.ts";
import { type Difference, differencesOf } from "./differences.ts";
import type { PayrollFigures } from "./figures.contract.ts";
import {
  type Gathered,
  gather,
  knowledgeOf,
  lifeOf,
  PORTION,
  QUARTER,
  settledUntilOf,
} from "./gather-knowledge.service.ts";
import { checkLine, type Payee } from "./line-checks.ts";
import type { Knowledge } from "./owed.ts";
import { itemCauses } from "./paid-cause.contract.ts";
import * as inputs from "./payroll-inputs.store.ts";
import type { DifferenceRow, ItemRow, LineRow } from "./payroll-rows.store.ts";
import { type LoadedRates, loadRates } from "./rates.service.ts";
import { createTally } from "./tally.ts";

export interface OverpaidRow extends Overpaid {
  readonly childId: string;
  readonly scopeCode: string;
}

/** One portion of children, computed. */
export interface Portion {
  readonly lines: readonly LineRow[];
  readonly items: readonly ItemRow[];
  readonly differences: readonly DifferenceRow[];
  readonly overpaid: readonly OverpaidRow[];
}

export interface ComputedMonth {
  readonly figures: PayrollFigures;
  /** SHA-256 over all lines, parts and differences in their order. */
  readonly digest: Buffer;
}

export interface ComputeOptions {
  readonly month: Month;
  /** The payroll to compare with, and its sums. */
  readonly comparedWith: Month | null;
  readonly before: PayrollFigures["before"];
  readonly take: (portion: Portion) => Promise<void>;
  readonly portion?: number;
}

/**
 * What is known is read by a connection of its own, as it is committed now; of three portions one is read, one reckoned, one taken.
 */
export function computeMonth(tx: Tx, options: ComputeOptions): Promise<ComputedMonth> {
  return readBeside(tx, (beside) => computeFrom(beside, options));
}

async function computeFrom(tx: Tx, options: ComputeOptions): Promise<ComputedMonth> {
  const rates = await loadRates(tx, options.month);
  const shared = new Set(await inputs.listSharedAccounts(tx, options.month));
  const tally = createTally();
  const hash = createHash("sha256");
  const size = options.portion ?? PORTION;
  const read = async (after: string | null) => {
    const ids = await inputs.listChildrenAfter(tx, after, rates.floor, size);
    const children = await listPaidChildren(tx, ids, lastOf(options.month));
    return { ids, children, gathered: await gather(tx, options, rates, children) };
  };
  let coming = read(null);
  let taking = Promise.resolve();
  for (;;) {
    const { ids, children, gathered } = await coming;
    const isLast = ids.length < size;
    if (!isLast) coming = read(ids.at(-1) ?? null);
    // Whoever fails first is heard where it is waited for.
    coming.catch(() => undefined);
    const portion = await computePortion(options.month, rates, shared, children, gathered, tally);
    digest(hash, portion);
    await taking;
    taking = options.take(portion);
    taking.catch(() => undefined);
    if (isLast) break;
  }
  await taking;
  return { figures: tally.figures(options.before), digest: hash.digest() };
}

/** One child, as the month would find it. @throws access.notFound */
export async function assembleOne(tx: Tx, month: Month, childId: string): Promise<Assembled> {
  const rates = await loadRates(tx, month);
  const [child] = await listPaidChildren(tx, [childId], lastOf(month));
  if (child === undefined) throw notFound();
  return assembleChild(month, child, await gather(tx, { month, comparedWith: null }, rates, [child]), rates);
}

function digest(hash: ReturnType<typeof createHash>, { lines, items, differences }: Portion): void {
  const rows: (readonly unknown[])[] = [];
  for (const line of lines) rows.push(valuesOf(line));
  for (const item of items) rows.push(Object.values(item));
  for (const difference of differences) rows.push(Object.values(difference));
  if (rows.length > 0) hash.update(JSON.stringify(rows));
}

/** Boxes are other bytes each time an account is sealed; the text of its index stands for them. */
function valuesOf(line: LineRow): unknown[] {
  const accountIndex = line.accountIndex?.toString("hex") ?? null;
  return Object.values({ ...line, accountSealed: null, accountIndex });
}

/** Reckons so many children without a pause; then whatever has come from the database is taken in. */
const BREATH = 200;

async function computePortion(
  month: Month,
  rates: LoadedRates,
  shared: ReadonlySet<string>,
  children: readonly PaidChildRecord[],
  gathered: Gathered,
  tally: ReturnType<typeof createTally>,
): Promise<Portion> {
  const portion = {
    lines: [] as LineRow[],
    items: [] as ItemRow[],
    differences: [] as DifferenceRow[],
    overpaid: [] as OverpaidRow[],
  };
  for (const [index, child] of children.entries()) {
    if (index % BREATH === 0) await breathe();
    const assembled = assembleChild(month, child, gathered, rates);
    const rows = assembled.lines.map((line) => lineRow(month, child, line, assembled, gathered, shared));
    tally.child(rows);
    portion.lines.push(...rows);
    for (const line of assembled.lines)
      for (const item of line.items)
        portion.items.push({
          childId: child.childId,
          programme: line.programme,
          scopeCode: child.scopeCode,
          ...item,
        });
    for (const row of differenceRows(month, child, assembled, gathered)) {
      tally.difference(row.cause, row.fen);
      portion.differences.push(row);
    }
    for (const one of assembled.overpaid) {
      tally.overpaid(one.fen);
      portion.overpaid.push({ ...one, childId: child.childId, scopeCode: child.scopeCode });
    }
  }
  return portion;
}

function assembleChild(
  month: Month,
  child: PaidChildRecord,
  gathered: Gathered,
  rates: LoadedRates,
): Assembled {
  return assembleKnown(month, child, gathered, rates, knowledgeOf(child, gathered));
}

/** The child's part under what is known, or would be. */
export function assembleKnown(
  month: Month,
  child: PaidChildRecord,
  gathered: Gathered,
  { ratesOf }: LoadedRates,
  known: Knowledge,
): Assembled {
  return assembleLines({
    month,
    known,
    settled: gathered.settled.get(child.childId) ?? [],
    settledUntil: settledUntilOf(child, gathered),
    offsets: new Map(
      (gathered.offsets.get(child.childId) ?? []).map(({ programme, monthlyFen }) => [programme, monthlyFen]),
    ),
    ratesOf,
  });
}

function lineRow(
  month: Month,
  child: PaidChildRecord,
  line: Line,
  assembled: Assembled,
  gathered: Gathered,
  shared: ReadonlySet<string>,
): LineRow {
  const held = gathered.held.get(child.childId) ?? [];
  const entitlement =
    held.find((row) => row.id === line.entitlementId) ??
    held.findLast((row) => row.programme === line.programme);
  if (entitlement === undefined)
    throw new Error(`the line of ${child.childId} in ${month} has no entitlement`);
  const payee = payeeOf(entitlement, gathered, shared);
  const incomes = (gathered.incomes.get(child.childId) ?? []).filter(
    (one) => one.from <= month && (one.to === null || one.to >= month),
  );
  const overpaidFen = assembled.overpaid.find((one) => one.programme === line.programme)?.fen ?? 0;
  const { blocking, warnings } = checkLine({
    line,
    life: lifeOf(child, gathered),
    payee,
    incomes,
    isListed: child.orphan || child.defactoUnattended,
    overpaidFen,
    relief: child.relief,
  });
  return {
    childId: child.childId,
    programme: line.programme,
    scopeCode: child.scopeCode,
    name: child.name,
    entitlementId: entitlement.id,
    careMode: line.careMode,
    standardFen: line.standardFen,
    deductionFen: line.deductionFen,
    regularFen: line.regularFen,
    arrearsFen: line.arrearsFen,
    reissueFen: line.reissueFen,
    recoveryFen: line.recoveryFen,
    totalFen: line.totalFen,
    because: line.because,
    document: line.document,
    certainty: line.certainty,
    payeeName: entitlement.payeeName,
    payeeRelation: entitlement.payeeRelation,
    payeePersonId: entitlement.payeePersonId,
    bank: entitlement.bank,
    accountSealed: entitlement.accountSealed,
    accountIndex: entitlement.accountIndex,
    status: blocking.length === 0 ? "pay" : "withheld",
    blocking,
    warnings,
  };
}

function payeeOf(
  entitlement: entitlements.EntitlementRow,
  gathered: Gathered,
  shared: ReadonlySet<string>,
): Payee {
  const { payeePersonId, accountIndex } = entitlement;
  return {
    name: entitlement.payeeName,
    personId: payeePersonId,
    hasAccount: accountIndex !== null && entitlement.bank !== null,
    sharesAccount: accountIndex !== null && shared.has(accountIndex.toString("hex")),
    person:
      payeePersonId === null ? undefined : gathered.payees.get(`${entitlement.childId} ${payeePersonId}`),
  };
}

function differenceRows(
  month: Month,
  child: PaidChildRecord,
  assembled: Assembled,
  gathered: Gathered,
): DifferenceRow[] {
  const before = gathered.before.get(child.childId) ?? [];
  // Whoever has no entitlement any more was told to have stopped when the quarter before was over.
  const quarterBefore = (gathered.quarterBefore.get(child.childId) ?? []).filter(
    ({ programme }) =>
      assembled.nothing.has(programme) || assembled.lines.some((line) => line.programme === programme),
  );
  const programmes = new Set([...before, ...quarterBefore, ...assembled.lines].map((one) => one.programme));
  return [...programmes].sort().flatMap((programme) => {
    const line = assembled.lines.find((one) => one.programme === programme);
    const last = quarterBefore.find((one) => one.programme === programme);
    const found = differencesOf(
      before.find((one) => one.programme === programme),
      line,
      {
        stopped: assembled.nothing.get(programme) ?? endedWords(child, programme, gathered),
        arrears: line === undefined ? undefined : arrearsWords(line),
        byQuarter: {
          waitsFor: assembled.waits.get(programme),
          last: last === undefined ? undefined : { ...last, month: plusMonths(month, -QUARTER) },
        },
        begun: programme === "B23" ? line?.because : begunWords(child, programme, gathered),
      },
    );
    return found.map(
      (one: Difference): DifferenceRow => ({
        childId: child.childId,
        programme,
        scopeCode: child.scopeCode,
        name: child.name,
        ...one,
      }),
    );
  });
}

function endedWords(child: PaidChildRecord, programme: PaidProgram, gathered: Gathered): string | undefined {
  if (programme === "B23") return "本月没有启动价格联动";
  const last = (gathered.held.get(child.childId) ?? []).filter((row) => row.programme === programme).at(-1);
  if (last === undefined || last.toMonth === null) return undefined;
  const why =
    last.endedWhy !== null && stopReasons.has(last.endedWhy) ? stopReasons.label(last.endedWhy) : "到期";
  return `${why}，末领 ${last.toMonth}`;
}

function begunWords(child: PaidChildRecord, programme: PaidProgram, gathered: Gathered): string | undefined {
  const last = (gathered.held.get(child.childId) ?? []).filter((row) => row.programme === programme).at(-1);
  if (last === undefined) return undefined;
  return `${last.document === null ? "" : `${last.document}，`}${last.decidedOn} 确认，${last.fromMonth} 起领`;
}

function arrearsWords({ items }: Line): string | undefined {
  const back = items.filter(
    (item) => item.cause === "late" || item.cause === "adjusted" || item.cause === "released",
  );
  const [first] = back;
  if (first === undefined) return undefined;
  const causes = [...new Set(back.map((item) => itemCauses.label(item.cause)))].join("、");
  const last = back.at(-1)?.forMonth ?? first.forMonth;
  const months = first.forMonth === last ? first.forMonth : `${first.forMonth} 至 ${last}`;
  return `${causes}：${months}，共 ${back.length} 个月`;
}
