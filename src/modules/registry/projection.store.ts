/** SQL of the projection: what stands about a child, and the keys by which it is found; rebuilt in the transaction that changes a fact. */
import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import { type ColumnValue, insertRows } from "../../platform/db/insert-rows.ts";
import type { StandingRow } from "./standing.ts";

export async function deleteStanding(tx: Tx, childIds: readonly string[]): Promise<void> {
  await sql`delete from registry.standing where child_id = any (${childIds}::uuid[])`.execute(tx.sql);
}

export function insertStanding(tx: Tx, rows: readonly StandingRow[]): Promise<void> {
  return insertRows(
    tx,
    "registry.standing",
    {
      child_id: "uuid",
      valid_from: "date",
      valid_to: "date",
      scope_code: "text",
      name: "text",
      sex: "text",
      birth_date: "date",
      ethnicity: "text",
      document_kind: "text",
      orphan: "bool",
      defacto_unattended: "bool",
      left_behind: "bool",
      in_difficulty: "bool",
      over_age_in_school: "bool",
      categories: "text[]",
      since: "jsonb",
      orphan_type: "text",
      care_mode: "text",
      hukou: "text",
      stage: "text",
      boarding: "text",
      health: "text",
      disability_class: "text",
      disability_level: "text",
      entrust_reason: "text",
      entrust_signed: "bool",
      actual_care: "text",
      care_quality: "text",
      relief: "text[]",
      difficulty: "text[]",
      risk: "text",
      father_condition: "text",
      mother_condition: "text",
      insured: "bool",
      standard_fen: "int",
      last_visit: "date",
      ends_why: "text",
      cells: "jsonb",
    },
    rows.map(standingValues),
  );
}

function standingValues(row: StandingRow): ColumnValue[] {
  return [
    row.childId,
    row.from,
    row.to,
    row.scopeCode,
    row.name,
    row.sex,
    row.birthDate,
    row.ethnicity,
    row.documentKind,
    row.orphan,
    row.defactoUnattended,
    row.leftBehind,
    row.inDifficulty,
    row.overAgeInSchool,
    row.categories,
    row.since,
    row.orphanType,
    row.careMode,
    row.hukou,
    row.stage,
    row.boarding,
    row.health,
    row.disabilityClass,
    row.disabilityLevel,
    row.entrustReason,
    row.entrustSigned,
    row.actualCare,
    row.careQuality,
    row.relief,
    row.difficulty,
    row.risk,
    row.fatherCondition,
    row.motherCondition,
    row.insured,
    row.standardFen,
    row.lastVisit,
    row.endsWhy,
    row.cells,
  ];
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
    { key: "text", scope_code: "text", child_id: "uuid" },
    keys.map((row) => [row.key, row.scopeCode, row.childId]),
  );
}

export async function deleteNameKeys(tx: Tx, childIds: readonly string[]): Promise<void> {
  await sql`delete from registry.name_key where child_id = any (${childIds}::uuid[])`.execute(tx.sql);
}
