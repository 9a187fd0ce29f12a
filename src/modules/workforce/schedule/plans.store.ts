/** SQL of visit plans. */
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { keptPlan } from "../../../platform/db/frugal-pool.ts";

export interface PlanRow {
  readonly childId: string;
  readonly scopeCode: string;
  readonly lastOn: IsoDate | null;
  readonly dueOn: IsoDate;
  readonly everyDays: number;
  readonly why: string;
  readonly lookAgainOn: IsoDate | null;
  readonly tags: readonly string[];
  readonly risk: string | null;
}

const columns = sql`p.child_id as "childId", p.scope_code as "scopeCode", p.last_on as "lastOn", p.due_on as "dueOn",
  p.every_days as "everyDays", p.why, p.look_again_on as "lookAgainOn", p.tags, p.risk`;

/** Plans as they now are; one that says the same is not written. The villages of those that were: where they lay, and where they lie. */
export async function putPlans(tx: Pick<Tx, "sql">, plans: readonly PlanRow[]): Promise<string[]> {
  if (plans.length === 0) return [];
  const { rows } = await keptPlan(sql<{ place: string }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) as t("childId" uuid, "scopeCode" text, "lastOn" date,
        "dueOn" date, "everyDays" int, why text, "lookAgainOn" date, tags text[], risk text)
    ), before as (
      select p.scope_code as place from workforce.visit_plan p join given g on g."childId" = p.child_id
      where p.scope_code <> g."scopeCode"
    ), put as (
      insert into workforce.visit_plan as p (child_id, scope_code, last_on, due_on, every_days, why, look_again_on, tags, risk)
      select "childId", "scopeCode", "lastOn", "dueOn", "everyDays", why, "lookAgainOn", tags, risk from given
      on conflict (child_id) do update set scope_code = excluded.scope_code, last_on = excluded.last_on,
        due_on = excluded.due_on, every_days = excluded.every_days, why = excluded.why,
        look_again_on = excluded.look_again_on, tags = excluded.tags, risk = excluded.risk
      where (p.scope_code, p.last_on, p.due_on, p.every_days, p.why, p.look_again_on, p.tags, p.risk) is distinct from
        (excluded.scope_code, excluded.last_on, excluded.due_on, excluded.every_days, excluded.why, excluded.look_again_on,
          excluded.tags, excluded.risk)
      returning p.scope_code
    ) select place from before union select scope_code from put`).execute(tx.sql);
  return rows.map(({ place }) => place);
}

/** Of files that are open no longer; their villages. */
export async function deletePlans(tx: Pick<Tx, "sql">, childIds: readonly string[]): Promise<string[]> {
  if (childIds.length === 0) return [];
  const { rows } = await sql<{ place: string }>`
    delete from workforce.visit_plan where child_id = any (${childIds}::uuid[]) returning scope_code as place`.execute(
    tx.sql,
  );
  return [...new Set(rows.map(({ place }) => place))];
}

/** Children who have a plan, by id, after the one named. */
export async function listPlanned(tx: Pick<Tx, "sql">, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select child_id as id from workforce.visit_plan where child_id > ${after}::uuid order by child_id limit ${limit}`.execute(
    tx.sql,
  );
  return rows.map(({ id }) => id);
}

export async function listPlansOf(tx: Pick<Tx, "sql">, childIds: readonly string[]): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select ${columns} from workforce.visit_plan p where p.child_id = any (${childIds}::uuid[])`.execute(
    tx.sql,
  );
  return rows;
}

/** When the last visitor wanted to look again; null where nothing was said. */
export async function listLookAgain(
  tx: Pick<Tx, "sql">,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, IsoDate | null>> {
  const { rows } = await keptPlan(sql<{ childId: string; on: IsoDate | null }>`
    select distinct on (child_id) child_id as "childId", look_again_on as on from workforce.visit
    where child_id = any (${childIds}::uuid[]) order by child_id, visited_on desc, received_at desc`).execute(
    tx.sql,
  );
  return new Map(rows.map(({ childId, on }) => [childId, on]));
}

export interface DueAsk {
  readonly scope: Scope;
  /** Due on this day or before … */
  readonly to: IsoDate;
  /** … and after this one. */
  readonly after: IsoDate | null;
}

export interface DuePosition {
  readonly dueOn: IsoDate;
  readonly childId: string;
}

const isAsked = ({ scope, to, after }: DueAsk) => sql`
  p.scope_code >= ${scope.lo} and p.scope_code < ${scope.hi} and p.due_on <= ${to}
  and (${after}::date is null or p.due_on > ${after}::date)`;

/** The most overdue first. */
export async function listDue(
  tx: Pick<Tx, "sql">,
  ask: DueAsk,
  after: DuePosition | undefined,
  limit: number,
): Promise<PlanRow[]> {
  const later =
    after === undefined
      ? sql``
      : sql`and (p.due_on, p.child_id) > (${after.dueOn}::date, ${after.childId}::uuid)`;
  const { rows } = await sql<PlanRow>`
    select ${columns} from workforce.visit_plan p where ${isAsked(ask)} ${later}
    order by p.due_on, p.child_id limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countDue(tx: Pick<Tx, "sql">, ask: DueAsk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from workforce.visit_plan p where ${isAsked(ask)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

/** Late by as many days as is told to the township: how many children, by village. */
export async function countLate(
  tx: Pick<Tx, "sql">,
  to: IsoDate,
  places: readonly string[] | null,
): Promise<{ place: string; children: number }[]> {
  const { rows } = await sql<{ place: string; children: number }>`
    select scope_code as place, count(*)::int as children from workforce.visit_plan
    where due_on <= ${to} and (${places}::text[] is null or scope_code = any (${places}::text[])) group by scope_code`.execute(
    tx.sql,
  );
  return rows;
}

export async function countChildren(
  tx: Pick<Tx, "sql">,
  scope: Scope,
): Promise<{ place: string; children: number }[]> {
  const { rows } = await sql<{ place: string; children: number }>`
    select scope_code as place, count(*)::int as children from workforce.visit_plan
    where scope_code >= ${scope.lo} and scope_code < ${scope.hi} group by scope_code order by scope_code`.execute(
    tx.sql,
  );
  return rows;
}

/** Of a month in a village: whose visit is still open in it, and who has been visited in it. */
export async function countMonth(
  tx: Pick<Tx, "sql">,
  place: string,
  from: IsoDate,
  to: IsoDate,
): Promise<{ open: number; done: number }> {
  const { rows } = await sql<{ open: number; done: number }>`
    select count(*) filter (where due_on <= ${to} and (last_on is null or last_on < ${from}))::int as open,
      count(*) filter (where last_on >= ${from} and last_on <= ${to})::int as done
    from workforce.visit_plan where scope_code = ${place}`.execute(tx.sql);
  return rows[0] ?? { open: 0, done: 0 };
}
