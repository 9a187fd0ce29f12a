/** Tables of a matter: read whole, written by what changed. */
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";
import type { Told } from "./engine/ruling.ts";
import type { Decision, HandedIn, MatterState, Step, StepPause } from "./matter.ts";
import type { TermUnit } from "./procedure.ts";

type Reading = Pick<Tx, "sql">;

export interface MatterRow {
  readonly id: string;
  readonly no: string | null;
  readonly procedure: string;
  readonly spec_version: string;
  readonly state: MatterState;
  readonly subject_id: string | null;
  readonly subject_name: string;
  readonly scope_code: string;
  readonly reception_code: string;
  readonly applicant_name: string | null;
  readonly applicant_relation: string | null;
  readonly form: Readonly<Record<string, unknown>>;
  readonly received_on: IsoDate | null;
  readonly ended_on: IsoDate | null;
  readonly is_noticed: boolean;
  readonly previous_id: string | null;
  readonly is_sealed: boolean;
  readonly started_department: string | null;
  readonly version: number;
  readonly created_at: Date;
  readonly created_by: string;
  readonly created_by_name: string;
}

const matterColumns =
  sql.raw(`id, no, procedure, spec_version, state, subject_id, subject_name, scope_code, reception_code,
  applicant_name, applicant_relation, form, received_on, ended_on, is_noticed, previous_id, is_sealed, started_department,
  version, created_at, created_by, created_by_name`);

/** `lock`: of two who act at once, one waits and then sees what the other did. */
export async function findMatter(tx: Reading, id: string, lock = false): Promise<MatterRow | undefined> {
  const locking = lock ? sql`for update` : sql``;
  const { rows } = await sql<MatterRow>`
    select ${matterColumns} from procedure.matter where id = ${id} ${locking}`.execute(tx.sql);
  return rows[0];
}

export interface MatterDraft {
  readonly id: string;
  readonly procedure: string;
  readonly specVersion: string;
  readonly subjectId: string | null;
  readonly subjectName: string;
  readonly scopeCode: string;
  readonly receptionCode: string;
  readonly applicantName: string | null;
  readonly applicantRelation: string | null;
  readonly form: Readonly<Record<string, unknown>>;
  readonly previousId: string | null;
  readonly isSealed: boolean;
}

export async function insertMatter(
  tx: Pick<Tx, "sql" | "actor">,
  draft: MatterDraft,
  at: Date,
): Promise<void> {
  await sql`
    insert into procedure.matter (id, procedure, spec_version, state, subject_id, subject_name, scope_code, reception_code,
      applicant_name, applicant_relation, form, previous_id, is_sealed, started_department, created_at, created_by, created_by_name)
    values (${draft.id}, ${draft.procedure}, ${draft.specVersion}, 'draft', ${draft.subjectId}, ${draft.subjectName},
      ${draft.scopeCode}, ${draft.receptionCode}, ${draft.applicantName}, ${draft.applicantRelation},
      ${JSON.stringify(draft.form)}, ${draft.previousId}, ${draft.isSealed},
      ${tx.actor.role === "partnerLiaison" ? tx.actor.department : null}, ${at}, ${tx.actor.accountId}, ${tx.actor.displayName})`.execute(
    tx.sql,
  );
}

/** Of two who start the same for one subject at once, the second waits until the first is done. */
export async function lockSubject(tx: Reading, procedure: string, subjectId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('procedure.start'), hashtext(${`${procedure}/${subjectId}`}))`.execute(
    tx.sql,
  );
}

/** A sealed one that the asker may not know of stops nobody, or the refusal would tell of it. */
export async function isRunning(tx: Reading, procedure: string, subjectId: string): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    select 1 as one from procedure.matter
    where subject_id = ${subjectId} and procedure = ${procedure} and state in ('draft', 'running', 'supplementing')
      and (not is_sealed or id in (select platform.granted())) limit 1`.execute(tx.sql);
  return rows.length > 0;
}

export interface RunningMatter {
  readonly subjectId: string;
  readonly procedure: string;
}

/** Received and not yet decided, about these subjects. */
export async function listRunningOf(tx: Reading, subjectIds: readonly string[]): Promise<RunningMatter[]> {
  const { rows } = await sql<RunningMatter>`
    select subject_id as "subjectId", procedure from procedure.matter
    where subject_id = any (${subjectIds}::uuid[]) and state in ('running', 'supplementing') and not is_sealed`.execute(
    tx.sql,
  );
  return rows;
}

