/** SQL of the checks of children whose parent is kept away. */
import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { EffectDetail } from "./effect-detail.contract.ts";

export const keyOfLooked = (personId: string, childId: string) => `${personId}/${childId}`;

/** Persons and children whose check still waits, or was done since a day; as keys. */
export async function listLookedAfter(
  tx: Tx,
  personIds: readonly string[],
  since: IsoDate,
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const { rows } = await sql<{ personId: string; childId: string }>`
    select person_id as "personId", child_id as "childId" from matching.effect
    where person_id = any (${personIds}::uuid[]) and kind = 'check'
      and (state = 'waiting' or (state = 'confirmed' and (settled_at at time zone 'Asia/Shanghai')::date > ${since}))`.execute(
    tx.sql,
  );
  return new Set(rows.map(({ personId, childId }) => keyOfLooked(personId, childId)));
}

export interface CheckOfEntry {
  readonly id: string;
  readonly entryId: string | null;
}

/** What an entry about the child settles, or has settled. */
export async function listChecksOf(tx: Tx, childId: string, entryId: string): Promise<CheckOfEntry[]> {
  const { rows } = await sql<CheckOfEntry>`
    select id, detail ->> 'entryId' as "entryId" from matching.effect
    where child_id = ${childId} and kind = 'check'
      and (state = 'waiting' or (state = 'confirmed' and detail ->> 'entryId' = ${entryId}))
    order by id for update`.execute(tx.sql);
  return rows;
}

export async function settleChecks(
  tx: Tx,
  ids: readonly string[],
  by: { readonly entryId: string; readonly conclusion: string; readonly at: Date },
): Promise<void> {
  const said = JSON.stringify({ entryId: by.entryId, conclusion: by.conclusion });
  await sql`
    update matching.effect set state = 'confirmed', detail = detail || ${said}::jsonb, settled_by = ${tx.actor.accountId},
      settled_by_name = ${tx.actor.displayName}, settled_at = ${by.at}, version = version + 1
    where id = any (${ids}::uuid[])`.execute(tx.sql);
}

export interface OpenCheck {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly detail: EffectDetail;
}

/** The record that settled them was taken back: they wait again. */
export async function reopenChecks(tx: Tx, ids: readonly string[]): Promise<OpenCheck[]> {
  const { rows } = await sql<OpenCheck>`
    update matching.effect set state = 'waiting', detail = detail - 'entryId' - 'conclusion', settled_by = null,
      settled_by_name = null, settled_at = null, version = version + 1
    where id = any (${ids}::uuid[])
    returning id, child_id as "childId", scope_code as "scopeCode", detail`.execute(tx.sql);
  return rows;
}
