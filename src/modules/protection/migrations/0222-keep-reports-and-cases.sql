-- Why: a report gets one responsible person, a clock and an answer; a case gathers what many offices do about a child in danger. Who
-- reported lies apart and sealed; a sealed case is seen by named people only.
-- Lock: none, new tables. Rows touched: none.
create schema if not exists protection;
grant usage on schema protection to tongan_app;

create table protection.report (
  id uuid primary key,
  number text collate "C" not null unique,
  scope_code text collate "C" not null,
  received_at timestamptz not null,
  channel text not null,
  recorded_by uuid references platform.account,
  reporter_kind text,
  is_mandated boolean not null,
  situations text[] not null,
  danger text not null,
  injury text not null,
  seen_at timestamptz,
  content_sealed bytea not null,
  content_digest bytea not null,
  code_sealed bytea,
  code_index bytea,
  code_until date,
  sender_index bytea,
  colour text not null check (colour in ('red', 'orange', 'yellow', 'blue')),
  colour_factors jsonb not null,
  colour_by uuid references platform.account,
  is_crime boolean not null default false,
  sealed boolean not null default false,
  sealed_why text,
  state text not null default 'received' check (state in ('received', 'takenUp', 'opened', 'joined', 'referred', 'unfounded')),
  receiver_id uuid not null references platform.account,
  receiver_role text not null,
  receiver_place text collate "C" not null,
  taken_up_at timestamptz,
  case_id uuid,
  referred_to text,
  settled_at timestamptz,
  settled_why text,
  fed_back_at timestamptz,
  next_due_at timestamptz,
  version int not null default 1,
  check ((state = 'received') = (taken_up_at is null)),
  check ((state in ('opened', 'joined')) = (case_id is not null))
);
create index report_place on protection.report (scope_code, received_at desc);
create index report_open on protection.report (received_at) where state in ('received', 'takenUp');
create index report_case on protection.report (case_id) where case_id is not null;
create unique index report_code on protection.report (code_index) where code_index is not null;
create index report_sender on protection.report (sender_index, received_at) where sender_index is not null;
comment on table protection.report is 'What somebody reported about a child in danger; from the first second on one person is responsible (receiver)';
comment on column protection.report.content_sealed is 'Statement, address, children, suspects, what was done: the form''s words in one box';
comment on column protection.report.content_digest is 'Keyed digest of what was sent: the same id with other words is refused';
comment on column protection.report.code_index is 'Blind index of the follow-up code; the code itself is known to whoever reported';
comment on column protection.report.sender_index is 'Keyed digest of the sender''s address, for holding off floods; removed after a day';
comment on column protection.report.receiver_id is 'First receiver: stays responsible until somebody else has signed for it';
comment on column protection.report.next_due_at is 'The nearest open clock, for lists';

create table protection.report_child (
  id uuid primary key,
  report_id uuid not null references protection.report,
  name text,
  sex text,
  age int,
  school text,
  child_id uuid,
  linked_by uuid references platform.account
);
create index report_child_of on protection.report_child (report_id);
create index report_child_file on protection.report_child (child_id) where child_id is not null;
create index report_child_name on protection.report_child (name) where name is not null;
comment on table protection.report_child is 'Children that a report names, and the files that people have found for them';

create table protection.reporter (
  report_id uuid primary key references protection.report,
  sealed bytea not null,
  has_phone boolean not null,
  account_id uuid references platform.account
);
comment on table protection.reporter is 'Who reported, apart from the report: opened by the receiver alone, with a reason, logged';

create table protection.report_word (
  id uuid primary key,
  report_id uuid not null references protection.report,
  at timestamptz not null,
  direction text not null check (direction in ('added', 'answer')),
  by_account uuid references platform.account,
  sealed bytea not null,
  note text
);
create index report_word_of on protection.report_word (report_id, at);
comment on table protection.report_word is 'What was added with the code, and what the office answered';

create table protection.hand_over (
  id uuid primary key,
  report_id uuid not null references protection.report,
  from_account uuid not null references platform.account,
  to_account uuid not null references platform.account,
  why text not null,
  at timestamptz not null,
  signed_at timestamptz,
  refused_at timestamptz,
  refused_why text,
  check (signed_at is null or refused_at is null)
);
create unique index hand_over_open on protection.hand_over (report_id) where signed_at is null and refused_at is null;
comment on table protection.hand_over is 'A report offered to somebody else: until the other has signed, the receiver stays responsible';

