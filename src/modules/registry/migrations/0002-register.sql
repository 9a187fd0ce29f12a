-- Why: the register: persons, child files, kinship, dated facts, the projection "what stood when", acts, merges.
-- Lock: none, new tables. Rows touched: none.
create schema registry;
grant usage on schema registry to tongan_app;
comment on schema registry is 'One file per child: persons, kinship, dated facts and the projection that ledgers and statistics read';

create table registry.person (
  id uuid primary key,
  scope_code text collate "C" not null,
  name text not null,
  former_names text[] not null default '{}',
  sex text not null default '0',
  birth_date date,
  ethnicity text,
  document_kind text not null default 'none',
  citizen_no_sealed bytea,
  citizen_no_index bytea,
  phone_sealed bytea,
  deceased_on date,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  batch_id uuid,
  replaced_by uuid references registry.person
);
create unique index person_citizen_no on registry.person (citizen_no_index) where citizen_no_index is not null and replaced_by is null;
create index person_scope on registry.person (scope_code);
create index person_birth on registry.person (birth_date, name);
comment on table registry.person is 'A person, child or adult; identity numbers and phones sealed, exact look-up by keyed index';

create table registry.person_before (
  person_id uuid not null references registry.person,
  version int not null,
  believed jsonb not null,
  sealed bytea,
  replaced_at timestamptz not null,
  replaced_by uuid not null,
  reason text not null,
  batch_id uuid,
  primary key (person_id, version)
);
comment on table registry.person_before is 'What was believed of a person before each correction';

create table registry.child (
  id uuid primary key references registry.person,
  scope_code text collate "C" not null,
  file_no text not null unique,
  opened_on date not null,
  ended_on date,
  ended_why text,
  merged_into uuid references registry.child,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  batch_id uuid,
  withdrawn_at timestamptz
);
create index child_scope on registry.child (scope_code);
create sequence registry.file_no_seq;
comment on table registry.child is 'The child''s file (一人一档); its id is the person''s';

create table registry.kin (
  id uuid primary key,
  child_id uuid not null references registry.child,
  person_id uuid not null references registry.person,
  scope_code text collate "C" not null,
  relation text not null,
  cares_for_child boolean not null default false,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  batch_id uuid,
  superseded_at timestamptz,
  superseded_batch uuid
);
create index kin_child on registry.kin (child_id);
create index kin_person on registry.kin (person_id);
comment on table registry.kin is 'Who is what to the child, from when until when (GB/T 4761 codes)';

create table registry.fact (
  id uuid primary key,
  person_id uuid not null references registry.person,
  scope_code text collate "C" not null,
  kind text not null,
  slot text not null default '',
  valid_from date not null,
  valid_to date,
  value jsonb not null,
  evidence text,
  source text not null,
  batch_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz,
  superseded_by uuid,
  superseded_batch uuid,
  reason text,
  check (valid_to is null or valid_to > valid_from)
);
create unique index fact_line on registry.fact (person_id, kind, slot, valid_from) where superseded_at is null;
create index fact_person on registry.fact (person_id) where superseded_at is not null;
create index fact_batch on registry.fact (batch_id) where batch_id is not null;
create index fact_superseded_batch on registry.fact (superseded_batch) where superseded_batch is not null;
comment on table registry.fact is 'Dated facts: valid from/to (what was true when) and recorded/superseded (what was believed when)';

-- Two facts of one line cannot hold at once. A statement-level check instead of an exclusion constraint: a bulk import pays 9 us a row
-- instead of 22 (docs/decisions/0003); writers of one person serialise on the child's row.
create function registry.refuse_overlapping_facts() returns trigger language plpgsql as $$
begin
  if exists (
    select from added a join registry.fact f
      on f.person_id = a.person_id and f.kind = a.kind and f.slot = a.slot and f.superseded_at is null and f.id <> a.id
    where a.superseded_at is null
      and daterange(f.valid_from, f.valid_to) && daterange(a.valid_from, a.valid_to)
  ) then
    raise exception 'facts of one line overlap' using errcode = 'exclusion_violation', constraint = 'fact_one_at_a_time';
  end if;
  return null;
end $$;
create trigger fact_one_at_a_time_insert after insert on registry.fact
  referencing new table as added for each statement execute function registry.refuse_overlapping_facts();
create trigger fact_one_at_a_time_update after update on registry.fact
  referencing new table as added for each statement execute function registry.refuse_overlapping_facts();

