/** SQL of what the register knows about guardianship on a day, over the children who stand on file that day. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../kernel/actor.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { GuardianshipChild, GuardianshipGroup } from "./guardianship-source.contract.ts";

/** Whether the carer of the ledger is one of the parents: then nobody besides them is said to care. */
const hasCarer = sql`coalesce(s.cells ->> 'guardianId' not in
  (coalesce(s.cells ->> 'fatherId', ''), coalesce(s.cells ->> 'motherId', '')), false)`;

const source = sql`g.value ->> 'form' as form, s.cells ? 'fatherId' as "fatherInFile", s.father_condition as "fatherCondition",
  s.cells ? 'motherId' as "motherInFile", s.mother_condition as "motherCondition", ${hasCarer} as "hasCarer"`;

const standing = ({ lo, hi }: Scope, on: string): RawBuilder<unknown> => sql`registry.standing s
  left join registry.fact g on g.person_id = s.child_id and g.kind = 'guardianship' and g.superseded_at is null
    and g.valid_from <= ${on}::date and (g.valid_to is null or g.valid_to > ${on}::date)
  where s.valid_from <= ${on}::date and s.valid_to > ${on}::date and s.scope_code >= ${lo} and s.scope_code < ${hi}`;

export interface GuardianshipAsk {
  readonly scope: Scope;
  readonly on: string;
}

/** How many of whom the same is known, by place; the named children are judged one by one and left out. */
export async function countGuardianshipGroups(
  tx: Pick<Tx, "sql">,
  { scope, on }: GuardianshipAsk,
  digits: number,
  except: readonly string[],
): Promise<GuardianshipGroup[]> {
  const { rows } = await sql<GuardianshipGroup>`
    select left(s.scope_code, ${sql.lit(digits)}) as "placeCode", ${source}, count(*) as count
    from ${standing(scope, on)} and s.child_id <> all (${except}::uuid[])
    group by 1, 2, 3, 4, 5, 6, 7 order by 1`.execute(tx.sql);
  return rows;
}

export async function listGuardianshipChildren(
  tx: Pick<Tx, "sql">,
  { scope, on }: GuardianshipAsk,
  only?: readonly string[],
): Promise<GuardianshipChild[]> {
  const among = only === undefined ? sql`` : sql`and s.child_id = any (${only}::uuid[])`;
  const { rows } = await sql<GuardianshipChild>`
    select s.child_id as "childId", s.name, s.scope_code as "scopeCode", s.birth_date as "birthDate", ${source},
      g.valid_from as "recordedSince", g.evidence, g.value ->> 'organisation' as organisation,
      s.cells ->> 'guardian.name' as "carerName"
    from ${standing(scope, on)} ${among} order by s.scope_code, s.name, s.child_id limit 100000`.execute(
    tx.sql,
  );
  return rows;
}

/** 困境儿童 of the day: those on the ledgers of orphans, unattended children and children in difficulty. */
export async function listChildrenInDifficulty(
  tx: Pick<Tx, "sql">,
  { scope, on }: GuardianshipAsk,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select child_id as id from registry.standing
    where valid_from <= ${on}::date and valid_to > ${on}::date and scope_code >= ${scope.lo} and scope_code < ${scope.hi}
      and (orphan or defacto_unattended or in_difficulty) limit 100000`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** Where these files lie today. */
export async function listPlacesOf(
  tx: Pick<Tx, "sql">,
  childIds: readonly string[],
): Promise<{ readonly childId: string; readonly scopeCode: string }[]> {
  const { rows } = await sql<{ childId: string; scopeCode: string }>`
    select id as "childId", scope_code as "scopeCode" from registry.child where id = any (${childIds}::uuid[])`.execute(
    tx.sql,
  );
  return rows;
}

/** How these children's files have ended; null: still open. */
export async function listEndings(
  tx: Pick<Tx, "sql">,
  childIds: readonly string[],
): Promise<{ readonly childId: string; readonly endedWhy: string | null }[]> {
  const { rows } = await sql<{ childId: string; endedWhy: string | null }>`
    select id as "childId", ended_why as "endedWhy" from registry.child where id = any (${childIds}::uuid[])`.execute(
    tx.sql,
  );
  return rows;
}
