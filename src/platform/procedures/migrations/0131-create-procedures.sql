-- Why: statutory procedures (design.md §6): a matter, its steps with their clocks, pauses, papers, what happened, who stands in for whom.
-- Lock: none, new tables. Rows touched: none.
create schema procedure;
grant usage on schema procedure to tongan_app;
comment on schema procedure is 'Running procedures: matters, steps, pauses, events, papers, delegations';

create table procedure.matter (
  id uuid primary key,
  no text unique,
  procedure text not null,
  spec_version text not null,
  state text not null check (state in ('draft', 'running', 'supplementing', 'withdrawn', 'approved', 'refused', 'closed')),
  subject_id uuid,
  subject_name text not null,
  scope_code text collate "C" not null,
  reception_code text collate "C" not null,
  applicant_name text,
  applicant_relation text,
  form jsonb not null,
  received_on date,
  ended_on date,
  is_noticed boolean not null default false,
  step_code text,
  desk_role text,
  desk_code text collate "C",
  due_on date,
  clock_stands boolean not null default false,
  previous_id uuid references procedure.matter,
  version int not null default 1,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  check (state = 'draft' or received_on is not null or state = 'withdrawn'),
  check ((state in ('running', 'supplementing')) = (step_code is not null)),
  check ((state in ('withdrawn', 'approved', 'refused', 'closed')) = (ended_on is not null))
);
create index matter_open on procedure.matter (due_on, id) where state in ('running', 'supplementing');
create index matter_desk on procedure.matter (desk_code, desk_role, due_on) where state in ('running', 'supplementing');
create index matter_scope on procedure.matter (scope_code, created_at);
create index matter_subject on procedure.matter (subject_id) where subject_id is not null;
create index matter_previous on procedure.matter (previous_id) where previous_id is not null;
comment on table procedure.matter is 'One application or other statutory matter; keeps the version of the procedure that it began with';
comment on column procedure.matter.no is 'Number of the receipt: township, year, serial';
comment on column procedure.matter.scope_code is 'The home place (户籍地), which decides';
comment on column procedure.matter.reception_code is 'Where it was handed in; another place in a matter across townships or provinces';
comment on column procedure.matter.form is 'Field -> value with its source; a sensitive value stands masked here and sealed in procedure.secret';
comment on column procedure.matter.is_noticed is 'What is missing was told, and nothing new was handed in since: a second notice is not lawful';
comment on column procedure.matter.step_code is 'The open step, with its desk and due day, for lists';

create table procedure.participant (
  matter_id uuid not null references procedure.matter,
  scope_code text collate "C" not null,
  why text not null,
  primary key (matter_id, scope_code)
);
create index participant_scope on procedure.participant (scope_code);
comment on table procedure.participant is 'Other places that take part in a matter and therefore see it';

create table procedure.delegation (
  id uuid primary key,
  from_post uuid not null references platform.post,
  to_post uuid not null references platform.post,
  from_account uuid not null references platform.account,
  to_account uuid not null references platform.account,
  role text not null,
  scope_code text collate "C" not null,
  to_scope text collate "C" not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  reason text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  check (from_post <> to_post and from_account <> to_account)
);
create index delegation_to on procedure.delegation (to_post, to_on) where ended_at is null;
create index delegation_from on procedure.delegation (from_post, to_on) where ended_at is null;
comment on table procedure.delegation is 'Who stands in for whom, from when to when, why; both days count';

