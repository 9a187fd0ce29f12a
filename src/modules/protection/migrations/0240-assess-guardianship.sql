-- Why: how well a child is cared for is judged by two or more people on one scale, is dated and can be asked for anew; what they saw and
-- what the child said is for few, the grade also for the village that visits.
-- Lock: none, new tables. Rows touched: twenty-eight parameters.
create schema if not exists protection;
grant usage on schema protection to tongan_app;

create table protection.assessment (
  id uuid primary key,
  child_id uuid not null references registry.child,
  case_id uuid,
  scope_code text collate "C" not null,
  sealed boolean not null default false,
  child_name text not null,
  child_birth date,
  reason text not null,
  reason_note text,
  reassesses uuid references protection.assessment,
  template text not null,
  scale jsonb not null,
  state text not null check (state in ('preparing', 'scoring', 'joint', 'submitted', 'confirmed', 'cancelled')),
  started_on date not null,
  started_at timestamptz not null,
  started_by uuid not null references platform.account,
  due_on date,
  informed_on date,
  submitted_by uuid references platform.account,
  grade text check (grade in ('normal', 'insufficient', 'improper', 'missing')),
  percent numeric(4, 1),
  red_line boolean,
  confirmed_on date,
  confirmed_by uuid references platform.account,
  next_due_on date,
  told_on date,
  objection_until date,
  cancelled_why text,
  version int not null default 1,
  check ((state = 'confirmed') = (grade is not null))
);
create index assessment_place on protection.assessment (scope_code, started_on, id);
create index assessment_child on protection.assessment (child_id, started_on);
create index assessment_next on protection.assessment (next_due_on, id) where state = 'confirmed';
create unique index assessment_running on protection.assessment (child_id)
  where state in ('preparing', 'scoring', 'joint', 'submitted');
-- A guardian may ask once.
create unique index assessment_asked_anew on protection.assessment (reassesses) where reason = 'objection' and state <> 'cancelled';
comment on table protection.assessment is 'One assessment of guardianship capacity: why, in which state, its grade, when the next is due; the grade is all that the village sees';
comment on column protection.assessment.sealed is 'Named people only: sexual harm came up, or the case is sealed';
comment on column protection.assessment.scale is 'Points, bounds and ages as they held when it was begun';
comment on column protection.assessment.percent is 'Joint points of a hundred';

create table protection.assessment_assessor (
  id uuid primary key,
  assessment_id uuid not null references protection.assessment,
  nth int not null,
  account_id uuid references platform.account,
  name text not null,
  unit text not null,
  signed_at timestamptz,
  signed_by uuid references platform.account,
  paper text,
  answers jsonb not null default '{"points": {}, "redLines": {}, "seen": {}}',
  saved_at timestamptz
);
create unique index assessor_nth on protection.assessment_assessor (assessment_id, nth);
create unique index assessor_once on protection.assessment_assessor (assessment_id, account_id) where account_id is not null;
comment on table protection.assessment_assessor is 'Who assesses, and the own sheet of scores with what was seen; shown to the others once all have signed';
comment on column protection.assessment_assessor.paper is 'Of somebody without an account: where the signed sheet is kept';

create table protection.assessment_file (
  assessment_id uuid primary key references protection.assessment,
  informed_whom text,
  informed_how text,
  informed_by uuid,
  answers jsonb,
  voice text,
  voice_on date,
  voice_why_not text,
  conclusion text,
  suggestions text,
  dropped jsonb,
  told_whom text,
  told_how text,
  objection text
);
comment on table protection.assessment_file is 'The words of an assessment: who was informed, the joint scores, what the child said, conclusion and suggestions';
comment on column protection.assessment_file.dropped is 'Red lines that somebody marked and the joint scoring did not keep: why';

create table protection.assessment_event (
  id uuid primary key,
  assessment_id uuid not null references protection.assessment,
  act text not null,
  note text,
  at timestamptz not null,
  by uuid not null references platform.account
);
create index assessment_event_of on protection.assessment_event (assessment_id, at);
comment on table protection.assessment_event is 'What was done with an assessment, by whom, when; added only';

