import { sql } from "kysely";
import type { Role, Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Colour, Situation } from "../protection-codes.contract.ts";
import type { Born } from "./age-bands.ts";
import type { CaseState, Safety } from "./case-codes.contract.ts";
import { casesPaced } from "./measures.store.ts";
import type { CasePace } from "./pace-codes.ts";

export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly scopeCode: string;
  readonly state: CaseState;
  readonly colour: Colour;
  readonly safety: Safety;
  readonly situations: Situation[];
  readonly sealed: boolean;
  readonly sealedWhy: string | null;
  readonly title: string;
  readonly leadId: string;
  readonly leadName: string;
  readonly leadRole: Role;
  readonly leadPlace: string;
  readonly openedAt: Date;
  readonly firstActAt: Date | null;
  readonly safeAt: Date | null;
  readonly closedAt: Date | null;
  readonly nextDueAt: Date | null;
  readonly nextDueCode: string | null;
  readonly version: number;
}

const columns = sql`c.id, c.number, c.scope_code as "scopeCode", c.state, c.colour, c.safety, c.situations, c.sealed,
  c.sealed_why as "sealedWhy", c.title, c.lead_id as "leadId", a.display_name as "leadName", c.lead_role as "leadRole",
  c.lead_place as "leadPlace", c.opened_at as "openedAt", c.first_act_at as "firstActAt", c.safe_at as "safeAt",
  c.closed_at as "closedAt", c.next_due_at as "nextDueAt", c.next_due_code as "nextDueCode", c.version`;
const from = sql`protection.case c join platform.account a on a.id = c.lead_id`;

export interface NewCase {
  readonly id: string;
  readonly number: string;
  readonly scopeCode: string;
  readonly colour: Colour;
  readonly situations: readonly Situation[];
  readonly sealed: boolean;
  readonly sealedWhy: string | null;
  readonly title: string;
  readonly lead: { readonly accountId: string; readonly role: Role; readonly placeCode: string };
  readonly at: Date;
  readonly reportedAt: Date;
  readonly openedBy: string;
}

export async function insertCase(tx: Pick<Tx, "sql">, one: NewCase): Promise<void> {
  await sql`
    insert into protection.case (id, number, scope_code, state, colour, situations, sealed, sealed_why, title, lead_id, lead_role,
      lead_place, opened_at, reported_at, opened_by)
    values (${one.id}, ${one.number}, ${one.scopeCode}, 'verifying', ${one.colour}, ${one.situations}::text[], ${one.sealed},
      ${one.sealedWhy}, ${one.title}, ${one.lead.accountId}, ${one.lead.role}, ${one.lead.placeCode}, ${one.at},
      ${one.reportedAt}, ${one.openedBy})`.execute(tx.sql);
}

export async function findCase(tx: Pick<Tx, "sql">, id: string): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`select ${columns} from ${from} where c.id = ${id}`.execute(tx.sql);
  return rows[0];
}

/** Of two who write about the same at once, the second sees what the first did. */
export async function lockCase(tx: Pick<Tx, "sql">, id: string): Promise<void> {
  await sql`select 1 from protection.case where id = ${id} for update`.execute(tx.sql);
}

/** A report that is joined to a case may have come in before the one that opened it. */
export async function tellReported(tx: Pick<Tx, "sql">, id: string, at: Date): Promise<void> {
  await sql`update protection.case set reported_at = least(reported_at, ${at}::timestamptz) where id = ${id}`.execute(
    tx.sql,
  );
}

export interface CaseChange {
  readonly state?: CaseState;
  readonly colour?: Colour;
  readonly safety?: Safety;
  readonly sealed?: boolean;
  readonly sealedWhy?: string | null;
  readonly title?: string;
  readonly scopeCode?: string;
  readonly lead?: { readonly accountId: string; readonly role: Role; readonly placeCode: string };
  readonly firstActAt?: Date;
  readonly safeAt?: Date | null;
  readonly closedAt?: Date | null;
}

