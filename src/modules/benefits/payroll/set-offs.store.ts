/** SQL of set-offs: what was agreed, and the months of both sides that it settles. */
import { sql } from "kysely";
import type { Month } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";
import type { RecoveryRow } from "./recoveries.store.ts";

export interface Agreed {
  readonly id: string;
  readonly programme: PaidProgram;
  readonly fen: number;
  readonly consentBy: string;
  readonly consentOn: string;
  readonly consentDocument: string;
}

/** Positive for what was too much, negative for what counts as paid. */
export interface SetOffEntry {
  readonly programme: PaidProgram;
  readonly forMonth: Month;
  readonly fen: number;
}

export async function insertSetOff(
  tx: Tx,
  { id, childId, scopeCode }: RecoveryRow,
  agreed: Agreed,
  entries: readonly SetOffEntry[],
  at: Date,
): Promise<void> {
  await sql`
    insert into benefits.recovery_set_off (id, recovery_id, child_id, scope_code, programme, fen, consent_by, consent_on,
      consent_document, recorded_at, recorded_by)
    values (${agreed.id}, ${id}, ${childId}, ${scopeCode}, ${agreed.programme}, ${agreed.fen}, ${agreed.consentBy},
      ${agreed.consentOn}, ${agreed.consentDocument}, ${at}, ${tx.actor.accountId})`.execute(tx.sql);
  await sql`
    insert into benefits.recovery_entry (id, recovery_id, child_id, programme, for_month, scope_code, kind, fen, on_date, note,
      recorded_at, recorded_by, set_off_id)
    select gen_random_uuid(), ${id}, ${childId}, programme, for_month, ${scopeCode}, 'setOff', fen, ${agreed.consentOn}, null, ${at},
      ${tx.actor.postId}, ${agreed.id}
    from unnest(${entries.map((one) => one.programme)}::text[], ${entries.map((one) => one.forMonth)}::text[],
      ${entries.map((one) => one.fen)}::int[]) as t(programme, for_month, fen)`.execute(tx.sql);
}

export interface SetOffRow extends Agreed {
  readonly by: string;
  readonly at: Date;
}

export async function listSetOffs(tx: Tx, recoveryId: string): Promise<SetOffRow[]> {
  const { rows } = await sql<SetOffRow>`
    select s.id, s.programme, s.fen, s.consent_by as "consentBy", s.consent_on as "consentOn",
      s.consent_document as "consentDocument", a.display_name as by, s.recorded_at as at
    from benefits.recovery_set_off s join platform.account a on a.id = s.recorded_by
    where s.recovery_id = ${recoveryId} order by s.recorded_at`.execute(tx.sql);
  return rows;
}