export interface RunningOne {
  readonly id: string;
  readonly procedure: string;
  readonly isSealed: boolean;
}

/** Of these, those that are received and have not ended. */
export async function listRunningAmong(tx: Reading, ids: readonly string[]): Promise<RunningOne[]> {
  const { rows } = await sql<RunningOne>`
    select id, procedure, is_sealed as "isSealed" from procedure.matter
    where id = any (${ids}::uuid[]) and state in ('running', 'supplementing') order by received_on, id`.execute(
    tx.sql,
  );
  return rows;
}

export async function insertParticipant(
  tx: Reading,
  matterId: string,
  scopeCode: string,
  why: string,
): Promise<void> {
  await sql`
    insert into procedure.participant (matter_id, scope_code, why) values (${matterId}, ${scopeCode}, ${why})
    on conflict do nothing`.execute(tx.sql);
}

/** Whether a place within the asker's scope takes part. */
export async function takesPart(tx: Pick<Tx, "sql" | "scope">, matterId: string): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    select 1 as one from procedure.participant
    where matter_id = ${matterId} and scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi} limit 1`.execute(
    tx.sql,
  );
  return rows.length > 0;
}

/** The next number of a receipt in this township and year. */
export async function nextSerial(tx: Reading, scopeCode: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into procedure.serial as s (scope_code, year, last) values (${scopeCode}, ${year}, 1)
    on conflict (scope_code, year) do update set last = s.last + 1 returning last`.execute(tx.sql);
  return rows[0]?.last ?? 1;
}

export interface MatterHead {
  readonly id: string;
  readonly no: string | null;
  readonly state: MatterState;
  readonly specVersion: string;
  readonly receivedOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly isNoticed: boolean;
  readonly stepCode: string | null;
  readonly deskRole: string | null;
  readonly deskCode: string | null;
  readonly deskDepartment: string | null;
  readonly dueOn: IsoDate | null;
  readonly clockStands: boolean;
}

/** Writes the matter's head and moves its version on. */
export async function updateMatter(tx: Reading, next: MatterHead): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update procedure.matter set no = ${next.no}, state = ${next.state}, spec_version = ${next.specVersion},
      received_on = ${next.receivedOn}, ended_on = ${next.endedOn}, is_noticed = ${next.isNoticed}, step_code = ${next.stepCode},
      desk_role = ${next.deskRole}, desk_code = ${next.deskCode}, desk_department = ${next.deskDepartment},
      due_on = ${next.dueOn}, clock_stands = ${next.clockStands},
      version = version + 1
    where id = ${next.id} returning version`.execute(tx.sql);
  return rows[0]?.version ?? 0;
}

/** From now on for named people only. */
export async function sealMatter(tx: Reading, id: string): Promise<void> {
  await sql`update procedure.matter set is_sealed = true where id = ${id}`.execute(tx.sql);
}

export async function touchMatter(tx: Reading, id: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update procedure.matter set version = version + 1 where id = ${id} returning version`.execute(tx.sql);
  return rows[0]?.version ?? 0;
}

