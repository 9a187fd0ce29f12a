-- Why: the tables every room stands on: places, accounts, posts, sessions, audit, files, tasks, parameters, idempotency.
-- Lock: none, first migration. Rows touched: none.
do $$ begin
  if not exists (select from pg_roles where rolname = 'tongan_app') then
    create role tongan_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;

create schema platform;
create schema audit;
grant usage on schema platform, audit to tongan_app;

comment on schema platform is 'What carries the nine primitives: places, accounts, posts, sessions, tasks, files, parameters';
comment on schema audit is 'Append-only, hash-chained record of who saw or changed what';

create table platform.place (
  code text collate "C" primary key,
  name text not null,
  short_name text not null,
  level text not null check (level in ('district', 'township', 'village')),
  parent_code text collate "C" references platform.place,
  closed_on date,
  check (code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$')
);
comment on table platform.place is 'Administrative divisions (GB/T 2260 and statistical codes); public data, no row security';

create table platform.account (
  id uuid primary key,
  username text not null unique,
  display_name text not null,
  password_hash text not null,
  failed_logins int not null default 0,
  locked_until timestamptz,
  otp_sealed bytea,
  disabled_at timestamptz,
  is_demo boolean not null default false,
  created_at timestamptz not null
);
comment on table platform.account is 'A person who can log in; what they may do comes from their posts';

create table platform.post (
  id uuid primary key,
  account_id uuid not null references platform.account,
  role text not null,
  place_code text collate "C" not null references platform.place,
  department text,
  title text not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to > valid_from)
);
create index post_account on platform.post (account_id);
create index post_place on platform.post (place_code, role);
comment on table platform.post is 'Role x place: what an account may do, where, from when until when';

create table platform.session (
  id_hash bytea primary key,
  account_id uuid not null references platform.account,
  post_id uuid not null references platform.post,
  csrf_token text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ip text,
  user_agent text,
  ended_at timestamptz,
  ended_why text
);
create index session_account on platform.session (account_id) where ended_at is null;
comment on table platform.session is 'Log-ins; only a hash of the cookie is kept';

create table platform.preference (
  account_id uuid not null references platform.account,
  key text not null,
  value jsonb not null,
  primary key (account_id, key)
);
comment on table platform.preference is 'What a person has arranged for themselves: ledger columns, saved views';

create table platform.parameter (
  key text not null,
  valid_from date not null,
  valid_to date,
  value jsonb not null,
  document text not null,
  certainty text not null check (certainty in ('verified', 'known', 'uncertain', 'design')),
  note text,
  primary key (key, valid_from)
);
comment on table platform.parameter is 'Dated legal parameters with the document that set them; uncertain and design values show as 待核';

create table platform.idempotency (
  account_id uuid not null,
  key text not null,
  request_digest bytea not null,
  status int not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (account_id, key)
);
comment on table platform.idempotency is 'Answers already given to a client-made key; kept for two days';

create table platform.stored_file (
  id uuid primary key,
  scope_code text collate "C" not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  digest bytea not null,
  location text not null,
  owner_kind text not null,
  owner_id uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  removed_at timestamptz
);
create index stored_file_owner on platform.stored_file (owner_kind, owner_id);
comment on table platform.stored_file is 'Uploaded files: name and digest here, bytes in the file store';

create table platform.task (
  id uuid primary key,
  kind text not null,
  key text not null,
  title text not null,
  why text not null,
  link text not null,
  role text not null,
  scope_code text collate "C" not null,
  subject_id uuid,
  due_on date,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  outcome text
);
create unique index task_open_key on platform.task (key) where done_at is null;
create index task_desk on platform.task (role, scope_code, due_on) where done_at is null;
comment on table platform.task is 'One thing that one post must do by a time';

create table audit.entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id uuid,
  post_id uuid,
  actor text not null,
  role text not null,
  operation text not null,
  effect text not null check (effect in ('read', 'write', 'login', 'refused')),
  purpose text,
  subject_ids uuid[] not null default '{}',
  scope_code text collate "C" not null,
  detail jsonb,
  ip text,
  trace_id text
);
create index entry_subject on audit.entry using gin (subject_ids);
create index entry_at on audit.entry (at);
create index entry_account on audit.entry (account_id, at);
comment on table audit.entry is 'Who saw or changed what, when, why; the application can only add and read';

create table audit.link (
  seq bigint primary key,
  entry_id bigint not null unique references audit.entry,
  digest bytea not null
);
comment on table audit.link is 'The hash chain over the entries, appended by one sealer at a time';

grant select on platform.place, platform.account, platform.post, platform.session, platform.preference,
  platform.parameter, platform.idempotency, platform.stored_file, platform.task to tongan_app;
grant insert, update on platform.place, platform.account, platform.post, platform.session, platform.preference,
  platform.parameter, platform.stored_file, platform.task to tongan_app;
grant insert, delete on platform.idempotency to tongan_app;
grant select, insert on audit.entry, audit.link to tongan_app;
grant delete on platform.preference to tongan_app;

-- Tasks, files and audit entries repeat the place scope of whoever asks.
alter table platform.task enable row level security;
create policy scope on platform.task for all to tongan_app
  using (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
alter table platform.stored_file enable row level security;
create policy scope on platform.stored_file for all to tongan_app
  using (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
