-- Why: a foreign key asks once a row; kin, facts and acts of a bulk import paid more for that than for being written (measured: 110 of
--   400 us a child). Persons and files are never deleted (the application has no right to), so one question a statement, whether the
--   rows added point at something that is there, proves the same. The check for overlapping facts was a join, which PostgreSQL plans as
--   a loop over all facts while it has no statistics (measured: 10 s for 8,000 facts); a sub-select a row always takes the index.
--   The index by batch serves only the undo of a whole batch, whose rows lie together: a block range index does.
-- Lock: brief, exclusive, on kin, fact and act. Rows touched: none; the new index reads facts once.
create function registry.demand_referred() returns trigger
language plpgsql security definer set search_path = registry, pg_temp as $$
declare
  is_missing boolean;
begin
  -- The column of the added rows, and the table that it points into.
  execute format(
    'select exists (select from (select distinct %I as id from added) a where (select r.id from registry.%I r where r.id = a.id) is null)',
    tg_argv[0], tg_argv[1]) into is_missing;
  if is_missing then
    raise exception 'a row of % points at no %', tg_table_name, tg_argv[1]
      using errcode = 'foreign_key_violation', constraint = tg_name;
  end if;
  return null;
end $$;
comment on function registry.demand_referred is 'In place of a foreign key to rows that are never deleted: asked once a statement, sees all places';
revoke all on function registry.demand_referred from public;

alter table registry.fact drop constraint fact_person_id_fkey;
create trigger fact_person_is_there after insert on registry.fact
  referencing new table as added for each statement execute function registry.demand_referred('person_id', 'person');

alter table registry.kin drop constraint kin_person_id_fkey;
create trigger kin_person_is_there after insert on registry.kin
  referencing new table as added for each statement execute function registry.demand_referred('person_id', 'person');
alter table registry.kin drop constraint kin_child_id_fkey;
create trigger kin_child_is_there after insert on registry.kin
  referencing new table as added for each statement execute function registry.demand_referred('child_id', 'child');

alter table registry.act drop constraint act_child_id_fkey;
create trigger act_child_is_there after insert on registry.act
  referencing new table as added for each statement execute function registry.demand_referred('child_id', 'child');

create or replace function registry.refuse_overlapping_facts() returns trigger
language plpgsql security definer set search_path = registry, pg_temp as $$
begin
  if exists (
    select from added a
    where a.superseded_at is null and (
      select true from registry.fact f
      where f.person_id = a.person_id and f.kind = a.kind and f.slot = a.slot and f.superseded_at is null and f.id <> a.id
        and daterange(f.valid_from, f.valid_to) && daterange(a.valid_from, a.valid_to)
      limit 1)
  ) then
    raise exception 'facts of one line overlap' using errcode = 'exclusion_violation', constraint = 'fact_one_at_a_time';
  end if;
  return null;
end $$;
revoke all on function registry.refuse_overlapping_facts from public;

drop index registry.fact_batch;
create index fact_batch on registry.fact using brin (batch_id);
