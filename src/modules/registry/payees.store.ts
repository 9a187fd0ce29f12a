/** SQL of what paying a child's allowance asks of the register. */
import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";

export interface PaidChildRecord {
  readonly childId: string;
  readonly name: string;
  readonly scopeCode: string;
  readonly birthDate: string | null;
  readonly deceasedOn: string | null;
  readonly endedOn: string | null;
  readonly endedWhy: string | null;
  readonly orphan: boolean;
  readonly defactoUnattended: boolean;
  /** What the file says of relief on the day; amounts are not in it. */
  readonly relief: readonly string[];
}

/** In the order of their ids; on which ledgers they stand on the day. */
export async function listPaidChildren(
  tx: Tx,
  ids: readonly string[],
  on: string,
): Promise<PaidChildRecord[]> {
  const { rows } = await sql<PaidChildRecord>`
    select c.id as "childId", p.name, c.scope_code as "scopeCode", p.birth_date as "birthDate", p.deceased_on as "deceasedOn",
      c.ended_on as "endedOn", c.ended_why as "endedWhy", coalesce(s.orphan, false) as orphan,
      coalesce(s.defacto_unattended, false) as "defactoUnattended", coalesce(s.relief, '{}') as relief
    from registry.child c join registry.person p on p.id = c.id
    left join registry.standing s on s.child_id = c.id and s.valid_from <= ${on}::date and s.valid_to > ${on}::date
    where c.id = any (${ids}::uuid[]) order by c.id`.execute(tx.sql);
  return rows;
}

export interface SchoolingRecord {
  readonly childId: string;
  readonly stage: string;
  readonly from: string;
  readonly to: string | null;
}

export async function listSchooling(tx: Tx, ids: readonly string[]): Promise<SchoolingRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<SchoolingRecord>`
    select person_id as "childId", value ->> 'stage' as stage, valid_from as "from", valid_to as "to" from registry.fact
    where person_id = any (${ids}::uuid[]) and kind = 'schooling' and superseded_at is null and value ? 'stage'
    order by person_id, valid_from`.execute(tx.sql);
  return rows;
}

export interface PayeeRecord {
  readonly childId: string;
  readonly personId: string;
  readonly deceasedOn: string | null;
  /** Looks after the child on that day, or is its guardian. */
  readonly cares: boolean;
  readonly conditions: readonly string[];
}

/** What is known on a day of people who receive for children, pair by pair. */
export async function listPayees(
  tx: Tx,
  pairs: readonly { readonly childId: string; readonly personId: string }[],
  on: string,
): Promise<PayeeRecord[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<PayeeRecord>`
    select i.child_id as "childId", i.person_id as "personId", p.deceased_on as "deceasedOn",
      coalesce(k.cares, false) or g.person_id is not null as cares, coalesce(f.conditions, '{}') as conditions
    from unnest(${pairs.map((pair) => pair.childId)}::uuid[], ${pairs.map((pair) => pair.personId)}::uuid[]) as i(child_id, person_id)
    left join registry.person p on p.id = i.person_id
    left join (
      select k.child_id, k.person_id, bool_or(k.cares_for_child) as cares from registry.kin k
      where k.child_id = any (${[...new Set(pairs.map((pair) => pair.childId))]}::uuid[]) and k.superseded_at is null
        and k.valid_from <= ${on}::date and (k.valid_to is null or k.valid_to > ${on}::date)
      group by k.child_id, k.person_id) k on k.child_id = i.child_id and k.person_id = i.person_id
    left join registry.fact g on g.person_id = i.child_id and g.kind = 'guardianship' and g.superseded_at is null
      and g.value ->> 'guardianId' = i.person_id::text
      and g.valid_from <= ${on}::date and (g.valid_to is null or g.valid_to > ${on}::date)
    left join (
      select f.person_id, array_agg(f.slot order by f.slot) as conditions from registry.fact f
      where f.person_id = any (${[...new Set(pairs.map((pair) => pair.personId))]}::uuid[]) and f.kind = 'condition'
        and f.superseded_at is null and f.valid_from <= ${on}::date and (f.valid_to is null or f.valid_to > ${on}::date)
      group by f.person_id) f on f.person_id = i.person_id`.execute(tx.sql);
  return rows;
}

