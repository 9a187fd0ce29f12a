/** SQL of many files at once, as phones hold them. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../../platform/db/database.ts";
import { keptPlan } from "../../platform/db/frugal-pool.ts";

export interface OpenFileRow {
  readonly id: string;
  readonly scope_code: string;
  readonly file_no: string;
  readonly recorded_at: Date;
}

/** Those of these files that are open and within the asker's place. */
export async function listOpenFilesOf(tx: Tx, ids: readonly string[]): Promise<OpenFileRow[]> {
  const { rows } = await sql<OpenFileRow>`
    select id, scope_code, file_no, recorded_at from registry.child
    where id = any (${ids}::uuid[]) and ended_on is null and merged_into is null and withdrawn_at is null
      and scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi}
    order by id`.execute(tx.sql);
  return rows;
}

/** Of one village. */
export async function listOpenIds(tx: Tx, villageCode: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from registry.child
    where scope_code = ${villageCode} and ended_on is null and merged_into is null and withdrawn_at is null
    order by id`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** Where the file is that the asker's phone may still know by another id; undefined where it is not open. */
export async function findOpenPlace(tx: Tx, childId: string): Promise<string | undefined> {
  const { rows } = await keptPlan(sql<{ scope_code: string }>`
    select scope_code from registry.child
    where id = ${childId} and ended_on is null and merged_into is null and withdrawn_at is null`).execute(
    tx.sql,
  );
  return rows[0]?.scope_code;
}

export interface PhoneFactRow {
  readonly id: string;
  readonly person_id: string;
  readonly kind: string;
  readonly slot: string;
  readonly valid_from: IsoDate;
  readonly valid_to: IsoDate | null;
  readonly value: Record<string, unknown>;
  readonly recorded_at: Date;
  readonly recorded_by_name: string | null;
}

/** What is believed of these persons: what holds on the day, and what was written since a day; no accounts, visits and notes. */
export async function listPhoneFacts(
  tx: Tx,
  personIds: readonly string[],
  { on, since }: { readonly on: IsoDate; readonly since: IsoDate },
): Promise<PhoneFactRow[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<PhoneFactRow>`
    select f.id, f.person_id, f.kind, f.slot, f.valid_from, f.valid_to, f.value, f.recorded_at, a.display_name as recorded_by_name
    from registry.fact f
    left join platform.post p on p.id = f.recorded_by left join platform.account a on a.id = p.account_id
    where f.person_id = any (${personIds}::uuid[]) and f.superseded_at is null
      and f.kind <> all ('{allowance,visit,note}'::text[])
      and ((f.valid_from <= ${on} and (f.valid_to is null or f.valid_to > ${on}))
        or (f.recorded_at at time zone 'Asia/Shanghai')::date >= ${since}
        or f.valid_to >= ${since})
    order by f.valid_from desc, f.recorded_at desc, f.id`.execute(tx.sql);
  return rows;
}

export interface PhoneStandingRow {
  readonly child_id: string;
  readonly valid_from: IsoDate;
  /** `infinity` for what still holds. */
  readonly valid_to: string;
  readonly categories: string[];
  readonly since: Record<string, string>;
  readonly over_age_in_school: boolean;
  readonly ends_why: string | null;
}

/** What stands about these children from the day on, as the projection has it. */
export async function listStandingFrom(
  tx: Tx,
  childIds: readonly string[],
  on: IsoDate,
): Promise<PhoneStandingRow[]> {
  const { rows } = await sql<PhoneStandingRow>`
    select child_id, valid_from, valid_to, categories, since, over_age_in_school, ends_why
    from registry.standing where child_id = any (${childIds}::uuid[]) and valid_to > ${on}
    order by child_id, valid_from`.execute(tx.sql);
  return rows;
}
