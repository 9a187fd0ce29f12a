-- Why: whoever opens a sealed matter says what for, once a session; the log then bears it at each reading.
-- Lock: none, a new table. Rows touched: none.
create table platform.stated_purpose (
  session_hash bytea not null references platform.session on delete cascade,
  matter_id uuid not null,
  account_id uuid not null references platform.account,
  purpose text not null,
  stated_at timestamptz not null,
  primary key (session_hash, matter_id)
);
comment on table platform.stated_purpose is 'What for somebody looks into a sealed matter in one session; what is kept of it for good stands in the log';
alter table platform.stated_purpose enable row level security;
-- It tells which sealed matters there are: nobody reads but their own.
create policy own on platform.stated_purpose for all to tongan_app using (
  account_id = nullif(current_setting('tongan.account', true), '')::uuid);
grant select, insert, update on platform.stated_purpose to tongan_app;