export interface RecipientRecord {
  readonly childId: string;
  readonly name: string;
  readonly scopeCode: string;
  readonly orphan: boolean;
  readonly orphanType: string | null;
  readonly careMode: string | null;
  readonly guardianId: string | null;
  readonly guardianName: string | null;
  readonly guardianRelation: string | null;
  readonly allowance: Readonly<Record<string, unknown>>;
  readonly category: Readonly<Record<string, unknown>> | null;
  readonly categoryFrom: string | null;
}

/** Recognised orphans and de facto unattended children on whose file an allowance runs. */
export async function listRecipients(tx: Tx, on: string): Promise<RecipientRecord[]> {
  const { rows } = await sql<RecipientRecord>`
    select s.child_id as "childId", s.name, s.scope_code as "scopeCode", s.orphan, s.orphan_type as "orphanType",
      s.care_mode as "careMode", s.cells ->> 'guardianId' as "guardianId", s.cells ->> 'guardian.name' as "guardianName",
      s.cells ->> 'guardian.relation' as "guardianRelation", a.value as allowance, g.value as category, g.valid_from as "categoryFrom"
    from registry.standing s
    join registry.child c on c.id = s.child_id and c.merged_into is null and c.withdrawn_at is null
    join registry.fact a on a.person_id = s.child_id and a.kind = 'allowance' and a.superseded_at is null
      and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)
    left join registry.fact g on g.person_id = s.child_id and g.kind = 'category' and g.superseded_at is null
      and g.slot = case when s.orphan then 'orphan' else 'defactoUnattended' end
      and g.valid_from <= ${on}::date and (g.valid_to is null or g.valid_to > ${on}::date)
    where s.valid_from <= ${on}::date and s.valid_to > ${on}::date and (s.orphan or s.defacto_unattended)
    order by s.scope_code, s.child_id`.execute(tx.sql);
  return rows;
}

export interface RecognisedRecord {
  readonly childId: string;
  readonly scopeCode: string;
  readonly orphan: boolean;
  readonly orphanType: string | null;
  /** An allowance runs on the file: how much, to which account. */
  readonly hasAllowance: boolean;
}

/** Recognised orphans and de facto unattended children, whether the ledger tells of an allowance or not. */
export async function listRecognised(tx: Tx, on: string): Promise<RecognisedRecord[]> {
  const { rows } = await sql<RecognisedRecord>`
    select s.child_id as "childId", s.scope_code as "scopeCode", s.orphan, s.orphan_type as "orphanType",
      exists (select from registry.fact a where a.person_id = s.child_id and a.kind = 'allowance' and a.superseded_at is null
        and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)) as "hasAllowance"
    from registry.standing s
    join registry.child c on c.id = s.child_id and c.merged_into is null and c.withdrawn_at is null
    where s.valid_from <= ${on}::date and s.valid_to > ${on}::date and (s.orphan or s.defacto_unattended)
    order by s.scope_code, s.child_id`.execute(tx.sql);
  return rows;
}

export interface RosterRecord {
  readonly childId: string;
  readonly fileNo: string;
  readonly citizenNoSealed: Buffer | null;
  readonly phoneSealed: Buffer | null;
}

/** What a roster shows beside the amounts: the child's number, the payee's telephone. */
export async function listRosterNumbers(
  tx: Tx,
  pairs: readonly { readonly childId: string; readonly personId: string | null }[],
): Promise<RosterRecord[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<RosterRecord>`
    select i.child_id as "childId", c.file_no as "fileNo", p.citizen_no_sealed as "citizenNoSealed", g.phone_sealed as "phoneSealed"
    from unnest(${pairs.map((pair) => pair.childId)}::uuid[], ${pairs.map((pair) => pair.personId)}::uuid[]) as i(child_id, person_id)
    join registry.child c on c.id = i.child_id
    join registry.person p on p.id = i.child_id
    left join registry.person g on g.id = i.person_id`.execute(tx.sql);
  return rows;
}
