-- Why: what screening finds about each child is kept as one row a subject, so that a night writes differences only and a settled
-- finding stays settled until a fact changes; what other departments settle is referred and its answer recorded.
-- Lock: none, new tables. Rows touched: five parameters.
create schema if not exists benefits;
grant usage on schema benefits to tongan_app;

create table benefits.finding (
  id uuid not null default gen_random_uuid() primary key,
  child_id uuid not null,
  scope_code text collate "C" not null,
  about text not null,
  kind text not null check (kind in ('entitledNotReceiving', 'receivingNotEntitled', 'soonEntitled', 'soonEnding', 'cannotTell')),
  missing text[],
  facts_digest uuid not null,
  first_seen date not null,
  changed_on date not null,
  state text not null default 'open' check (state in ('open', 'settled', 'gone')),
  needs_task boolean not null,
  settled_reason text,
  settled_note text,
  settled_at timestamptz,
  settled_by uuid,
  version int not null default 1
);
create unique index finding_of on benefits.finding (child_id, about);
create index finding_open on benefits.finding (scope_code, about, kind, id) where state = 'open';
create index finding_waits on benefits.finding (id) where needs_task;
comment on table benefits.finding is 'What screening found about a child and one programme or category: one row a subject; settled ones come back only when the digest of their facts changes';
comment on column benefits.finding.facts_digest is 'Digest of the facts that the rule asks; a settled finding is open again as soon as it differs';
comment on column benefits.finding.missing is 'Atoms of the rule that nobody knows; the exact ones are told when the finding is shown';
comment on column benefits.finding.needs_task is 'Opened, changed or gone, and the tasks on the desks do not say so yet';

create table benefits.finding_settlement (
  id uuid primary key,
  finding_id uuid not null references benefits.finding,
  child_id uuid not null,
  scope_code text collate "C" not null,
  kind text not null,
  reason text not null,
  note text,
  facts_digest uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null
);
create index finding_settlement_of on benefits.finding_settlement (finding_id, recorded_at);
comment on table benefits.finding_settlement is 'Each time somebody settled a finding: why, and on which facts';

create table benefits.screening_run (
  id uuid primary key,
  day date not null,
  children int not null,
  added int not null,
  changed int not null,
  gone int not null,
  parameters jsonb not null,
  rules jsonb not null,
  duration_ms int not null,
  at timestamptz not null
);
create index screening_run_day on benefits.screening_run (day);
comment on table benefits.screening_run is 'Each full screening: its day, what it changed, and the versions of rules and parameters that it used; figures only, no row security';

create table benefits.coverage (
  month text collate "C" not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  scope_code text collate "C" not null,
  about text not null,
  entitled int not null,
  receiving int not null,
  cannot_tell int not null,
  primary key (month, scope_code, about)
);
comment on table benefits.coverage is 'Per month, village and programme: how many are entitled, how many of them receive, how many cannot be told';

create table benefits.referral (
  id uuid primary key,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  programme text not null,
  referred_to text not null,
  referred_on date not null,
  due_on date not null,
  note text,
  priority boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'takenUp', 'refused', 'withdrawn')),
  answered_on date,
  amount_fen int check (amount_fen >= 0),
  valid_until date,
  answer_note text,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  answered_by uuid,
  check ((state = 'waiting') = (answered_on is null))
);
create index referral_waiting on benefits.referral (scope_code, due_on, id) where state = 'waiting';
create index referral_child on benefits.referral (child_id, programme);
create unique index referral_one on benefits.referral (child_id, programme) where state = 'waiting';
comment on table benefits.referral is 'A child referred to the department that settles a programme: to whom, until when, what came of it';

grant select, insert, update on benefits.finding, benefits.referral to tongan_app;
grant select, insert on benefits.finding_settlement, benefits.screening_run to tongan_app;
grant select, insert, update, delete on benefits.coverage to tongan_app;
do $$
declare t text;
begin
  foreach t in array array['finding', 'finding_settlement', 'coverage', 'referral'] loop
    execute format('alter table benefits.%I enable row level security', t);
    execute format('create policy scope on benefits.%I for all to tongan_app using (
      scope_code >= current_setting(''tongan.lo'', true) and scope_code < current_setting(''tongan.hi'', true))', t);
  end loop;
end $$;

insert into platform.parameter (key, valid_from, valid_to, value, document, certainty, note) values
  ('benefits.age.preschool.from', '2012-01-01', null, '3', '重庆市学前教育资助政策（文号未见）', 'uncertain', null),
  ('benefits.age.preschool.below', '2012-01-01', null, '7', '重庆市学前教育资助政策（文号未见）', 'uncertain', '到入小学前'),
  ('benefits.age.grownOrphan', '2010-11-16', null, '35', '系统默认（设计值）', 'design', '扶持到多少岁没有文件规定'),
  ('benefits.priceSubsidy.triggered', '2016-08-01', null, 'false', '系统默认（设计值）', 'design', '启动的月份逐月录入'),
  ('benefits.priceSubsidy.month', '2016-08-01', null, '0', '系统默认（设计值）', 'design', '启动的月份逐月录入测算数');