create table procedure.step (
  matter_id uuid not null references procedure.matter,
  ordinal int not null,
  code text not null,
  round int not null,
  state text not null check (state in ('open', 'decided', 'dropped')),
  is_review boolean not null default false,
  opened_on date not null,
  term_count int,
  term_unit text check (term_unit in ('workingDays', 'calendarDays', 'hours')),
  term_from date,
  term_from_at timestamptz,
  due_on date,
  due_at timestamptz,
  missing_years int[] not null default '{}',
  decided_on date,
  decided_at timestamptz,
  outcome text,
  opinion text,
  by_account uuid,
  by_name text,
  behalf_account uuid,
  behalf_name text,
  primary key (matter_id, ordinal),
  check ((state = 'decided') = (outcome is not null))
);
create unique index step_open on procedure.step (matter_id) where state = 'open';
comment on table procedure.step is 'A step as it runs: its clock, and the decision; a step that comes back is a new row';

create table procedure.pause (
  matter_id uuid not null references procedure.matter,
  ordinal int not null,
  step int not null,
  kind text not null,
  from_on date not null,
  to_on date,
  until_on date,
  primary key (matter_id, ordinal)
);
comment on table procedure.pause is 'Days on which the clock of a step stands: from_on on, no longer on to_on';

create table procedure.event (
  id uuid primary key,
  matter_id uuid not null references procedure.matter,
  on_date date not null,
  at timestamptz not null,
  kind text not null,
  step_code text,
  says text not null,
  detail jsonb not null,
  by_account uuid not null,
  by_name text not null,
  behalf_name text
);
create index event_matter on procedure.event (matter_id, at);
comment on table procedure.event is 'What happened in a matter; the application can only add and read';

create table procedure.material (
  id uuid primary key,
  matter_id uuid not null references procedure.matter,
  item text not null,
  kind text not null,
  file_name text,
  media_type text,
  size bigint,
  digest bytea,
  location text,
  note text,
  added_at timestamptz not null,
  added_by uuid not null,
  added_by_name text not null,
  removed_at timestamptz,
  check ((location is null) = (file_name is null))
);
create index material_matter on procedure.material (matter_id) where removed_at is null;
comment on table procedure.material is 'A paper handed in: the file, or a note that the paper itself lies in the office';

create table procedure.secret (
  matter_id uuid not null references procedure.matter,
  field text not null,
  value_sealed bytea not null,
  primary key (matter_id, field)
);
comment on table procedure.secret is 'Values of an application that show only masked';

create table procedure.serial (
  scope_code text collate "C" not null,
  year int not null,
  last int not null,
  primary key (scope_code, year)
);
comment on table procedure.serial is 'The last number of a receipt by township and year; no personal data, no row security';

grant select, insert, update on procedure.matter, procedure.step, procedure.pause, procedure.material, procedure.delegation,
  procedure.serial to tongan_app;
grant select, insert on procedure.participant, procedure.event to tongan_app;
grant select, insert, update, delete on procedure.secret to tongan_app;

-- A delegate's place sees what lies under the post that was delegated; until when it holds, the use case says by its clock.
alter table procedure.delegation enable row level security;
create policy scope on procedure.delegation for all to tongan_app using (
  (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
  or (to_scope >= current_setting('tongan.lo', true) and to_scope < current_setting('tongan.hi', true)));
alter table procedure.participant enable row level security;
create policy scope on procedure.participant for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
alter table procedure.matter enable row level security;
create policy scope on procedure.matter for all to tongan_app using (
  (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
  or exists (select from procedure.participant p where p.matter_id = matter.id
    and p.scope_code >= current_setting('tongan.lo', true) and p.scope_code < current_setting('tongan.hi', true))
  or exists (select from procedure.delegation d where d.ended_at is null
    and d.to_scope >= current_setting('tongan.lo', true) and d.to_scope < current_setting('tongan.hi', true)
    and starts_with(matter.scope_code, d.scope_code)));

-- Everything of a matter is seen by whoever sees the matter.
do $$
declare t text;
begin
  foreach t in array array['step', 'pause', 'event', 'material', 'secret'] loop
    execute format('alter table procedure.%I enable row level security', t);
    execute format('create policy scope on procedure.%I for all to tongan_app using (
      exists (select from procedure.matter m where m.id = matter_id))', t);
  end loop;
end $$;
