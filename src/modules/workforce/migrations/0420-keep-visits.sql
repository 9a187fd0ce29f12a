-- Why: a visit entered once serves every ledger, plan and list; what families told on it is kept beside what others have written meanwhile.
-- Lock: none, new tables. Rows touched: eleven parameters.
create schema if not exists workforce;
grant usage on schema workforce to tongan_app;

create sequence workforce.visit_no_seq;
grant usage on sequence workforce.visit_no_seq to tongan_app;

create table workforce.visit (
  id uuid primary key,
  no text not null unique,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  visited_on date not null,
  manner text not null,
  saw_child boolean not null,
  absent_why text,
  saw_carer boolean not null,
  looked text[] not null,
  troubles text[] not null,
  done text[] not null,
  has_child_words boolean not null,
  has_risk_concern boolean not null,
  look_again_on date,
  sealed bytea not null,
  campaigns uuid[] not null default '{}',
  report_id uuid,
  clock_off_minutes int,
  received_at timestamptz not null,
  by_account uuid not null references platform.account,
  by_post uuid not null,
  state text not null default 'kept' check (state in ('kept', 'returned', 'amended', 'sampled', 'doubted')),
  version int not null default 1
);
create index visit_place on workforce.visit (scope_code, visited_on, id);
create index visit_day on workforce.visit (visited_on, id);
create index visit_child on workforce.visit (child_id, visited_on);
comment on table workforce.visit is 'A visit as it was told: never rewritten, what is added stands in visit_step; the row follows the child into another village';
comment on column workforce.visit.id is 'Made on the phone: sent twice, kept once';
comment on column workforce.visit.troubles is 'Of what was looked at, what was not well; the words to it are sealed';
comment on column workforce.visit.sealed is 'All that was told, as it was told: the words of child, carer and visitor, where they stood, what was answered to campaigns';
comment on column workforce.visit.campaigns is 'Those whose questions were answered on it';
comment on column workforce.visit.clock_off_minutes is 'Of the phone, where it was off by more than ten minutes';

create table workforce.visit_step (
  id uuid primary key,
  visit_id uuid not null references workforce.visit,
  kind text not null check (kind in ('amended', 'returned', 'sampled', 'doubted', 'answered')),
  how text,
  sealed bytea not null,
  at timestamptz not null,
  by_account uuid not null references platform.account
);
create index visit_step_of on workforce.visit_step (visit_id, at);
comment on table workforce.visit_step is 'Sent back, added to, sampled, answered: each with its words';
comment on column workforce.visit_step.sealed is 'The words';

create table workforce.visit_photo (
  visit_id uuid not null references workforce.visit,
  digest text not null,
  position int not null,
  file_id uuid,
  primary key (visit_id, digest)
);
create index visit_photo_digest on workforce.visit_photo (digest);
comment on table workforce.visit_photo is 'Photos named by a visit, by their SHA-256; they come after the words';
comment on column workforce.visit_photo.file_id is 'Where it lies once it has come; null: still on the phone';

create table workforce.visit_plan (
  child_id uuid primary key references registry.child,
  scope_code text collate "C" not null,
  last_on date,
  due_on date not null,
  every_days int not null,
  why text not null,
  look_again_on date,
  tags text[] not null,
  risk text
);
create index visit_plan_place on workforce.visit_plan (scope_code, due_on);
create index visit_plan_due on workforce.visit_plan (due_on, child_id);
comment on table workforce.visit_plan is 'When each open file is to be visited next and why by then; follows the file, its visits, the parameters and the days';

create table workforce.told_change (
  id uuid primary key,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  visit_id uuid,
  section text not null,
  person_id uuid,
  from_on date not null,
  sealed bytea not null,
  base text,
  held text,
  state text not null check (state in ('applied', 'proposed', 'conflict', 'accepted', 'rejected')),
  why text,
  fact_id uuid,
  at timestamptz not null,
  by_account uuid not null references platform.account,
  by_post uuid not null,
  decided_at timestamptz,
  decided_by uuid references platform.account,
  reason_sealed bytea,
  version int not null default 1
);
create index told_change_place on workforce.told_change (state, scope_code, at, id);
create index told_change_child on workforce.told_change (child_id, at);
comment on table workforce.told_change is 'One change in a family as a village told it: written into the file at once, laid before the township, or kept beside what differs';
comment on column workforce.told_change.sealed is 'What was told and how it is known';
comment on column workforce.told_change.base is 'Version of the section that the phone showed; null: nothing was known';
comment on column workforce.told_change.held is 'Version that held when it came';
comment on column workforce.told_change.fact_id is 'The fact that was written for it, where a fact was';

grant select, insert on workforce.visit, workforce.visit_step, workforce.visit_photo, workforce.told_change to tongan_app;
grant update (scope_code, child_id, state, version) on workforce.visit to tongan_app;
grant update (file_id) on workforce.visit_photo to tongan_app;
grant update (scope_code, child_id, state, why, fact_id, held, decided_at, decided_by, reason_sealed, version)
  on workforce.told_change to tongan_app;
grant select, insert, update, delete on workforce.visit_plan to tongan_app;

do $$
declare t text;
begin
  foreach t in array array['visit', 'visit_plan', 'told_change'] loop
    execute format('alter table workforce.%I enable row level security', t);
    execute format('create policy scope on workforce.%I for all to tongan_app using (
      scope_code >= current_setting(''tongan.lo'', true) and scope_code < current_setting(''tongan.hi'', true)
      and current_setting(''tongan.role'', true) in (''villageDirector'', ''townshipSupervisor'', ''districtOfficer'', ''districtLeader''))', t);
  end loop;
  foreach t in array array['visit_step', 'visit_photo'] loop
    execute format('alter table workforce.%I enable row level security', t);
    execute format('create policy part on workforce.%I for all to tongan_app using (
      exists (select from workforce.visit v where v.id = visit_id))', t);
  end loop;
end $$;

insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('workforce.visit.red.days', '2016-01-01', '7', '系统默认（设计值）', 'design', '红色每周，并启动个案；参考仪征、广东的分级走访'),
  ('workforce.visit.orange.days', '2016-01-01', '15', '系统默认（设计值）', 'design', '橙色每半月；参考仪征、广东的分级走访'),
  ('workforce.visit.blue.days', '2016-01-01', '30', '系统默认（设计值）', 'design', '蓝色每月；参考重庆每月走访'),
  ('workforce.visit.green.days', '2016-01-01', '90', '系统默认（设计值）', 'design', '绿色每季度'),
  ('workforce.visit.leftBehind.days', '2016-01-01', '30', '江苏仪征留守儿童关爱走访做法（文号未见）', 'uncertain', '仪征：每月一次；重庆、合川的规定未见，待核'),
  ('workforce.visit.cared.days', '2016-01-01', '90', '系统默认（设计值）', 'design', '孤儿、事实无人抚养儿童每季度不少于一次'),
  ('workforce.visit.others.days', '2016-01-01', '90', '系统默认（设计值）', 'design', '没有单独规定的，按绿色每季度一次'),
  ('workforce.visit.first.days', '2016-01-01', '7', '系统默认（设计值）', 'design', '新增后七日内首次走访'),
  ('workforce.visit.yellow.days', '2016-01-01', '3', '系统默认（设计值）', 'design', null),
  ('workforce.visit.red.late.days', '2016-01-01', '7', '系统默认（设计值）', 'design', '告知镇街儿童督导员'),
  ('workforce.sample.share', '2016-01-01', '5', '系统默认（设计值）', 'design', '每个镇街每月至少抽一次');
