-- Why: about half of what the plan asks is to be registered, counted and shown to be done: one place for entries of every declared kind,
-- with their history, papers, imports, and what excuses a duty.
-- Lock: none, new tables. Rows touched: none.
create schema record;
grant usage on schema record to tongan_app;
comment on schema record is 'Entries of declared kinds of records, and excuses from declared duties';

create table record.entry (
  id uuid primary key,
  kind text not null,
  spec_version text not null,
  unit text not null,
  entered_by_unit text not null,
  scope_code text collate "C" not null,
  on_day date not null,
  about_id uuid,
  about_name text,
  content jsonb not null,
  secret bytea,
  paper_note text,
  state text not null check (state in ('draft', 'submitted', 'returned', 'recorded', 'confirmed', 'withdrawn')),
  version int not null default 1,
  import_id uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  submitted_by uuid,
  checked_by uuid,
  checked_by_name text,
  changed_at timestamptz not null
);
create index entry_kind_day on record.entry (kind, on_day desc, id desc);
create index entry_unit on record.entry (unit, kind, on_day);
create index entry_about on record.entry (about_id) where about_id is not null;
comment on table record.entry is 'One entry of a declared kind; withdrawn with a reason, never deleted';
comment on column record.entry.unit is 'Who answers for it: department/education, place/500117104, post/institutionStaff';
comment on column record.entry.entered_by_unit is 'Whose post wrote it: another''s where the unit has no account of its own';
comment on column record.entry.scope_code is 'The place of the unit; a member unit''s is the district';
comment on column record.entry.on_day is 'The day of what happened, by which it falls into a period';
comment on column record.entry.content is 'Field -> value, as the version of the declaration has it; a sensitive value stands masked';
comment on column record.entry.secret is 'Sensitive values in clear, sealed in one box';
comment on column record.entry.paper_note is 'Where the paper lies, if it was not uploaded';

create table record.revision (
  entry_id uuid not null references record.entry,
  version int not null,
  act text not null,
  state text not null,
  reason text,
  on_day date not null,
  content jsonb not null,
  at timestamptz not null,
  by_account uuid not null,
  by_name text not null,
  primary key (entry_id, version)
);
comment on table record.revision is 'What an entry was after each act, by whom, why; append only';

create table record.paper (
  id uuid primary key,
  entry_id uuid not null references record.entry,
  name text not null,
  media_type text not null,
  size bigint not null,
  digest bytea not null,
  location text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  removed_why text
);
create index paper_entry on record.paper (entry_id);
comment on table record.paper is 'Evidence of an entry; what was taken off keeps its row';

create table record.import (
  id uuid primary key,
  kind text not null,
  unit text not null,
  scope_code text collate "C" not null,
  file_name text not null,
  location text not null,
  digest bytea not null,
  state text not null check (state in ('checked', 'written', 'dropped')),
  version int not null default 1,
  written int,
  created_at timestamptz not null,
  created_by uuid not null,
  written_at timestamptz
);
create index import_digest on record.import (kind, unit, digest);
comment on table record.import is 'A spreadsheet of entries: checked row by row from the kept file, then written as one act';

create table record.excuse (
  id uuid primary key,
  duty text not null,
  unit text not null,
  scope_code text collate "C" not null,
  instance text not null,
  reason text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  ended_at timestamptz
);
create unique index excuse_live on record.excuse (duty, unit, scope_code, instance) where ended_at is null;
comment on table record.excuse is 'Why a unit need not do a duty this time';
comment on column record.excuse.instance is 'The first day of the period, or the entry that asked for something';

grant select, insert, update on record.entry, record.paper, record.import, record.excuse to tongan_app;
grant select, insert on record.revision to tongan_app;

-- Offices of the places see what lies below them; a member unit or another office only what is its own.
do $$
declare t text;
begin
  foreach t in array array['entry', 'import', 'excuse'] loop
    execute format('alter table record.%I enable row level security', t);
    execute format('create policy scope on record.%I for all to tongan_app using (
      scope_code >= current_setting(''tongan.lo'', true) and scope_code < current_setting(''tongan.hi'', true)
      and (current_setting(''tongan.role'', true) in (''villageDirector'', ''townshipSupervisor'', ''districtOfficer'', ''districtLeader'')
        or unit = current_setting(''tongan.unit'', true)))', t);
  end loop;
  foreach t in array array['revision', 'paper'] loop
    execute format('alter table record.%I enable row level security', t);
    execute format('create policy of_entry on record.%I for all to tongan_app using (
      exists (select from record.entry e where e.id = entry_id))', t);
  end loop;
end $$;
