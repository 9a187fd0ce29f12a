/** Batches with rows, pairs and what followed, written straight into the tables: figures are counted over them. */
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Tx } from "../../src/platform/db/database.ts";

export interface WantedRow {
  readonly band: "certain" | "review" | "none" | null;
  readonly personId?: string;
  readonly decision?: "same" | "different" | "unsure" | "asked";
  readonly isFaulty?: boolean;
  /** A condition that was written for this child because of the row. */
  readonly childId?: string;
}

export interface WantedBatch {
  readonly agreementId: string;
  readonly rows: readonly WantedRow[];
  readonly state?: "review" | "settled";
  readonly receivedAt?: string;
  readonly dueOn?: string;
  readonly ordinal?: number;
}

export async function insertBatch(tx: Tx, wanted: WantedBatch): Promise<string> {
  const id = uuid();
  const { agreementId, rows, state = "settled", receivedAt = "2026-07-05T08:00:00Z", ordinal = 1 } = wanted;
  const faulty = rows.filter(({ isFaulty }) => isFaulty === true).length;
  await sql`
    insert into exchange.batch (id, agreement_id, ordinal, state, via, file_name, file_digest, file_size, due_on, received_at,
      received_by, received_by_name, rows, faulty, settled_at, scope_code)
    select ${id}, ${agreementId}, ${ordinal}, ${state}, 'upload', '名册.xlsx', ${Buffer.from("digest")}, 100, ${wanted.dueOn ?? null},
      ${receivedAt}, id, display_name, ${rows.length}, ${faulty}, ${state === "settled" ? receivedAt : null}, '500117'
    from platform.account where username = 'district'`.execute(tx.sql);
  for (const [at, row] of rows.entries()) await insertRow(tx, id, at + 1, row, receivedAt);
  return id;
}

async function insertRow(
  tx: Tx,
  batchId: string,
  ordinal: number,
  row: WantedRow,
  at: string,
): Promise<void> {
  const state = row.isFaulty === true ? "faulty" : row.band === "none" ? "stranger" : "settled";
  await sql`
    insert into matching.row (batch_id, ordinal, at, band, state)
    values (${batchId}, ${ordinal}, ${`第 ${ordinal + 1} 行`}, ${row.band}, ${state})`.execute(tx.sql);
  if (row.personId !== undefined)
    await sql`
      insert into matching.pair (id, batch_id, ordinal, person_id, rank, weight, probability, band, compared, decision, scope_code)
      values (${uuid()}, ${batchId}, ${ordinal}, ${row.personId}, 1, 20, 0.999, ${row.band}, '[]', ${row.decision ?? null},
        '500117104204')`.execute(tx.sql);
  if (row.childId !== undefined)
    await sql`
      insert into matching.effect (id, batch_id, kind, person_id, child_id, state, at, scope_code)
      values (${uuid()}, ${batchId}, 'fact', ${row.personId ?? row.childId}, ${row.childId}, 'written', ${at},
        '500117104204')`.execute(tx.sql);
}
