import { sql } from "kysely";
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { Tx } from "../../../../platform/db/database.ts";

export interface ReminderRow {
  readonly id: string;
  readonly dueOn: IsoDate;
  readonly sealed: Buffer;
  readonly forAccount: string;
  readonly forName: string;
  readonly madeAt: Date;
  readonly doneAt: Date | null;
  readonly doneByName: string | null;
  readonly doneSealed: Buffer | null;
}

/** False if it is there already. */
export async function insertReminder(
  tx: Pick<Tx, "sql" | "actor">,
  caseId: string,
  one: { readonly id: string; readonly dueOn: IsoDate; readonly sealed: Buffer; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.case_reminder (id, case_id, due_on, sealed, for_account, made_at)
    values (${one.id}, ${caseId}, ${one.dueOn}, ${one.sealed}, ${tx.actor.accountId}, ${one.at})
    on conflict (id) do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Open ones by their day, then what was done, the last first. */
export async function listReminders(tx: Pick<Tx, "sql">, caseId: string): Promise<ReminderRow[]> {
  const { rows } = await sql<ReminderRow>`
    select r.id, r.due_on as "dueOn", r.sealed, r.for_account as "forAccount", a.display_name as "forName", r.made_at as "madeAt",
      r.done_at as "doneAt", d.display_name as "doneByName", r.done_sealed as "doneSealed"
    from protection.case_reminder r join platform.account a on a.id = r.for_account
    left join platform.account d on d.id = r.done_by
    where r.case_id = ${caseId} order by r.done_at desc nulls first, r.due_on, r.made_at, r.id limit 500`.execute(
    tx.sql,
  );
  return rows;
}

/** False where that was done before. */
export async function settleReminder(
  tx: Pick<Tx, "sql" | "actor">,
  caseId: string,
  id: string,
  { at, sealed }: { readonly at: Date; readonly sealed: Buffer },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.case_reminder set done_at = ${at}, done_by = ${tx.actor.accountId}, done_sealed = ${sealed}
    where id = ${id} and case_id = ${caseId} and done_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** The ids of those that have another owner now. */
export async function passReminders(
  tx: Pick<Tx, "sql">,
  caseId: string,
  from: string,
  to: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update protection.case_reminder set for_account = ${to}
    where case_id = ${caseId} and for_account = ${from} and done_at is null returning id`.execute(tx.sql);
  return rows.map(({ id }) => id);
}
