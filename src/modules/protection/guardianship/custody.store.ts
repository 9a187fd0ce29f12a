/** SQL of decisions on guardianship, and of where children are placed. */
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { CustodyEnd, GuardianshipKind, PlacementKind } from "./guardianship-codes.contract.ts";

type Reading = Pick<Tx, "sql">;

export interface CustodyRow {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly kind: Exclude<GuardianshipKind, "unknown">;
  readonly ground: string | null;
  readonly document: string;
  readonly holder: string;
  /** Null: entered from a decision made on paper before the system. */
  readonly matterId: string | null;
  /** False where it is sealed and the asker is not named. */
  readonly isKnown: boolean;
  readonly from: IsoDate;
  readonly termEndsOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly endedWhy: CustodyEnd | null;
  readonly caseId: string | null;
}

/** Out of a matter that is sealed for the asker, who is guardian stays readable; why, and by which document, does not. */
const isKnown = sql`(matter_id is null or exists (select from procedure.matter m where m.id = matter_id))`;
const columns = sql`id, child_id as "childId", scope_code as "scopeCode", kind, case when ${isKnown} then ground end as ground,
  case when ${isKnown} then document else '涉密，只有指定的人能看' end as document, holder, matter_id as "matterId", ${isKnown} as "isKnown",
  from_on as "from", term_ends_on as "termEndsOn", ended_on as "endedOn", ended_why as "endedWhy", case_id as "caseId"`;

/** The decision in force today; `lock`: of two who decide at once, the second sees what the first did. */
export async function findCustody(
  tx: Reading,
  childId: string,
  lock = false,
): Promise<CustodyRow | undefined> {
  const locking = lock ? sql`for update` : sql``;
  const { rows } = await sql<CustodyRow>`
    select ${columns} from protection.custody where child_id = ${childId} and ended_on is null ${locking}`.execute(
    tx.sql,
  );
  return rows[0];
}

/** Newest first. */
export async function listCustodies(tx: Reading, childId: string): Promise<CustodyRow[]> {
  const { rows } = await sql<CustodyRow>`
    select ${columns} from protection.custody where child_id = ${childId} order by from_on desc, recorded_at desc limit 200`.execute(
    tx.sql,
  );
  return rows;
}

/** Decided in this case. */
export async function listCustodiesOfCase(tx: Reading, caseId: string): Promise<CustodyRow[]> {
  const { rows } = await sql<CustodyRow>`
    select ${columns} from protection.custody where case_id = ${caseId} order by from_on, recorded_at limit 100`.execute(
    tx.sql,
  );
  return rows;
}

/** In force on a day. */
export async function listCustodiesOn(
  tx: Reading,
  { lo, hi }: Scope,
  on: IsoDate,
  childId?: string,
): Promise<CustodyRow[]> {
  const one = childId === undefined ? sql`` : sql`and child_id = ${childId}`;
  const { rows } = await sql<CustodyRow>`
    select ${columns} from protection.custody
    where scope_code >= ${lo} and scope_code < ${hi} and from_on <= ${on} and (ended_on is null or ended_on > ${on}) ${one}
    order by term_ends_on nulls last, id limit 20000`.execute(tx.sql);
  return rows;
}

export type NewCustody = Omit<CustodyRow, "isKnown" | "endedOn" | "endedWhy">;

export async function insertCustody(tx: Pick<Tx, "sql" | "actor">, row: NewCustody, at: Date): Promise<void> {
  await sql`
    insert into protection.custody (id, child_id, scope_code, kind, ground, document, holder, matter_id, from_on, term_ends_on,
      case_id, recorded_at, recorded_by)
    values (${row.id}, ${row.childId}, ${row.scopeCode}, ${row.kind}, ${row.ground}, ${row.document}, ${row.holder}, ${row.matterId},
      ${row.from}, ${row.termEndsOn}, ${row.caseId}, ${at}, ${tx.actor.accountId})`.execute(tx.sql);
}

export async function endCustody(
  tx: Reading,
  id: string,
  end: { readonly on: IsoDate; readonly why: CustodyEnd; readonly matterId: string },
): Promise<void> {
  await sql`
    update protection.custody set ended_on = ${end.on}, ended_why = ${end.why}, ended_matter_id = ${end.matterId}
    where id = ${id} and ended_on is null`.execute(tx.sql);
}

export interface PlacementRow {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly kind: PlacementKind;
  readonly placeName: string;
  readonly carer: string;
  readonly carerRelation: string | null;
  readonly handover: Readonly<Record<string, string>>;
  readonly from: IsoDate;
  readonly endedOn: IsoDate | null;
  readonly endedWhy: string | null;
  readonly version: number;
  /** The decision under which the child is placed; none where it was placed in an emergency. */
  readonly custodyId: string | null;
  readonly caseId: string | null;
}

const placementColumns = sql`id, child_id as "childId", scope_code as "scopeCode", kind, place_name as "placeName", carer,
  carer_relation as "carerRelation", handover, from_on as "from", ended_on as "endedOn", ended_why as "endedWhy", version,
  custody_id as "custodyId", case_id as "caseId"`;

