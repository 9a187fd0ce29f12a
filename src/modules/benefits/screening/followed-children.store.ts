/** SQL of how far children came on the way from a finding to a benefit. */
import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

export interface FollowedRow {
  readonly childId: string;
  readonly found: boolean;
  readonly applied: boolean;
  readonly granted: boolean;
}

/** Only what came on or after the day that is named beside each child. */
export async function listFollowed(
  tx: Tx,
  children: readonly { readonly childId: string; readonly since: string }[],
  procedures: readonly string[],
): Promise<FollowedRow[]> {
  const { rows } = await sql<FollowedRow>`
    select i.child_id as "childId",
      exists (select from benefits.finding f where f.child_id = i.child_id and f.changed_on >= i.since
        and f.kind in ('entitledNotReceiving', 'soonEntitled')) as found,
      exists (select from procedure.matter m where m.subject_id = i.child_id and m.procedure = any (${procedures}::text[])
        and m.received_on >= i.since and m.state <> 'withdrawn') as applied,
      exists (select from benefits.entitlement e where e.child_id = i.child_id and e.source = 'application'
        and e.decided_on >= i.since and coalesce(e.to_month, '9999-12') >= e.from_month) as granted
    from unnest(${children.map(({ childId }) => childId)}::uuid[], ${children.map(({ since }) => since)}::date[])
      as i(child_id, since)`.execute(tx.sql);
  return rows;
}
