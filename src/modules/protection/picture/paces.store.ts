/** How soon: counts and times over what stands with each case and report of its clocks, in one pass for all that is measured on it. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import { caseMeasures, isMet, isMissed, type Measure, reportMeasures } from "../cases/measures.store.ts";
import type * as counted from "./counted.ts";
import type { Days } from "./period.ts";
import { below, isBefore, type Span, secret, within } from "./picture.store.ts";

type Reading = Pick<Tx, "sql">;
type Part = RawBuilder<unknown>;

/** How soon reports were taken up and their reporters answered. */
export async function measureReports(
  tx: Reading,
  span: Span,
  now: Days,
  before: Days,
): Promise<counted.Measured[]> {
  const from = { table: sql`protection.report`, since: sql`r.received_at` };
  const { takeUp, feedback } = reportMeasures("r");
  const of = { span, now, before };
  return [
    ...(await measure(tx, { ...from, moment: sql`r.received_at` }, of, [takeUp])),
    ...(await measure(tx, { ...from, moment: sql`r.handled_at` }, of, [feedback])),
  ];
}

/** How soon somebody acted in the cases that were opened, and how soon the child was safe. */
export function measureCases(tx: Reading, span: Span, now: Days, before: Days): Promise<counted.Measured[]> {
  const from = { table: sql`protection.case`, moment: sql`r.opened_at`, since: sql`r.reported_at` };
  return measure(tx, from, { span, now, before }, caseMeasures("r"));
}

interface Asked {
  readonly span: Span;
  readonly now: Days;
  readonly before: Days;
}

async function measure(
  tx: Reading,
  { table, moment, since }: { readonly table: Part; readonly moment: Part; readonly since: Part },
  { span, now, before }: Asked,
  measures: readonly Measure[],
): Promise<counted.Measured[]> {
  const name = (index: number, of: string) => sql.ref(`${of}${index}`);
  const each = (part: (one: Measure, index: number) => Part) => sql.join(measures.map(part));
  const { rows } = await sql<counted.Measured>`
    with one as materialized (
      select ${isBefore(moment, now)} as "isBefore", case when r.sealed then 'sealed' else r.colour end as colour,
        case when r.sealed then 'sealed' else left(r.scope_code, ${span.digits}::int) end as place,
        ${each(
          (one, n) => sql`${one.counts} as ${name(n, "counts")}, ${isMet(one)} as ${name(n, "met")},
            ${isMissed(one, span.at)} as ${name(n, "missed")},
            case when ${one.counts} then extract(epoch from ${one.ended} - ${since})::float8 end as ${name(n, "took")}`,
        )}
      from ${table} r where ${below(span, sql`r.scope_code`)} and ${within(moment, now, before)} and ${secret(span, sql`r`)}),
    told as (
      select "isBefore", case grouping(colour, place) when 1 then 'colour' when 2 then 'place' else 'all' end as dimension,
        coalesce(colour, place) as key,
        ${each(
          (_, n) => sql`count(*) filter (where ${name(n, "counts")}) as ${name(n, "counted")},
            count(*) filter (where ${name(n, "counts")} and ${name(n, "met")}) as ${name(n, "met")},
            count(*) filter (where ${name(n, "counts")} and ${name(n, "missed")}) as ${name(n, "missed")},
            count(${name(n, "took")}) as ${name(n, "timed")},
            percentile_cont(array[0.5, 0.9]) within group (order by ${name(n, "took")}) as ${name(n, "took")}`,
        )}
      from one group by "isBefore", grouping sets ((colour), (place), ()))
    select m.measure, told."isBefore", told.dimension, told.key, m.met, m.missed, m.timed, m.took[1] / 3600 as median, m.took[2] / 3600 as p90
    from told cross join lateral (values ${each(
      (
        { code },
        n,
      ) => sql`(${code}::text, ${name(n, "counted")}, ${name(n, "met")}, ${name(n, "missed")}, ${name(n, "timed")},
        ${name(n, "took")})`,
    )}) as m(measure, counted, met, missed, timed, took)
    where m.counted > 0`.execute(tx.sql);
  return rows;
}
