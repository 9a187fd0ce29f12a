/** Batches, rows and pairs as the earlier steps leave them, for tests of what follows. */
import type pg from "pg";
import { v7 as uuid } from "uuid";

export interface SampleBatch {
  readonly agreementId: string;
  readonly batchId: string;
}

/** A settled batch under an agreement of its own, or under a known one. */
export async function insertBatch(
  owner: pg.Client,
  batch: { subject: string; unit: string; asOf: string; ordinal?: number; agreementId?: string },
): Promise<SampleBatch> {
  const agreementId = batch.agreementId ?? uuid();
  const [asker, other] = (
    await owner.query<{ id: string }>(
      "select id from platform.account where username in ('district', 'district2') order by username",
    )
  ).rows.map(({ id }) => id);
  if (batch.agreementId === undefined)
    await owner.query(
      `insert into exchange.agreement (id, direction, subject, unit, title, legal_basis, purpose, fields, frequency, first_due,
         grace_days, retention_days, scope_code, valid_from, asked_by, asked_at, agreed_by, agreed_at)
       values ($1, 'in', $2, $3, '名单共享', '《未成年人保护法》', '核对', '{name}', 'monthly', '2026-01-31', 10, 365, '500117',
         '2026-01-01', $4, now(), $5, now())`,
      [agreementId, batch.subject, batch.unit, asker, other],
    );
  const batchId = uuid();
  await owner.query(
    `insert into exchange.batch (id, agreement_id, ordinal, state, via, file_name, file_digest, file_size, as_of, received_at,
       received_by, received_by_name, scope_code)
     values ($1, $2, $3, 'review', 'upload', '名单.xlsx', '\\x00', 1, $4, now(), $5, '王建国', '500117')`,
    [batchId, agreementId, batch.ordinal ?? 1, batch.asOf, asker],
  );
  return { agreementId, batchId };
}

/** A row that somebody, or the house, has called this person. */
export async function insertSame(
  owner: pg.Client,
  { batchId, ordinal, personId }: { batchId: string; ordinal: number; personId: string },
): Promise<string> {
  await owner.query(
    "insert into matching.row (batch_id, ordinal, at, band, state) values ($1, $2, $3, 'certain', 'matched')",
    [batchId, ordinal, `第 ${ordinal + 1} 行`],
  );
  const pairId = uuid();
  await owner.query(
    `insert into matching.pair (id, batch_id, ordinal, person_id, rank, weight, probability, band, compared, decision, decided_at,
       scope_code)
     values ($1, $2, $3, $4, 1, 20, 0.9999, 'certain', '[]', 'same', now(), '500117')`,
    [pairId, batchId, ordinal, personId],
  );
  return pairId;
}
