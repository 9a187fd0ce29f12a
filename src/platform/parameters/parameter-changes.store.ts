/** SQL of proposed changes, their rows and their events. */
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { CodeOf } from "../../kernel/code-table.ts";
import type { Tx } from "../db/database.ts";
import type { Change, ChangeDraft, changeStates } from "./parameter-changes.contract.ts";

type ChangeState = CodeOf<typeof changeStates>;

export interface ChangeRecord {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly compared: boolean;
  readonly effective: ChangeDraft["effective"];
  readonly reason: string;
  readonly state: ChangeState;
  readonly version: number;
  readonly proposedPreview: Change["proposedPreview"];
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly decidedPreview: Change["decidedPreview"];
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionWords: string | null;
}

const columns = sql`
  c.id, c.document, c.title, c.issued_on as "issuedOn", c.compared, c.effective, c.reason, c.state, c.version,
  c.proposed_preview as "proposedPreview", c.proposed_by as "proposedBy", p.display_name as "proposedByName",
  c.proposed_at as "proposedAt", c.decided_preview as "decidedPreview", d.display_name as "decidedByName",
  c.decided_at as "decidedAt", c.decision_words as "decisionWords"`;
const people = sql`
  join platform.account p on p.id = c.proposed_by
  left join platform.account d on d.id = c.decided_by`;

export async function findChange(tx: Pick<Tx, "sql">, id: string): Promise<ChangeRecord | undefined> {
  const { rows } = await sql<ChangeRecord>`
    select ${columns} from platform.parameter_change c ${people} where c.id = ${id}`.execute(tx.sql);
  return rows[0];
}

/** Of two people who decide at once the second waits here and sees the first's decision. */
export async function lockChange(tx: Pick<Tx, "sql">, id: string): Promise<void> {
  await sql`select id from platform.parameter_change where id = ${id} for update`.execute(tx.sql);
}

/** Newest first; a district makes a few a year. */
export async function listChanges(
  tx: Pick<Tx, "sql">,
  state: ChangeState | undefined,
): Promise<ChangeRecord[]> {
  const { rows } = await sql<ChangeRecord>`
    select ${columns} from platform.parameter_change c ${people}
    where ${state === undefined ? sql`true` : sql`c.state = ${state}`}
    order by (c.state = 'proposed') desc, c.proposed_at desc, c.id desc limit 200`.execute(tx.sql);
  return rows;
}

export async function insertChange(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  draft: ChangeDraft,
  seen: { readonly at: Date; readonly digest: string; readonly preview: Change["proposedPreview"] },
): Promise<void> {
  const { actor } = tx;
  await sql`
    insert into platform.parameter_change (id, scope_code, document, title, issued_on, compared, effective, reason, state,
      proposed_preview, proposed_digest, proposed_by, proposed_at)
    values (${id}, ${actor.placeCode}, ${draft.document}, ${draft.title}, ${draft.issuedOn}, ${draft.compared},
      ${JSON.stringify(draft.effective)}::jsonb, ${draft.reason}, 'proposed', ${JSON.stringify(seen.preview)}::jsonb,
      ${seen.digest}, ${actor.accountId}, ${seen.at})`.execute(tx.sql);
  const rows = seen.preview.rows;
  await sql`
    insert into platform.parameter_change_row (change_id, position, scope_code, key, value, valid_from)
    select ${id}, position - 1, ${actor.placeCode}, key, value::jsonb, valid_from
    from unnest(${rows.map((row) => row.key)}::text[], ${rows.map((row) => JSON.stringify(row.after))}::text[],
      ${rows.map((row) => row.from)}::date[]) with ordinality as t (key, value, valid_from, position)`.execute(
    tx.sql,
  );
}

export interface ChangeRowRecord {
  readonly key: string;
  readonly value: ChangeDraft["rows"][number]["value"];
  readonly from: string;
}

export async function listChangeRows(tx: Pick<Tx, "sql">, changeId: string): Promise<ChangeRowRecord[]> {
  const { rows } = await sql<ChangeRowRecord>`
    select key, value, valid_from as "from" from platform.parameter_change_row
    where change_id = ${changeId} order by position`.execute(tx.sql);
  return rows;
}

export interface Decision {
  readonly state: Exclude<ChangeState, "proposed">;
  readonly words: string | null;
  readonly preview: Change["decidedPreview"];
  readonly at: Date;
}

/** `false` when it has been decided meanwhile. */
export async function settleChange(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  version: number,
  { state, words, preview, at }: Decision,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update platform.parameter_change set state = ${state}, version = version + 1, decided_by = ${tx.actor.accountId},
      decided_at = ${at}, decision_words = ${words}, decided_preview = ${preview === null ? null : JSON.stringify(preview)}::jsonb
    where id = ${id} and version = ${version} and state = 'proposed' returning id`.execute(tx.sql);
  return rows.length === 1;
}

type EventAct = Change["events"][number]["act"];

export async function insertEvent(
  tx: Pick<Tx, "sql" | "actor">,
  changeId: string,
  event: { readonly act: EventAct; readonly words: string | null; readonly at: Date },
): Promise<void> {
  await sql`
    insert into platform.parameter_change_event (id, change_id, scope_code, at, account_id, act, words)
    values (${uuid()}, ${changeId}, ${tx.actor.placeCode}, ${event.at}, ${tx.actor.accountId}, ${event.act}, ${event.words})`.execute(
    tx.sql,
  );
}

export async function listEvents(
  tx: Pick<Tx, "sql">,
  changeId: string,
): Promise<{ at: Date; by: string; act: EventAct; words: string | null }[]> {
  const { rows } = await sql<{ at: Date; by: string; act: EventAct; words: string | null }>`
    select e.at, a.display_name as by, e.act, e.words
    from platform.parameter_change_event e join platform.account a on a.id = e.account_id
    where e.change_id = ${changeId} order by e.at, e.id limit 100`.execute(tx.sql);
  return rows;
}
