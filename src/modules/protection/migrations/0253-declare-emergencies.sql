-- Why: in an epidemic, a flood, an accident each child on file in the places concerned is looked after, village by village (R-036), and
-- whoever is left without care is found. One row a child, so that nobody is counted as seen whom nobody saw.
-- Lock: none, new tables. Rows touched: one new parameter.
create table protection.emergency (
  id uuid primary key,
  scope_code text collate "C" not null,
  kind text not null,
  name text not null,
  places text[] not null,
  plan text not null,
  declared_on date not null,
  declared_at timestamptz not null,
  declared_by uuid not null,
  declared_by_name text not null,
  ended_on date,
  ended_why text
);
comment on table protection.emergency is 'A declared emergency: where, under which plan on file, until when';
comment on column protection.emergency.places is 'Division codes below which every child on file is looked after';

create table protection.emergency_check (
  emergency_id uuid not null references protection.emergency,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  outcome text check (outcome in ('safe', 'withoutCare', 'away', 'notReached')),
  note text,
  checked_on date,
  checked_by_name text,
  primary key (emergency_id, child_id)
);
create index emergency_check_scope on protection.emergency_check (scope_code, emergency_id);
comment on table protection.emergency_check is 'How a child was found in an emergency; without an outcome nobody has looked yet';

grant select, insert, update on protection.emergency, protection.emergency_check to tongan_app;
alter table protection.emergency enable row level security;
create policy scope on protection.emergency for all to tongan_app using (
  current_setting('tongan.lo', true) = '0'
  or (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
  or exists (select from unnest(places) as place where starts_with(current_setting('tongan.lo', true), place)
    or (place >= current_setting('tongan.lo', true) and place < current_setting('tongan.hi', true))));
alter table protection.emergency_check enable row level security;
create policy scope on protection.emergency_check for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));

insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('special.care.check.hours', '2021-01-01', '48', '系统设定', 'design', '突发事件发布起逐户排查的时限，待核')
on conflict do nothing;
