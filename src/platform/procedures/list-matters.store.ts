import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";
import type { StandIn } from "./delegations.store.ts";
import type { MatterState } from "./matter.ts";
import type { TermUnit } from "./procedure.ts";

export interface LineRow {
  readonly id: string;
  readonly no: string | null;
  readonly procedure: string;
  readonly spec_version: string;
  readonly subject_id: string | null;
  readonly subject_name: string;
  readonly is_sealed: boolean;
  readonly scope_code: string;
  readonly reception_code: string;
  readonly state: MatterState;
  readonly received_on: IsoDate | null;
  readonly ended_on: IsoDate | null;
  readonly step_code: string | null;
  readonly due_on: IsoDate | null;
  readonly is_mine: boolean;
  readonly sort: string;
  /** Of the open step. */
  readonly term_unit: TermUnit | null;
  readonly due_at: Date | null;
  readonly missing_years: number[] | null;
  readonly pause_kind: string | null;
  readonly pause_from: IsoDate | null;
  readonly pause_until: IsoDate | null;
}

export interface ListFilter {
  readonly whose: "mine" | "all";
  readonly procedure?: string | undefined;
  readonly state: "open" | "any" | MatterState;
  /** These alone. */
  readonly ids?: readonly string[] | undefined;
  /** Due before this day, and not before that one. */
  readonly dueBefore?: IsoDate | undefined;
  readonly dueFrom?: IsoDate | undefined;
  readonly place?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly standIns: readonly StandIn[];
  /** Procedures of which the asker's post learns nothing. */
  readonly hidden: readonly string[];
  /** Departments for which the asker enters what they do. */
  readonly unreached: readonly string[];
}

/** Later than any day: what has no day stands last. */
const NO_DAY = "9999-12-31";

/**
 * What the asker may know: own scope, places that take part, posts stood in for; a department what it has a part in; what is sealed
 * by name alone. And whose turn it is.
 */
function from(
  tx: Tx,
  { standIns, unreached, hidden }: Pick<ListFilter, "standIns" | "unreached" | "hidden">,
) {
  const { lo, hi } = tx.scope;
  const { role, placeCode, department } = tx.actor;
  const isLiaison = role === "partnerLiaison";
  const roles = standIns.map(({ role }) => role);
  const codes = standIns.map(({ placeCode }) => placeCode);
  return sql`
    (select m.*, (m.state = 'draft' and m.created_by = ${tx.actor.accountId}) or m.state in ('running', 'supplementing') and (
        (m.desk_role = ${role} and m.desk_code = ${placeCode} and (m.desk_department is null or m.desk_department = ${department}))
        or (m.desk_code = ${placeCode} and m.desk_department = any (${[...unreached]}::text[]))
        or exists (select from unnest(${roles}::text[], ${codes}::text[]) as s(role, code)
          where s.role = m.desk_role and s.code = m.desk_code)) as is_mine,
      case when m.state in ('running', 'supplementing') then coalesce(m.due_on::text, ${NO_DAY})
        else coalesce(m.ended_on::text, ${NO_DAY}) end as sort
    from procedure.matter m
    where m.procedure <> all (${hidden}::text[]) and ((m.is_sealed and m.id in (select platform.granted()))
      or (not m.is_sealed and ${isLiaison} and exists (select from procedure.department_part p
        where p.matter_id = m.id and p.department = ${department}))
      or (not m.is_sealed and not ${isLiaison} and ((m.scope_code >= ${lo} and m.scope_code < ${hi})
        or exists (select from procedure.participant p where p.matter_id = m.id and p.scope_code >= ${lo} and p.scope_code < ${hi})
        or exists (select from unnest(${codes}::text[]) as s(code) where starts_with(m.scope_code, s.code)))))) as m`;
}

function stateIs(state: ListFilter["state"]) {
  if (state === "any") return sql`true`;
  return state === "open" ? sql`state in ('draft', 'running', 'supplementing')` : sql`state = ${state}`;
}

function where(filter: ListFilter) {
  const conditions = [
    stateIs(filter.state),
    ...(filter.ids === undefined ? [] : [sql`id = any (${[...filter.ids]}::uuid[])`]),
    ...(filter.whose === "mine" ? [sql`is_mine`] : []),
    ...(filter.procedure === undefined ? [] : [sql`procedure = ${filter.procedure}`]),
    ...(filter.place === undefined ? [] : [sql`starts_with(scope_code, ${filter.place})`]),
    ...(filter.subjectId === undefined ? [] : [sql`subject_id = ${filter.subjectId}`]),
    ...(filter.dueBefore === undefined ? [] : [sql`due_on < ${filter.dueBefore}`]),
    ...(filter.dueFrom === undefined ? [] : [sql`due_on >= ${filter.dueFrom}`]),
  ];
  return sql.join(conditions, sql` and `);
}

/** By due day, late first; ended ones by the day they ended, newest first. */
export async function listLines(
  tx: Tx,
  filter: ListFilter,
  after: { readonly sort: string; readonly id: string } | undefined,
  limit: number,
): Promise<LineRow[]> {
  const isOpen = ["open", "draft", "running", "supplementing"].includes(filter.state);
  const order = isOpen ? sql`sort, id` : sql`sort desc, id desc`;
  const comparison = isOpen ? sql.raw(">") : sql.raw("<");
  const behind =
    after === undefined ? sql`true` : sql`(sort, id) ${comparison} (${after.sort}, ${after.id}::uuid)`;
  const { rows } = await sql<LineRow>`
    select m.*, s.term_unit, s.due_at, s.missing_years, p.kind as pause_kind, p.from_on as pause_from, p.until_on as pause_until
    from (
      select id, no, procedure, spec_version, subject_id, subject_name, scope_code, reception_code, state, received_on, ended_on,
        step_code, due_on, is_sealed, is_mine, sort
      from ${from(tx, filter)} where ${where(filter)} and ${behind} order by ${order} limit ${limit}) as m
    left join procedure.step s on s.matter_id = m.id and s.state = 'open'
    left join procedure.pause p on p.matter_id = m.id and p.step = s.ordinal and p.to_on is null
    order by ${order}`.execute(tx.sql);
  return rows;
}

export interface Counts {
  readonly late: number;
  readonly today: number;
  readonly soon: number;
  readonly open: number;
  readonly mine: number;
}

/** Open ones by how near their day is, whatever else is filtered. */
export async function countOpen(
  tx: Tx,
  filter: Pick<ListFilter, "standIns" | "unreached" | "whose" | "hidden">,
  on: IsoDate,
  soon: IsoDate,
): Promise<Counts> {
  const whose = filter.whose === "mine" ? sql`is_mine` : sql`true`;
  const { rows } = await sql<Counts>`
    select count(*) filter (where ${whose} and due_on < ${on}) as late,
      count(*) filter (where ${whose} and due_on = ${on}) as today,
      count(*) filter (where ${whose} and due_on > ${on} and due_on <= ${soon}) as soon,
      count(*) filter (where ${whose}) as open, count(*) filter (where is_mine) as mine
    from ${from(tx, filter)} where state in ('draft', 'running', 'supplementing')`.execute(tx.sql);
  return rows[0] as Counts;
}
