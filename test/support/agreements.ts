/** Agreements for tests, in force since long, written straight into the table: asked by one officer, agreed to by another. */
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Tx } from "../../src/platform/db/database.ts";

export interface WantedAgreement {
  readonly direction?: "in" | "out";
  readonly subject: string;
  readonly unit?: string;
  readonly fields: readonly string[];
  readonly frequency?: "monthly" | "quarterly" | "halfYearly" | "yearly" | "onDemand";
  readonly firstDue?: string;
  readonly retentionDays?: number;
  readonly partnerId?: string;
  /** Nobody has agreed to it yet. */
  readonly isAsked?: boolean;
}

export async function insertAgreement(tx: Tx, wanted: WantedAgreement): Promise<string> {
  const id = uuid();
  const {
    direction = "out",
    subject,
    unit = "区医保局",
    fields,
    frequency = "quarterly",
    retentionDays = 90,
  } = wanted;
  const firstDue = frequency === "onDemand" ? null : (wanted.firstDue ?? "2026-07-25");
  const { rows } = await sql<{ id: string }>`
    select id from platform.account where username in ('district', 'district2') order by username`.execute(
    tx.sql,
  );
  const [asked, agreed] = rows.map((row) => row.id);
  await sql`
    insert into exchange.agreement (id, direction, subject, unit, title, legal_basis, purpose, fields, frequency, first_due,
      grace_days, retention_days, partner_id, scope_code, valid_from, asked_by, asked_at, agreed_by, agreed_at)
    values (${id}, ${direction}, ${subject}, ${unit}, ${`与${unit}共享名单`}, '国发〔2016〕36号', '落实保障', ${fields}, ${frequency},
      ${firstDue}, 10, ${retentionDays}, ${wanted.partnerId ?? null}, '500117', '2025-01-01', ${asked}, now(),
      ${wanted.isAsked === true ? null : agreed}, ${wanted.isAsked === true ? null : new Date("2025-01-01")})`.execute(
    tx.sql,
  );
  return id;
}