export async function updateForm(
  tx: Reading,
  id: string,
  form: Readonly<Record<string, unknown>>,
  applicant: { readonly name: string | null; readonly relation: string | null },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update procedure.matter set form = ${JSON.stringify(form)}, applicant_name = ${applicant.name},
      applicant_relation = ${applicant.relation}, version = version + 1
    where id = ${id} returning version`.execute(tx.sql);
  return rows[0]?.version ?? 0;
}

interface StepRow {
  readonly ordinal: number;
  readonly code: string;
  readonly round: number;
  readonly state: Step["state"];
  readonly is_review: boolean;
  readonly opened_on: IsoDate;
  readonly term_count: number | null;
  readonly term_unit: TermUnit | null;
  readonly term_from: IsoDate | null;
  readonly term_from_at: Date | null;
  readonly due_on: IsoDate | null;
  readonly due_at: Date | null;
  readonly missing_years: number[];
  readonly decided_on: IsoDate | null;
  readonly decided_at: Date | null;
  readonly outcome: string | null;
  readonly opinion: string | null;
  readonly by_account: string | null;
  readonly by_name: string | null;
  readonly behalf_account: string | null;
  readonly behalf_name: string | null;
}

export async function listSteps(tx: Reading, matterId: string): Promise<Step[]> {
  const { rows } = await sql<StepRow>`
    select ordinal, code, round, state, is_review, opened_on, term_count, term_unit, term_from, term_from_at, due_on, due_at,
      missing_years, decided_on, decided_at, outcome, opinion, by_account, by_name, behalf_account, behalf_name
    from procedure.step where matter_id = ${matterId} order by ordinal`.execute(tx.sql);
  return rows.map(toStep);
}

function toStep(row: StepRow): Step {
  const isTimed = row.term_count !== null && row.term_unit !== null && row.term_from !== null;
  return {
    ordinal: row.ordinal,
    code: row.code,
    round: row.round,
    state: row.state,
    openedOn: row.opened_on,
    term: isTimed
      ? {
          count: row.term_count,
          unit: row.term_unit,
          from: row.term_from,
          fromAt: row.term_from_at?.toISOString() ?? "",
        }
      : null,
    due: { on: row.due_on, at: row.due_at?.toISOString() ?? null, missingYears: row.missing_years },
    decision: toDecision(row),
    isReview: row.is_review,
  };
}

function toDecision(row: StepRow): Decision | null {
  if (row.outcome === null || row.decided_on === null) return null;
  return {
    on: row.decided_on,
    outcome: row.outcome,
    opinion: row.opinion ?? "",
    by: { accountId: row.by_account ?? "", name: row.by_name ?? "" },
    behalf:
      row.behalf_account === null ? null : { accountId: row.behalf_account, name: row.behalf_name ?? "" },
  };
}

/** Writes a step as it is now; a decided one keeps the moment of its decision. */
export async function putStep(tx: Reading, matterId: string, step: Step, at: Date): Promise<void> {
  const { term, due, decision } = step;
  const decidedAt = decision === null ? null : at;
  await sql`
    insert into procedure.step as held (matter_id, ordinal, code, round, state, is_review, opened_on, term_count, term_unit,
      term_from, term_from_at, due_on, due_at, missing_years, decided_on, decided_at, outcome, opinion, by_account, by_name,
      behalf_account, behalf_name)
    values (${matterId}, ${step.ordinal}, ${step.code}, ${step.round}, ${step.state}, ${step.isReview}, ${step.openedOn},
      ${term?.count ?? null}, ${term?.unit ?? null}, ${term?.from ?? null}, ${term?.fromAt ?? null}, ${due.on}, ${due.at},
      ${[...due.missingYears]}::int[], ${decision?.on ?? null}, ${decidedAt}, ${decision?.outcome ?? null},
      ${decision?.opinion ?? null}, ${decision?.by.accountId ?? null}, ${decision?.by.name ?? null},
      ${decision?.behalf?.accountId ?? null}, ${decision?.behalf?.name ?? null})
    on conflict (matter_id, ordinal) do update set state = excluded.state, term_count = excluded.term_count,
      term_unit = excluded.term_unit, term_from = excluded.term_from, term_from_at = excluded.term_from_at,
      due_on = excluded.due_on, due_at = excluded.due_at, missing_years = excluded.missing_years,
      decided_on = excluded.decided_on, decided_at = coalesce(held.decided_at, excluded.decided_at),
      outcome = excluded.outcome, opinion = excluded.opinion, by_account = excluded.by_account, by_name = excluded.by_name,
      behalf_account = excluded.behalf_account, behalf_name = excluded.behalf_name`.execute(tx.sql);
}

export async function listPauses(tx: Reading, matterId: string): Promise<StepPause[]> {
  const { rows } = await sql<{
    step: number;
    kind: string;
    from_on: IsoDate;
    to_on: IsoDate | null;
    until_on: IsoDate | null;
  }>`
    select step, kind, from_on, to_on, until_on from procedure.pause where matter_id = ${matterId} order by ordinal`.execute(
    tx.sql,
  );
  return rows.map((row) => ({
    step: row.step,
    kind: row.kind,
    from: row.from_on,
    ...(row.to_on === null ? {} : { to: row.to_on }),
    ...(row.until_on === null ? {} : { until: row.until_on }),
  }));
}

export async function putPause(
  tx: Reading,
  matterId: string,
  ordinal: number,
  pause: StepPause,
): Promise<void> {
  await sql`
    insert into procedure.pause (matter_id, ordinal, step, kind, from_on, to_on, until_on)
    values (${matterId}, ${ordinal}, ${pause.step}, ${pause.kind}, ${pause.from}, ${pause.to ?? null}, ${pause.until ?? null})
    on conflict (matter_id, ordinal) do update set to_on = excluded.to_on, until_on = excluded.until_on`.execute(
    tx.sql,
  );
}

export interface MaterialRow {
  readonly id: string;
  readonly item: string;
  readonly kind: string;
  readonly file_name: string | null;
  readonly media_type: string | null;
  readonly size: number | null;
  readonly location: string | null;
  readonly note: string | null;
  readonly added_at: Date;
  readonly added_by_name: string;
}

export async function listMaterials(tx: Reading, matterId: string): Promise<MaterialRow[]> {
  const { rows } = await sql<MaterialRow>`
    select id, item, kind, file_name, media_type, size, location, note, added_at, added_by_name from procedure.material
    where matter_id = ${matterId} and removed_at is null order by added_at, id limit 200`.execute(tx.sql);
  return rows;
}

export interface MaterialDraft extends HandedIn {
  readonly id: string;
  readonly note: string | null;
  readonly file: {
    readonly name: string;
    readonly mediaType: string;
    readonly size: number;
    readonly digest: Buffer;
    readonly location: string;
  } | null;
}

export async function insertMaterial(
  tx: Pick<Tx, "sql" | "actor">,
  matterId: string,
  { id, item, kind, note, file }: MaterialDraft,
  at: Date,
): Promise<void> {
  await sql`
    insert into procedure.material (id, matter_id, item, kind, file_name, media_type, size, digest, location, note, added_at,
      added_by, added_by_name)
    values (${id}, ${matterId}, ${item}, ${kind}, ${file?.name ?? null}, ${file?.mediaType ?? null}, ${file?.size ?? null},
      ${file?.digest ?? null}, ${file?.location ?? null}, ${note}, ${at}, ${tx.actor.accountId}, ${tx.actor.displayName})`.execute(
    tx.sql,
  );
}

/** Takes a paper off the matter; it stays in the store, as what was once decided upon. */
export async function removeMaterial(tx: Reading, matterId: string, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update procedure.material set removed_at = ${at}
    where matter_id = ${matterId} and id = ${id} and removed_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface EventRow {
  readonly id: string;
  readonly on_date: IsoDate;
  readonly at: Date;
  readonly kind: string;
  readonly step_code: string | null;
  readonly says: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly by_name: string;
  readonly behalf_name: string | null;
}

export async function listEvents(tx: Reading, matterId: string): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select id, on_date, at, kind, step_code, says, detail, by_name, behalf_name from procedure.event
    where matter_id = ${matterId} order by at, id limit 500`.execute(tx.sql);
  return rows;
}

