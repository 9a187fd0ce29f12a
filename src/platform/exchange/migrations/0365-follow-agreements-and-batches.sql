-- Why: an agreement is changed by a new edition that two people make again, while its due days and batches go on; each batch tells what
-- became of it, step by step; how many rows are too few is a parameter.
-- Lock: exchange.agreement and exchange.batch, both new and empty, for an instant. Rows touched: two parameters.
alter table exchange.agreement
  add column line_id uuid not null,
  add column edition int not null default 1,
  add column outcome text check (outcome in ('withdrawn', 'declined', 'ended', 'replaced')),
  add column asked_by_name text not null,
  add column agreed_by_name text,
  add column ended_by_name text,
  add check ((outcome is null) = (ended_at is null)),
  add check (outcome is distinct from 'declined' or agreed_at is null);
create unique index agreement_edition on exchange.agreement (line_id, edition);
create unique index agreement_in_force on exchange.agreement (line_id) where agreed_at is not null and outcome is null;
create unique index agreement_asked on exchange.agreement (line_id) where agreed_at is null and outcome is null;
create unique index agreement_folder on exchange.agreement (folder) where agreed_at is not null and outcome is null;
comment on column exchange.agreement.line_id is 'Id of its first edition: due days, batches and comparisons go on through all editions';
comment on column exchange.agreement.outcome is 'How it came to its end; null while it is asked or in force';

alter table exchange.batch
  add column attempts int not null default 0,
  add column line_id uuid not null;
create index batch_line on exchange.batch (line_id, received_at desc);
create index batch_running on exchange.batch (received_at) where state in ('reading', 'matching');
comment on column exchange.batch.attempts is 'How often its present step was begun; too often, and it is told instead of begun again';
alter table exchange.delivery add column line_id uuid not null;
create index delivery_line on exchange.delivery (line_id, made_at desc);

create table exchange.batch_event (
  id uuid primary key,
  batch_id uuid not null references exchange.batch,
  at timestamptz not null,
  by_name text not null,
  what text not null check (what in
    ('received', 'read', 'refused', 'held', 'released', 'sentBack', 'matched', 'settled', 'undone', 'dropped')),
  note text,
  scope_code text not null
);
create index batch_event_of on exchange.batch_event (batch_id, at, id);
comment on table exchange.batch_event is 'What became of a batch, step by step, and who did it; numbers and reasons, no rows';
alter table exchange.batch_event enable row level security;
create policy scope on exchange.batch_event for all to tongan_app using (
  (select current_setting('tongan.lo', true) = '0') or
  (scope_code >= (select current_setting('tongan.lo', true)) and scope_code < (select current_setting('tongan.hi', true))
    and (select current_setting('tongan.role', true) in ('districtOfficer', 'districtLeader', 'auditor'))));
grant select, insert on exchange.batch_event to tongan_app;

insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('exchange.batch.fewer.percent', '2016-01-01', '40', '系统默认（设计值）', 'design', '比以往少这么多，多半是对方只导出了一部分'),
  ('exchange.batch.fewer.last', '2016-01-01', '6', '系统默认（设计值）', 'design', null);
