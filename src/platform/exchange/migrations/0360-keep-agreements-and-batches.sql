-- Why: every roster that comes in and every copy that goes out rests on an agreement: with whom, by which law, what for, which fields,
-- how often, how long it is kept.
-- Lock: none, new tables. Rows touched: none.
create schema exchange;
grant usage on schema exchange to tongan_app;

create table exchange.agreement (
  id uuid primary key,
  direction text not null check (direction in ('in', 'out')),
  subject text not null,
  unit text not null,
  title text not null,
  legal_basis text not null,
  purpose text not null,
  fields text[] not null check (cardinality(fields) > 0),
  frequency text not null check (frequency in ('monthly', 'quarterly', 'halfYearly', 'yearly', 'onDemand')),
  first_due date,
  grace_days int not null check (grace_days between 0 and 180),
  retention_days int not null check (retention_days between 0 and 3650),
  contact_sealed bytea,
  folder text,
  partner_id uuid references platform.partner,
  scope_code text not null,
  valid_from date not null,
  valid_to date,
  asked_by uuid not null references platform.account,
  asked_at timestamptz not null,
  agreed_by uuid references platform.account,
  agreed_at timestamptz,
  ended_by uuid references platform.account,
  ended_at timestamptz,
  ended_why text,
  version int not null default 1,
  check (valid_to is null or valid_to > valid_from),
  check (agreed_by is null or agreed_by <> asked_by),
  check ((frequency = 'onDemand') = (first_due is null))
);
comment on table exchange.agreement is 'What is exchanged with another unit: direction, roster or copy, legal basis, purpose, fields, frequency, retention; one asks, another agrees';
comment on column exchange.agreement.subject is 'Code of the declared roster type (in) or copy (out)';
comment on column exchange.agreement.fields is 'Codes of the agreed fields; a field not among them is not stored, and does not leave';
comment on column exchange.agreement.retention_days is 'After a batch is settled, its rows are kept so long; then dropped';

create table exchange.batch (
  id uuid primary key,
  agreement_id uuid not null references exchange.agreement,
  ordinal int not null,
  state text not null check (state in ('reading', 'refused', 'held', 'matching', 'review', 'settled', 'undone', 'dropped')),
  via text not null check (via in ('upload', 'key', 'folder')),
  file_name text not null,
  file_digest bytea not null,
  file_size int not null,
  location text,
  due_on date,
  as_of date,
  received_at timestamptz not null,
  received_by uuid not null references platform.account,
  received_by_name text not null,
  rows int not null default 0,
  faulty int not null default 0,
  held_for text[] not null default '{}',
  released_by uuid references platform.account,
  released_at timestamptz,
  released_why text,
  problem jsonb,
  model_version text,
  matched_at timestamptz,
  settled_at timestamptz,
  drop_after date,
  dropped_at timestamptz,
  tallies jsonb not null default '{}',
  scope_code text not null,
  version int not null default 1,
  unique (agreement_id, ordinal)
);
create index batch_received on exchange.batch (received_at desc, id);
create index batch_digest on exchange.batch (agreement_id, file_digest);
create index batch_drop on exchange.batch (drop_after) where dropped_at is null;
comment on table exchange.batch is 'One delivery of a roster under its agreement, from its arrival to the day on which its rows are dropped';
comment on column exchange.batch.held_for is 'Why it waits for a person: fewer rows than usual, the same file again …';
comment on column exchange.batch.tallies is 'Numbers alone: rows by band and decision, effects; stay when the rows are dropped';

create table exchange.delivery (
  id uuid primary key,
  agreement_id uuid not null references exchange.agreement,
  period text not null,
  due_on date,
  made_at timestamptz not null,
  made_by uuid not null references platform.account,
  made_by_name text not null,
  rows int not null,
  columns text[] not null,
  file_name text not null,
  digest bytea not null,
  location text,
  drop_after date,
  scope_code text not null
);
create index delivery_of on exchange.delivery (agreement_id, made_at desc);
comment on table exchange.delivery is 'One copy that left the house: which columns, how many rows, its digest (signed), who took it';

do $$
declare t text;
begin
  foreach t in array array['agreement', 'batch', 'delivery'] loop
    execute format('alter table exchange.%I enable row level security', t);
    execute format('create policy scope on exchange.%I for all to tongan_app using (
      (select current_setting(''tongan.lo'', true) = ''0'') or
      (scope_code >= (select current_setting(''tongan.lo'', true)) and scope_code < (select current_setting(''tongan.hi'', true))
        and (select current_setting(''tongan.role'', true) in
          (''districtOfficer'', ''districtLeader'', ''auditor'', ''securityAdmin''))))', t);
  end loop;
end $$;
grant select, insert, update on exchange.agreement, exchange.batch to tongan_app;
grant select, insert, update on exchange.delivery to tongan_app;
