/** What is known of children with entitlements, portion by portion: read once, for whatever is reckoned with it. */
import { addYears } from "../../../kernel/calendar-date.ts";
import { lastOf, type Month, plusMonths } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import {
  listPaidChildren,
  listPayees,
  listSchooling,
  type PaidChildRecord,
  type PayeeRecord,
} from "../../registry/payees.service.ts";
import { minorAge } from "../benefits.parameters.ts";
import * as entitlements from "../entitlements/entitlements.store.ts";
import { basicPrograms, otherIncomeCodes, type PaidProgram } from "../entitlements/paid-programs.contract.ts";
import type { Knowledge, Life, OtherIncome } from "./owed.ts";
import * as inputs from "./payroll-inputs.store.ts";
import type { LoadedRates } from "./rates.service.ts";
import { paidByQuarter } from "./rates.ts";

const minor = readerOf(minorAge);

/** Children at a time. */
export const PORTION = 4000;
/** Months. */
export const QUARTER = 3;

export interface Gathered {
  readonly held: ReadonlyMap<string, entitlements.EntitlementRow[]>;
  readonly suspensions: ReadonlyMap<string, inputs.SuspensionRow[]>;
  readonly incomes: ReadonlyMap<string, OtherIncome[]>;
  readonly settled: ReadonlyMap<string, inputs.SettledRow[]>;
  readonly before: ReadonlyMap<string, inputs.BeforeRow[]>;
  /** Lines of the quarter before, of what is paid by the quarter with this month. */
  readonly quarterBefore: ReadonlyMap<string, inputs.BeforeRow[]>;
  readonly offsets: ReadonlyMap<string, inputs.OffsetRow[]>;
  readonly schooling: ReadonlyMap<string, { stage: string; from: string; to: string | null }[]>;
  readonly payees: ReadonlyMap<string, PayeeRecord>;
}

export interface GatherScope {
  readonly month: Month;
  /** The payroll whose lines are compared with. */
  readonly comparedWith: Month | null;
}

export async function gather(
  tx: Tx,
  { month, comparedWith }: GatherScope,
  { ratesOf, floor }: LoadedRates,
  children: readonly PaidChildRecord[],
): Promise<Gathered> {
  const age = minor.get(ratesOf(month));
  const ids = children.map((child) => child.childId);
  const held = await entitlements.listEntitlementsOf(tx, ids);
  // Only of those who may be of age is school asked.
  const ofAge = children.filter(
    ({ birthDate }) => birthDate !== null && addYears(birthDate, age) <= lastOf(month),
  );
  const latest = new Map(
    held.flatMap((row) =>
      row.payeePersonId === null
        ? []
        : [
            [
              `${row.childId} ${row.payeePersonId}`,
              { childId: row.childId, personId: row.payeePersonId },
            ] as const,
          ],
    ),
  );
  // Asked all at once, so that the database goes from one to the next without waiting for us.
  const byQuarter = comparedWith === null ? [] : paidByQuarter(month, ratesOf(month));
  const [payees, suspensions, incomes, settled, before, quarterBefore, offsets, schooling] =
    await Promise.all([
      listPayees(tx, [...latest.values()], lastOf(month)),
      inputs.listSuspensions(tx, ids),
      entitlements.listOtherIncomes(tx, ids),
      inputs.listSettled(tx, month, floor, ids),
      comparedWith === null ? [] : inputs.listLinesBefore(tx, comparedWith, ids),
      byQuarter.length === 0 ? [] : inputs.listLinesBefore(tx, plusMonths(month, -QUARTER), ids),
      inputs.listOffsets(tx, ids),
      listSchooling(
        tx,
        ofAge.map((child) => child.childId),
      ),
    ]);
  return {
    held: byChild(held),
    suspensions: byChild(suspensions),
    incomes: byChild(
      incomes.flatMap(({ childId, kind, fromMonth, toMonth, fen }) =>
        otherIncomeCodes.has(kind) ? [{ childId, kind, from: fromMonth, to: toMonth, fen }] : [],
      ),
    ),
    settled: byChild(settled),
    before: byChild(before),
    quarterBefore: byChild(quarterBefore.filter(({ programme }) => byQuarter.includes(programme))),
    offsets: byChild(offsets),
    schooling: byChild(schooling),
    payees: new Map(payees.map((payee) => [`${payee.childId} ${payee.personId}`, payee])),
  };
}

function byChild<Row extends { readonly childId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const lists = new Map<string, Row[]>();
  for (const row of rows) {
    const list = lists.get(row.childId);
    if (list === undefined) lists.set(row.childId, [row]);
    else list.push(row);
  }
  return lists;
}

export function knowledgeOf(child: PaidChildRecord, gathered: Gathered): Knowledge {
  return {
    entitlements: (gathered.held.get(child.childId) ?? []).map((row) => ({
      id: row.id,
      programme: row.programme,
      careMode: row.careMode,
      from: row.fromMonth,
      to: row.toMonth,
      amountFen: row.amountFen,
    })),
    suspensions: gathered.suspensions.get(child.childId) ?? [],
    incomes: gathered.incomes.get(child.childId) ?? [],
    life: lifeOf(child, gathered),
  };
}

export function lifeOf(child: PaidChildRecord, gathered: Gathered): Life {
  return {
    birthDate: child.birthDate,
    deceasedOn: child.deceasedOn,
    endedOn: child.endedOn,
    endedWhy: child.endedWhy,
    schooling: gathered.schooling.get(child.childId) ?? [],
  };
}

export interface KnownChild {
  readonly child: PaidChildRecord;
  readonly known: Knowledge;
  readonly settledUntil: ReadonlyMap<PaidProgram, Month>;
}

/** What is known of every child with entitlements, for whoever reckons something else with it. */
export async function* eachKnown(tx: Tx, month: Month, rates: LoadedRates): AsyncGenerator<KnownChild[]> {
  let after: string | null = null;
  for (;;) {
    const ids: string[] = await inputs.listChildrenAfter(tx, after, rates.floor, PORTION);
    const children = await listPaidChildren(tx, ids, lastOf(month));
    const gathered = await gather(tx, { month, comparedWith: null }, rates, children);
    yield children.map((child) => ({
      child,
      known: knowledgeOf(child, gathered),
      settledUntil: settledUntilOf(child, gathered),
    }));
    after = ids.at(-1) ?? null;
    if (ids.length < PORTION) return;
  }
}

export function settledUntilOf(child: PaidChildRecord, gathered: Gathered): Map<PaidProgram, Month> {
  const settledUntil = new Map<PaidProgram, Month>();
  // Whoever paid the basic allowance elsewhere paid there what rising prices added to it.
  for (const { programme, settledUntil: until } of gathered.held.get(child.childId) ?? [])
    for (const told of basicPrograms.includes(programme) ? [programme, "B23" as const] : [programme])
      if (until !== null && until > (settledUntil.get(told) ?? "")) settledUntil.set(told, until);
  return settledUntil;
}
