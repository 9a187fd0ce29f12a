-- Why: the rows of a roster, which persons of the register they may be, what people decided, and what followed from it.
-- Lock: none, new tables. Rows touched: none.
create schema matching;
grant usage on schema matching to tongan_app;

create table matching.row (
  batch_id uuid not null references exchange.batch,
  ordinal int not null,
  at text not null,
  values_sealed bytea,
  identity_index bytea,
  faults jsonb not null default '[]',
  band text check (band in ('certain', 'review', 'none')),
  state text not null check (state in ('read', 'faulty', 'matched', 'stranger', 'waiting', 'settled', 'dropped')),
  primary key (batch_id, ordinal)
);
create index row_identity on matching.row (identity_index) where identity_index is not null;
comment on table matching.row is 'A row of a batch: its agreed fields sealed, until they are dropped; a stranger''s are dropped at once';
comment on column matching.row.at is 'Where it stands in the file, as people see it';
comment on column matching.row.identity_index is 'Keyed digest of number, or of name and birth date: knows the same person in a later batch of the same kind';

create table matching.pair (
  id uuid primary key,
  batch_id uuid not null,
  ordinal int not null,
  person_id uuid not null references registry.person,
  rank int not null,
  weight real not null,
  probability real not null,
  band text not null check (band in ('certain', 'review')),
  compared jsonb not null,
  decision text check (decision in ('same', 'different', 'unsure', 'asked')),
  decided_by uuid references platform.account,
  decided_by_name text,
  decided_at timestamptz,
  decided_why text,
  scope_code text not null,
  version int not null default 1,
  foreign key (batch_id, ordinal) references matching.row,
  unique (batch_id, ordinal, person_id)
);
create index pair_open on matching.pair (batch_id, band) where decision is null;
create index pair_person on matching.pair (person_id);
comment on table matching.pair is 'A row and a person it may be: weight field by field, band, and what was decided; the house itself decides only what is certain';
comment on column matching.pair.compared is 'Field, level and weight in bits; no value of either side';

create table matching.remembered (
  id uuid primary key,
  identity_index bytea not null,
  person_id uuid not null references registry.person,
  says text not null check (says in ('same', 'different')),
  pair_id uuid not null references matching.pair,
  decided_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index remembered_live on matching.remembered (identity_index, person_id) where withdrawn_at is null;
comment on table matching.remembered is 'What a person decided about such a row before; offered again in later batches, never applied to other people';

create table matching.effect (
  id uuid primary key,
  batch_id uuid not null references exchange.batch,
  pair_id uuid references matching.pair,
  kind text not null check (kind in ('fact', 'ending', 'check', 'discrepancy', 'absence')),
  person_id uuid not null references registry.person,
  child_id uuid references registry.child,
  fact_id uuid,
  state text not null check (state in ('written', 'waiting', 'confirmed', 'refused', 'undone')),
  detail jsonb not null default '{}',
  at timestamptz not null,
  settled_by uuid references platform.account,
  settled_by_name text,
  settled_at timestamptz,
  settled_why text,
  scope_code text not null,
  version int not null default 1
);
create index effect_of on matching.effect (batch_id, kind);
create index effect_child on matching.effect (child_id) where child_id is not null;
create index effect_waiting on matching.effect (scope_code, kind) where state = 'waiting';
comment on table matching.effect is 'What followed from a match: a dated condition, one that a later batch would end (waits for a person), a check in the village, a contradiction between units, a child missing in the school census';

alter table matching.row enable row level security;
create policy batch on matching.row for all to tongan_app using (
  exists (select from exchange.batch b where b.id = batch_id));
alter table matching.remembered enable row level security;
create policy district on matching.remembered for all to tongan_app using (
  (select current_setting('tongan.lo', true) = '0' or current_setting('tongan.role', true) = 'districtOfficer'));
alter table matching.pair enable row level security;
create policy batch on matching.pair for all to tongan_app using (
  exists (select from exchange.batch b where b.id = batch_id));
alter table matching.effect enable row level security;
-- What followed is the place's too: the village sees the check, the township the contradiction.
create policy scope on matching.effect for all to tongan_app using (
  scope_code >= (select current_setting('tongan.lo', true)) and scope_code < (select current_setting('tongan.hi', true)));
grant select, insert, update on matching.row, matching.pair, matching.remembered, matching.effect to tongan_app;
