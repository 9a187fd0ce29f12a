/** SQL of visits, what was added to them, and their photos. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { keptPlan } from "../../../platform/db/frugal-pool.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import type { VisitManner, VisitState } from "./visit-codes.contract.ts";
import type { visitTroubleFilters } from "./visits.contract.ts";

export interface NewVisit {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly on: IsoDate;
  readonly manner: string;
  readonly sawChild: boolean;
  readonly absentWhy: string | null;
  readonly sawCarer: boolean;
  readonly looked: readonly string[];
  readonly troubles: readonly string[];
  readonly done: readonly string[];
  readonly hasChildWords: boolean;
  readonly hasRiskConcern: boolean;
  readonly lookAgainOn: IsoDate | null;
  readonly sealed: Buffer;
  readonly campaigns: readonly string[];
  readonly reportId: string | null;
  readonly clockOffMinutes: number | null;
  readonly receivedAt: Date;
  readonly byAccount: string;
  readonly byPost: string;
}

const nextNumber = (year: string) =>
  sql`${`ZF-${year}-`}::text || lpad(nextval('workforce.visit_no_seq')::text, 6, '0')`;

/** Those numbers that come next. */
export async function nextNumbers(tx: Pick<Tx, "sql">, year: string, count: number): Promise<string[]> {
  const { rows } = await sql<{ no: string }>`
    select ${nextNumber(year)} as no
    from generate_series(1, ${count}::int)`.execute(tx.sql);
  return rows.map(({ no }) => no);
}

export function insertVisits(
  tx: Pick<Tx, "sql">,
  visits: readonly (NewVisit & { readonly no: string })[],
): Promise<void> {
  return insertRows(
    tx,
    "workforce.visit",
    {
      id: ["uuid", (one) => one.id],
      no: ["text", (one) => one.no],
      child_id: ["uuid", (one) => one.childId],
      scope_code: ["text", (one) => one.scopeCode],
      visited_on: ["date", (one) => one.on],
      manner: ["text", (one) => one.manner],
      saw_child: ["bool", (one) => one.sawChild],
      absent_why: ["text", (one) => one.absentWhy],
      saw_carer: ["bool", (one) => one.sawCarer],
      looked: ["text[]", (one) => one.looked],
      troubles: ["text[]", (one) => one.troubles],
      done: ["text[]", (one) => one.done],
      has_child_words: ["bool", (one) => one.hasChildWords],
      has_risk_concern: ["bool", (one) => one.hasRiskConcern],
      look_again_on: ["date", (one) => one.lookAgainOn],
      sealed: ["bytea", (one) => one.sealed],
      campaigns: ["uuid[]", (one) => one.campaigns],
      report_id: ["uuid", (one) => one.reportId],
      clock_off_minutes: ["int", (one) => one.clockOffMinutes],
      received_at: ["timestamptz", (one) => one.receivedAt],
      by_account: ["uuid", (one) => one.byAccount],
      by_post: ["uuid", (one) => one.byPost],
      told_of: ["uuid", (one) => one.childId],
    },
    visits,
  );
}

/** Its number; undefined: there is one with this id already, wherever it lies. */
export async function insertVisit(
  tx: Pick<Tx, "sql">,
  year: string,
  visit: NewVisit,
): Promise<string | undefined> {
  const { rows } = await keptPlan(sql<{ no: string }>`
    insert into workforce.visit (id, no, child_id, scope_code, visited_on, manner, saw_child, absent_why, saw_carer, looked,
      troubles, done, has_child_words, has_risk_concern, look_again_on, sealed, campaigns, report_id, clock_off_minutes,
      received_at, by_account, by_post, told_of)
    values (${visit.id}, ${nextNumber(year)}, ${visit.childId}, ${visit.scopeCode}, ${visit.on}, ${visit.manner}, ${visit.sawChild},
      ${visit.absentWhy}, ${visit.sawCarer}, ${visit.looked}::text[], ${visit.troubles}::text[], ${visit.done}::text[],
      ${visit.hasChildWords}, ${visit.hasRiskConcern}, ${visit.lookAgainOn}, ${visit.sealed}, ${visit.campaigns}::uuid[],
      ${visit.reportId}, ${visit.clockOffMinutes}, ${visit.receivedAt}, ${visit.byAccount}, ${visit.byPost}, ${visit.childId})
    on conflict (id) do nothing returning no`).execute(tx.sql);
  return rows[0]?.no;
}

