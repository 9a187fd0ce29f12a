/** SQL of copies: the agreements by which they leave, and the log of those that left. */
import { sql } from "kysely";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import type { Tx } from "../../db/database.ts";
import type { Frequency } from "../exchange-codes.contract.ts";

export interface OutAgreement {
  readonly id: string;
  /** All editions of it: due days go on through them. */
  readonly lineId: string;
  readonly direction: "in" | "out";
  readonly subject: string;
  readonly unit: string;
  readonly title: string;
  readonly legalBasis: string;
  readonly purpose: string;
  readonly fields: readonly string[];
  readonly frequency: Frequency;
  readonly firstDue: string | null;
  readonly graceDays: number;
  readonly retentionDays: number;
  readonly scopeCode: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly agreedAt: Date | null;
  readonly endedAt: Date | null;
}

const agreementColumns = sql`a.id, a.line_id as "lineId", a.direction, a.subject, a.unit, a.title, a.legal_basis as "legalBasis", a.purpose, a.fields,
  a.frequency, a.first_due as "firstDue", a.grace_days as "graceDays", a.retention_days as "retentionDays",
  a.scope_code as "scopeCode", a.valid_from as "validFrom", a.valid_to as "validTo", a.agreed_at as "agreedAt",
  a.ended_at as "endedAt"`;

/** Units are kept by their codes; people read names. */
function named<Row extends { readonly unit: string }>(row: Row): Row {
  return memberUnitCodes.has(row.unit) ? { ...row, unit: memberUnitCodes.label(row.unit) } : row;
}

/** Whoever makes a copy by it waits for whoever is making one. */
export async function lockAgreement(tx: Tx, id: string): Promise<OutAgreement | undefined> {
  const { rows } = await sql<OutAgreement>`
    select ${agreementColumns} from exchange.agreement a where a.id = ${id} for update`.execute(tx.sql);
  return rows.map(named)[0];
}

/** Those that were agreed to, ended ones last. */
export async function listOutAgreements(tx: Tx): Promise<OutAgreement[]> {
  const { rows } = await sql<OutAgreement>`
    select ${agreementColumns} from exchange.agreement a where a.direction = 'out' and a.agreed_at is not null
      and a.outcome is distinct from 'replaced'
    order by a.ended_at is not null, a.unit collate "zh-x-icu", a.title collate "zh-x-icu", a.id limit 500`.execute(
    tx.sql,
  );
  return rows.map(named);
}

/** What the key of a copy's file is sealed for. */
export const DELIVERY_FILE = "exchange.delivery.file";

export interface DeliveryRow {
  readonly id: string;
  readonly agreementId: string;
  readonly lineId: string;
  readonly period: string;
  readonly dueOn: string | null;
  readonly madeAt: Date;
  readonly madeByName: string;
  readonly rows: number;
  readonly columns: readonly string[];
  readonly fileName: string;
  readonly digest: Buffer;
  readonly location: string | null;
  readonly fileKeySealed: Buffer | null;
  readonly dropAfter: string;
  readonly notes: readonly string[];
  readonly signedText: string;
  readonly signature: string;
  readonly signatureScheme: string;
}

const deliveryColumns = sql`d.id, d.agreement_id as "agreementId", (select l.line_id from exchange.agreement l where l.id = d.agreement_id) as "lineId", d.period, d.due_on as "dueOn", d.made_at as "madeAt",
  d.made_by_name as "madeByName", d.rows, d.columns, d.file_name as "fileName", d.digest, d.location, d.file_key_sealed as "fileKeySealed",
  d.drop_after as "dropAfter", d.notes, d.signed_text as "signedText", d.signature, d.signature_scheme as "signatureScheme"`;

export async function insertDelivery(
  tx: Tx,
  row: DeliveryRow & { readonly scopeCode: string },
): Promise<void> {
  await sql`
    insert into exchange.delivery (id, agreement_id, period, due_on, made_at, made_by, made_by_name, rows, columns, file_name,
      digest, location, file_key_sealed, drop_after, notes, signed_text, signature, signature_scheme, scope_code)
    values (${row.id}, ${row.agreementId}, ${row.period}, ${row.dueOn}, ${row.madeAt}, ${tx.actor.accountId},
      ${row.madeByName}, ${row.rows}, ${row.columns}, ${row.fileName}, ${row.digest}, ${row.location}, ${row.fileKeySealed}, ${row.dropAfter},
      ${row.notes}, ${row.signedText}, ${row.signature}, ${row.signatureScheme}, ${row.scopeCode})`.execute(
    tx.sql,
  );
}

export async function findDelivery(tx: Tx, id: string): Promise<DeliveryRow | undefined> {
  const { rows } =
    await sql<DeliveryRow>`select ${deliveryColumns} from exchange.delivery d where d.id = ${id}`.execute(
      tx.sql,
    );
  return rows[0];
}

/** The newest first. */
export async function listDeliveries(tx: Tx, lineIds: readonly string[]): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select ${deliveryColumns} from exchange.delivery d where d.agreement_id in (select l.id from exchange.agreement l where l.line_id = any (${lineIds}::uuid[]))
    order by d.made_at desc, d.id limit 5000`.execute(tx.sql);
  return rows;
}

export async function listOverdueFiles(tx: Tx, day: string): Promise<{ id: string; location: string }[]> {
  const { rows } = await sql<{ id: string; location: string }>`
    select id, location from exchange.delivery where location is not null and drop_after < ${day} limit 1000`.execute(
    tx.sql,
  );
  return rows;
}

export async function markDropped(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await sql`
    update exchange.delivery set location = null, file_key_sealed = null, dropped_at = ${at} where id = any (${ids}::uuid[])`.execute(
    tx.sql,
  );
}