/** Of two who place a child at once, the second waits and sees what the first did. */
export async function lockPlacing(tx: Reading, childId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`placing/${childId}`}, 0))`.execute(tx.sql);
}

export async function findPlacement(
  tx: Reading,
  id: string,
  lock = false,
): Promise<PlacementRow | undefined> {
  const locking = lock ? sql`for update` : sql``;
  const { rows } = await sql<PlacementRow>`
    select ${placementColumns} from protection.placement where id = ${id} ${locking}`.execute(tx.sql);
  return rows[0];
}

/** Newest first. */
export async function listPlacements(tx: Reading, childId: string): Promise<PlacementRow[]> {
  const { rows } = await sql<PlacementRow>`
    select ${placementColumns} from protection.placement where child_id = ${childId}
    order by from_on desc, recorded_at desc limit 200`.execute(tx.sql);
  return rows;
}

export async function listPlacementsOfCase(tx: Reading, caseId: string): Promise<PlacementRow[]> {
  const { rows } = await sql<PlacementRow>`
    select ${placementColumns} from protection.placement where case_id = ${caseId} order by from_on, recorded_at limit 100`.execute(
    tx.sql,
  );
  return rows;
}

/** With who wrote them, for the timeline. */
export async function listPlacementsOf(
  tx: Reading,
  childIds: readonly string[],
): Promise<(PlacementRow & { readonly by: string; readonly at: Date })[]> {
  const { rows } = await sql<PlacementRow & { by: string; at: Date }>`
    select ${placementColumns}, recorded_at as at, coalesce((select display_name from platform.account a where a.id = recorded_by), '系统') as by
    from protection.placement where child_id = any (${childIds}::uuid[]) order by from_on limit 500`.execute(
    tx.sql,
  );
  return rows;
}

/** Children who are placed today, with how. */
export async function listPlacedNow(
  tx: Reading,
  { lo, hi }: Scope,
): Promise<Pick<PlacementRow, "childId" | "kind">[]> {
  const { rows } = await sql<Pick<PlacementRow, "childId" | "kind">>`
    select child_id as "childId", kind from protection.placement
    where scope_code >= ${lo} and scope_code < ${hi} and ended_on is null limit 20000`.execute(tx.sql);
  return rows;
}

export type NewPlacement = Omit<PlacementRow, "endedOn" | "endedWhy" | "version"> & {
  readonly recordId: string | null;
};

export async function insertPlacement(
  tx: Pick<Tx, "sql" | "actor">,
  row: NewPlacement,
  at: Date,
): Promise<void> {
  await sql`
    insert into protection.placement (id, child_id, scope_code, custody_id, case_id, record_id, kind, place_name, carer,
      carer_relation, handover, from_on, recorded_at, recorded_by)
    values (${row.id}, ${row.childId}, ${row.scopeCode}, ${row.custodyId}, ${row.caseId}, ${row.recordId}, ${row.kind},
      ${row.placeName}, ${row.carer}, ${row.carerRelation}, ${JSON.stringify(row.handover)}, ${row.from}, ${at},
      ${tx.actor.accountId})`.execute(tx.sql);
}

/** Where a record that placed a child is corrected by another. */
export async function correctPlacement(
  tx: Reading,
  oldRecordId: string,
  change: Pick<PlacementRow, "kind" | "placeName" | "carer" | "handover"> & { readonly recordId: string },
): Promise<void> {
  await sql`
    update protection.placement set record_id = ${change.recordId}, kind = ${change.kind}, place_name = ${change.placeName},
      carer = ${change.carer}, handover = handover || ${JSON.stringify(change.handover)}::jsonb, version = version + 1
    where record_id = ${oldRecordId}`.execute(tx.sql);
}

/** A child that was placed before anything was decided is placed under the decision from now on; whether there was one. */
export async function placeUnder(tx: Reading, childId: string, custodyId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.placement set custody_id = ${custodyId} where child_id = ${childId} and ended_on is null`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0) > 0;
}

export async function endPlacement(
  tx: Reading,
  id: string,
  end: { readonly on: IsoDate; readonly why: string; readonly handover: Readonly<Record<string, string>> },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update protection.placement set ended_on = ${end.on}, ended_why = ${end.why}, handover = ${JSON.stringify(end.handover)},
      version = version + 1
    where id = ${id} returning version`.execute(tx.sql);
  return rows[0]?.version ?? 0;
}

export async function countCustodies(tx: Reading): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from protection.custody`.execute(
    tx.sql,
  );
  return rows[0]?.count ?? 0;
}

const kept = ["custody", "placement", "guardian_order", "guardian_order_entry"] as const;

/** What is kept of these children lies where they live. */
export async function moveWithChildren(
  tx: Reading,
  places: readonly { readonly childId: string; readonly scopeCode: string }[],
): Promise<void> {
  for (const table of kept)
    await sql`
      update protection.${sql.ref(table)} t set scope_code = p.scope_code
      from unnest(${places.map(({ childId }) => childId)}::uuid[], ${places.map(({ scopeCode }) => scopeCode)}::text[])
        as p(child_id, scope_code)
      where t.child_id = p.child_id and t.scope_code <> p.scope_code`.execute(tx.sql);
}
