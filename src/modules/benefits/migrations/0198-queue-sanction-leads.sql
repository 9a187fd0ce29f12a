-- Why: a recovery marked as fraud must wait for somebody to decide on a joint sanction, whatever becomes of the money; a flag on the
-- case told nobody and was gone from the list once the money was back.
-- Lock: none on tables in use. Rows touched: one new for each case that is marked already.
create table benefits.sanction_lead (
  id uuid primary key,
  recovery_id uuid not null references benefits.recovery,
  child_id uuid not null,
  scope_code text collate "C" not null,
  state text not null check (state in ('waiting', 'withdrawn')),
  why text not null,
  raised_at timestamptz not null,
  -- Absent: marked before leads were kept.
  raised_by uuid references platform.account,
  withdrawn_why text,
  withdrawn_at timestamptz,
  withdrawn_by uuid references platform.account,
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
create unique index sanction_lead_waiting on benefits.sanction_lead (recovery_id) where state = 'waiting';
create index sanction_lead_case on benefits.sanction_lead (recovery_id, raised_at);
create index sanction_lead_queue on benefits.sanction_lead (scope_code, raised_at) where state = 'waiting';
comment on table benefits.sanction_lead is 'Recoveries that may be fraud: the queue from which a decision on a joint sanction is taken';
insert into benefits.sanction_lead (id, recovery_id, child_id, scope_code, state, why, raised_at)
select gen_random_uuid(), id, child_id, scope_code, 'waiting', '以前标记的线索，理由见操作日志', changed_at from benefits.recovery where fraud;
alter table benefits.sanction_lead enable row level security;
create policy scope on benefits.sanction_lead for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
grant select, insert, update on benefits.sanction_lead to tongan_app;
