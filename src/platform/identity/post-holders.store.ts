import { sql } from "kysely";
import type { Role, Scope } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";

/** Somebody in a post. */
export interface PostHolder {
  readonly accountId: string;
  readonly displayName: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly department: string | null;
  readonly title: string;
}

const columns = sql`p.account_id as "accountId", a.display_name as "displayName", p.role, p.place_code as "placeCode", p.department,
  p.title`;
const inOffice = (on: IsoDate) =>
  sql`p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on}) and a.disabled_at is null`;

/** Whoever holds this post at exactly this place, the longest in office first. */
export async function listHolders(
  tx: Pick<Tx, "sql">,
  role: Role,
  placeCode: string,
  on: IsoDate,
): Promise<PostHolder[]> {
  const { rows } = await sql<PostHolder>`
    select ${columns} from platform.post p join platform.account a on a.id = p.account_id
    where p.role = ${role} and p.place_code = ${placeCode} and ${inOffice(on)}
    order by p.valid_from, p.id limit 100`.execute(tx.sql);
  return rows;
}

/** The posts that an account holds. */
export async function listPostsOf(
  tx: Pick<Tx, "sql">,
  accountId: string,
  on: IsoDate,
): Promise<PostHolder[]> {
  const { rows } = await sql<PostHolder>`
    select ${columns} from platform.post p join platform.account a on a.id = p.account_id
    where p.account_id = ${accountId} and ${inOffice(on)} order by p.valid_from, p.id limit 20`.execute(
    tx.sql,
  );
  return rows;
}

/** Whoever may be given something: by role, below a place, name or title containing the words. */
export async function searchHolders(
  tx: Pick<Tx, "sql">,
  ask: {
    readonly roles: readonly Role[];
    readonly place: string;
    readonly words: string;
    readonly on: IsoDate;
  },
): Promise<PostHolder[]> {
  const like = `%${ask.words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<PostHolder>`
    select ${columns} from platform.post p join platform.account a on a.id = p.account_id
    where p.role = any (${ask.roles}::text[]) and starts_with(p.place_code, ${ask.place}) and ${inOffice(ask.on)}
      and (a.display_name like ${like} or p.title like ${like} or a.username like ${like})
    order by length(p.place_code), p.place_code, p.id limit 30`.execute(tx.sql);
  return rows;
}

/** Whoever holds this post at a place of this scope. */
export async function listHoldersIn(
  tx: Pick<Tx, "sql">,
  role: Role,
  { lo, hi }: Scope,
  on: IsoDate,
): Promise<PostHolder[]> {
  const { rows } = await sql<PostHolder>`
    select ${columns} from platform.post p join platform.account a on a.id = p.account_id
    where p.role = ${role} and p.place_code collate "C" >= ${lo} and p.place_code collate "C" < ${hi} and ${inOffice(on)}
    order by p.place_code, p.valid_from, p.id limit 2000`.execute(tx.sql);
  return rows;
}
