-- Why: a parameter has two histories: from when until when it holds, and from when until when it was believed. A correction must
-- leave what was believed before readable, so that a payment can be explained by what was known when it was made.
-- Lock: platform.parameter for the moment of the change. Rows touched: all of it, a few dozen.
alter table platform.parameter
  drop constraint parameter_pkey,
  add column id uuid not null default gen_random_uuid() primary key,
  add column recorded_at timestamptz,
  add column recorded_by uuid,
  add column superseded_at timestamptz,
  add column superseded_by uuid,
  add check (valid_to is null or valid_to > valid_from);
create unique index parameter_line on platform.parameter (key, valid_from) where superseded_at is null;
create index parameter_history on platform.parameter (key, valid_from) where superseded_at is not null;
comment on table platform.parameter is 'Dated legal parameters with the document that set them, public data, no row security; valid from/to (what holds when), recorded/superseded (what was believed when); uncertain and design values show as 待核';
comment on column platform.parameter.recorded_at is 'When somebody recorded it; empty for what came with the programme';
comment on column platform.parameter.superseded_at is 'When it was no longer believed; such a row never changes again';

-- Two believed periods of one key never share a day (docs/decisions/0003 says why not by an exclusion constraint).
create function platform.parameter_no_overlap() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from changed a join platform.parameter p
      on p.key = a.key and p.superseded_at is null and p.id <> a.id
    where a.superseded_at is null
      and a.valid_from < coalesce(p.valid_to, 'infinity') and p.valid_from < coalesce(a.valid_to, 'infinity')
  ) then
    raise exception 'two periods of a parameter overlap' using errcode = 'exclusion_violation', constraint = 'parameter_no_overlap';
  end if;
  return null;
end $$;
create trigger no_overlap_inserted after insert on platform.parameter
  referencing new table as changed for each statement execute function platform.parameter_no_overlap();
create trigger no_overlap_updated after update on platform.parameter
  referencing new table as changed for each statement execute function platform.parameter_no_overlap();

-- The application may say that a row is no longer believed; what the row says, nobody rewrites.
revoke update on platform.parameter from tongan_app;
grant update (superseded_at, superseded_by) on platform.parameter to tongan_app;
