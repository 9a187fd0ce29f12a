-- Why: whoever is rung hears of it outside the desk too: text message, work chat. A notice is written with what it is about and sent
-- afterwards, so that a messenger that fails never fails the act; without a messenger it is logged here only.
-- Lock: none, a new table. Rows touched: none.
create table platform.notice (
  id uuid primary key,
  account_id uuid not null references platform.account,
  channel text not null check (channel in ('sms', 'workChat')),
  text text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'logged', 'failed')),
  tries int not null default 0,
  made_at timestamptz not null,
  next_try_at timestamptz not null,
  settled_at timestamptz
);
create index notice_waiting on platform.notice (next_try_at) where state = 'waiting';
comment on table platform.notice is 'What people were told by text message or work chat: never a name or a number, only that something waits at the desk';
comment on column platform.notice.state is 'sent: a messenger took it; logged: no messenger of this channel is connected; failed: given up after several tries';
alter table platform.notice enable row level security;
create policy scope on platform.notice for all to tongan_app using (current_setting('tongan.lo', true) = '0');
grant select, insert, update on platform.notice to tongan_app;
