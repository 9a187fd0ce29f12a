/** SQL of what villages have told. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { ToldSection, ToldState } from "./told-changes.contract.ts";

export interface ToldRow {
  readonly id: string;
  readonly childId: string;
  readonly toldOf: string;
  readonly scopeCode: string;
  readonly visitId: string | null;
  readonly section: ToldSection;
  readonly personId: string | null;
  readonly from: IsoDate;
  readonly sealed: Buffer;
  readonly base: string | null;
  readonly held: string | null;
  readonly state: ToldState;
  readonly why: string | null;
  readonly by: string;
  readonly at: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reasonSealed: Buffer | null;
  readonly version: number;
}

const columns = sql`t.id, t.child_id as "childId", t.told_of as "toldOf", t.scope_code as "scopeCode", t.visit_id as "visitId",
  t.section, t.person_id as "personId", t.from_on as "from", t.sealed, t.base, t.held, t.state, t.why, t.at,
  (select display_name from platform.account a where a.id = t.by_account) as by, t.decided_at as "decidedAt",
  (select display_name from platform.account a where a.id = t.decided_by) as "decidedBy", t.reason_sealed as "reasonSealed",
  t.version`;

export interface NewTold {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly visitId: string | null;
  readonly section: ToldSection;
  readonly personId: string | null;
  readonly from: IsoDate;
  readonly sealed: Buffer;
  readonly base: string | null;
  readonly held: string | null;
  readonly state: ToldState;
  readonly why: string | null;
  readonly factId: string | null;
  readonly at: Date;
  readonly byAccount: string;
  readonly byPost: string;
}

/** False: there is one with this id already, wherever it lies. */
export async function insertTold(tx: Pick<Tx, "sql">, told: NewTold): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into workforce.told_change (id, child_id, told_of, scope_code, visit_id, section, person_id, from_on, sealed, base,
      held, state, why, fact_id, at, by_account, by_post)
    values (${told.id}, ${told.childId}, ${told.childId}, ${told.scopeCode}, ${told.visitId}, ${told.section}, ${told.personId},
      ${told.from}, ${told.sealed}, ${told.base}, ${told.held}, ${told.state}, ${told.why}, ${told.factId}, ${told.at},
      ${told.byAccount}, ${told.byPost})
    on conflict (id) do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function findTold(
  tx: Pick<Tx, "sql">,
  id: string,
  forUpdate = false,
): Promise<ToldRow | undefined> {
  const lock = forUpdate ? sql`for update of t` : sql``;
  const { rows } = await sql<ToldRow>`
    select ${columns} from workforce.told_change t where t.id = ${id} ${lock}`.execute(tx.sql);
  return rows[0];
}

export interface ToldAsk {
  readonly scope: Scope;
  readonly childId?: string | undefined;
  readonly state: ToldState | "waiting";
}

export interface ToldPosition {
  readonly at: string;
  readonly id: string;
}

const isWaiting: RawBuilder<unknown> = sql`t.state in ('proposed', 'conflict')`;

const isAsked = ({ scope, childId, state }: ToldAsk) => sql`
  t.scope_code >= ${scope.lo} and t.scope_code < ${scope.hi}
  and (${childId ?? null}::uuid is null or t.child_id = ${childId ?? null}::uuid)
  and ${state === "waiting" ? isWaiting : sql`t.state = ${state}`}`;

/** The last first; of those that wait the one that has waited longest. */
export async function listTold(
  tx: Pick<Tx, "sql">,
  ask: ToldAsk,
  after: ToldPosition | undefined,
  limit: number,
): Promise<ToldRow[]> {
  const oldestFirst = ask.state === "waiting";
  const order = oldestFirst ? sql`t.at, t.id` : sql`t.at desc, t.id desc`;
  const beyond = oldestFirst ? sql`>` : sql`<`;
  const later =
    after === undefined
      ? sql``
      : sql`and (t.at, t.id) ${beyond} (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<ToldRow>`
    select ${columns} from workforce.told_change t where ${isAsked(ask)} ${later} order by ${order} limit ${limit}`.execute(
    tx.sql,
  );
  return rows;
}

export async function countWaiting(tx: Pick<Tx, "sql">, ask: ToldAsk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from workforce.told_change t where ${isAsked(ask)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

export async function listWaitingOf(tx: Pick<Tx, "sql">, childIds: readonly string[]): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select ${columns} from workforce.told_change t
    where t.child_id = any (${childIds}::uuid[]) and ${isWaiting} order by t.at, t.id`.execute(tx.sql);
  return rows;
}

/** How many wait, by village; of these villages. */
export async function countByVillage(
  tx: Pick<Tx, "sql">,
  villages: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ place: string; count: number }>`
    select t.scope_code as place, count(*)::int as count from workforce.told_change t
    where t.scope_code = any (${villages}::text[]) and ${isWaiting} group by t.scope_code`.execute(tx.sql);
  return new Map(rows.map(({ place, count }) => [place, count]));
}

export interface Decision {
  readonly state: "accepted" | "rejected";
  readonly factId: string | null;
  readonly at: Date;
  readonly by: string;
  readonly reasonSealed: Buffer;
}

export async function decideTold(tx: Pick<Tx, "sql">, id: string, decision: Decision): Promise<void> {
  await sql`
    update workforce.told_change set state = ${decision.state}, fact_id = coalesce(${decision.factId}::uuid, fact_id),
      decided_at = ${decision.at}, decided_by = ${decision.by}, reason_sealed = ${decision.reasonSealed}, version = version + 1
    where id = ${id}`.execute(tx.sql);
}
