-- Why: school start, summer, flood and Spring Festival ask their own few questions of children of a ledger's selection.
-- Lock: none, new tables. Rows touched: none.
create schema if not exists workforce;
grant usage on schema workforce to tongan_app;

create table workforce.campaign (
  id uuid primary key,
  scope_code text collate "C" not null,
  title text not null,
  brief text not null,
  from_on date not null,
  due_on date not null check (due_on >= from_on),
  selection jsonb not null,
  questions jsonb not null,
  template text,
  state text not null default 'draft' check (state in ('draft', 'running', 'ended')),
  created_at timestamptz not null,
  created_by uuid not null,
  started_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  ended_why text,
  version int not null default 1
);
create index campaign_state on workforce.campaign (state, due_on);
comment on table workforce.campaign is 'A special round over a selection of a ledger, with its own few questions';
comment on column workforce.campaign.scope_code is 'The place that it covers: whoever answers for it manages it, the places below read it';
comment on column workforce.campaign.selection is 'Which children of the ledger: category, risk, age; asked anew while it runs';
comment on column workforce.campaign.questions is 'At most six: code, label, kind, options, required, and the fact of the file that answers it';
comment on column workforce.campaign.ended_why is 'Written when it is stopped before everybody was asked; null: everybody was';

create table workforce.campaign_child (
  campaign_id uuid not null references workforce.campaign,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  state text not null default 'open' check (state in ('open', 'answered', 'excused')),
  added_on date not null,
  answer_id uuid,
  excused_why text,
  excused_by uuid,
  changed_at timestamptz not null,
  primary key (campaign_id, child_id)
);
create index campaign_child_place on workforce.campaign_child (campaign_id, scope_code, child_id);
create index campaign_child_of on workforce.campaign_child (child_id, campaign_id);
comment on table workforce.campaign_child is 'A child of a campaign, and whether it was asked';
comment on column workforce.campaign_child.scope_code is 'The village of the child';
comment on column workforce.campaign_child.answer_id is 'The last answers that were given';
comment on column workforce.campaign_child.excused_by is 'Null: the system, because the selection no longer means the child; it comes back with the selection';

create table workforce.campaign_answer (
  id uuid primary key,
  campaign_id uuid not null references workforce.campaign,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  visit_id uuid not null,
  given_on date not null,
  answers jsonb not null,
  is_late boolean not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null
);
create unique index campaign_answer_once on workforce.campaign_answer (visit_id, campaign_id);
create index campaign_answer_of on workforce.campaign_answer (campaign_id, child_id, at);
comment on table workforce.campaign_answer is 'What was answered at one visit; a later visit adds another, nothing is rewritten';
comment on column workforce.campaign_answer.visit_id is 'The visit that gave them';
comment on column workforce.campaign_answer.is_late is 'The campaign had ended when they arrived: kept, and counted';

grant select, insert, update on workforce.campaign, workforce.campaign_child to tongan_app;
grant select, insert on workforce.campaign_answer to tongan_app;
alter table workforce.campaign enable row level security;
create policy scope on workforce.campaign for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
-- The places below are asked by it.
create policy below on workforce.campaign for select to tongan_app using (
  state <> 'draft' and starts_with(current_setting('tongan.lo', true), scope_code));
alter table workforce.campaign_child enable row level security;
create policy scope on workforce.campaign_child for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
alter table workforce.campaign_answer enable row level security;
create policy scope on workforce.campaign_answer for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
