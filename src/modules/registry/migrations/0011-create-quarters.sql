-- Why: the quarter: rounds, who confirmed and reviewed which village, frozen rows with their seals and differences, member units.
-- Lock: none, new tables. Rows touched: none.
create table registry.quarter (
  id text primary key check (id ~ '^20[0-9]{2}Q[1-4]$'),
  as_of date not null unique,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  opened_at timestamptz not null,
  compared_with text references registry.quarter,
  closed_at timestamptz,
  closed_by uuid,
  closed_by_name text,
  close_reason text,
  unreviewed text[] not null default '{}',
  check ((state = 'closed') = (closed_at is not null))
);
comment on table registry.quarter is 'Quarterly rounds of confirmation; a closed one never changes';
comment on column registry.quarter.unreviewed is 'Townships that had not reviewed when the district closed with a reason';

create table registry.quarter_village (
  quarter text not null references registry.quarter,
  village_code text collate "C" not null references platform.place,
  state text not null default 'waiting' check (state in ('waiting', 'confirmed', 'accepted', 'returned')),
  confirmed_by uuid,
  confirmed_by_name text,
  confirmed_at timestamptz,
  note text,
  reviewed_by uuid,
  reviewed_by_name text,
  reviewed_at timestamptz,
  return_reason text,
  primary key (quarter, village_code),
  check (state not in ('confirmed', 'accepted') or confirmed_by is not null),
  check (reviewed_by is null or reviewed_by is distinct from confirmed_by)
);
comment on table registry.quarter_village is 'Where each village stands in the round: confirmed by one person, accepted or returned by another';

create table registry.quarter_act (
  id uuid primary key,
  quarter text not null references registry.quarter,
  village_code text collate "C" not null,
  act text not null check (act in ('confirmed', 'withdrawn', 'accepted', 'returned')),
  account_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  note text
);
create index quarter_act_village on registry.quarter_act (quarter, village_code, at);
comment on table registry.quarter_act is 'Everything that was done with a village''s confirmation, in order';

create table registry.quarter_row (
  quarter text not null references registry.quarter,
  child_id uuid not null,
  scope_code text collate "C" not null,
  file_no text,
  name text not null,
  sex text not null,
  birth_date date,
  ethnicity text,
  document_kind text not null,
  citizen_no_masked text,
  phone_masked text,
  orphan boolean not null,
  defacto_unattended boolean not null,
  left_behind boolean not null,
  in_difficulty boolean not null,
  over_age_in_school boolean not null,
  categories text[] not null,
  since jsonb not null,
  orphan_type text,
  care_mode text,
  hukou text,
  stage text,
  boarding text,
  health text,
  disability_class text,
  disability_level text,
  entrust_reason text,
  entrust_signed boolean,
  actual_care text,
  care_quality text,
  relief text[] not null,
  difficulty text[] not null,
  risk text,
  father_condition text,
  mother_condition text,
  insured boolean,
  standard_fen int,
  amount_fen int,
  last_visit date,
  leaving_on date,
  leaving_why text,
  cells jsonb not null,
  sealed bytea,
  fingerprint text not null,
  primary key (quarter, child_id)
);
create index quarter_row_list on registry.quarter_row (quarter, scope_code, (name collate "zh-x-icu"), child_id);
comment on table registry.quarter_row is 'Every child as it stood on the quarter''s day when it was closed: words and codes, numbers masked, secrets sealed';
comment on column registry.quarter_row.sealed is 'What only the bureau''s officer may know (HIV), as it stood; the columns beside it are masked';
comment on column registry.quarter_row.fingerprint is 'Digest of what a ledger shows, to find the rows that changed without reading them';

create table registry.quarter_change (
  quarter text not null references registry.quarter,
  ledger text not null,
  child_id uuid not null,
  kind text not null check (kind in ('came', 'left', 'changed')),
  scope_code text collate "C" not null,
  previous_scope_code text collate "C",
  name text not null,
  why text,
  fields jsonb not null,
  primary key (quarter, ledger, child_id)
);
create index quarter_change_place on registry.quarter_change (quarter, scope_code, ledger, child_id);
comment on table registry.quarter_change is 'Differences between a closed quarter and the one closed before it';

create table registry.quarter_seal (
  quarter text not null references registry.quarter,
  ledger text not null,
  rows int not null,
  digest text not null,
  scheme text not null,
  key_id text not null,
  value text not null,
  primary key (quarter, ledger)
);
comment on table registry.quarter_seal is 'SM3 over the canonical rows of a frozen ledger, and the keyed seal over that digest';

create table registry.member_unit (
  id uuid primary key,
  name text not null,
  added_on date not null,
  closed_on date,
  close_reason text
);
create unique index member_unit_name on registry.member_unit (name) where closed_on is null;
comment on table registry.member_unit is 'Member units of the leading group for the protection of minors; they get the quarter''s summary';

create table registry.quarter_copy (
  id uuid primary key,
  quarter text not null references registry.quarter,
  unit_id uuid not null references registry.member_unit,
  taken_at timestamptz not null,
  taken_by uuid not null,
  taken_by_name text not null
);
create index quarter_copy_unit on registry.quarter_copy (quarter, unit_id);
comment on table registry.quarter_copy is 'Each time a summary was taken out for a member unit';

grant select, insert, update on registry.quarter, registry.quarter_village, registry.member_unit to tongan_app;
grant select, insert on registry.quarter_act, registry.quarter_row, registry.quarter_change, registry.quarter_seal,
  registry.quarter_copy to tongan_app;

do $$
declare t text;
begin
  foreach t in array array['quarter_row'] loop
    execute format('alter table registry.%I enable row level security', t);
    execute format('create policy scope on registry.%I for all to tongan_app using (
      scope_code >= current_setting(''tongan.lo'', true) and scope_code < current_setting(''tongan.hi'', true))', t);
  end loop;
  foreach t in array array['quarter_village', 'quarter_act'] loop
    execute format('alter table registry.%I enable row level security', t);
    execute format('create policy scope on registry.%I for all to tongan_app using (
      village_code >= current_setting(''tongan.lo'', true) and village_code < current_setting(''tongan.hi'', true))', t);
  end loop;
end $$;

-- Whoever a child moved away from sees that it left.
alter table registry.quarter_change enable row level security;
create policy scope on registry.quarter_change for all to tongan_app using (
  (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
  or (previous_scope_code >= current_setting('tongan.lo', true) and previous_scope_code < current_setting('tongan.hi', true)));

-- What was closed stays as it was, whoever asks: rows are added while the round is open, and nothing is changed afterwards.
create function registry.refuse_closed_quarter() returns trigger language plpgsql as $$
begin
  if exists (select from registry.quarter q where q.id = new.quarter and q.state = 'closed') then
    raise exception 'quarter % is closed', new.quarter using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger quarter_open before insert or update on registry.quarter_village
  for each row execute function registry.refuse_closed_quarter();
create trigger quarter_open before insert on registry.quarter_act
  for each row execute function registry.refuse_closed_quarter();
create trigger quarter_open before insert on registry.quarter_row
  for each row execute function registry.refuse_closed_quarter();
create trigger quarter_open before insert on registry.quarter_change
  for each row execute function registry.refuse_closed_quarter();
create trigger quarter_open before insert on registry.quarter_seal
  for each row execute function registry.refuse_closed_quarter();

create function registry.refuse_reopening() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' then
    raise exception 'quarter % is closed', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger quarter_stays_closed before update on registry.quarter
  for each row execute function registry.refuse_reopening();
