/** SQL of the rows that a quarter would freeze today: as they stand, each with the fingerprint that says whether it differs. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import { paidSql } from "../ledgers/allowance.store.ts";
import { type SealedNumbers, sealedColumns } from "../ledgers/sealed-numbers.store.ts";
import { type StandingRecord, standingColumns } from "../ledgers/standing-columns.store.ts";

type Sql = RawBuilder<unknown>;

/** What a ledger shows of a row, without ids, ages, visits and the secret of an infection. */
export const fingerprint = sql`md5(jsonb_build_array(s.scope_code, s.name, s.sex, s.birth_date, s.ethnicity, s.document_kind, s.categories,
  case when s.orphan_type = 'hiv' then case when s.care_mode in ('institution', 'agency') then 'institution' else 'community' end
    else s.orphan_type end,
  s.care_mode, s.hukou, s.stage, s.boarding, s.health, s.disability_class, s.disability_level, s.entrust_reason, s.entrust_signed,
  s.actual_care, s.care_quality, s.relief, array_remove(s.difficulty, 'H5'), s.risk, s.father_condition, s.mother_condition,
  s.insured, s.standard_fen, s.over_age_in_school,
  s.cells - array['childId', 'guardianId', 'fatherId', 'motherId', 'guardian.birthDate'])::text)`;

export interface LiveRow extends StandingRecord, SealedNumbers {
  readonly fingerprint: string;
  readonly amountFen: number | null;
}

/** Every child of the day, batch by batch, in the order of ids. */
export async function* streamLiveRows(tx: Tx, asOf: string, batch: number): AsyncGenerator<LiveRow[]> {
  await sql`declare live_rows no scroll cursor for ${liveSql(tx, asOf, sql`true`)}`.execute(tx.sql);
  for (;;) {
    const { rows } = await sql<LiveRow>`fetch ${sql.lit(batch)} from live_rows`.execute(tx.sql);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) break;
  }
  await sql`close live_rows`.execute(tx.sql);
}

/** The same rows of certain children, to say what changed about them. */
export async function listLiveRows(tx: Tx, asOf: string, ids: readonly string[]): Promise<LiveRow[]> {
  const { rows } = await liveSql(tx, asOf, sql`s.child_id = any (${ids}::uuid[])`).execute(tx.sql);
  return rows;
}

function liveSql(tx: Tx, asOf: string, which: Sql): RawBuilder<LiveRow> {
  return sql<LiveRow>`
    select ${standingColumns}, case when s.ends_why is not null then s.valid_to end as "leavingOn", s.ends_why as "leavingWhy",
      ${sealedColumns(true)}, ${fingerprint} as fingerprint,
      case when s.orphan or s.defacto_unattended then (${paidSql(asOf)}) end as "amountFen"
    from registry.standing s
    where ${which} and s.valid_from <= ${asOf}::date and s.valid_to > ${asOf}::date
      and s.scope_code >= ${tx.scope.lo} and s.scope_code < ${tx.scope.hi}
    order by s.child_id`;
}