create table protection.guardian_help (
  id uuid primary key,
  assessment_id uuid not null references protection.assessment,
  kind text not null check (kind in ('guidance', 'supervision', 'support')),
  on_date date not null,
  what text not null,
  outcome text,
  recorded_at timestamptz not null,
  recorded_by uuid not null references platform.account
);
create index guardian_help_of on protection.guardian_help (assessment_id, on_date);
comment on table protection.guardian_help is 'Guidance, supervision, support given to a guardian after an assessment (R-219)';

alter table protection.assessment enable row level security;
-- The system's own account keeps the clocks of sealed ones too.
create policy scope on protection.assessment for all to tongan_app using (
  id in (select platform.granted())
  or current_setting('tongan.account', true) = '00000000-0000-7000-8000-000000000001'
  or (not sealed and scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true)
    and current_setting('tongan.role', true) in ('villageDirector', 'townshipSupervisor', 'districtOfficer', 'districtLeader')));
grant select, insert, update on protection.assessment, protection.assessment_assessor, protection.assessment_file to tongan_app;
grant select, insert on protection.assessment_event, protection.guardian_help to tongan_app;
do $$
declare t text;
begin
  foreach t in array array['assessment_assessor', 'assessment_file', 'assessment_event', 'guardian_help'] loop
    execute format('alter table protection.%I enable row level security', t);
    -- Whoever sees the assessment, save the village, which sees the grade alone.
    execute format('create policy part on protection.%I for all to tongan_app using (
      current_setting(''tongan.role'', true) <> ''villageDirector''
      and exists (select from protection.assessment a where a.id = assessment_id))', t);
  end loop;
end $$;

insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('protection.assessment.points.sectionAOne', '2016-01-01', '8', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionATwo', '2016-01-01', '8', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionAThree', '2016-01-01', '8', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionAFour', '2016-01-01', '6', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionAFive', '2016-01-01', '5', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionBOne', '2016-01-01', '8', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionBTwo', '2016-01-01', '8', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionBThree', '2016-01-01', '8', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionBFour', '2016-01-01', '6', '系统默认（设计值）', 'design', '含家庭氛围'),
  ('protection.assessment.points.sectionBFive', '2016-01-01', '10', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionCOne', '2016-01-01', '7', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionCTwo', '2016-01-01', '6', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionCThree', '2016-01-01', '5', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionCFour', '2016-01-01', '4', '系统默认（设计值）', 'design', null),
  ('protection.assessment.points.sectionCFive', '2016-01-01', '3', '系统默认（设计值）', 'design', null),
  ('protection.assessment.grade.normal', '2016-01-01', '80', '系统默认（设计值）', 'design', '四级名称参照湖北评估指南，分数线是系统设定'),
  ('protection.assessment.grade.insufficient', '2016-01-01', '60', '系统默认（设计值）', 'design', null),
  ('protection.assessment.grade.improper', '2016-01-01', '40', '系统默认（设计值）', 'design', null),
  ('protection.assessment.assessors', '2016-01-01', '2', '湖南省监护能力评估办法（文号未见）', 'uncertain', '湖南要求评估小组不少于二名在编人员；重庆的规定未见'),
  ('protection.assessment.voiceAge', '2016-01-01', '8', '系统默认（设计值）', 'design', '与民法典限制民事行为能力的年龄一致'),
  ('protection.assessment.complete.days', '2016-01-01', '10', '系统默认（设计值）', 'design', null),
  ('protection.assessment.follow.days', '2016-01-01', '5', '系统默认（设计值）', 'design', null),
  ('protection.assessment.missing.hours', '2016-01-01', '24', '系统默认（设计值）', 'design', '与临时安置决定的时限一致'),
  ('protection.assessment.tell.days', '2016-01-01', '3', '系统默认（设计值）', 'design', null),
  ('protection.assessment.objection.days', '2016-01-01', '15', '系统默认（设计值）', 'design', '可以申请一次'),
  ('protection.assessment.cycle.months', '2016-01-01', '24', '湖南省监护能力评估办法（文号未见）', 'uncertain', '湖南：每两年至少一次；重庆的规定未见'),
  ('protection.assessment.improve.months', '2016-01-01', '3', '系统默认（设计值）', 'design', null),
  ('protection.assessment.ahead.days', '2016-01-01', '30', '系统默认（设计值）', 'design', null);
