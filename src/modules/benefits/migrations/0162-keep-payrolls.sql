-- Why: the month is paid as one reviewable act: lines with their parts, differences to last month, who signed, what the bank said.
-- Lock: none, new tables. Rows touched: two templates are new.
create table benefits.payroll (
  month text collate "C" primary key check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  state text not null check (state in ('draft', 'submitted', 'reviewed', 'approved', 'paying', 'closed')),
  version int not null default 1,
  compared_with text collate "C",
  -- Why it was made though the month before is not closed.
  early_reason text,
  digest bytea,
  figures jsonb not null default '{}',
  computed_at timestamptz not null,
  computed_by uuid not null,
  closed_at timestamptz
);
comment on table benefits.payroll is 'The payroll of a month; its sums name nobody, so no row security';

create table benefits.payroll_step (
  month text collate "C" not null references benefits.payroll,
  seq int not null,
  act text not null check (act in ('submit', 'review', 'approve', 'send', 'return', 'close')),
  account_id uuid not null,
  post_id uuid not null,
  at timestamptz not null,
  note text,
  primary key (month, seq)
);
comment on table benefits.payroll_step is 'Who signed what and when; a return begins a new round; no row security, it names offices only';

create table benefits.payroll_line (
  month text collate "C" not null,
  child_id uuid not null,
  programme text not null,
  scope_code text collate "C" not null,
  name text not null,
  entitlement_id uuid not null references benefits.entitlement,
  care_mode text,
  standard_fen int not null,
  deduction_fen int not null,
  regular_fen int not null,
  arrears_fen int not null,
  reissue_fen int not null,
  recovery_fen int not null check (recovery_fen <= 0),
  total_fen int not null check (total_fen >= 0),
  because text not null,
  document text,
  certainty text,
  payee_name text,
  payee_relation text,
  payee_person_id uuid,
  bank text,
  account_sealed bytea,
  account_index bytea,
  status text not null check (status in ('pay', 'withheld', 'paid', 'rejected')),
  blocking text[] not null default '{}',
  warnings text[] not null default '{}',
  -- What the bank said when it came back.
  bank_words text,
  primary key (month, child_id, programme),
  check (total_fen = regular_fen + arrears_fen + reissue_fen + recovery_fen)
);
create index payroll_line_place on benefits.payroll_line (month, scope_code, child_id, programme);
create index payroll_line_child on benefits.payroll_line (child_id, month);
create index payroll_line_amiss on benefits.payroll_line (month, status) where status in ('withheld', 'rejected');
create index payroll_line_warned on benefits.payroll_line (month) where warnings <> '{}';
comment on table benefits.payroll_line is 'What a child gets of a programme in the month''s payroll, to whom and why; account numbers sealed';

create table benefits.payroll_item (
  month text collate "C" not null,
  child_id uuid not null,
  programme text not null,
  for_month text collate "C" not null,
  cause text not null,
  scope_code text collate "C" not null,
  fen int not null,
  because text not null,
  primary key (child_id, programme, month, for_month, cause)
);
create index payroll_item_month on benefits.payroll_item (month);
comment on table benefits.payroll_item is 'The parts of a line: which month is paid for and why';

create table benefits.payroll_difference (
  month text collate "C" not null,
  child_id uuid not null,
  programme text not null,
  cause text not null,
  scope_code text collate "C" not null,
  name text not null,
  before_fen int not null,
  after_fen int not null,
  fen int not null check (fen = after_fen - before_fen),
  reason text not null,
  primary key (month, cause, child_id, programme)
);
create index payroll_difference_place on benefits.payroll_difference (month, cause, scope_code, child_id, programme);
comment on table benefits.payroll_difference is 'What differs from last month''s payroll, by cause, each with its reason in words';

create table benefits.payroll_word (
  id uuid primary key,
  month text collate "C" not null,
  code text not null,
  -- Empty: for all lines of the month with this warning.
  child_id uuid,
  scope_code text collate "C" not null,
  word text not null,
  at timestamptz not null,
  by_account uuid not null
);
create index payroll_word_month on benefits.payroll_word (month, code);
comment on table benefits.payroll_word is 'What the preparer says about warnings; stays when the month is computed anew';

create table benefits.bank_template (
  id text primary key,
  title text not null,
  spec jsonb not null,
  active boolean not null default true
);
comment on table benefits.bank_template is 'How a bank wants its payment file: format, encoding, columns; no personal data, no row security';

create table benefits.payment_file (
  id uuid primary key,
  month text collate "C" not null references benefits.payroll,
  seq int not null,
  template text not null references benefits.bank_template,
  lines int not null,
  fen bigint not null,
  made_at timestamptz not null,
  made_by uuid not null,
  returned_at timestamptz,
  return_digest bytea,
  return_name text,
  unique (month, seq)
);
comment on table benefits.payment_file is 'Files for the bank: the first of a payroll, then those for payments that came back; sums only';

create table benefits.payment (
  file_id uuid not null references benefits.payment_file,
  seq int not null,
  month text collate "C" not null,
  child_id uuid not null,
  programme text not null,
  scope_code text collate "C" not null,
  fen int not null,
  payee_name text not null,
  bank text not null,
  account_sealed bytea not null,
  account_index bytea not null,
  outcome text check (outcome in ('paid', 'rejected')),
  bank_words text,
  primary key (file_id, seq)
);
create index payment_line on benefits.payment (month, child_id, programme);
comment on table benefits.payment is 'One payment of a payment file, and what the bank''s return file said of it';

