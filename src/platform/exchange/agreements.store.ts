/** SQL of agreements. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { MemberUnit } from "../../kernel/member-units.ts";
import type { Tx } from "../db/database.ts";
import type { Direction, Frequency } from "./exchange-codes.contract.ts";

type Db = Pick<Tx, "sql">;

export interface AgreementRow {
  readonly id: string;
  readonly lineId: string;
  readonly edition: number;
  readonly direction: Direction;
  readonly subject: string;
  readonly unit: MemberUnit;
  readonly title: string;
  readonly legalBasis: string;
  readonly purpose: string;
  readonly fields: string[];
  readonly frequency: Frequency;
  readonly firstDue: IsoDate | null;
  readonly graceDays: number;
  readonly retentionDays: number;
  readonly contactSealed: Buffer | null;
  readonly folder: string | null;
  readonly partnerId: string | null;
  readonly partnerName: string | null;
  readonly scopeCode: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly agreedByName: string | null;
  readonly agreedAt: Date | null;
  readonly endedByName: string | null;
  readonly endedAt: Date | null;
  readonly endedWhy: string | null;
  readonly outcome: AgreementOutcome | null;
}

export type AgreementOutcome = "withdrawn" | "declined" | "ended" | "replaced";

const columns = sql`a.id, a.line_id as "lineId", a.edition, a.direction, a.subject, a.unit, a.title, a.legal_basis as "legalBasis", a.purpose,
  a.fields, a.frequency, a.first_due as "firstDue", a.grace_days as "graceDays", a.retention_days as "retentionDays",
  a.contact_sealed as "contactSealed", a.folder, a.partner_id as "partnerId", p.name as "partnerName", a.scope_code as "scopeCode",
  a.valid_from as "validFrom", a.valid_to as "validTo", a.asked_by as "askedBy", x.display_name as "askedByName", a.asked_at as "askedAt",
  y.display_name as "agreedByName", a.agreed_at as "agreedAt", z.display_name as "endedByName", a.ended_at as "endedAt",
  a.ended_why as "endedWhy", a.outcome`;
const from = sql`exchange.agreement a left join platform.partner p on p.id = a.partner_id join platform.account x on x.id = a.asked_by
  left join platform.account y on y.id = a.agreed_by left join platform.account z on z.id = a.ended_by`;

export interface AgreementAsk {
  readonly direction?: Direction | undefined;
  readonly unit?: string | undefined;
  readonly withPast: boolean;
}

/** What waits first, then what is in force, by unit. */
export async function listAgreements(
  tx: Db,
  { direction, unit, withPast }: AgreementAsk,
): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select ${columns} from ${from}
    where ${direction === undefined ? sql`true` : sql`a.direction = ${direction}`}
      and ${unit === undefined ? sql`true` : sql`a.unit = ${unit}`}
      and ${withPast ? sql`true` : sql`a.outcome is null`}
    order by a.outcome is not null, a.agreed_at is not null, a.unit, a.subject, a.edition desc, a.id limit 1000`.execute(
    tx.sql,
  );
  return rows;
}

/** In force or over by its own day; of whichever direction. */
export async function listAgreed(tx: Db): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select ${columns} from ${from} where a.agreed_at is not null and a.outcome is null order by a.id limit 5000`.execute(
    tx.sql,
  );
  return rows;
}

/** `forUpdate`: until the work is done nobody else changes it, nor takes a number under it. */
export async function findAgreement(
  tx: Db,
  id: string,
  { forUpdate = false } = {},
): Promise<AgreementRow | undefined> {
  const lock = forUpdate ? sql`for update of a` : sql``;
  const { rows } = await sql<AgreementRow>`select ${columns} from ${from} where a.id = ${id} ${lock}`.execute(
    tx.sql,
  );
  return rows[0];
}

export async function listEditions(tx: Db, lineId: string): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select ${columns} from ${from} where a.line_id = ${lineId} order by a.edition desc limit 200`.execute(
    tx.sql,
  );
  return rows;
}

export async function findByFolder(tx: Db, folder: string): Promise<AgreementRow | undefined> {
  const { rows } = await sql<AgreementRow>`
    select ${columns} from ${from} where a.folder = ${folder} and a.agreed_at is not null and a.outcome is null`.execute(
    tx.sql,
  );
  return rows[0];
}

export type NewAgreement = Pick<
  AgreementRow,
  | "id"
  | "lineId"
  | "direction"
  | "subject"
  | "unit"
  | "title"
  | "legalBasis"
  | "purpose"
  | "fields"
  | "frequency"
  | "firstDue"
  | "graceDays"
  | "retentionDays"
  | "contactSealed"
  | "folder"
  | "partnerId"
  | "scopeCode"
  | "validFrom"
  | "validTo"
> & { readonly at: Date };

export async function insertAgreement(tx: Pick<Tx, "sql" | "actor">, one: NewAgreement): Promise<void> {
  await sql`
    insert into exchange.agreement (id, first_id, edition, direction, subject, unit, title, legal_basis, purpose, fields, frequency, first_due,
      grace_days, retention_days, contact_sealed, folder, partner_id, scope_code, valid_from, valid_to, asked_by, asked_at)
    values (${one.id}, ${one.lineId === one.id ? null : one.lineId},
      (select coalesce(max(edition), 0) + 1 from exchange.agreement where line_id = ${one.lineId}), ${one.direction}, ${one.subject},
      ${one.unit}, ${one.title}, ${one.legalBasis}, ${one.purpose}, ${one.fields}::text[], ${one.frequency}, ${one.firstDue},
      ${one.graceDays}, ${one.retentionDays}, ${one.contactSealed}, ${one.folder}, ${one.partnerId}, ${one.scopeCode},
      ${one.validFrom}, ${one.validTo}, ${tx.actor.accountId}, ${one.at})`.execute(tx.sql);
}

export async function agreeTo(tx: Pick<Tx, "sql" | "actor">, id: string, at: Date): Promise<void> {
  await sql`
    update exchange.agreement set agreed_by = ${tx.actor.accountId}, agreed_at = ${at},
      version = version + 1 where id = ${id}`.execute(tx.sql);
}

export async function closeAgreement(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  { outcome, why, at }: { readonly outcome: AgreementOutcome; readonly why: string; readonly at: Date },
): Promise<void> {
  await sql`
    update exchange.agreement set outcome = ${outcome}, ended_by = ${tx.actor.accountId},
      ended_at = ${at}, ended_why = ${why}, version = version + 1 where id = ${id}`.execute(tx.sql);
}

export interface ArrivalRow {
  readonly lineId: string;
  readonly at: Date;
  readonly dueOn: IsoDate | null;
}

/** What came or went of these channels and was not refused, the newest first. */
export async function listArrivals(tx: Db, lineIds: readonly string[]): Promise<ArrivalRow[]> {
  const { rows } = await sql<ArrivalRow>`
    select a.line_id as "lineId", b.received_at as at, b.due_on as "dueOn"
    from exchange.batch b join exchange.agreement a on a.id = b.agreement_id
    where a.line_id = any (${lineIds}::uuid[]) and b.state not in ('refused', 'undone')
    union all
    select a.line_id, d.made_at, d.due_on from exchange.delivery d join exchange.agreement a on a.id = d.agreement_id
    where a.line_id = any (${lineIds}::uuid[])
    order by 2 desc limit 20000`.execute(tx.sql);
  return rows;
}
