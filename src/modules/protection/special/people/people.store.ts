import { sql } from "kysely";
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { PersonPart } from "../special-codes.contract.ts";

type Reading = Pick<Tx, "sql">;

export interface PersonRow {
  readonly id: string;
  readonly part: PersonPart;
  readonly serial: number;
  readonly name_sealed: Buffer;
  readonly class: string | null;
  readonly child_id: string | null;
  readonly guardian_sealed: Buffer | null;
  readonly phone_sealed: Buffer | null;
  readonly told_on: IsoDate | null;
  readonly told_how: string | null;
}

export async function listRows(tx: Reading, matterId: string): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select id, part, serial, name_sealed, class, child_id, guardian_sealed, phone_sealed, told_on, told_how
    from protection.special_person where matter_id = ${matterId} and removed_at is null
    order by array_position(array['victim', 'child', 'offender', 'witness'], part), serial limit 200`.execute(
    tx.sql,
  );
  return rows;
}

export interface PersonDraft {
  readonly id: string;
  readonly matterId: string;
  readonly part: PersonPart;
  readonly name: Buffer;
  readonly class: string | null;
  readonly childId: string | null;
  readonly guardian: Buffer | null;
  readonly phone: Buffer | null;
}

/** The next letter of its side; of two at once one waits. */
export async function insertPerson(
  tx: Pick<Tx, "sql" | "actor">,
  draft: PersonDraft,
  at: Date,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('special.person'), hashtext(${draft.matterId}))`.execute(
    tx.sql,
  );
  await sql`
    insert into protection.special_person (id, matter_id, part, serial, name_sealed, class, child_id, guardian_sealed, phone_sealed,
      added_at, added_by)
    select ${draft.id}, ${draft.matterId}, ${draft.part}, coalesce(max(serial), 0) + 1, ${draft.name}, ${draft.class},
      ${draft.childId}::uuid, ${draft.guardian}, ${draft.phone}, ${at}::timestamptz, ${tx.actor.accountId}::uuid
    from protection.special_person where matter_id = ${draft.matterId} and part = ${draft.part}`.execute(
    tx.sql,
  );
}

/** False: nobody of that id in this matter. */
export async function updateTold(
  tx: Reading,
  { matterId, id, on, how }: { matterId: string; id: string; on: IsoDate; how: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.special_person set told_on = ${on}, told_how = ${how}
    where id = ${id} and matter_id = ${matterId} and removed_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function markRemoved(
  tx: Reading,
  { matterId, id, why }: { matterId: string; id: string; why: string },
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.special_person set removed_at = ${at}, removed_why = ${why}
    where id = ${id} and matter_id = ${matterId} and removed_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}
