-- Why: who receives which programme since which month, and to which account; what is paid rests on it.
-- Lock: none, new tables. Rows touched: none.
create schema if not exists benefits;
grant usage on schema benefits to tongan_app;
comment on schema benefits is 'What children are entitled to and what is paid: programmes, entitlements, monthly payrolls, recoveries';

create table benefits.entitlement (
  id uuid primary key,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  programme text not null,
  care_mode text,
  from_month text collate "C" not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  to_month text collate "C" check (to_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  -- Months up to this one were paid before the system kept the payroll.
  settled_until text collate "C" check (settled_until ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  amount_fen int check (amount_fen >= 0),
  payee_name text,
  payee_relation text,
  payee_person_id uuid references registry.person,
  bank text,
  account_sealed bytea,
  account_index bytea,
  source text not null check (source in ('application', 'ledger')),
  matter_id uuid,
  decided_on date not null,
  document text,
  ended_why text,
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  check ((account_sealed is null) = (account_index is null))
);
create index entitlement_child on benefits.entitlement (child_id, programme, from_month);
create index entitlement_scope on benefits.entitlement (scope_code, programme);
create index entitlement_account on benefits.entitlement (account_index) where account_index is not null;
comment on table benefits.entitlement is 'Who receives which programme from which month on; a change of care mode ends one row and begins another';
comment on column benefits.entitlement.to_month is 'The last month that is paid for, inclusive; before from_month: taken back before anything was paid';
comment on column benefits.entitlement.amount_fen is 'A fixed amount a month; empty: by the standard of the month';

-- As with facts (docs/decisions/0003): a check by statement; writers of one child serialise on an advisory lock.
create function benefits.refuse_overlapping_entitlements() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select from added a join benefits.entitlement e
      on e.child_id = a.child_id and e.programme = a.programme and e.id <> a.id
    where coalesce(a.to_month, '9999-12') >= a.from_month and coalesce(e.to_month, '9999-12') >= e.from_month
      and a.from_month <= coalesce(e.to_month, '9999-12') and e.from_month <= coalesce(a.to_month, '9999-12')
  ) then
    raise exception 'entitlements of one programme overlap' using errcode = 'exclusion_violation', constraint = 'entitlement_one_at_a_time';
  end if;
  return null;
end $$;
create trigger one_at_a_time_inserted after insert on benefits.entitlement
  referencing new table as added for each statement execute function benefits.refuse_overlapping_entitlements();
create trigger one_at_a_time_updated after update on benefits.entitlement
  referencing new table as added for each statement execute function benefits.refuse_overlapping_entitlements();

create table benefits.entitlement_change (
  id uuid primary key,
  entitlement_id uuid not null references benefits.entitlement,
  child_id uuid not null,
  scope_code text collate "C" not null,
  kind text not null check (kind in ('started', 'ended', 'payee', 'careMode', 'suspended', 'resumed')),
  reason text not null,
  detail jsonb not null default '{}',
  recorded_at timestamptz not null,
  recorded_by uuid not null
);
create index entitlement_change_of on benefits.entitlement_change (entitlement_id, recorded_at);
comment on table benefits.entitlement_change is 'What was done with an entitlement, when, by whom and why; no account number';

create table benefits.suspension (
  id uuid primary key,
  entitlement_id uuid not null references benefits.entitlement,
  child_id uuid not null,
  scope_code text collate "C" not null,
  from_month text collate "C" not null,
  to_month text collate "C",
  reason text not null,
  -- Whether the months of the suspension are paid afterwards; open while it lasts.
  paid_later boolean,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  check ((to_month is null) = (paid_later is null))
);
create unique index suspension_open on benefits.suspension (entitlement_id) where to_month is null;
create index suspension_child on benefits.suspension (child_id);
comment on table benefits.suspension is 'Months in which payment is held back for a reason; held back is not lost';

create table benefits.other_income (
  id uuid primary key,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  kind text not null check (kind in ('dibao', 'tekun', 'disabledLiving')),
  from_month text collate "C" not null,
  to_month text collate "C",
  fen int not null check (fen >= 0),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  superseded_at timestamptz
);
create index other_income_child on benefits.other_income (child_id, kind) where superseded_at is null;
comment on table benefits.other_income is 'What the child already receives a month and counts against a top-up: low-income aid per head, destitute aid, disability living aid';

grant select, insert, update on benefits.entitlement, benefits.suspension, benefits.other_income to tongan_app;
grant select, insert on benefits.entitlement_change to tongan_app;
do $$
declare t text;
begin
  foreach t in array array['entitlement', 'entitlement_change', 'suspension', 'other_income'] loop
    execute format('alter table benefits.%I enable row level security', t);
    execute format('create policy scope on benefits.%I for all to tongan_app using (
      scope_code >= current_setting(''tongan.lo'', true) and scope_code < current_setting(''tongan.hi'', true))', t);
  end loop;
end $$;