export interface VisitRow {
  readonly id: string;
  readonly no: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly on: IsoDate;
  readonly manner: VisitManner;
  readonly sealed: Buffer;
  readonly clockOffMinutes: number | null;
  readonly receivedAt: Date;
  readonly byAccount: string;
  readonly by: string;
  readonly state: VisitState;
  readonly version: number;
}

const columns = sql`v.id, v.no, v.child_id as "childId", v.scope_code as "scopeCode", v.visited_on as on, v.manner, v.sealed,
  v.clock_off_minutes as "clockOffMinutes", v.received_at as "receivedAt", v.by_account as "byAccount",
  (select display_name from platform.account a where a.id = v.by_account) as by, v.state, v.version`;

export async function findVisit(
  tx: Pick<Tx, "sql">,
  id: string,
  forUpdate = false,
): Promise<VisitRow | undefined> {
  const lock = forUpdate ? sql`for update of v` : sql``;
  const { rows } = await keptPlan(
    sql<VisitRow>`select ${columns} from workforce.visit v where v.id = ${id} ${lock}`,
  ).execute(tx.sql);
  return rows[0];
}

export interface VisitAsk {
  readonly scope: Scope;
  readonly childId?: string | undefined;
  readonly state?: string | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly with: (typeof visitTroubleFilters)[number];
}

export interface VisitPosition {
  readonly on: IsoDate;
  readonly id: string;
}

const withs: Readonly<Record<VisitAsk["with"], RawBuilder<unknown>>> = {
  any: sql`true`,
  trouble: sql`v.troubles <> '{}'`,
  childWords: sql`v.has_child_words`,
  notSeen: sql`not v.saw_child`,
  riskConcern: sql`v.has_risk_concern`,
};

const isAsked = ({ scope, childId, state, from, to, with: what }: VisitAsk) => sql`
  v.scope_code >= ${scope.lo} and v.scope_code < ${scope.hi}
  and (${childId ?? null}::uuid is null or v.child_id = ${childId ?? null}::uuid)
  and (${state ?? null}::text is null or v.state = ${state ?? null})
  and (${from ?? null}::date is null or v.visited_on >= ${from ?? null}::date)
  and (${to ?? null}::date is null or v.visited_on <= ${to ?? null}::date) and ${withs[what]}`;

/** The last first. */
export async function listVisits(
  tx: Pick<Tx, "sql">,
  ask: VisitAsk,
  after: VisitPosition | undefined,
  limit: number,
): Promise<VisitRow[]> {
  const before =
    after === undefined ? sql`` : sql`and (v.visited_on, v.id) < (${after.on}::date, ${after.id}::uuid)`;
  const { rows } = await sql<VisitRow>`
    select ${columns} from workforce.visit v where ${isAsked(ask)} ${before}
    order by v.visited_on desc, v.id desc limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countVisits(tx: Pick<Tx, "sql">, ask: VisitAsk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from workforce.visit v where ${isAsked(ask)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

/** The last visits of each of these children, the last first. */
export async function listRecent(
  tx: Pick<Tx, "sql">,
  childIds: readonly string[],
  each: number,
): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select ${columns} from unnest(${childIds}::uuid[]) as c(id)
    cross join lateral (
      select * from workforce.visit w where w.child_id = c.id order by w.visited_on desc, w.received_at desc limit ${each}
    ) v order by v.visited_on desc, v.received_at desc`.execute(tx.sql);
  return rows;
}

export interface TimelineRow {
  readonly id: string;
  readonly on: IsoDate;
  readonly manner: VisitManner;
  readonly sawChild: boolean;
  readonly troubles: readonly string[];
  readonly state: VisitState;
  readonly by: string;
  readonly receivedAt: Date;
}

/** Without anybody's words. */
export async function listForTimeline(
  tx: Pick<Tx, "sql">,
  childIds: readonly string[],
): Promise<TimelineRow[]> {
  const { rows } = await sql<TimelineRow>`
    select v.id, v.visited_on as on, v.manner, v.saw_child as "sawChild", v.troubles, v.state, v.received_at as "receivedAt",
      (select display_name from platform.account a where a.id = v.by_account) as by
    from workforce.visit v where v.child_id = any (${childIds}::uuid[]) order by v.visited_on desc limit 500`.execute(
    tx.sql,
  );
  return rows;
}