export interface SubjectEventRow extends EventRow {
  readonly matter_id: string;
  readonly procedure: string;
}

export async function listSubjectEvents(
  tx: Reading,
  subjectIds: readonly string[],
): Promise<SubjectEventRow[]> {
  const { rows } = await sql<SubjectEventRow>`
    select e.id, e.matter_id, m.procedure, e.on_date, e.at, e.kind, e.step_code, e.says, e.detail, e.by_name, e.behalf_name
    from procedure.matter m join procedure.event e on e.matter_id = m.id
    where m.subject_id = any (${[...subjectIds]}::uuid[]) order by e.at desc limit 500`.execute(tx.sql);
  return rows;
}

/** The application that follows this one, if it was applied for again. */
export async function findNext(tx: Reading, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from procedure.matter where previous_id = ${id} order by created_at desc limit 1`.execute(
    tx.sql,
  );
  return rows[0]?.id ?? null;
}

export async function insertEvents(
  tx: Pick<Tx, "sql" | "actor">,
  matterId: string,
  told: readonly Told[],
  behalf: string | null,
  at: Date,
): Promise<void> {
  for (const one of told)
    await sql`
      insert into procedure.event (id, matter_id, on_date, at, kind, step_code, says, detail, by_account, by_name, behalf_name)
      values (${uuid()}, ${matterId}, ${one.on}, ${at}, ${one.kind}, ${one.step}, ${one.says}, ${JSON.stringify(one.detail)},
        ${tx.actor.accountId}, ${tx.actor.displayName}, ${behalf})`.execute(tx.sql);
}
