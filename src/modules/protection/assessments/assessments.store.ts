/** SQL of assessments, their assessors, words and events. */
import { type RawBuilder, sql } from "kysely";
import type { Role, Scope } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { AssessmentReason, AssessmentState, Grade, HelpKind } from "./assessment-codes.contract.ts";
import type { Answers } from "./score-assessment.ts";
import type { Scale } from "./template.ts";

export interface AssessmentRecord {
  readonly id: string;
  readonly childId: string;
  readonly caseId: string | null;
  readonly scopeCode: string;
  readonly sealed: boolean;
  readonly childName: string;
  readonly childBirth: IsoDate | null;
  readonly reason: AssessmentReason;
  readonly reasonNote: string | null;
  readonly reassesses: string | null;
  readonly template: string;
  readonly scale: Scale;
  readonly state: AssessmentState;
  readonly startedOn: IsoDate;
  readonly startedBy: string;
  readonly startedByName: string;
  readonly dueOn: IsoDate | null;
  readonly informedOn: IsoDate | null;
  readonly submittedBy: string | null;
  readonly grade: Grade | null;
  readonly percent: number | null;
  readonly redLine: boolean | null;
  readonly confirmedOn: IsoDate | null;
  readonly confirmedByName: string | null;
  readonly nextDueOn: IsoDate | null;
  readonly toldOn: IsoDate | null;
  readonly objectionUntil: IsoDate | null;
  readonly version: number;
}

const columns = sql`a.id, a.child_id as "childId", a.case_id as "caseId", a.scope_code as "scopeCode", a.sealed,
  a.child_name as "childName", a.child_birth as "childBirth", a.reason, a.reason_note as "reasonNote", a.reassesses, a.template,
  a.scale, a.state, a.started_on as "startedOn", a.started_by as "startedBy",
  (select display_name from platform.account u where u.id = a.started_by) as "startedByName", a.due_on as "dueOn",
  a.informed_on as "informedOn", a.submitted_by as "submittedBy", a.grade, a.percent::float8 as percent, a.red_line as "redLine",
  a.confirmed_on as "confirmedOn", (select display_name from platform.account u where u.id = a.confirmed_by) as "confirmedByName",
  a.next_due_on as "nextDueOn", a.told_on as "toldOn", a.objection_until as "objectionUntil", a.version`;

export type NewAssessment = Pick<
  AssessmentRecord,
  | "id"
  | "childId"
  | "caseId"
  | "scopeCode"
  | "sealed"
  | "childName"
  | "childBirth"
  | "reason"
  | "reasonNote"
  | "reassesses"
  | "template"
  | "scale"
  | "startedOn"
  | "dueOn"
>;

/** False where one is running already. */
export async function insertAssessment(tx: Tx, one: NewAssessment, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.assessment (id, child_id, case_id, scope_code, sealed, child_name, child_birth, reason, reason_note,
      reassesses, template, scale, state, started_on, started_at, started_by, due_on)
    values (${one.id}, ${one.childId}, ${one.caseId}, ${one.scopeCode}, ${one.sealed}, ${one.childName}, ${one.childBirth},
      ${one.reason}, ${one.reasonNote}, ${one.reassesses}, ${one.template}, ${JSON.stringify(one.scale)}, 'preparing',
      ${one.startedOn}, ${at}, ${tx.actor.accountId}, ${one.dueOn})
    on conflict do nothing`.execute(tx.sql);
  if (Number(numAffectedRows ?? 0) !== 1) return false;
  await sql`insert into protection.assessment_file (assessment_id) values (${one.id})`.execute(tx.sql);
  return true;
}

export async function findAssessment(tx: Tx, id: string): Promise<AssessmentRecord | undefined> {
  const { rows } =
    await sql<AssessmentRecord>`select ${columns} from protection.assessment a where a.id = ${id}`.execute(
      tx.sql,
    );
  return rows[0];
}

/** Those of a case that the asker sees. */
export async function listAssessmentsOfCase(tx: Tx, caseId: string): Promise<AssessmentRecord[]> {
  const { rows } = await sql<AssessmentRecord>`
    select ${columns} from protection.assessment a where a.case_id = ${caseId} order by a.started_on, a.id limit 100`.execute(
    tx.sql,
  );
  return rows;
}

/** Whether one runs about the child, wherever and for whomever. */
export async function isAssessing(tx: Tx, childId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from protection.assessment where child_id = ${childId}
      and state in ('preparing', 'scoring', 'joint', 'submitted')`.execute(tx.sql);
  return rows.length > 0;
}

