import { sql } from "kysely";
import type { Role } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type Clock, type HappenedEvent, type Holder, isOpen } from "./clocks.ts";
import { paceOf } from "./pace.ts";

export interface EventRow extends HappenedEvent {
  readonly seq: number;
  readonly words: string;
  readonly byAccount: string | null;
  readonly byName: string;
}

export interface EventDraft {
  readonly code: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
  readonly words: string;
  readonly byAccount: string | null;
  readonly byName: string;
}

export async function insertEvent(tx: Pick<Tx, "sql">, holderId: string, event: EventDraft): Promise<void> {
  await sql`
    insert into protection.event (holder_id, at, code, data, words, by_account, by_name)
    values (${holderId}, ${event.at}, ${event.code}, ${JSON.stringify(event.data)}::jsonb, ${event.words},
      ${event.byAccount}, ${event.byName})`.execute(tx.sql);
}

/** In the order in which they were recorded. */
export async function listEvents(tx: Pick<Tx, "sql">, holderId: string): Promise<EventRow[]> {
  const { rows } = await sql<Omit<EventRow, "at"> & { at: Date }>`
    select seq, at, code, data, words, by_account as "byAccount", by_name as "byName" from protection.event
    where holder_id = ${holderId} order by seq limit 5000`.execute(tx.sql);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export interface ClockRow {
  readonly code: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly metAt: Date | null;
  readonly stoppedAt: Date | null;
}

export async function listClocks(tx: Pick<Tx, "sql">, holderId: string): Promise<ClockRow[]> {
  const { rows } = await sql<ClockRow>`
    select code, started_at as "startedAt", due_at as "dueAt", met_at as "metAt", stopped_at as "stoppedAt"
    from protection.clock where holder_id = ${holderId} order by due_at, code limit 100`.execute(tx.sql);
  return rows;
}

export async function writeClocks(
  tx: Pick<Tx, "sql">,
  holderId: string,
  scopeCode: string,
  clocks: readonly Clock[],
): Promise<void> {
  if (clocks.length === 0) return;
  const column = (pick: (clock: Clock) => string | null) => clocks.map(pick);
  await sql`
    insert into protection.clock (holder_id, code, scope_code, started_at, due_at, met_at, stopped_at)
    select ${holderId}::uuid, code, ${scopeCode}, started, due, met, stopped
    from unnest(${column((c) => c.code)}::text[], ${column((c) => c.startedAt)}::timestamptz[],
      ${column((c) => c.dueAt)}::timestamptz[], ${column((c) => c.metAt)}::timestamptz[],
      ${column((c) => c.stoppedAt)}::timestamptz[]) as t(code, started, due, met, stopped)
    on conflict (holder_id, code) do update set scope_code = excluded.scope_code, started_at = excluded.started_at,
      due_at = excluded.due_at, met_at = excluded.met_at, stopped_at = excluded.stopped_at`.execute(tx.sql);
}

/** The nearest open clock stands with its holder, so that a board sorts by it, and what figures count of its clocks. */
export async function writeStanding(
  tx: Pick<Tx, "sql">,
  of: Holder,
  id: string,
  clocks: readonly Clock[],
): Promise<void> {
  const [next] = clocks.filter(isOpen).sort((one, other) => one.dueAt.localeCompare(other.dueAt));
  await (of === "report"
    ? writeReport(id, clocks, next?.dueAt ?? null)
    : writeCase(id, clocks, next)
  ).execute(tx.sql);
}

function writeReport(id: string, clocks: readonly Clock[], due: string | null) {
  const [takeUp, feedback] = [paceOf("takeUp", clocks), paceOf("feedback", clocks)];
  return sql`
    update protection.report set next_due_at = ${due}, take_up_pace = ${takeUp.word}, take_up_due = ${takeUp.dueAt},
      feedback_pace = ${feedback.word}, feedback_due = ${feedback.dueAt}, handled_at = ${feedback.startedAt}
    where id = ${id}`;
}

function writeCase(id: string, clocks: readonly Clock[], next: Clock | undefined) {
  const contact = paceOf("firstContact", clocks);
  const visit = paceOf("visit", clocks);
  const placement = paceOf("placement", clocks);
  return sql`
    update protection.case set next_due_at = ${next?.dueAt ?? null}, next_due_code = ${next?.code ?? null},
      contact_pace = ${contact.word}, contact_due = ${contact.dueAt}, visit_pace = ${visit.word}, visit_due = ${visit.dueAt},
      placement_pace = ${placement.word}, placement_due = ${placement.dueAt}
    where id = ${id}`;
}

export interface LateClock {
  readonly holderId: string;
  readonly code: string;
  readonly dueAt: Date;
  /** The task that lies late on somebody's desk. */
  readonly title: string;
  readonly link: string;
  readonly role: Role;
  readonly scopeCode: string;
  /** Sealed: known to named people only. */
  readonly secretOf: string | null;
}

/** Open clocks past their moment whose task nobody above was told of, the earliest first. */
export async function listLateClocks(
  tx: Pick<Tx, "sql">,
  at: Date,
  roles: readonly Role[],
  limit: number,
): Promise<LateClock[]> {
  const { rows } = await sql<LateClock>`
    select c.holder_id as "holderId", c.code, c.due_at as "dueAt", t.title, t.link, t.role, t.scope_code as "scopeCode",
      t.secret_of as "secretOf"
    from protection.clock c
    join platform.task t on t.key = 'protection.' || c.code || '/' || c.holder_id and t.done_at is null and t.escalated_at is null
    where c.met_at is null and c.stopped_at is null and c.due_at < ${at} and t.role = any (${roles}::text[])
    order by c.due_at limit ${limit}`.execute(tx.sql);
  return rows;
}