create table registry.standing (
  child_id uuid not null references registry.child,
  valid_from date not null,
  valid_to date not null,
  scope_code text collate "C" not null,
  name text not null,
  sex text not null,
  birth_date date,
  ethnicity text,
  document_kind text not null,
  orphan boolean not null,
  defacto_unattended boolean not null,
  left_behind boolean not null,
  in_difficulty boolean not null,
  categories text[] not null,
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
  relief text[] not null default '{}',
  difficulty text[] not null default '{}',
  risk text,
  father_condition text,
  mother_condition text,
  insured boolean,
  standard_fen int,
  last_visit date,
  ends_why text,
  cells jsonb not null,
  primary key (child_id, valid_from)
);
create index standing_now on registry.standing (scope_code, (name collate "zh-x-icu"), child_id) where valid_to = 'infinity';
create index standing_now_left_behind on registry.standing (scope_code, (name collate "zh-x-icu"), child_id)
  where valid_to = 'infinity' and left_behind;
create index standing_scope on registry.standing (scope_code, valid_from);
create index standing_ending on registry.standing (valid_to, scope_code) where ends_why is not null;
comment on table registry.standing is 'Projection: what stood about a child over each period in which nothing changed; rebuilt from facts in the same transaction';

create table registry.name_key (
  key text collate "C" not null,
  scope_code text collate "C" not null,
  child_id uuid not null references registry.child,
  primary key (key, scope_code, child_id)
);
create index name_key_child on registry.name_key (child_id);
comment on table registry.name_key is 'Suffixes of names and of their pinyin initials: a substring search is a prefix search of these';

create table registry.act (
  id uuid primary key,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  kind text not null,
  on_date date not null,
  reason text not null,
  detail jsonb not null default '{}',
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  batch_id uuid,
  undone_at timestamptz
);
create index act_child on registry.act (child_id, on_date);
create index act_recent on registry.act (scope_code, recorded_at);
comment on table registry.act is 'What was done with a file: opened, moved, exited, returned, died, adopted, renamed, merged …, each with date and reason';

create table registry.merge (
  id uuid primary key,
  kept_id uuid not null references registry.child,
  merged_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  reason text not null,
  moved jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  undone_at timestamptz,
  undone_by uuid
);
comment on table registry.merge is 'Two files of one child made one, with all that is needed to part them again';

grant select, insert, update on registry.person, registry.child, registry.kin, registry.fact to tongan_app;
grant select, insert, update, delete on registry.standing, registry.name_key to tongan_app;
grant select, insert on registry.person_before to tongan_app;
grant select, insert, update on registry.act, registry.merge to tongan_app;
grant usage on sequence registry.file_no_seq to tongan_app;

do $$
declare t text;
begin
  foreach t in array array['child', 'kin', 'standing', 'name_key', 'act', 'merge'] loop
    execute format('alter table registry.%I enable row level security', t);
    execute format('create policy scope on registry.%I for all to tongan_app using (
      scope_code >= current_setting(''tongan.lo'', true) and scope_code < current_setting(''tongan.hi'', true))', t);
  end loop;
end $$;

-- An adult may have children in several places, so kinship opens the person too.
alter table registry.person enable row level security;
create policy scope on registry.person for all to tongan_app using (
  (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
  or exists (select from registry.kin k where k.person_id = person.id
    and k.scope_code >= current_setting('tongan.lo', true) and k.scope_code < current_setting('tongan.hi', true)))
  with check (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
alter table registry.fact enable row level security;
create policy scope on registry.fact for all to tongan_app using (
  (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
  or exists (select from registry.kin k where k.person_id = fact.person_id
    and k.scope_code >= current_setting('tongan.lo', true) and k.scope_code < current_setting('tongan.hi', true)))
  with check (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
alter table registry.person_before enable row level security;
create policy scope on registry.person_before for all to tongan_app using (
  exists (select from registry.person p where p.id = person_id));

-- A number that is known elsewhere in the register must be found, though the asking post may not see that person.
create function registry.person_by_number(numbers bytea[])
returns table (citizen_no_index bytea, person_id uuid, scope_code text, child_scope text)
language sql stable security definer set search_path = registry, pg_temp as $$
  select p.citizen_no_index, p.id, p.scope_code, c.scope_code
  from registry.person p left join registry.child c on c.id = p.id
  where p.citizen_no_index = any (numbers) and p.replaced_by is null
$$;
comment on function registry.person_by_number is 'Ids and places of persons by blind index, across places: no name, no date leaves it';
revoke all on function registry.person_by_number from public;
grant execute on function registry.person_by_number to tongan_app;
