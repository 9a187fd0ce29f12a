-- Why: too much in one programme may be made up for by what is still lacking in another of the same child, if the payee agrees in
-- writing; the months of both then count as settled, so nothing is paid twice and nothing taken twice.
-- Lock: access exclusive on benefits.recovery_entry for an instant (a check is exchanged; its rows are read once). Rows touched: one
-- parameter new.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('benefits.recovery.setOffWithConsent', '2010-01-01', 'true', '系统默认（设计值）', 'design',
    '文件只写退款、抵扣，没有写能否用另一项目欠发的款项抵');
create table benefits.recovery_set_off (
  id uuid primary key,
  recovery_id uuid not null references benefits.recovery,
  child_id uuid not null,
  scope_code text collate "C" not null,
  -- The one in which months were lacking; that of the case was paid too much.
  programme text not null,
  fen int not null check (fen > 0),
  consent_by text not null,
  consent_on date not null,
  consent_document text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references platform.account
);
create index recovery_set_off_case on benefits.recovery_set_off (recovery_id);
create index recovery_set_off_at on benefits.recovery_set_off (recorded_at);
comment on table benefits.recovery_set_off is 'Agreed in writing: lacking months of another programme make up for what was paid too much';
alter table benefits.recovery_entry
  add column set_off_id uuid references benefits.recovery_set_off,
  drop constraint recovery_entry_kind_check,
  drop constraint recovery_entry_fen_check,
  add check (kind in ('refund', 'waived', 'setOff') and (kind = 'setOff') = (set_off_id is not null)),
  -- Of a set-off one side takes what was too much away, the other counts as paid.
  add check (fen > 0 or kind = 'setOff' and fen <> 0);
alter table benefits.recovery_set_off enable row level security;
create policy scope on benefits.recovery_set_off for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
grant select, insert on benefits.recovery_set_off to tongan_app;
