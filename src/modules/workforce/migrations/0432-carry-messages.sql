-- Why: offices write to villages, and the system says what became of what a village sent.
-- Lock: none, new tables. Rows touched: none.
create schema if not exists workforce;
grant usage on schema workforce to tongan_app;

create table workforce.message (
  id uuid primary key,
  from_code text collate "C" not null,
  from_name text not null,
  sent_by uuid,
  title text not null,
  text text not null,
  child_id uuid references registry.child,
  at timestamptz not null
);
create index message_from on workforce.message (from_code, at desc);
comment on table workforce.message is 'A short message to villages; never changed, never confirmed by force';
comment on column workforce.message.from_code is 'The place of whoever sent it';
comment on column workforce.message.sent_by is 'Null: the system said it, because of what somebody did';

create table workforce.message_to (
  message_id uuid not null references workforce.message,
  scope_code text collate "C" not null,
  at timestamptz not null,
  seen_at timestamptz,
  seen_by uuid,
  primary key (message_id, scope_code)
);
create index message_to_village on workforce.message_to (scope_code, at desc);
comment on table workforce.message_to is 'To which villages a message went, and when somebody there first saw it';

grant select, insert on workforce.message to tongan_app;
grant select, insert, update on workforce.message_to to tongan_app;
alter table workforce.message_to enable row level security;
create policy scope on workforce.message_to for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
alter table workforce.message enable row level security;
create policy sent on workforce.message for all to tongan_app using (
  from_code >= current_setting('tongan.lo', true) and from_code < current_setting('tongan.hi', true));
create policy received on workforce.message for select to tongan_app using (
  exists (select from workforce.message_to t where t.message_id = id));
