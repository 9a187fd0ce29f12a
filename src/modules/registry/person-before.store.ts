import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";

export interface BeforeRow {
  readonly person_id: string;
  readonly version: number;
  readonly sealed: Buffer;
}

/** Corrections whose box is laid out as earlier releases did, after this one. */
export async function lockOldForm(
  tx: Tx,
  after: Pick<BeforeRow, "person_id" | "version"> | undefined,
  limit: number,
): Promise<BeforeRow[]> {
  const beyond =
    after === undefined
      ? sql``
      : sql`and (person_id, version) > (${after.person_id}::uuid, ${after.version}::int)`;
  const { rows } = await sql<BeforeRow>`
    select person_id, version, sealed from registry.person_before where form is null and sealed is not null ${beyond}
    order by person_id, version limit ${limit} for no key update skip locked`.execute(tx.sql);
  return rows;
}

/** Only the owner of the tables may: to everybody else what was believed is closed. */
export async function writeNewForm(
  tx: Tx,
  { person_id: personId, version }: BeforeRow,
  sealed: Buffer,
): Promise<void> {
  await sql`
    update registry.person_before set sealed = ${sealed}, form = 2
    where person_id = ${personId} and version = ${version}`.execute(tx.sql);
}
