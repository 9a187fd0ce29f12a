/** SQL of the projection: what stands about a child, and the keys by which it is found; rebuilt in the transaction that changes a fact. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../../platform/db/database.ts";
import { keptPlan } from "../../platform/db/frugal-pool.ts";
import { insertRows } from "../../platform/db/insert-rows.ts";
import type { StandingRow } from "./standing.ts";

export async function deleteStanding(tx: Tx, childIds: readonly string[]): Promise<void> {
  await sql`delete from registry.standing where child_id = any (${childIds}::uuid[])`.execute(tx.sql);
}

/** A visit marks a day and changes nothing else that stands: `standing.ts` says the same of all days at once. */
export async function layLastVisit(tx: Pick<Tx, "sql">, childId: string, on: IsoDate): Promise<void> {
  await keptPlan(sql`
    update registry.standing set last_visit = ${on}::date
    where child_id = ${childId}::uuid and valid_to > ${on}::date and (last_visit is null or last_visit < ${on}::date)`).execute(
    tx.sql,
  );
}

export function insertStanding(tx: Tx, rows: readonly StandingRow[]): Promise<void> {
  return insertRows(
    tx,
    "registry.standing",
    {
      child_id: ["uuid", (row) => row.childId],
      valid_from: ["date", (row) => row.from],
      valid_to: ["date", (row) => row.to],
      scope_code: ["text", (row) => row.scopeCode],
      name: ["text", (row) => row.name],
      sex: ["text", (row) => row.sex],
      birth_date: ["date", (row) => row.birthDate],
      ethnicity: ["text", (row) => row.ethnicity],
      document_kind: ["text", (row) => row.documentKind],
      orphan: ["bool", (row) => row.orphan],
      defacto_unattended: ["bool", (row) => row.defactoUnattended],
      left_behind: ["bool", (row) => row.leftBehind],
      in_difficulty: ["bool", (row) => row.inDifficulty],
      over_age_in_school: ["bool", (row) => row.overAgeInSchool],
      categories: ["text[]", (row) => row.categories],
      since: ["jsonb", (row) => row.since],
      orphan_type: ["text", (row) => row.orphanType],
      care_mode: ["text", (row) => row.careMode],
      hukou: ["text", (row) => row.hukou],
      stage: ["text", (row) => row.stage],
      boarding: ["text", (row) => row.boarding],
      health: ["text", (row) => row.health],
      disability_class: ["text", (row) => row.disabilityClass],
      disability_level: ["text", (row) => row.disabilityLevel],
      entrust_reason: ["text", (row) => row.entrustReason],
      entrust_signed: ["bool", (row) => row.entrustSigned],
      actual_care: ["text", (row) => row.actualCare],
      care_quality: ["text", (row) => row.careQuality],
      relief: ["text[]", (row) => row.relief],
      difficulty: ["text[]", (row) => row.difficulty],
      risk: ["text", (row) => row.risk],
      father_condition: ["text", (row) => row.fatherCondition],
      mother_condition: ["text", (row) => row.motherCondition],
      insured: ["bool", (row) => row.insured],
      standard_fen: ["int", (row) => row.standardFen],
      last_visit: ["date", (row) => row.lastVisit],
      ends_why: ["text", (row) => row.endsWhy],
      citizen_no_sealed: ["bytea", (row) => row.citizenNoSealed],
      guardian_citizen_no_sealed: ["bytea", (row) => row.guardianCitizenNoSealed],
      guardian_phone_sealed: ["bytea", (row) => row.guardianPhoneSealed],
      cells: ["jsonb", (row) => row.cells],
    },
    rows,
  );
}

export interface NameKeyRow {
  readonly key: string;
  readonly scopeCode: string;
  readonly childId: string;
}

export function insertNameKeys(tx: Tx, keys: readonly NameKeyRow[]): Promise<void> {
  return insertRows(
    tx,
    "registry.name_key",
    {
      key: ["text", (row) => row.key],
      scope_code: ["text", (row) => row.scopeCode],
      child_id: ["uuid", (row) => row.childId],
    },
    keys,
  );
}

export async function deleteNameKeys(tx: Tx, childIds: readonly string[]): Promise<void> {
  await sql`delete from registry.name_key where child_id = any (${childIds}::uuid[])`.execute(tx.sql);
}
