/** Sums over entries in the database; exact, since whole numbers are summed as numeric. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../db/database.ts";
import { type EntryFilter, matching } from "./entries.store.ts";
import { ABOUT, type Measure, type Where } from "./record.ts";
import type { Grouping } from "./record-codes.contract.ts";

export interface MeasuredGroup {
  readonly key: string;
  /** In the order of the measures that were asked for. */
  readonly values: readonly number[];
}

const keys: Readonly<Record<Grouping, RawBuilder<unknown>>> = {
  unit: sql`unit`,
  month: sql`to_char(on_day, 'YYYY-MM')`,
  quarter: sql`to_char(on_day, 'YYYY"Q"Q')`,
  year: sql`to_char(on_day, 'YYYY')`,
};

/** One row a group and a last one, with the key null, for all of them: what is distinct in two groups counts once there. */
export async function measureEntries(
  tx: Pick<Tx, "sql">,
  filter: EntryFilter,
  measures: readonly Measure[],
  by: Grouping,
): Promise<{ readonly groups: MeasuredGroup[]; readonly total: readonly number[] }> {
  const measured =
    measures.length === 0
      ? sql`'{}'::numeric[]`
      : sql`array[${sql.join(measures.map(expression))}]::numeric[]`;
  const { rows } = await sql<{ key: string | null; values: readonly (string | number)[] }>`
    select key, ${measured} as values
    from (select ${keys[by]} as key, content, about_name, about_id from record.entry where ${matching(filter)}) as chosen
    group by grouping sets ((key), ()) order by key nulls last limit 5000`.execute(tx.sql);
  const read = rows.map(({ key, values }) => ({ key, values: values.map(Number) }));
  return {
    groups: read.filter((row): row is typeof row & { key: string } => row.key !== null),
    total: read.find(({ key }) => key === null)?.values ?? measures.map(() => 0),
  };
}

/** Whether an entry meets a condition. */
export function holding(where: Where): RawBuilder<unknown> {
  return "isFilled" in where
    ? sql`coalesce(content ->> ${where.field}, '') <> ''`
    : sql`content ->> ${where.field} = any (${where.oneOf.map(String)}::text[])`;
}

function expression(measure: Measure): RawBuilder<unknown> {
  if (measure.kind === "distinct")
    return measure.field === ABOUT
      ? sql`count(distinct coalesce(about_id::text, about_name))`
      : sql`count(distinct content ->> ${measure.field})`;
  const { where } = measure;
  const holds = where === undefined ? sql`true` : holding(where);
  return measure.kind === "count"
    ? sql`count(*) filter (where ${holds})`
    : sql`coalesce(sum((content ->> ${measure.field})::numeric) filter (where ${holds}), 0)`;
}
