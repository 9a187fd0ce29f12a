-- Why: whether a row is somebody of the register is sometimes known in the village alone: the desk asks, the village answers. And what
-- was remembered must outlive a change of the index key, so the digest that its index is made of lies beside it, sealed.
-- Lock: matching.remembered, short: no rows yet. Rows touched: none.
create table matching.question (
  id uuid primary key,
  pair_id uuid not null references matching.pair,
  person_id uuid not null references registry.person,
  child_id uuid references registry.child,
  role text not null check (role in ('villageDirector', 'townshipSupervisor')),
  says text not null,
  asked_by uuid not null references platform.account,
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer text check (answer in ('yes', 'no', 'unknown')),
  words text,
  answered_by uuid references platform.account,
  answered_by_name text,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  scope_code text not null,
  version int not null default 1,
  check ((answer is null) = (answered_at is null))
);
create unique index question_open on matching.question (pair_id) where answer is null and withdrawn_at is null;
create index question_pair on matching.question (pair_id);
create index question_scope on matching.question (scope_code, asked_at);
comment on table matching.question is 'What the desk for doubtful rows asks a village or township about a person of the register, and the answer; no value of the roster';

alter table matching.question enable row level security;
create policy scope on matching.question for all to tongan_app using (
  scope_code >= (select current_setting('tongan.lo', true)) and scope_code < (select current_setting('tongan.hi', true)));
grant select, insert, update on matching.question to tongan_app;

alter table matching.remembered add column identity_sealed bytea;
comment on column matching.remembered.identity_sealed is 'The digest of number, or of name and birth date, that the index is made of; the number itself is not kept';

-- The desk reads batches by what of them is still open.
create index row_open on matching.row (batch_id, ordinal) where state = 'waiting';
-- A question whose pair is another person's business by now is found by its person.
create index remembered_pair on matching.remembered (pair_id);
