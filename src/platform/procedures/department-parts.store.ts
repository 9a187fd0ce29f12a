/** Which departments take part in a matter, and which have nobody to act for them. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import type { Tx } from "../db/database.ts";

type Reading = Pick<Tx, "sql">;

export async function insertPart(tx: Reading, matterId: string, department: string, at: Date): Promise<void> {
  await sql`
    insert into procedure.department_part (matter_id, department, since) values (${matterId}, ${department}, ${at})
    on conflict do nothing`.execute(tx.sql);
}

export async function hasPart(tx: Reading, matterId: string, department: string | null): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    select 1 as one from procedure.department_part where matter_id = ${matterId} and department = ${department}`.execute(
    tx.sql,
  );
  return rows.length > 0;
}

/** Member units of which nobody holds a liaison's post on this day. */
export async function listUnreached(tx: Reading, on: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ unit: string }>`
    select unit from unnest(${memberUnitCodes.codes}::text[]) as unit
    where not exists (select from platform.post p join platform.account a on a.id = p.account_id
      where p.role = 'partnerLiaison' and p.department = unit and p.valid_from <= ${on}
        and (p.valid_to is null or p.valid_to > ${on}) and a.disabled_at is null)`.execute(tx.sql);
  return rows.map(({ unit }) => unit);
}

/** Who was named for a sealed matter and holds this desk. */
export async function findNamed(
  tx: Reading,
  matterId: string,
  desk: { readonly role: string; readonly placeCode: string; readonly department: string | null },
  on: IsoDate,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select g.account_id as id from platform.access_grant g join platform.post p on p.account_id = g.account_id
    where g.holder_id = ${matterId} and g.ended_at is null and p.role = ${desk.role} and p.place_code = ${desk.placeCode}
      and (${desk.department}::text is null or p.department = ${desk.department}) and p.valid_from <= ${on}
      and (p.valid_to is null or p.valid_to > ${on})
    order by g.granted_at limit 1`.execute(tx.sql);
  return rows[0]?.id;
}

/** Who sits at a desk on this day. */
export async function listPostsAt(
  tx: Reading,
  desk: { readonly role: string; readonly placeCode: string; readonly department: string | null },
  on: IsoDate,
): Promise<{ accountId: string; name: string }[]> {
  const { rows } = await sql<{ accountId: string; name: string }>`
    select distinct a.id as "accountId", a.display_name as name from platform.post p join platform.account a on a.id = p.account_id
    where p.role = ${desk.role} and p.place_code = ${desk.placeCode} and (${desk.department}::text is null or p.department = ${desk.department})
      and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on}) and a.disabled_at is null
    order by name limit 200`.execute(tx.sql);
  return rows;
}