create table benefits.recovery (
  id uuid primary key,
  child_id uuid not null,
  scope_code text collate "C" not null,
  programme text not null,
  state text not null check (state in ('found', 'noticed', 'running', 'settled', 'gone')),
  from_month text collate "C" not null,
  to_month text collate "C" not null,
  reason text not null,
  -- What is still to come back, and what came back or was waived.
  outstanding_fen int not null check (outstanding_fen >= 0),
  notice_no text,
  noticed_on date,
  plan text check (plan in ('offset', 'refund')),
  monthly_fen int check (monthly_fen > 0),
  fraud boolean not null default false,
  version int not null default 1,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  check ((plan is null) = (monthly_fen is null))
);
create unique index recovery_open on benefits.recovery (child_id, programme) where state in ('found', 'noticed', 'running');
create index recovery_scope on benefits.recovery (scope_code, id);
comment on table benefits.recovery is 'Money paid too much: why, how much is still out, how it comes back';

create table benefits.recovery_entry (
  id uuid primary key,
  recovery_id uuid not null references benefits.recovery,
  child_id uuid not null,
  programme text not null,
  for_month text collate "C" not null,
  scope_code text collate "C" not null,
  kind text not null check (kind in ('refund', 'waived')),
  fen int not null check (fen > 0),
  on_date date not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid not null
);
create index recovery_entry_child on benefits.recovery_entry (child_id);
create index recovery_entry_case on benefits.recovery_entry (recovery_id);
comment on table benefits.recovery_entry is 'Refunds and waivers, by the month that they make up for';

create table benefits.budget (
  year int not null check (year between 2010 and 2200),
  programme text not null,
  fen bigint not null check (fen >= 0),
  document text not null,
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (year, programme)
);
comment on table benefits.budget is 'What a year''s budget has for a programme; no personal data, no row security';

insert into benefits.bank_template (id, title, spec) values
  ('ruralBank', '农商行代发（CSV，GBK）', '{"format":"csv","encoding":"gbk","separator":",","heading":true,"totals":"none","columns":[
    {"field":"seq","title":"序号"},{"field":"account","title":"账号"},{"field":"payee","title":"户名"},{"field":"yuan","title":"金额"},{"field":"remark","title":"摘要"}]}'),
  ('postalBank', '邮储代发（TXT，UTF-8，首行合计）', '{"format":"txt","encoding":"utf-8","separator":"|","heading":false,"totals":"first","columns":[
    {"field":"seq","title":"序号"},{"field":"payee","title":"户名"},{"field":"account","title":"账号"},{"field":"fen","title":"金额（分）"},{"field":"bank","title":"开户行"},{"field":"remark","title":"用途"}]}'),
  ('workbook', '通用代发表（Excel，末行合计）', '{"format":"xlsx","encoding":"utf-8","separator":",","heading":true,"totals":"last","columns":[
    {"field":"seq","title":"序号"},{"field":"payee","title":"户名"},{"field":"account","title":"账号"},{"field":"bank","title":"开户行"},{"field":"yuan","title":"金额（元）"},{"field":"remark","title":"备注"}]}');

-- A closed payroll never changes: what was paid is what later months are reckoned from. The owner may still change its keys.
create function benefits.refuse_change_of_closed() returns trigger language plpgsql set search_path = pg_catalog as $$
declare found text;
begin
  select p.month into found from benefits.payroll p
    where p.state = 'closed' and p.month in (select t.month from touched t) limit 1;
  if found is not null and current_user = 'tongan_app' then
    raise exception 'the payroll of % is closed', found using errcode = 'restrict_violation', constraint = 'payroll_closed';
  end if;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['payroll_line', 'payroll_item', 'payroll_difference', 'payment'] loop
    execute format('create trigger closed_inserted after insert on benefits.%I referencing new table as touched
      for each statement execute function benefits.refuse_change_of_closed()', t);
    execute format('create trigger closed_updated after update on benefits.%I referencing old table as touched
      for each statement execute function benefits.refuse_change_of_closed()', t);
    execute format('create trigger closed_deleted after delete on benefits.%I referencing old table as touched
      for each statement execute function benefits.refuse_change_of_closed()', t);
  end loop;
end $$;
create function benefits.refuse_reopening() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' then
    raise exception 'the payroll of % is closed', old.month using errcode = 'restrict_violation', constraint = 'payroll_closed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger closed before update or delete on benefits.payroll for each row execute function benefits.refuse_reopening();

grant select, insert, update on benefits.payroll, benefits.payment_file, benefits.payment, benefits.recovery, benefits.budget to tongan_app;
grant select, insert on benefits.payroll_step, benefits.recovery_entry, benefits.payroll_word to tongan_app;
grant select, insert, update, delete on benefits.payroll_line, benefits.payroll_item, benefits.payroll_difference to tongan_app;
grant select on benefits.bank_template to tongan_app;
do $$
declare t text;
begin
  foreach t in array array['payroll_line', 'payroll_item', 'payroll_difference', 'payroll_word', 'payment', 'recovery', 'recovery_entry'] loop
    execute format('alter table benefits.%I enable row level security', t);
    execute format('create policy scope on benefits.%I for all to tongan_app using (
      scope_code >= current_setting(''tongan.lo'', true) and scope_code < current_setting(''tongan.hi'', true))', t);
  end loop;
end $$;
