import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { coverageSql, type ScreeningDays } from "./screening-sql.store.ts";

/** Writes the month's figures anew, from today's facts. */
export async function writeCoverage(tx: Pick<Tx, "sql">, days: ScreeningDays): Promise<void> {
  const month = days.today.on.slice(0, 7);
  await sql`delete from benefits.coverage where month = ${month}`.execute(tx.sql);
  await sql`
    insert into benefits.coverage (month, scope_code, about, entitled, receiving, cannot_tell)
    select ${month}, c.* from (${coverageSql(days)}) c`.execute(tx.sql);
}

/** Is anything known of the months before this one? */
export async function hasCoverageBefore(tx: Pick<Tx, "sql">, month: string): Promise<boolean> {
  const { rows } = await sql`select 1 from benefits.coverage where month < ${month} limit 1`.execute(tx.sql);
  return rows.length > 0;
}

export interface CoverageFigure {
  readonly month: string;
  readonly about: string;
  readonly code: string;
  readonly entitled: number;
  readonly receiving: number;
  readonly cannotTell: number;
}

/** By month and programme, for the places with so many digits of their code. */
export async function listCoverage(
  tx: Tx,
  scope: Scope,
  digits: number,
  about: string | undefined,
): Promise<CoverageFigure[]> {
  const { rows } = await sql<CoverageFigure>`
    select month, about, left(scope_code, ${digits}) as code, sum(entitled)::int as entitled, sum(receiving)::int as receiving,
      sum(cannot_tell)::int as "cannotTell"
    from benefits.coverage
    where scope_code >= ${scope.lo} and scope_code < ${scope.hi} and (${about ?? null}::text is null or about = ${about ?? null})
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx.sql);
  return rows;
}