/** Visits of a month, by township in the order of a draw that anybody can repeat: their ids, with what decides the order. */
export async function listToDraw(
  tx: Pick<Tx, "sql">,
  scope: Scope,
  from: IsoDate,
  to: IsoDate,
): Promise<{ id: string; township: string; mark: string }[]> {
  const { rows } = await sql<{ id: string; township: string; mark: string }>`
    select v.id, left(v.scope_code, 9) as township, md5(v.id::text || ${from}::text) as mark from workforce.visit v
    where v.scope_code >= ${scope.lo} and v.scope_code < ${scope.hi} and v.visited_on >= ${from} and v.visited_on <= ${to}
      and v.received_at < (${to}::date + 1)::timestamptz + interval '7 days'
    order by township, mark limit 100000`.execute(tx.sql);
  return rows;
}

export async function listVisitsById(tx: Pick<Tx, "sql">, ids: readonly string[]): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select ${columns} from workforce.visit v where v.id = any (${ids}::uuid[])`.execute(tx.sql);
  return rows;
}

export type StepKind = "amended" | "returned" | "sampled" | "doubted" | "answered";

export interface StepRow {
  readonly id: string;
  readonly visitId: string;
  readonly kind: StepKind;
  readonly how: string | null;
  readonly sealed: Buffer;
  readonly at: Date;
  readonly by: string;
}

export async function listSteps(tx: Pick<Tx, "sql">, visitIds: readonly string[]): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.id, s.visit_id as "visitId", s.kind, s.how, s.sealed, s.at,
      (select display_name from platform.account a where a.id = s.by_account) as by
    from workforce.visit_step s where s.visit_id = any (${visitIds}::uuid[]) order by s.at desc, s.id desc`.execute(
    tx.sql,
  );
  return rows;
}

export interface NewStep {
  readonly id: string;
  readonly visitId: string;
  readonly kind: StepKind;
  readonly how: string | null;
  readonly sealed: Buffer;
  readonly at: Date;
  readonly byAccount: string;
}

export function insertSteps(tx: Pick<Tx, "sql">, steps: readonly NewStep[]): Promise<void> {
  return insertRows(
    tx,
    "workforce.visit_step",
    {
      id: ["uuid", (one) => one.id],
      visit_id: ["uuid", (one) => one.visitId],
      kind: ["text", (one) => one.kind],
      how: ["text", (one) => one.how],
      sealed: ["bytea", (one) => one.sealed],
      at: ["timestamptz", (one) => one.at],
      by_account: ["uuid", (one) => one.byAccount],
    },
    steps,
  );
}

export async function setState(tx: Pick<Tx, "sql">, id: string, state: VisitState): Promise<void> {
  await sql`update workforce.visit set state = ${state}, version = version + 1 where id = ${id}`.execute(
    tx.sql,
  );
}

export interface PhotoRow {
  readonly visitId: string;
  readonly digest: string;
  readonly fileId: string | null;
}

export async function listPhotos(tx: Pick<Tx, "sql">, visitIds: readonly string[]): Promise<PhotoRow[]> {
  const { rows } = await sql<PhotoRow>`
    select visit_id as "visitId", digest, file_id as "fileId" from workforce.visit_photo
    where visit_id = any (${visitIds}::uuid[]) order by visit_id, position`.execute(tx.sql);
  return rows;
}

export function insertPhotos(
  tx: Pick<Tx, "sql">,
  photos: readonly { visitId: string; digest: string; position: number; fileId: string | null }[],
): Promise<void> {
  return insertRows(
    tx,
    "workforce.visit_photo",
    {
      visit_id: ["uuid", (one) => one.visitId],
      digest: ["text", (one) => one.digest],
      position: ["int", (one) => one.position],
      file_id: ["uuid", (one) => one.fileId],
    },
    photos,
  );
}

/** Named by whichever visits; how many still waited for it. */
export async function markArrived(tx: Pick<Tx, "sql">, digest: string, fileId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update workforce.visit_photo set file_id = ${fileId} where digest = ${digest} and file_id is null`.execute(
    tx.sql,
  );
  // The visit's document changes with it: phones and desks hear of it by the visit's own row.
  await sql`
    update workforce.visit set version = version where id in
      (select visit_id from workforce.visit_photo where digest = ${digest} and file_id = ${fileId})`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0);
}
