import { sql } from "kysely";
import type { Role, Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { reportsPaced } from "../cases/measures.store.ts";
import type { ReportPace } from "../cases/pace-codes.ts";
import type { Channel, Colour, Situation } from "../protection-codes.contract.ts";
import type { Danger, Injury, ReportedChild, ReporterKind } from "./report-form.contract.ts";
import type { Factor } from "./triage.ts";

export type ReportState = "received" | "takenUp" | "opened" | "joined" | "referred" | "unfounded";

export interface ReportRow {
  readonly id: string;
  readonly number: string;
  readonly scopeCode: string;
  readonly receivedAt: Date;
  readonly channel: Channel;
  readonly recordedBy: string | null;
  /** The organisation whose key it came by. */
  readonly organisation: string | null;
  /** Of the hotline that has passed it on. */
  readonly ticket: string | null;
  readonly reporterKind: ReporterKind | null;
  readonly isMandated: boolean;
  readonly situations: Situation[];
  readonly danger: Danger;
  readonly injury: Injury;
  readonly seenAt: Date | null;
  readonly contentSealed: Buffer;
  readonly contentDigest: Buffer;
  readonly codeSealed: Buffer | null;
  readonly codeUntil: string | null;
  readonly colour: Colour;
  readonly colourFactors: Factor[];
  readonly colourBy: string | null;
  readonly isCrime: boolean;
  readonly sealed: boolean;
  readonly sealedWhy: string | null;
  readonly state: ReportState;
  readonly receiverId: string;
  readonly receiverName: string;
  readonly receiverRole: Role;
  readonly receiverPlace: string;
  readonly takenUpAt: Date | null;
  readonly caseId: string | null;
  readonly referredTo: string | null;
  readonly settledAt: Date | null;
  readonly settledWhy: string | null;
  readonly fedBackAt: Date | null;
  readonly nextDueAt: Date | null;
  readonly version: number;
}

const columns = sql`r.id, r.number, r.scope_code as "scopeCode", r.received_at as "receivedAt", r.channel, r.recorded_by as "recordedBy",
  o.display_name as organisation, r.ticket,  r.reporter_kind as "reporterKind", r.is_mandated as "isMandated", r.situations, r.danger, r.injury, r.seen_at as "seenAt",
  r.content_sealed as "contentSealed", r.content_digest as "contentDigest", r.code_sealed as "codeSealed", r.code_until as "codeUntil",
  r.colour, r.colour_factors as "colourFactors", r.colour_by as "colourBy", r.is_crime as "isCrime", r.sealed, r.sealed_why as "sealedWhy",
  r.state, r.receiver_id as "receiverId", a.display_name as "receiverName", r.receiver_role as "receiverRole",
  r.receiver_place as "receiverPlace", r.taken_up_at as "takenUpAt", r.case_id as "caseId", r.referred_to as "referredTo",
  r.settled_at as "settledAt", r.settled_why as "settledWhy", r.fed_back_at as "fedBackAt", r.next_due_at as "nextDueAt", r.version`;
const from = sql`protection.report r join platform.account a on a.id = r.receiver_id
  left join platform.account o on o.id = r.recorded_by and o.kind = 'partner'`;

export interface NewReport {
  readonly id: string;
  readonly scopeCode: string;
  readonly at: Date;
  readonly channel: Channel;
  readonly recordedBy: string | null;
  readonly ticket: string | null;
  readonly reporterKind: ReporterKind | null;
  readonly isMandated: boolean;
  readonly situations: readonly Situation[];
  readonly danger: Danger;
  readonly injury: Injury;
  readonly seenAt: Date | null;
  readonly contentSealed: Buffer;
  readonly contentDigest: Buffer;
  readonly codeSealed: Buffer | null;
  readonly codeIndex: Buffer | null;
  readonly senderIndex: Buffer | null;
  readonly colour: Colour;
  readonly colourFactors: readonly Factor[];
  readonly isCrime: boolean;
  readonly sealed: boolean;
  readonly sealedWhy: string | null;
  readonly receiver: { readonly accountId: string; readonly role: Role; readonly placeCode: string };
}

/** `BG20261128-0007`: the day, and the how-manieth of the day; two at once wait for one another here, for a moment. */
export async function nextNumber(
  tx: Pick<Tx, "sql">,
  prefix: string,
  table: "report" | "case",
  day: string,
): Promise<string> {
  const head = `${prefix}${day.replaceAll("-", "")}-`;
  await sql`select pg_advisory_xact_lock(hashtext(${`protection.${head}`}))`.execute(tx.sql);
  const of = table === "report" ? sql`protection.report` : sql`protection.case`;
  // As numbers: the ten-thousandth of a day stands before the ninth as text.
  const { rows } = await sql<{ last: number | null }>`
    select max(substr(number, ${head.length + 1})::int) as last from ${of} where number >= ${head} and number < ${`${head}:`}`.execute(
    tx.sql,
  );
  const count = (rows[0]?.last ?? 0) + 1;
  return `${head}${String(count).padStart(4, "0")}`;
}

/** False if there is one with this id already. */
export async function insertReport(tx: Pick<Tx, "sql">, number: string, one: NewReport): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.report (id, number, scope_code, received_at, channel, recorded_by, reporter_kind, is_mandated, situations,
      danger, injury, seen_at, content_sealed, content_digest, code_sealed, code_index, sender_index, colour, colour_factors, is_crime,
      ticket, sealed, sealed_why, receiver_id, receiver_role, receiver_place)
    values (${one.id}, ${number}, ${one.scopeCode}, ${one.at}, ${one.channel}, ${one.recordedBy}, ${one.reporterKind},
      ${one.isMandated}, ${one.situations}::text[], ${one.danger}, ${one.injury}, ${one.seenAt}, ${one.contentSealed},
      ${one.contentDigest}, ${one.codeSealed}, ${one.codeIndex}, ${one.senderIndex}, ${one.colour},
      ${JSON.stringify(one.colourFactors)}::jsonb, ${one.isCrime}, ${one.ticket}, ${one.sealed}, ${one.sealedWhy}, ${one.receiver.accountId},
      ${one.receiver.role}, ${one.receiver.placeCode})
    on conflict (id) do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface ReportChildRow {
  readonly id: string;
  readonly name: string | null;
  readonly sex: string | null;
  readonly age: number | null;
  readonly school: string | null;
  readonly childId: string | null;
}

export async function insertReportChildren(
  tx: Pick<Tx, "sql">,
  reportId: string,
  children: readonly (ReportedChild & { readonly id: string; readonly childId?: string | undefined })[],
): Promise<void> {
  for (const { id, name, sex, age, school, childId } of children)
    await sql`
      insert into protection.report_child (id, report_id, name, sex, age, school, child_id)
      values (${id}, ${reportId}, ${name ?? null}, ${sex ?? null}, ${age ?? null}, ${school ?? null}, ${childId ?? null})`.execute(
      tx.sql,
    );
}

export async function listReportChildren(tx: Pick<Tx, "sql">, reportId: string): Promise<ReportChildRow[]> {
  const { rows } = await sql<ReportChildRow>`
    select id, name, sex, age, school, child_id as "childId" from protection.report_child
    where report_id = ${reportId} order by id limit 20`.execute(tx.sql);
  return rows;
}

export async function linkReportChild(
  tx: Pick<Tx, "sql" | "actor">,
  reportId: string,
  id: string,
  childId: string | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.report_child set child_id = ${childId}, linked_by = ${tx.actor.accountId}
    where id = ${id} and report_id = ${reportId}`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function insertReporter(
  tx: Pick<Tx, "sql">,
  reportId: string,
  reporter: { readonly sealed: Buffer; readonly hasPhone: boolean; readonly accountId: string | null },
): Promise<void> {
  await sql`
    insert into protection.reporter (report_id, sealed, has_phone, account_id)
    values (${reportId}, ${reporter.sealed}, ${reporter.hasPhone}, ${reporter.accountId})`.execute(tx.sql);
}

export interface ReporterRow {
  readonly sealed: Buffer;
  readonly hasPhone: boolean;
  readonly accountId: string | null;
}

export async function findReporter(tx: Pick<Tx, "sql">, reportId: string): Promise<ReporterRow | undefined> {
  const { rows } = await sql<ReporterRow>`
    select sealed, has_phone as "hasPhone", account_id as "accountId" from protection.reporter where report_id = ${reportId}`.execute(
    tx.sql,
  );
  return rows[0];
}

export async function findReport(tx: Pick<Tx, "sql">, id: string): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`select ${columns} from ${from} where r.id = ${id}`.execute(tx.sql);
  return rows[0];
}

export async function findReportByCode(
  tx: Pick<Tx, "sql">,
  indexes: readonly Buffer[],
): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`
    select ${columns} from ${from} where r.code_index = any (${indexes}::bytea[])`.execute(tx.sql);
  return rows[0];
}

export interface ReportAsk {
  readonly scope: Scope;
  /** The place that was asked for: what lies elsewhere is left out, even where a grant shows it. */
  readonly below: Scope | undefined;
  readonly sealed: boolean | undefined;
  readonly states: readonly ReportState[];
  readonly colour: Colour | undefined;
  readonly channel: Channel | undefined;
  /** A part of it. */
  readonly number: string | undefined;
  /** Only those for which this account answers. */
  readonly receiver: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Days on which it was dealt with, so that its reporter could be answered. */
  readonly handledFrom: string | undefined;
  readonly handledTo: string | undefined;
  /** Only those whose clock has run out by then. */
  readonly late: Date | undefined;
  /** How its clocks went, as seen at a moment. */
  readonly paced: { readonly pace: ReportPace; readonly at: Date } | undefined;
}

const asked = (ask: ReportAsk) => sql`
  (r.scope_code >= ${ask.scope.lo} and r.scope_code < ${ask.scope.hi} or r.id in (select platform.granted()))
  and r.state = any (${ask.states}::text[])
  and (${ask.sealed ?? null}::boolean is null or r.sealed = ${ask.sealed ?? null})
  and ${ask.below === undefined ? sql`true` : sql`r.scope_code >= ${ask.below.lo} and r.scope_code < ${ask.below.hi}`}
  and (${ask.colour ?? null}::text is null or r.colour = ${ask.colour ?? null})
  and (${ask.channel ?? null}::text is null or r.channel = ${ask.channel ?? null})
  and (${ask.receiver ?? null}::uuid is null or r.receiver_id = ${ask.receiver ?? null})
  and (${ask.number ?? null}::text is null or strpos(r.number, upper(${ask.number ?? null})) > 0)
  and (${ask.from ?? null}::date is null or r.received_at >= ${ask.from ?? null}::date)
  and (${ask.to ?? null}::date is null or r.received_at < ${ask.to ?? null}::date + 1)
  and (${ask.handledFrom ?? null}::date is null or r.handled_at >= ${ask.handledFrom ?? null}::date)
  and (${ask.handledTo ?? null}::date is null or r.handled_at < ${ask.handledTo ?? null}::date + 1)
  and (${ask.late ?? null}::timestamptz is null or r.next_due_at < ${ask.late ?? null})
  and ${ask.paced === undefined ? sql`true` : reportsPaced("r", ask.paced.pace, ask.paced.at)}`;

/** What waits by colour and nearest clock; what is settled by when it came in. */
export type ReportOrder = "urgent" | "newest";
/** Where a page ended: colour, moment, id. */
export type ReportPosition = readonly [rank: string, moment: string, id: string];

const gravity: readonly Colour[] = ["red", "orange", "yellow", "blue"];

export function positionOf(row: ReportRow, order: ReportOrder): ReportPosition {
  const { id, colour, nextDueAt, receivedAt } = row;
  const moment = order === "newest" ? receivedAt.toISOString() : (nextDueAt?.toISOString() ?? "infinity");
  return [String(gravity.indexOf(colour)), moment, id];
}

const rank = sql`array_position(${sql.lit(`{${gravity.join(",")}}`)}::text[], r.colour) - 1`;
const nearest = sql`coalesce(r.next_due_at, 'infinity')`;

/** What waits, the reddest and the nearest clock first; what is settled, the newest first. */
export async function listReports(
  tx: Tx,
  ask: ReportAsk,
  order: ReportOrder,
  after: ReportPosition | undefined,
  limit: number,
): Promise<ReportRow[]> {
  const behind =
    after === undefined
      ? sql`true`
      : order === "urgent"
        ? sql`(${rank}, ${nearest}, r.id) > (${Number(after[0])}, ${after[1]}::timestamptz, ${after[2]}::uuid)`
        : sql`(r.received_at, r.id) < (${after[1]}::timestamptz, ${after[2]}::uuid)`;
  const by = order === "urgent" ? sql`${rank}, ${nearest}, r.id` : sql`r.received_at desc, r.id desc`;
  const { rows } = await sql<ReportRow>`
    select ${columns} from ${from} where ${asked(ask)} and ${behind} order by ${by} limit ${limit}`.execute(
    tx.sql,
  );
  return rows;
}

export async function countReports(tx: Tx, ask: ReportAsk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from protection.report r where ${asked(ask)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

export interface EarlierRow {
  readonly id: string;
  readonly number: string;
  readonly receivedAt: Date;
  readonly state: ReportState;
  readonly colour: Colour;
  readonly sealed: boolean;
  /** Why it is shown: the same file, or the same name in the same place. */
  readonly because: "child" | "name";
}

/** Other reports about the same children since a day: the same file, or the same name in the same township. */
export async function listEarlier(
  tx: Pick<Tx, "sql">,
  about: {
    readonly reportId: string;
    readonly childIds: readonly string[];
    readonly names: readonly string[];
    readonly scopeCode: string;
    readonly since: string;
  },
): Promise<EarlierRow[]> {
  const township = about.scopeCode.slice(0, 9);
  const { rows } = await sql<EarlierRow>`
    select r.id, r.number, r.received_at as "receivedAt", r.state, r.colour, r.sealed,
      min(case when c.child_id = any (${about.childIds}::uuid[]) then 'child' else 'name' end) as because
    from protection.report_child c join protection.report r on r.id = c.report_id
    where r.id <> ${about.reportId} and r.received_at >= ${about.since}::date
      and (c.child_id = any (${about.childIds}::uuid[])
        or c.name = any (${about.names}::text[]) and starts_with(r.scope_code, ${township}))
    group by r.id order by r.received_at desc limit 20`.execute(tx.sql);
  return rows;
}

/** Each field that is named; the version goes up. False where somebody else has changed it meanwhile. */
export async function updateReport(
  tx: Pick<Tx, "sql">,
  id: string,
  version: number,
  change: Partial<{
    colour: Colour;
    colourFactors: readonly Factor[];
    colourBy: string;
    isCrime: boolean;
    sealed: boolean;
    sealedWhy: string | null;
    situations: readonly Situation[];
    scopeCode: string;
    state: ReportState;
    receiver: { readonly accountId: string; readonly role: Role; readonly placeCode: string };
    takenUpAt: Date;
    caseId: string;
    referredTo: string;
    settledAt: Date;
    settledWhy: string;
    fedBackAt: Date;
    codeUntil: string;
  }>,
): Promise<boolean> {
  const { receiver } = change;
  const { numAffectedRows } = await sql`
    update protection.report set
      colour = coalesce(${change.colour ?? null}, colour),
      colour_factors = coalesce(${change.colourFactors === undefined ? null : JSON.stringify(change.colourFactors)}::jsonb, colour_factors),
      colour_by = coalesce(${change.colourBy ?? null}::uuid, colour_by),
      is_crime = coalesce(${change.isCrime ?? null}::boolean, is_crime),
      sealed = coalesce(${change.sealed ?? null}::boolean, sealed),
      sealed_why = case when ${change.sealed !== undefined} then ${change.sealedWhy ?? null} else sealed_why end,
      situations = coalesce(${change.situations ?? null}::text[], situations),
      scope_code = coalesce(${change.scopeCode ?? null}, scope_code),
      state = coalesce(${change.state ?? null}, state),
      receiver_id = coalesce(${receiver?.accountId ?? null}::uuid, receiver_id),
      receiver_role = coalesce(${receiver?.role ?? null}, receiver_role),
      receiver_place = coalesce(${receiver?.placeCode ?? null}, receiver_place),
      taken_up_at = coalesce(taken_up_at, ${change.takenUpAt ?? null}::timestamptz),
      case_id = coalesce(${change.caseId ?? null}::uuid, case_id),
      referred_to = coalesce(${change.referredTo ?? null}, referred_to),
      settled_at = coalesce(${change.settledAt ?? null}::timestamptz, settled_at),
      settled_why = coalesce(${change.settledWhy ?? null}, settled_why),
      fed_back_at = coalesce(${change.fedBackAt ?? null}::timestamptz, fed_back_at),
      code_until = coalesce(${change.codeUntil ?? null}::date, code_until),
      version = version + 1
    where id = ${id} and version = ${version}`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function listReportsOfCase(tx: Pick<Tx, "sql">, caseId: string): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select ${columns} from ${from} where r.case_id = ${caseId} order by r.received_at limit 100`.execute(
    tx.sql,
  );
  return rows;
}

export async function hasReports(tx: Pick<Tx, "sql">): Promise<boolean> {
  const { rows } = await sql<{
    some: boolean;
  }>`select exists (select from protection.report) as some`.execute(tx.sql);
  return rows[0]?.some ?? false;
}

/** The report of this ticket, if it has come before. */
export async function findTicket(
  tx: Pick<Tx, "sql">,
  channel: Channel,
  ticket: string,
): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`
    select ${columns} from ${from} where r.channel = ${channel} and r.ticket = ${ticket}`.execute(tx.sql);
  return rows[0];
}

/** One that this account has made. */
export async function findReportOf(
  tx: Pick<Tx, "sql">,
  id: string,
  accountId: string,
): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`
    select ${columns} from ${from} where r.id = ${id} and r.recorded_by = ${accountId}`.execute(tx.sql);
  return rows[0];
}

/** What this account has made, the newest first. */
export async function listReportsOf(
  tx: Pick<Tx, "sql">,
  accountId: string,
  after: readonly [moment: string, id: string] | undefined,
  limit: number,
): Promise<ReportRow[]> {
  const [moment, id] = after ?? [null, null];
  const { rows } = await sql<ReportRow>`
    select ${columns} from ${from} where r.recorded_by = ${accountId}
      and (${moment}::timestamptz is null or (r.received_at, r.id) < (${moment}::timestamptz, ${id}::uuid))
    order by r.received_at desc, r.id desc limit ${limit}`.execute(tx.sql);
  return rows;
}