create table protection.case (
  id uuid primary key,
  number text collate "C" not null unique,
  scope_code text collate "C" not null,
  state text not null check (state in ('verifying', 'emergency', 'assessing', 'planned', 'inService', 'guardianship', 'monitoring', 'closing', 'closed')),
  colour text not null check (colour in ('red', 'orange', 'yellow', 'blue')),
  safety text not null default 'unknown' check (safety in ('unknown', 'safe', 'conditional', 'unsafe')),
  situations text[] not null,
  sealed boolean not null default false,
  sealed_why text,
  title text not null,
  lead_id uuid not null references platform.account,
  lead_role text not null,
  lead_place text collate "C" not null,
  opened_at timestamptz not null,
  opened_by uuid not null references platform.account,
  first_act_at timestamptz,
  safe_at timestamptz,
  closed_at timestamptz,
  next_due_at timestamptz,
  next_due_code text,
  youngest_birth date,
  version int not null default 1,
  check ((state = 'closed') = (closed_at is not null))
);
create index case_board on protection.case (scope_code, state, colour, next_due_at) where state <> 'closed';
create index case_due on protection.case (coalesce(next_due_at, 'infinity'::timestamptz), id) where state <> 'closed';
create index case_opened on protection.case (opened_at);
comment on table protection.case is 'A case of protection: one lead at every moment, a colour, the link of the response in which it is';
comment on column protection.case.title is 'What a list shows: the kind of matter, never a child''s name in a sealed case';

create table protection.case_person (
  id uuid primary key,
  case_id uuid not null references protection.case,
  role text not null check (role in ('child', 'caregiver', 'suspect', 'other')),
  name text not null,
  sex text,
  birth_date date,
  relation text,
  child_id uuid,
  added_at timestamptz not null,
  added_by uuid not null,
  left_at timestamptz,
  left_why text
);
create index case_person_of on protection.case_person (case_id);
create index case_person_child on protection.case_person (child_id) where child_id is not null;
comment on table protection.case_person is 'Children, caregivers, suspected persons of a case';

create table protection.case_record (
  id uuid primary key,
  case_id uuid not null references protection.case,
  kind text not null,
  happened_at timestamptz not null,
  sealed bytea not null,
  plain jsonb not null,
  by_account uuid not null references platform.account,
  recorded_at timestamptz not null,
  replaces_id uuid references protection.case_record,
  replaced_at timestamptz,
  replaced_why text
);
create index case_record_of on protection.case_record (case_id, happened_at);
create unique index case_record_replaced on protection.case_record (replaces_id) where replaces_id is not null;
comment on table protection.case_record is 'What was done and found in a case, by kind; corrected by another record, never changed';
comment on column protection.case_record.plain is 'Codes and days that clocks and figures need; the words lie in the box';

create table protection.assignment (
  id uuid primary key,
  case_id uuid not null references protection.case,
  record_id uuid references protection.case_record,
  kind text not null check (kind in ('resolution', 'measure', 'transfer', 'advice')),
  measure text,
  unit text,
  account_id uuid references platform.account,
  sealed bytea not null,
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused', 'done', 'vain', 'withdrawn')),
  asked_at timestamptz not null,
  asked_by uuid not null references platform.account,
  accepted_at timestamptz,
  settled_at timestamptz,
  settled_by uuid references platform.account,
  reply_sealed bytea,
  version int not null default 1,
  check (unit is not null or account_id is not null)
);
create index assignment_of on protection.assignment (case_id);
create index assignment_open on protection.assignment (unit, due_at) where state in ('waiting', 'accepted');
comment on table protection.assignment is '协办单: what one unit or person is to do in a case by when; accepted, answered, done';

create table protection.event (
  holder_id uuid not null,
  seq bigint generated always as identity,
  at timestamptz not null,
  code text not null,
  data jsonb not null,
  words text not null,
  by_account uuid references platform.account,
  by_name text not null,
  primary key (holder_id, seq)
);
comment on table protection.event is 'What happened to a report or a case, append only: clocks, steps and the timeline are read from it. No names, no numbers';

