-- Why: whoever works in a case notes for a day what to look at again, and what came of it; the words lie in a box.
-- Lock: none, a new table. Rows touched: none.
create table protection.case_reminder (
  id uuid primary key,
  case_id uuid not null references protection.case,
  due_on date not null,
  sealed bytea not null,
  for_account uuid not null references platform.account,
  made_at timestamptz not null,
  done_at timestamptz,
  done_by uuid references platform.account,
  done_sealed bytea,
  constraint case_reminder_done check ((done_at is null) = (done_by is null) and (done_at is null) = (done_sealed is null))
);
create index case_reminder_of on protection.case_reminder (case_id);
create index case_reminder_open on protection.case_reminder (for_account) where done_at is null;
comment on table protection.case_reminder is 'What somebody in a case wants to look at again on a day, and what came of it';
comment on column protection.case_reminder.for_account is 'On whose desk it lies: who set it, or the lead who has taken the case over since';
grant select, insert, update on protection.case_reminder to tongan_app;
alter table protection.case_reminder enable row level security;
create policy scope on protection.case_reminder for all to tongan_app using (
  exists (select from protection.case c where c.id = case_id));