/** Each field that is named; false where somebody has changed it since `version`. Without a version whatever it is. */
export async function updateCase(
  tx: Pick<Tx, "sql">,
  id: string,
  version: number | undefined,
  change: CaseChange,
): Promise<boolean> {
  const { lead } = change;
  const { numAffectedRows } = await sql`
    update protection.case set
      state = coalesce(${change.state ?? null}, state),
      colour = coalesce(${change.colour ?? null}, colour),
      safety = coalesce(${change.safety ?? null}, safety),
      sealed = coalesce(${change.sealed ?? null}::boolean, sealed),
      sealed_why = case when ${change.sealed !== undefined} then ${change.sealedWhy ?? null} else sealed_why end,
      title = coalesce(${change.title ?? null}, title),
      scope_code = coalesce(${change.scopeCode ?? null}, scope_code),
      lead_id = coalesce(${lead?.accountId ?? null}::uuid, lead_id),
      lead_role = coalesce(${lead?.role ?? null}, lead_role),
      lead_place = coalesce(${lead?.placeCode ?? null}, lead_place),
      first_act_at = coalesce(first_act_at, ${change.firstActAt ?? null}::timestamptz),
      safe_at = case when ${change.safeAt !== undefined} then ${change.safeAt ?? null}::timestamptz else safe_at end,
      closed_at = case when ${change.closedAt !== undefined} then ${change.closedAt ?? null}::timestamptz else closed_at end,
      version = version + 1
    where id = ${id} and (${version ?? null}::int is null or version = ${version ?? null})`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface PersonRow {
  readonly id: string;
  readonly role: "child" | "caregiver" | "suspect" | "other";
  readonly name: string;
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly relation: string | null;
  readonly childId: string | null;
  readonly leftAt: Date | null;
}

export async function insertPerson(
  tx: Pick<Tx, "sql" | "actor">,
  caseId: string,
  person: Omit<PersonRow, "leftAt"> & { readonly at: Date },
): Promise<void> {
  await sql`
    insert into protection.case_person (id, case_id, role, name, sex, birth_date, relation, child_id, added_at, added_by)
    values (${person.id}, ${caseId}, ${person.role}, ${person.name}, ${person.sex}, ${person.birthDate}, ${person.relation},
      ${person.childId}, ${person.at}, ${tx.actor.accountId})`.execute(tx.sql);
  if (person.role === "child") await followYoungest(tx, caseId);
}

/** Figures by age read it from the case. */
async function followYoungest(tx: Pick<Tx, "sql">, caseId: string): Promise<void> {
  await sql`
    update protection.case set youngest_birth = (select max(birth_date) from protection.case_person
      where case_id = ${caseId} and role = 'child' and left_at is null) where id = ${caseId}`.execute(tx.sql);
}

export async function listPersons(tx: Pick<Tx, "sql">, caseId: string): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select id, role, name, sex, birth_date as "birthDate", relation, child_id as "childId", left_at as "leftAt"
    from protection.case_person where case_id = ${caseId} order by case role when 'child' then 1 when 'caregiver' then 2
      when 'suspect' then 3 else 4 end, added_at, id limit 100`.execute(tx.sql);
  return rows;
}

/** Somebody no longer belongs to the case: written down, never taken out. */
export async function leavePerson(
  tx: Pick<Tx, "sql">,
  caseId: string,
  id: string,
  at: Date,
  why: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.case_person set left_at = ${at}, left_why = ${why}
    where case_id = ${caseId} and id = ${id} and left_at is null`.execute(tx.sql);
  await followYoungest(tx, caseId);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface CaseAsk {
  readonly scope: Scope;
  /** The place that was asked for: what lies elsewhere is left out, even where a grant shows it. */
  readonly below?: Scope | undefined;
  readonly states: readonly CaseState[];
  readonly colour?: Colour | undefined;
  readonly lead?: string | undefined;
  readonly late?: Date | undefined;
  readonly sealed?: boolean | undefined;
  readonly situation?: Situation | undefined;
  readonly born?: Born | undefined;
  /** A part of the number, or of the name that the title bears. */
  readonly words?: string | undefined;
  readonly openedFrom?: string | undefined;
  readonly openedTo?: string | undefined;
  /** How its clocks went, as seen at a moment. */
  readonly paced?: { readonly pace: CasePace; readonly at: Date } | undefined;
}

/** By place for those whose post sees its place, and by grant for everybody. */
const asked = (ask: CaseAsk) => sql`
  (c.scope_code >= ${ask.scope.lo} and c.scope_code < ${ask.scope.hi} or c.id in (select platform.granted()))
  and ${ask.states.includes("closed") ? sql`true` : sql`c.state <> 'closed'`} and c.state = any (${ask.states}::text[])
  and (${ask.colour ?? null}::text is null or c.colour = ${ask.colour ?? null})
  and (${ask.lead ?? null}::uuid is null or c.lead_id = ${ask.lead ?? null})
  and (${ask.late ?? null}::timestamptz is null or c.next_due_at < ${ask.late ?? null})${narrowed(ask)}`;

/** What is seldom asked for stands in the query only when it is, so that the board's plan stays the same. */
function narrowed({ below, sealed, situation, born, words, openedFrom, openedTo, paced }: CaseAsk) {
  const parts = [
    below && sql`c.scope_code >= ${below.lo} and c.scope_code < ${below.hi}`,
    sealed === undefined ? undefined : sql`c.sealed = ${sealed}`,
    situation && sql`${situation} = any (c.situations)`,
    born && (born.isKnown ? undefined : sql`c.youngest_birth is null`),
    born?.from && sql`c.youngest_birth >= ${born.from}::date`,
    born?.to && sql`c.youngest_birth <= ${born.to}::date`,
    words && sql`(strpos(c.number, upper(${words})) > 0 or strpos(c.title, ${words}) > 0)`,
    openedFrom && sql`c.opened_at >= ${openedFrom}::date`,
    openedTo && sql`c.opened_at < ${openedTo}::date + 1`,
    paced && casesPaced("c", paced.pace, paced.at),
  ].filter((part) => typeof part === "object" && part !== null);
  return parts.length === 0 ? sql`` : sql` and ${sql.join(parts, sql` and `)}`;
}

/** A case whose clocks are all met stands last; written out, so that the index of that order serves. */
const due = sql`coalesce(c.next_due_at, 'infinity'::timestamptz)`;

/** Where a page ended. */
export type CasePosition = readonly [nextDueAt: string, id: string];

export function positionOf({ nextDueAt, id }: CaseRow): CasePosition {
  return [nextDueAt?.toISOString() ?? "infinity", id];
}

/** The nearest clock first. */
export async function listCases(
  tx: Tx,
  ask: CaseAsk,
  after: CasePosition | undefined,
  limit: number,
): Promise<CaseRow[]> {
  const behind =
    after === undefined ? sql`true` : sql`(${due}, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const { rows } = await sql<CaseRow>`
    select ${columns} from ${from} where ${asked(ask)} and ${behind}
    order by ${due}, c.id limit ${limit}`.execute(tx.sql);
  return rows;
}

export interface CaseCount {
  readonly state: CaseState;
  readonly colour: Colour;
  readonly count: number;
  readonly late: number;
}

export async function countCases(tx: Tx, ask: CaseAsk, at: Date): Promise<CaseCount[]> {
  const { rows } = await sql<CaseCount>`
    select c.state, c.colour, count(*) as count, count(*) filter (where c.next_due_at < ${at}) as late
    from protection.case c where ${asked(ask)} group by 1, 2`.execute(tx.sql);
  return rows;
}

/** Open cases in which one of these children is. */
export async function listOpenCasesOf(
  tx: Pick<Tx, "sql">,
  childIds: readonly string[],
): Promise<Pick<CaseRow, "id" | "number" | "title" | "sealed">[]> {
  if (childIds.length === 0) return [];
  const { rows } = await sql<Pick<CaseRow, "id" | "number" | "title" | "sealed">>`
    select distinct c.id, c.number, c.title, c.sealed from protection.case c join protection.case_person p on p.case_id = c.id
    where p.child_id = any (${childIds}::uuid[]) and p.left_at is null and c.state <> 'closed' order by c.number limit 20`.execute(
    tx.sql,
  );
  return rows;
}

/** Open ones with this situation, of the case or of a report in it, of whose events none says so. A sealed report tells nothing of an open case. */
export async function listUntoldStreetCases(
  tx: Pick<Tx, "sql">,
  street: Situation,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from protection.case c
    where c.state <> 'closed'
      and (${street} = any (c.situations) or exists (select from protection.report r
        where r.case_id = c.id and ${street} = any (r.situations) and (c.sealed or not r.sealed)))
      and not exists (select from protection.event e where e.holder_id = c.id and e.data @> '{"isStreet":true}')
    order by c.id limit ${limit}`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** These children where a case about them is open. */
export async function listChildrenInOpenCases(
  tx: Pick<Tx, "sql">,
  childIds: readonly string[],
): Promise<{ readonly caseId: string; readonly personId: string; readonly childId: string }[]> {
  const { rows } = await sql<{ caseId: string; personId: string; childId: string }>`
    select c.id as "caseId", p.id as "personId", p.child_id as "childId"
    from protection.case_person p join protection.case c on c.id = p.case_id
    where p.child_id = any (${childIds}::uuid[]) and p.role = 'child' and p.left_at is null and c.state <> 'closed'
    order by c.id, p.id limit 2000`.execute(tx.sql);
  return rows;
}

export async function closeCase(tx: Pick<Tx, "sql">, id: string, at: Date): Promise<void> {
  await sql`update protection.case set state = 'closed', closed_at = ${at} where id = ${id}`.execute(tx.sql);
}

export async function reopenCase(tx: Pick<Tx, "sql">, id: string): Promise<void> {
  await sql`update protection.case set state = 'verifying', closed_at = null where id = ${id}`.execute(
    tx.sql,
  );
}

/** The cases of a child, open ones first; row security leaves those that the asker sees. */
export async function listCasesOfChild(tx: Tx, childId: string): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from ${from}
    where c.id in (select case_id from protection.case_person where child_id = ${childId} and left_at is null)
    order by c.state = 'closed', c.opened_at desc, c.id limit 50`.execute(tx.sql);
  return rows;
}