create table protection.clock (
  holder_id uuid not null,
  code text not null,
  scope_code text collate "C" not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  stopped_at timestamptz,
  primary key (holder_id, code)
);
create index clock_open on protection.clock (due_at) where met_at is null and stopped_at is null;
create index clock_started on protection.clock (code, started_at);
comment on table protection.clock is 'Clocks as they follow from the events (cases/clocks.ts), kept for lists, tasks and figures';

create table protection.paper (
  id uuid primary key,
  holder_id uuid not null,
  record_id uuid,
  name text not null,
  media_type text not null,
  size bigint not null,
  digest bytea not null,
  location text not null,
  was_stripped boolean not null,
  added_at timestamptz not null,
  added_by uuid references platform.account
);
create index paper_of on protection.paper (holder_id, added_at);
comment on table protection.paper is 'Photos, recordings and papers of a report or a case; what a photo says of its place and camera is taken out';

create table protection.closing (
  id uuid primary key,
  case_id uuid not null references protection.case,
  ground text not null,
  conclusion_sealed bytea not null,
  asked_at timestamptz not null,
  asked_by uuid not null references platform.account,
  signed_at timestamptz,
  signed_by uuid references platform.account,
  returned_at timestamptz,
  returned_by uuid references platform.account,
  returned_why text,
  check (signed_by is null or signed_by <> asked_by)
);
create unique index closing_open on protection.closing (case_id) where signed_at is null and returned_at is null;
comment on table protection.closing is 'The two signatures that close a case';

create table protection.roster (
  id uuid primary key,
  place_code text collate "C" not null,
  account_id uuid not null references platform.account,
  valid_from timestamptz not null,
  valid_to timestamptz,
  set_by uuid not null,
  check (valid_to is null or valid_to > valid_from)
);
create index roster_of on protection.roster (place_code, valid_from);
comment on table protection.roster is 'Who receives reports at a township or the district, when; without an entry whoever holds the post. No personal data of children, no row security';

create table protection.spent_challenge (
  digest bytea primary key,
  until timestamptz not null
);
comment on table protection.spent_challenge is 'Challenges of the public page that were used; kept until they would have expired';

grant select, insert, update on protection.report, protection.report_child, protection.hand_over, protection.case,
  protection.case_person, protection.case_record, protection.assignment, protection.closing, protection.roster to tongan_app;
grant select, insert on protection.reporter, protection.report_word, protection.event, protection.paper to tongan_app;
grant select, insert, update, delete on protection.clock to tongan_app;
grant select, insert, delete on protection.spent_challenge to tongan_app;

do $$
declare t text;
begin
  foreach t in array array['report', 'case'] loop
    execute format('alter table protection.%I enable row level security', t);
    -- Each setting is asked once a statement, not once a row: a board counts fifty thousand.
    execute format('create policy scope on protection.%I for all to tongan_app using (
      (scope_code >= (select current_setting(''tongan.lo'', true)) and scope_code < (select current_setting(''tongan.hi'', true))
        and ((select current_setting(''tongan.lo'', true) = ''0'') or (not sealed and
          (select current_setting(''tongan.role'', true) in (''districtOfficer'', ''districtLeader'', ''townshipSupervisor'')))))
      or id in (select platform.granted()))', t);
  end loop;
  foreach t in array array['report_child', 'reporter', 'report_word', 'hand_over'] loop
    execute format('alter table protection.%I enable row level security', t);
    execute format('create policy scope on protection.%I for all to tongan_app using (
      exists (select from protection.report r where r.id = report_id))', t);
  end loop;
  foreach t in array array['case_person', 'case_record', 'assignment', 'closing'] loop
    execute format('alter table protection.%I enable row level security', t);
    execute format('create policy scope on protection.%I for all to tongan_app using (
      exists (select from protection.case c where c.id = case_id))', t);
  end loop;
  foreach t in array array['event', 'paper', 'clock'] loop
    execute format('alter table protection.%I enable row level security', t);
    execute format('create policy scope on protection.%I for all to tongan_app using (
      exists (select from protection.report r where r.id = holder_id) or exists (select from protection.case c where c.id = holder_id))', t);
  end loop;
end $$;
