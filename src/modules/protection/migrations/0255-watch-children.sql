-- Why: the system asks that somebody looks before anybody reports; what people have settled stays settled until a fact changes.
-- Lock: none, new tables. Rows touched: nine parameters.
create schema if not exists protection;
grant usage on schema protection to tongan_app;

create table protection.watch_item (
  id uuid primary key,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  rule text not null,
  facts text not null,
  first_seen date not null,
  changed_on date not null,
  state text not null default 'open' check (state in ('open', 'settled', 'gone')),
  settled_reason text,
  settled_note text,
  settled_at timestamptz,
  settled_by uuid references platform.account,
  version int not null default 1
);
create unique index watch_item_of on protection.watch_item (child_id, rule);
create index watch_item_place on protection.watch_item (state, scope_code, id);
comment on table protection.watch_item is 'A rule that asks somebody to look at a child: one row a rule; settled ones come back only when a fact that they rest on changes';
comment on column protection.watch_item.facts is 'Values of the facts that the rule asks, as they were when it was raised; settled, they are what it was settled on';

create table protection.watch_settlement (
  id uuid primary key,
  item_id uuid not null references protection.watch_item,
  reason text not null,
  note text,
  facts text not null,
  at timestamptz not null,
  by uuid not null references platform.account
);
create index watch_settlement_of on protection.watch_settlement (item_id, at);
comment on table protection.watch_settlement is 'Each time somebody settled a watch item: why, and on which facts';

grant select, insert, update on protection.watch_item to tongan_app;
grant select, insert on protection.watch_settlement to tongan_app;
alter table protection.watch_item enable row level security;
create policy scope on protection.watch_item for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true)
  and current_setting('tongan.role', true) in ('villageDirector', 'townshipSupervisor', 'districtOfficer', 'districtLeader'));
alter table protection.watch_settlement enable row level security;
create policy part on protection.watch_settlement for all to tongan_app using (
  exists (select from protection.watch_item i where i.id = item_id));

insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('protection.watch.carer.age', '2016-01-01', '75', '系统默认（设计值）', 'design', null),
  ('protection.watch.school.from', '2016-01-01', '7', '《中华人民共和国义务教育法》第十一条', 'uncertain', '满六周岁入学，条件不具备的可推迟到七周岁；按七周岁提醒，免得误报'),
  ('protection.watch.school.below', '2016-01-01', '16', '《中华人民共和国义务教育法》第十一条', 'uncertain', '九年义务教育，入学年龄有早有迟'),
  ('protection.watch.released.days', '2016-01-01', '30', '系统默认（设计值）', 'design', null),
  ('protection.watch.silent.months', '2016-01-01', '6', '系统默认（设计值）', 'design', null),
  ('protection.watch.visit.days', '2016-01-01', '100', '系统默认（设计值）', 'design', '低风险每季度走访一次，另加宽限'),
  ('protection.watch.fall.points', '2016-01-01', '10', '系统默认（设计值）', 'design', null),
  ('protection.watch.assessment.months', '2016-01-01', '24', '湖南省监护能力评估办法（文号未见）', 'uncertain', '湖南：每两年至少一次；重庆的规定未见'),
  ('protection.watch.settle.days', '2016-01-01', '5', '系统默认（设计值）', 'design', null);
