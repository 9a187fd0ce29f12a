import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";
import { holding } from "./figures.store.ts";
import type { Where } from "./record.ts";
import { FIGURE_STATES, STANDING_STATES } from "./record-codes.contract.ts";
import type { Content } from "./record-fields.contract.ts";

export interface DoneInMonth {
  readonly unit: string;
  readonly scopeCode: string;
  /** Null where it does not matter about whom. */
  readonly aboutId: string | null;
  /** yyyy-mm */
  readonly month: string;
  readonly done: number;
}

interface Counted {
  readonly kind: string;
  readonly sum?: string | undefined;
  /** Counted for each organisation that entries are about. */
  readonly byAbout: boolean;
  readonly where?: Where | undefined;
}

/** What was handed in, by unit and month. Every period begins with a month, so months are enough. */
export async function countByMonth(
  tx: Pick<Tx, "sql">,
  { kind, sum, where, byAbout }: Counted,
  from: IsoDate,
  to: IsoDate,
  units?: readonly string[],
): Promise<DoneInMonth[]> {
  const measured = sum === undefined ? sql`count(*)` : sql`coalesce(sum((content ->> ${sum})::numeric), 0)`;
  const { rows } = await sql<Omit<DoneInMonth, "done"> & { done: number | string }>`
    select unit, scope_code as "scopeCode", case when ${byAbout} then about_id end as "aboutId",
      to_char(on_day, 'YYYY-MM') as month, ${measured} as done
    from record.entry
    where kind = ${kind} and on_day between ${from} and ${to} and state = any (${STANDING_STATES}::text[])
      and (${units ?? null}::text[] is null or unit = any (${units ?? null}::text[]))
      and ${where === undefined ? sql`true` : holding(where)}
    group by 1, 2, 3, 4`.execute(tx.sql);
  return rows.map((row) => ({ ...row, done: Number(row.done) }));
}

export interface Asking {
  readonly id: string;
  readonly unit: string;
  readonly scopeCode: string;
  readonly on: IsoDate;
  readonly aboutName: string | null;
  readonly content: Content;
}

/** Entries that each ask for something, the latest day first. */
export async function listAsking(
  tx: Pick<Tx, "sql">,
  kind: string,
  from: IsoDate,
  units?: readonly string[],
): Promise<Asking[]> {
  const { rows } = await sql<Asking>`
    select id, unit, scope_code as "scopeCode", on_day as "on", about_name as "aboutName", content
    from record.entry
    where kind = ${kind} and on_day >= ${from} and state = any (${[...FIGURE_STATES, "submitted", "returned"]}::text[])
      and (${units ?? null}::text[] is null or unit = any (${units ?? null}::text[]))
    order by on_day desc, id limit 20000`.execute(tx.sql);
  return rows;
}

export interface ExcuseRow {
  readonly id: string;
  readonly duty: string;
  readonly unit: string;
  readonly scopeCode: string;
  readonly instance: string;
  readonly reason: string;
  /** Put off to this day; null: not this time. */
  readonly until: IsoDate | null;
  readonly verdict: "asked" | "granted" | "refused";
  readonly by: string;
  readonly byName: string;
  readonly decidedByName: string | null;
}

const excuseColumns = sql`id, duty, unit, scope_code as "scopeCode", instance, reason, until, verdict, created_by as by,
  created_by_name as "byName", decided_by_name as "decidedByName"`;

export async function listExcuses(tx: Pick<Tx, "sql">, duties: readonly string[]): Promise<ExcuseRow[]> {
  const { rows } = await sql<ExcuseRow>`
    select ${excuseColumns} from record.excuse where duty = any (${duties}::text[]) and ended_at is null limit 20000`.execute(
    tx.sql,
  );
  return rows;
}

/** False: excused already. */
export async function insertExcuse(
  tx: Pick<Tx, "sql" | "actor">,
  excuse: Omit<ExcuseRow, "by" | "byName" | "decidedByName">,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into record.excuse (id, duty, unit, scope_code, instance, reason, until, verdict, created_at, created_by, created_by_name)
    values (${excuse.id}, ${excuse.duty}, ${excuse.unit}, ${excuse.scopeCode}, ${excuse.instance}, ${excuse.reason},
      ${excuse.until}, ${excuse.verdict}, ${at}, ${tx.actor.accountId}, ${tx.actor.displayName})
    on conflict (duty, unit, scope_code, instance) where ended_at is null do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function endExcuse(tx: Pick<Tx, "sql">, id: string, at: Date): Promise<ExcuseRow | undefined> {
  const { rows } = await sql<ExcuseRow>`
    update record.excuse set ended_at = ${at} where id = ${id} and ended_at is null
    returning ${excuseColumns}`.execute(tx.sql);
  return rows[0];
}

/** Undefined: decided already, or by whoever asked for it. */
export async function decideExcuse(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  { isGranted, why }: { readonly isGranted: boolean; readonly why: string | null },
  at: Date,
): Promise<ExcuseRow | undefined> {
  const { rows } = await sql<ExcuseRow>`
    update record.excuse set verdict = ${isGranted ? "granted" : "refused"}, decided_at = ${at}, decided_by = ${tx.actor.accountId},
      decided_by_name = ${tx.actor.displayName}, decided_why = ${why}, ended_at = ${isGranted ? null : at}
    where id = ${id} and verdict = 'asked' and ended_at is null and created_by <> ${tx.actor.accountId}
    returning ${excuseColumns}`.execute(tx.sql);
  return rows[0];
}

export async function findOpenExcuse(tx: Pick<Tx, "sql">, id: string): Promise<ExcuseRow | undefined> {
  const { rows } = await sql<ExcuseRow>`
    select ${excuseColumns} from record.excuse where id = ${id} and ended_at is null`.execute(tx.sql);
  return rows[0];
}

export interface StaffedPost {
  readonly role: Role;
  readonly placeCode: string;
  readonly department: string | null;
}

/** Posts that somebody holds who can log in. */
export async function listStaffedPosts(tx: Pick<Tx, "sql">, on: IsoDate): Promise<StaffedPost[]> {
  const { rows } = await sql<StaffedPost>`
    select distinct p.role, p.place_code as "placeCode", p.department
    from platform.post p join platform.account a on a.id = p.account_id
    where p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on}) and a.disabled_at is null
      and p.role <> all (array['systemAdmin', 'securityAdmin', 'auditor']) limit 20000`.execute(tx.sql);
  return rows;
}
