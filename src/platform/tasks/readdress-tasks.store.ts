/** SQL of open tasks whose subject turns out to be another one's file. */
import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

interface Readdressing {
  readonly from: string;
  readonly into: string;
}

/** Those of these kinds, and those that lead to one of these matters; where each lay before. */
export async function readdressTasks(
  tx: Pick<Tx, "sql">,
  { kinds, about }: { readonly kinds: readonly string[]; readonly about: readonly string[] },
  {
    from,
    into,
    fromScope,
    intoScope,
  }: Readdressing & { readonly fromScope: string; readonly intoScope: string },
): Promise<{ readonly id: string; readonly link: string; readonly scopeCode: string }[]> {
  const { rows } = await sql<{ id: string; link: string; scopeCode: string }>`
    update platform.task t set subject_id = ${into}, link = replace(link, ${from}::text, ${into}::text),
      scope_code = case when scope_code = ${fromScope} then ${intoScope} else scope_code end
    where subject_id = ${from} and done_at is null
      and (exists (select from unnest(${kinds}::text[]) as kind where starts_with(t.kind, kind))
        or exists (select from unnest(${about}::text[]) as matter where strpos(t.link, matter) > 0))
    returning id, old.link, old.scope_code as "scopeCode"`.execute(tx.sql);
  return rows;
}

/** Also one that was done in between: it was about the other file. */
export async function returnTask(
  tx: Pick<Tx, "sql">,
  id: string,
  row: Readdressing & { readonly was: Readonly<Record<string, string | null>> },
): Promise<void> {
  await sql`
    update platform.task set subject_id = ${row.from}, link = ${row.was["link"]}, scope_code = ${row.was["scopeCode"]}
    where id = ${id} and subject_id = ${row.into}`.execute(tx.sql);
}
