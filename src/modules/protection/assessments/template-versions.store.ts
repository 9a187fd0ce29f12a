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

/** Oldest first. */
export async function listTemplateRows(tx: Pick<Tx, "sql">): Promise<TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select version, from_on as "from", title, document, content from protection.assessment_template
    order by from_on limit 200`.execute(tx.sql);
  return rows;
}

/** One of the same day, not in use yet, is replaced. */
export async function putTemplateRow(
  tx: Pick<Tx, "sql" | "actor">,
  row: TemplateRow,
  at: Date,
): Promise<void> {
  await sql`
    insert into protection.assessment_template (version, from_on, title, document, content, recorded_at, recorded_by)
    values (${row.version}, ${row.from}, ${row.title}, ${row.document}, ${JSON.stringify(row.content)}, ${at}, ${tx.actor.accountId})
    on conflict (version) do update set document = excluded.document, content = excluded.content,
      recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`.execute(tx.sql);
}
