-- Why: a standard is changed by a document, all its rows together, by two people: one proposes, another confirms.
-- Lock: platform.parameter for the moment of the new column. Rows touched: none.
create table platform.parameter_change (
  id uuid primary key,
  scope_code text collate "C" not null,
  document text not null,
  title text not null,
  issued_on date not null,
  compared boolean not null,
  effective jsonb not null,
  reason text not null,
  state text not null check (state in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  version int not null default 1,
  proposed_preview jsonb not null,
  proposed_digest text not null,
  proposed_by uuid not null references platform.account,
  proposed_at timestamptz not null,
  decided_preview jsonb,
  decided_by uuid references platform.account,
  decided_at timestamptz,
  decision_words text,
  check ((state = 'proposed') = (decided_at is null)),
  -- Four eyes, whoever writes here.
  check (state not in ('confirmed', 'refused') or decided_by <> proposed_by)
);
create index parameter_change_state on platform.parameter_change (state, proposed_at);
comment on table platform.parameter_change is 'A document that changes parameters, proposed by one person and confirmed or refused by another';
comment on column platform.parameter_change.effective is 'nextMonth: from the month after the document''s date; fromMonth with its month; correction of recorded periods';
comment on column platform.parameter_change.proposed_preview is 'Whom it affects and by how much, in figures without names, as the proposer saw it';
comment on column platform.parameter_change.decided_preview is 'The same as the person who confirmed saw it';

create table platform.parameter_change_row (
  change_id uuid not null references platform.parameter_change,
  position int not null,
  scope_code text collate "C" not null,
  key text not null,
  value jsonb not null,
  valid_from date not null,
  primary key (change_id, position),
  unique (change_id, key, valid_from)
);
comment on table platform.parameter_change_row is 'One parameter of a change and the value that it is to have';

create table platform.parameter_change_event (
  id uuid primary key,
  change_id uuid not null references platform.parameter_change,
  scope_code text collate "C" not null,
  at timestamptz not null,
  account_id uuid not null references platform.account,
  act text not null check (act in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  words text
);
create index parameter_change_event_of on platform.parameter_change_event (change_id, at);
comment on table platform.parameter_change_event is 'What happened to a change, in order; never rewritten';

alter table platform.parameter add column change_id uuid references platform.parameter_change;
comment on column platform.parameter.change_id is 'The change that recorded the row; empty for what came with the programme';

grant select, insert on platform.parameter_change, platform.parameter_change_row, platform.parameter_change_event to tongan_app;
grant update (state, version, decided_preview, decided_by, decided_at, decision_words) on platform.parameter_change to tongan_app;

alter table platform.parameter_change enable row level security;
create policy scope on platform.parameter_change for all to tongan_app
  using (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
alter table platform.parameter_change_row enable row level security;
create policy scope on platform.parameter_change_row for all to tongan_app
  using (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
alter table platform.parameter_change_event enable row level security;
create policy scope on platform.parameter_change_event for all to tongan_app
  using (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
