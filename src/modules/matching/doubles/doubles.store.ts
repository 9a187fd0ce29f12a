import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import type { FilesMoment } from "../../registry/changed-files.service.ts";

const WORK = "doubles";

export async function findMoment(tx: Tx): Promise<FilesMoment | undefined> {
  const { rows } = await sql<FilesMoment>`
    select before_xact::text as xmin, day as on from matching.looked_through where work = ${WORK}`.execute(
    tx.sql,
  );
  return rows[0];
}

export async function keepMoment(tx: Tx, { xmin, on }: FilesMoment): Promise<void> {
  await sql`
    insert into matching.looked_through (work, before_xact, day) values (${WORK}, ${xmin}::xid8, ${on})
    on conflict (work) do update set before_xact = excluded.before_xact, day = excluded.day`.execute(tx.sql);
}
