/** SQL of a payroll's lines, their parts and the differences: written in bulk while a month is computed. */
import { sql } from "kysely";
import type { Month } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";

export interface LineRow {
  readonly childId: string;
  readonly programme: PaidProgram;
  readonly scopeCode: string;
  readonly name: string;
  readonly entitlementId: string;
  readonly careMode: string | null;
  readonly standardFen: number;
  readonly deductionFen: number;
  readonly regularFen: number;
  readonly arrearsFen: number;
  readonly reissueFen: number;
  readonly recoveryFen: number;
  readonly totalFen: number;
  readonly because: string;
  readonly document: string | null;
  readonly certainty: string | null;
  readonly payeeName: string | null;
  readonly payeeRelation: string | null;
  readonly payeePersonId: string | null;
  readonly bank: string | null;
  readonly accountSealed: Buffer | null;
  readonly accountIndex: Buffer | null;
  readonly status: "pay" | "withheld";
  readonly blocking: readonly string[];
  readonly warnings: readonly string[];
}

export interface ItemRow {
  readonly childId: string;
  readonly programme: PaidProgram;
  readonly forMonth: Month;
  readonly cause: string;
  readonly scopeCode: string;
  readonly fen: number;
  readonly because: string;
}

export interface DifferenceRow {
  readonly childId: string;
  readonly programme: PaidProgram;
  readonly cause: string;
  readonly scopeCode: string;
  readonly name: string;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly fen: number;
  readonly reason: string;
}

/** Makes room for the month to be computed anew. */
export async function deleteRows(tx: Tx, month: Month): Promise<void> {
  await sql`delete from benefits.payroll_difference where month = ${month}`.execute(tx.sql);
  await sql`delete from benefits.payroll_item where month = ${month}`.execute(tx.sql);
  await sql`delete from benefits.payroll_line where month = ${month}`.execute(tx.sql);
}

export async function insertLines(tx: Tx, month: Month, rows: readonly LineRow[]): Promise<void> {
  await insertRows(
    tx,
    "benefits.payroll_line",
    {
      month: ["text", month],
      child_id: ["uuid", (row: LineRow) => row.childId],
      programme: ["text", (row: LineRow) => row.programme],
      scope_code: ["text", (row: LineRow) => row.scopeCode],
      name: ["text", (row: LineRow) => row.name],
      entitlement_id: ["uuid", (row: LineRow) => row.entitlementId],
      care_mode: ["text", (row: LineRow) => row.careMode],
      standard_fen: ["int", (row: LineRow) => row.standardFen],
      deduction_fen: ["int", (row: LineRow) => row.deductionFen],
      regular_fen: ["int", (row: LineRow) => row.regularFen],
      arrears_fen: ["int", (row: LineRow) => row.arrearsFen],
      reissue_fen: ["int", (row: LineRow) => row.reissueFen],
      recovery_fen: ["int", (row: LineRow) => row.recoveryFen],
      total_fen: ["int", (row: LineRow) => row.totalFen],
      because: ["text", (row: LineRow) => row.because],
      document: ["text", (row: LineRow) => row.document],
      certainty: ["text", (row: LineRow) => row.certainty],
      payee_name: ["text", (row: LineRow) => row.payeeName],
      payee_relation: ["text", (row: LineRow) => row.payeeRelation],
      payee_person_id: ["uuid", (row: LineRow) => row.payeePersonId],
      bank: ["text", (row: LineRow) => row.bank],
      account_sealed: ["bytea", (row: LineRow) => row.accountSealed],
      account_index: ["bytea", (row: LineRow) => row.accountIndex],
      status: ["text", (row: LineRow) => row.status],
      blocking: ["text[]", (row: LineRow) => row.blocking],
      warnings: ["text[]", (row: LineRow) => row.warnings],
    },
    rows,
  );
}

export async function insertItems(tx: Tx, month: Month, rows: readonly ItemRow[]): Promise<void> {
  await insertRows(
    tx,
    "benefits.payroll_item",
    {
      month: ["text", month],
      child_id: ["uuid", (row: ItemRow) => row.childId],
      programme: ["text", (row: ItemRow) => row.programme],
      for_month: ["text", (row: ItemRow) => row.forMonth],
      cause: ["text", (row: ItemRow) => row.cause],
      scope_code: ["text", (row: ItemRow) => row.scopeCode],
      fen: ["int", (row: ItemRow) => row.fen],
      because: ["text", (row: ItemRow) => row.because],
    },
    rows,
  );
}

export async function insertDifferences(tx: Tx, month: Month, rows: readonly DifferenceRow[]): Promise<void> {
  await insertRows(
    tx,
    "benefits.payroll_difference",
    {
      month: ["text", month],
      child_id: ["uuid", (row: DifferenceRow) => row.childId],
      programme: ["text", (row: DifferenceRow) => row.programme],
      cause: ["text", (row: DifferenceRow) => row.cause],
      scope_code: ["text", (row: DifferenceRow) => row.scopeCode],
      name: ["text", (row: DifferenceRow) => row.name],
      before_fen: ["int", (row: DifferenceRow) => row.beforeFen],
      after_fen: ["int", (row: DifferenceRow) => row.afterFen],
      fen: ["int", (row: DifferenceRow) => row.fen],
      reason: ["text", (row: DifferenceRow) => row.reason],
    },
    rows,
  );
}
