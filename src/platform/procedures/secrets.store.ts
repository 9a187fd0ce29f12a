import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

export async function listSecrets(
  tx: Pick<Tx, "sql">,
  matterId: string,
): Promise<{ field: string; sealed: Buffer }[]> {
  const { rows } = await sql<{ field: string; sealed: Buffer }>`
    select field, value_sealed as sealed from procedure.secret where matter_id = ${matterId} limit 200`.execute(
    tx.sql,
  );
  return rows;
}

export async function putSecret(
  tx: Pick<Tx, "sql">,
  matterId: string,
  field: string,
  sealed: Buffer,
): Promise<void> {
  await sql`
    insert into procedure.secret (matter_id, field, value_sealed) values (${matterId}, ${field}, ${sealed})
    on conflict (matter_id, field) do update set value_sealed = excluded.value_sealed`.execute(tx.sql);
}

export async function deleteSecret(tx: Pick<Tx, "sql">, matterId: string, field: string): Promise<void> {
  await sql`delete from procedure.secret where matter_id = ${matterId} and field = ${field}`.execute(tx.sql);
}