/** Whether the guardian has asked anew already. */
export async function isAskedAnew(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from protection.assessment where reassesses = ${id} and reason = 'objection' and state <> 'cancelled'`.execute(
    tx.sql,
  );
  return rows.length > 0;
}

export interface AssessmentAsk {
  readonly scope: Scope;
  readonly state: AssessmentState | undefined;
  readonly grade: Grade | undefined;
  readonly childId: string | undefined;
  readonly due:
    | { readonly which: "late" | "soon"; readonly today: IsoDate; readonly soon: IsoDate }
    | undefined;
}

/** Whoever takes part sees it whatever the place: row security has chosen already. */
function chosen({ scope, state, grade, childId, due }: AssessmentAsk): RawBuilder<unknown> {
  const latest = sql`not exists (select from protection.assessment later where later.child_id = a.child_id
    and later.state <> 'cancelled' and (later.started_on, later.id) > (a.started_on, a.id))`;
  const running = sql`a.state in ('preparing', 'scoring', 'joint', 'submitted')`;
  const conditions = [
    sql`((a.scope_code >= ${scope.lo} and a.scope_code < ${scope.hi}) or a.id in (select platform.granted()))`,
    ...(state === undefined ? [] : [sql`a.state = ${state}`]),
    ...(grade === undefined ? [] : [sql`a.grade = ${grade}`]),
    ...(childId === undefined ? [] : [sql`a.child_id = ${childId}`]),
    ...(due?.which === "late"
      ? [
          sql`((${running} and a.due_on < ${due.today}) or (a.state = 'confirmed' and a.next_due_on < ${due.today} and ${latest}))`,
        ]
      : []),
    ...(due?.which === "soon"
      ? [
          sql`((${running} and a.due_on >= ${due.today} and a.due_on <= ${due.soon})
            or (a.state = 'confirmed' and a.next_due_on >= ${due.today} and a.next_due_on <= ${due.soon} and ${latest}))`,
        ]
      : []),
  ];
  return sql.join(conditions, sql` and `);
}

export type ListedAssessment = AssessmentRecord & { readonly assessors: readonly string[] };

/** Newest first. */
export async function listAssessments(
  tx: Tx,
  ask: AssessmentAsk,
  after: readonly [startedOn: string, id: string] | undefined,
  limit: number,
): Promise<ListedAssessment[]> {
  const behind =
    after === undefined ? sql`true` : sql`(a.started_on, a.id) < (${after[0]}, ${after[1]}::uuid)`;
  const { rows } = await sql<ListedAssessment>`
    select ${columns}, coalesce((select array_agg(s.name order by s.nth) from protection.assessment_assessor s
      where s.assessment_id = a.id), '{}') as assessors
    from protection.assessment a where ${chosen(ask)} and ${behind}
    order by a.started_on desc, a.id desc limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countAssessments(tx: Tx, ask: AssessmentAsk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from protection.assessment a where ${chosen(ask)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

/** Services given to guardians, by kind. */
export async function countHelp(tx: Tx, ask: AssessmentAsk): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: HelpKind; count: number }>`
    select h.kind, count(*) as count from protection.guardian_help h join protection.assessment a on a.id = h.assessment_id
    where ${chosen(ask)} group by h.kind`.execute(tx.sql);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

/** Of a child, and of files that were merged into it, oldest first. */
export async function listOfChildren(tx: Tx, childIds: readonly string[]): Promise<AssessmentRecord[]> {
  const { rows } = await sql<AssessmentRecord>`
    select ${columns} from protection.assessment a where a.child_id = any (${childIds}::uuid[])
    order by a.started_on, a.id limit 200`.execute(tx.sql);
  return rows;
}

export interface AssessorRecord {
  readonly id: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly unit: string;
  readonly signedAt: Date | null;
  readonly paper: string | null;
  readonly answers: Answers & { readonly seen: Readonly<Record<string, string>> };
}

export async function insertAssessors(
  tx: Tx,
  assessmentId: string,
  assessors: readonly Pick<AssessorRecord, "id" | "accountId" | "name" | "unit">[],
): Promise<void> {
  await sql`
    insert into protection.assessment_assessor (id, assessment_id, nth, account_id, name, unit)
    select id, ${assessmentId}, nth, account_id, name, unit
    from unnest(${assessors.map(({ id }) => id)}::uuid[], ${assessors.map(({ accountId }) => accountId)}::uuid[],
      ${assessors.map(({ name }) => name)}::text[], ${assessors.map(({ unit }) => unit)}::text[])
      with ordinality as t(id, account_id, name, unit, nth)`.execute(tx.sql);
}

export async function listAssessors(tx: Tx, assessmentId: string): Promise<AssessorRecord[]> {
  const { rows } = await sql<AssessorRecord>`
    select id, account_id as "accountId", name, unit, signed_at as "signedAt", paper, answers
    from protection.assessment_assessor where assessment_id = ${assessmentId} order by nth limit 20`.execute(
    tx.sql,
  );
  return rows;
}

/** False where it is signed already. */
export async function saveSheet(
  tx: Tx,
  id: string,
  answers: AssessorRecord["answers"],
  { at, sign, paper }: { readonly at: Date; readonly sign: boolean; readonly paper: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.assessment_assessor set answers = ${JSON.stringify(answers)}, saved_at = ${at}, paper = ${paper},
      signed_at = case when ${sign} then ${at}::timestamptz end,
      signed_by = case when ${sign} then ${tx.actor.accountId}::uuid end
    where id = ${id} and signed_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface FileRecord {
  readonly informedWhom: string | null;
  readonly informedHow: string | null;
  readonly answers: Answers | null;
  readonly voice: string | null;
  readonly voiceOn: IsoDate | null;
  readonly voiceWhyNot: string | null;
  readonly conclusion: string | null;
  readonly suggestions: string | null;
  readonly dropped: Readonly<Record<string, string>> | null;
  readonly toldWhom: string | null;
  readonly toldHow: string | null;
  readonly objection: string | null;
}

const fileColumns: Readonly<Record<keyof FileRecord, string>> = {
  informedWhom: "informed_whom",
  informedHow: "informed_how",
  answers: "answers",
  voice: "voice",
  voiceOn: "voice_on",
  voiceWhyNot: "voice_why_not",
  conclusion: "conclusion",
  suggestions: "suggestions",
  dropped: "dropped",
  toldWhom: "told_whom",
  toldHow: "told_how",
  objection: "objection",
};

export async function listFiles(
  tx: Tx,
  assessmentIds: readonly string[],
): Promise<ReadonlyMap<string, FileRecord>> {
  const { rows } = await sql<FileRecord & { id: string }>`
    select assessment_id as id, ${sql.raw(
      Object.entries(fileColumns)
        .map(([key, column]) => `${column} as "${key}"`)
        .join(", "),
    )}
    from protection.assessment_file where assessment_id = any (${assessmentIds}::uuid[])`.execute(tx.sql);
  return new Map(rows.map(({ id, ...file }) => [id, file]));
}

export async function updateFile(tx: Tx, assessmentId: string, change: Partial<FileRecord>): Promise<void> {
  const sets = Object.entries(change).map(([key, value]) => {
    const column = sql.raw(fileColumns[key as keyof FileRecord]);
    const stored = value !== null && typeof value === "object" ? JSON.stringify(value) : value;
    return sql`${column} = ${stored}`;
  });
  await sql`update protection.assessment_file set ${sql.join(sets)} where assessment_id = ${assessmentId}`.execute(
    tx.sql,
  );
}

export interface AssessmentChange {
  readonly state?: AssessmentState;
  readonly sealed?: boolean;
  readonly informedOn?: IsoDate;
  readonly submittedBy?: string | null;
  readonly grade?: Grade;
  readonly percent?: number;
  readonly redLine?: boolean;
  readonly confirmedOn?: IsoDate;
  readonly confirmedBy?: string;
  readonly nextDueOn?: IsoDate;
  readonly toldOn?: IsoDate;
  readonly objectionUntil?: IsoDate | null;
  readonly cancelledWhy?: string;
}

const changeColumns: Readonly<Record<keyof AssessmentChange, string>> = {
  state: "state",
  sealed: "sealed",
  informedOn: "informed_on",
  submittedBy: "submitted_by",
  grade: "grade",
  percent: "percent",
  redLine: "red_line",
  confirmedOn: "confirmed_on",
  confirmedBy: "confirmed_by",
  nextDueOn: "next_due_on",
  toldOn: "told_on",
  objectionUntil: "objection_until",
  cancelledWhy: "cancelled_why",
};

/** False where it has another version by now. */
export async function changeAssessment(
  tx: Tx,
  id: string,
  version: number,
  change: AssessmentChange,
): Promise<boolean> {
  const sets = Object.entries(change).map(
    ([key, value]) => sql`${sql.raw(changeColumns[key as keyof AssessmentChange])} = ${value}`,
  );
  const { numAffectedRows } = await sql`
    update protection.assessment set ${sql.join([...sets, sql`version = version + 1`])}
    where id = ${id} and version = ${version}`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Held until the work is done, so that two who sign at once both see the other. */
export async function lockAssessment(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from protection.assessment where id = ${id} for update`.execute(tx.sql);
}

export interface EventRecord {
  readonly at: Date;
  readonly by: string;
  readonly act: string;
  readonly note: string | null;
}

export async function insertEvent(
  tx: Tx,
  assessmentId: string,
  act: string,
  note: string | null,
  at: Date,
): Promise<void> {
  await sql`
    insert into protection.assessment_event (id, assessment_id, act, note, at, by)
    values (${newId()}, ${assessmentId}, ${act}, ${note}, ${at}, ${tx.actor.accountId})`.execute(tx.sql);
}

export async function listEvents(tx: Tx, assessmentId: string): Promise<EventRecord[]> {
  const { rows } = await sql<EventRecord>`
    select e.at, a.display_name as by, e.act, e.note from protection.assessment_event e
    join platform.account a on a.id = e.by where e.assessment_id = ${assessmentId} order by e.at, e.id limit 500`.execute(
    tx.sql,
  );
  return rows;
}

export interface HelpRecord {
  readonly kind: HelpKind;
  readonly on: IsoDate;
  readonly what: string;
  readonly outcome: string | null;
}

export async function insertHelp(tx: Tx, assessmentId: string, help: HelpRecord, at: Date): Promise<void> {
  await sql`
    insert into protection.guardian_help (id, assessment_id, kind, on_date, what, outcome, recorded_at, recorded_by)
    values (${newId()}, ${assessmentId}, ${help.kind}, ${help.on}, ${help.what}, ${help.outcome}, ${at},
      ${tx.actor.accountId})`.execute(tx.sql);
}

export async function listHelp(tx: Tx, assessmentId: string): Promise<(HelpRecord & { by: string })[]> {
  const { rows } = await sql<HelpRecord & { by: string }>`
    select h.kind, h.on_date as on, h.what, h.outcome, a.display_name as by from protection.guardian_help h
    join platform.account a on a.id = h.recorded_by where h.assessment_id = ${assessmentId}
    order by h.on_date, h.id limit 500`.execute(tx.sql);
  return rows;
}

export interface StaffRecord {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly placeName: string;
}

/** Who holds one of these posts on the day, below the place; a person once. */
export async function listStaff(
  tx: Tx,
  roles: readonly Role[],
  on: IsoDate,
  accountIds?: readonly string[],
): Promise<StaffRecord[]> {
  const among = accountIds === undefined ? sql`true` : sql`a.id = any (${accountIds}::uuid[])`;
  const { rows } = await sql<StaffRecord>`
    select distinct on (a.id) a.id as "accountId", a.display_name as name, p.role, p.place_code as "placeCode",
      l.name as "placeName"
    from platform.account a join platform.post p on p.account_id = a.id join platform.place l on l.code = p.place_code
    where a.disabled_at is null and p.role = any (${roles}::text[]) and p.valid_from <= ${on}
      and (p.valid_to is null or p.valid_to > ${on}) and ${among}
    order by a.id, p.valid_from limit 2000`.execute(tx.sql);
  return rows;
}

/** Confirmed ones whose next assessment is due by a day and for which none runs, after the one named. */
export async function listDueNext(
  tx: Pick<Tx, "sql">,
  by: IsoDate,
  after: string,
  limit: number,
): Promise<
  (Pick<AssessmentRecord, "id" | "childId" | "childName" | "scopeCode" | "sealed" | "startedBy"> & {
    nextDueOn: IsoDate;
  })[]
> {
  const { rows } = await sql<
    Pick<AssessmentRecord, "id" | "childId" | "childName" | "scopeCode" | "sealed" | "startedBy"> & {
      nextDueOn: IsoDate;
    }
  >`
    select a.id, a.child_id as "childId", a.child_name as "childName", a.scope_code as "scopeCode", a.sealed,
      a.started_by as "startedBy", a.next_due_on as "nextDueOn"
    from protection.assessment a
    where a.state = 'confirmed' and a.next_due_on <= ${by} and a.id > ${after}::uuid
      and not exists (select from protection.assessment later where later.child_id = a.child_id
        and later.state <> 'cancelled' and (later.started_on, later.id) > (a.started_on, a.id))
    order by a.id limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countByProgress(
  tx: Tx,
): Promise<{ readonly running: number; readonly confirmed: number }> {
  const { rows } = await sql<{ running: number; confirmed: number }>`
    select count(*) filter (where state in ('preparing', 'scoring', 'joint', 'submitted')) as running,
      count(*) filter (where state = 'confirmed') as confirmed from protection.assessment`.execute(tx.sql);
  return rows[0] ?? { running: 0, confirmed: 0 };
}
