-- Why: who answers for a child (decisions on guardianship with their term), where the child physically is, and what guardians have been
-- told or ordered (letters, family education, protection orders, supervision) are facts of protection that the register does not hold.
-- Terms of law run in months too, so a step's clock may.
-- Lock: access exclusive on procedure.step and platform tables for an instant. Rows touched: none.
create schema if not exists protection;
grant usage on schema protection to tongan_app;

alter table procedure.step drop constraint step_term_unit_check,
  add constraint step_term_unit_check check (term_unit in ('workingDays', 'calendarDays', 'months', 'hours'));

create table protection.custody (
  id uuid primary key,
  child_id uuid not null,
  scope_code text collate "C" not null,
  case_id uuid,
  kind text not null check (kind in ('parents', 'relative', 'entrusted', 'temporary', 'longTerm', 'organisation')),
  ground text,
  document text not null,
  holder text not null,
  matter_id uuid not null,
  from_on date not null,
  term_ends_on date,
  ended_on date check (ended_on >= from_on),
  ended_why text,
  ended_matter_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  check ((ended_on is null) = (ended_why is null))
);
create unique index custody_now on protection.custody (child_id) where ended_on is null;
create index custody_child on protection.custody (child_id, from_on);
create index custody_scope on protection.custody (scope_code, kind) where ended_on is null;
comment on table protection.custody is 'Decisions on who is a child''s guardian or carer, each with its document and term; one in force at a time, from_on inclusive, ended_on exclusive';
comment on column protection.custody.ground is 'T1-T7 (未保法 92), L1-L5 (未保法 94), or how the guardian was determined';
comment on column protection.custody.case_id is 'The protection case it belongs to, where there is one';

create table protection.placement (
  id uuid primary key,
  child_id uuid not null,
  scope_code text collate "C" not null,
  custody_id uuid references protection.custody,
  kind text not null check (kind in ('relatives', 'foster', 'centre', 'institution')),
  place_name text not null,
  carer text not null,
  carer_relation text,
  handover jsonb not null,
  from_on date not null,
  ended_on date check (ended_on >= from_on),
  ended_why text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  version int not null default 1,
  check ((ended_on is null) = (ended_why is null))
);
create unique index placement_now on protection.placement (child_id) where ended_on is null;
create index placement_child on protection.placement (child_id, from_on);
create index placement_scope on protection.placement (scope_code, kind) where ended_on is null;
comment on table protection.placement is 'Where a child under the state''s care physically is, with the handover sheet (belongings, health, medicine); one at a time';

create table protection.guardian_order (
  id uuid primary key,
  child_id uuid not null,
  scope_code text collate "C" not null,
  case_id uuid,
  kind text not null check (kind in ('responsibilityLetter', 'supervision', 'familyEducation', 'protectionOrder')),
  number text,
  organ text not null,
  person_name text not null,
  person_relation text,
  issued_on date not null,
  valid_until date check (valid_until >= issued_on),
  detail jsonb not null,
  concluded_on date,
  conclusion text,
  result text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  version int not null default 1,
  check ((concluded_on is null) = (conclusion is null))
);
create index guardian_order_child on protection.guardian_order (child_id, kind, issued_on);
create index guardian_order_scope on protection.guardian_order (scope_code, kind) where concluded_on is null;
comment on table protection.guardian_order is 'What a guardian was told, ordered or is watched by: responsibility letter, supervision plan, family-education order, personal protection order';

create table protection.guardian_order_entry (
  id uuid primary key,
  order_id uuid not null references protection.guardian_order,
  child_id uuid not null,
  scope_code text collate "C" not null,
  on_date date not null,
  kind text not null check (kind in ('session', 'missed', 'report', 'notice', 'renewal')),
  minutes int check (minutes between 1 and 1440),
  until date,
  said text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null
);
create index guardian_order_entry_of on protection.guardian_order_entry (order_id, on_date);
comment on table protection.guardian_order_entry is 'What happened with an order: a session, a missed one, a report, a notice sent anew, a prolongation';

grant select, insert, update on protection.custody, protection.placement, protection.guardian_order to tongan_app;
grant select, insert on protection.guardian_order_entry to tongan_app;
grant update (scope_code) on protection.guardian_order_entry to tongan_app;

-- A village signs letters and watches over agreed care; where a child is sheltered, and from whom, is not for it to see.
alter table protection.custody enable row level security;
create policy scope on protection.custody for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true)
  and (current_setting('tongan.role', true) in ('townshipSupervisor', 'districtOfficer', 'districtLeader')
    or current_setting('tongan.role', true) = 'villageDirector' and kind = 'entrusted'));
alter table protection.placement enable row level security;
create policy scope on protection.placement for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true)
  and current_setting('tongan.role', true) in ('townshipSupervisor', 'districtOfficer', 'districtLeader'));
alter table protection.guardian_order enable row level security;
create policy scope on protection.guardian_order for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true)
  and (current_setting('tongan.role', true) in ('townshipSupervisor', 'districtOfficer', 'districtLeader')
    or current_setting('tongan.role', true) = 'villageDirector' and kind in ('responsibilityLetter', 'supervision')));
alter table protection.guardian_order_entry enable row level security;
create policy scope on protection.guardian_order_entry for all to tongan_app using (
  exists (select from protection.guardian_order o where o.id = order_id));
