/** SQL of what belongs to a case: the matters tied to it, and the cases to which something new could belong. */
import { sql } from "kysely";
import type { Tx } from "../../../../platform/db/database.ts";

type Reading = Pick<Tx, "sql">;

export async function tieMatter(
  tx: Pick<Tx, "sql" | "actor">,
  matterId: string,
  caseId: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into protection.case_matter (matter_id, case_id, linked_at, linked_by)
    values (${matterId}, ${caseId}, ${at}, ${tx.actor.accountId})`.execute(tx.sql);
}

export async function findCaseOfMatter(tx: Reading, matterId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select case_id as id from protection.case_matter where matter_id = ${matterId}`.execute(tx.sql);
  return rows[0]?.id;
}

export async function listMattersOfCase(tx: Reading, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select matter_id as id from protection.case_matter where case_id = ${caseId} order by linked_at, matter_id limit 200`.execute(
    tx.sql,
  );
  return rows.map(({ id }) => id);
}

export interface CaseChoice {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** Row security leaves those that the asker sees. */
export async function listOpenChoices(tx: Reading, childId: string): Promise<CaseChoice[]> {
  const { rows } = await sql<CaseChoice>`
    select c.id, c.number, c.title from protection.case c where c.state <> 'closed'
      and c.id in (select case_id from protection.case_person where child_id = ${childId} and role = 'child' and left_at is null)
    order by c.opened_at, c.id limit 20`.execute(tx.sql);
  return rows;
}

/** An open case that the asker sees; for what concerns no single child. */
export async function findOpenChoice(tx: Reading, id: string): Promise<CaseChoice | undefined> {
  const { rows } = await sql<CaseChoice>`
    select id, number, title from protection.case where id = ${id} and state <> 'closed'`.execute(tx.sql);
  return rows[0];
}
