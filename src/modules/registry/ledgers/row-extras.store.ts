/** SQL of what only some columns need, looked up for the rows of one page or batch. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import type { ReadRow } from "./present-row.ts";
import type { SealedText } from "./sealed-numbers.store.ts";

type Sql = RawBuilder<unknown>;

/** What only some columns need. */
export interface ExtraRecord {
  readonly childId: string;
  readonly fileNo: string | null;
  readonly fatherCitizenNo: SealedText | null;
  readonly fatherPhone: SealedText | null;
  readonly motherCitizenNo: SealedText | null;
  readonly motherPhone: SealedText | null;
  readonly allowance: Readonly<Record<string, unknown>> | null;
  readonly fatherPeriod: string | null;
  readonly motherPeriod: string | null;
}

/** File number, parents' numbers, allowance and periods of these rows. */
export async function listExtras(tx: Tx, rows: readonly ReadRow[], asOf: string): Promise<ExtraRecord[]> {
  if (rows.length === 0) return [];
  const answer = await sql<ExtraRecord>`
    select i.id as "childId", c.file_no as "fileNo", fa.citizen_no_sealed::text as "fatherCitizenNo",
      fa.phone_sealed::text as "fatherPhone", mo.citizen_no_sealed::text as "motherCitizenNo", mo.phone_sealed::text as "motherPhone", (${allowanceSql(asOf)}) as allowance,
      (${periodSql(sql`i.father`, sql`i.father_condition`, asOf)}) as "fatherPeriod",
      (${periodSql(sql`i.mother`, sql`i.mother_condition`, asOf)}) as "motherPeriod"
    from unnest(${rows.map((row) => row.childId)}::uuid[], ${personIds(rows, "fatherId")}::uuid[],
      ${personIds(rows, "motherId")}::uuid[], ${rows.map((row) => row.fatherCondition ?? null)}::text[],
      ${rows.map((row) => row.motherCondition ?? null)}::text[])
      as i(id, father, mother, father_condition, mother_condition)
    left join registry.child c on c.id = i.id
    left join registry.person fa on fa.id = i.father
    left join registry.person mo on mo.id = i.mother`.execute(tx.sql);
  return answer.rows;
}

function personIds(rows: readonly ReadRow[], key: "fatherId" | "motherId"): (string | null)[] {
  return rows.map((row) => row.cells[key] ?? null);
}

function allowanceSql(asOf: string): Sql {
  return sql`select f.value from registry.fact f where f.person_id = i.id and f.kind = 'allowance' and f.superseded_at is null
    and f.valid_from <= ${asOf}::date and (f.valid_to is null or f.valid_to > ${asOf}::date) limit 1`;
}

function periodSql(person: Sql, condition: Sql, asOf: string): Sql {
  return sql`select f.valid_from || coalesce(' 至 ' || (f.valid_to - 1), ' 起') from registry.fact f
    where f.person_id = ${person} and f.kind = 'condition' and f.slot = ${condition} and f.superseded_at is null
      and f.valid_from <= ${asOf}::date and (f.valid_to is null or f.valid_to > ${asOf}::date) limit 1`;
}
