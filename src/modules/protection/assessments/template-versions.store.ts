/** SQL of the versions of the assessment that an office has set. */
import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { TemplateContent } from "./next-template.ts";

export interface TemplateRow {
  readonly version: string;
  readonly from: IsoDate;
  readonly title: string;
  readonly document: string;
  readonly content: TemplateContent;
}

export interface SetTemplate extends TemplateRow {
  readonly setAt: Date;
  readonly setBy: string;
  readonly setByName: string;
  readonly isConfirmed: boolean;
  readonly refusedWhy: string | null;
}

/** Oldest first. */
export async function listTemplateRows(tx: Pick<Tx, "sql">): Promise<SetTemplate[]> {
  const { rows } = await sql<SetTemplate>`
    select t.version, t.from_on as "from", t.title, t.document, t.content, t.recorded_at as "setAt", t.recorded_by as "setBy",
      a.display_name as "setByName", t.confirmed_at is not null as "isConfirmed", t.refused_why as "refusedWhy"
    from protection.assessment_template t join platform.account a on a.id = t.recorded_by
    order by t.from_on limit 200`.execute(tx.sql);
  return rows;
}

/** One of the same day, not in use yet, is replaced, and waits for a second person again. */
export async function putTemplateRow(
  tx: Pick<Tx, "sql" | "actor">,
  row: TemplateRow,
  at: Date,
): Promise<void> {
  await sql`
    insert into protection.assessment_template (version, from_on, title, document, content, recorded_at, recorded_by)
    values (${row.version}, ${row.from}, ${row.title}, ${row.document}, ${JSON.stringify(row.content)}, ${at}, ${tx.actor.accountId})
    on conflict (version) do update set document = excluded.document, content = excluded.content,
      recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by, confirmed_at = null, confirmed_by = null,
      refused_at = null, refused_by = null, refused_why = null`.execute(tx.sql);
}

/** False where it was decided, or set anew, meanwhile. */
export async function decideTemplateRow(
  tx: Pick<Tx, "sql" | "actor">,
  { version, setAt }: Pick<SetTemplate, "version" | "setAt">,
  { at, refusedWhy }: { readonly at: Date; readonly refusedWhy: string | null },
): Promise<boolean> {
  const by = tx.actor.accountId;
  const decided =
    refusedWhy === null
      ? sql`confirmed_at = ${at}, confirmed_by = ${by}`
      : sql`refused_at = ${at}, refused_by = ${by}, refused_why = ${refusedWhy}`;
  const { numAffectedRows } = await sql`
    update protection.assessment_template set ${decided}
    where version = ${version} and recorded_at = ${setAt} and confirmed_at is null and refused_at is null`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0) === 1;
}
