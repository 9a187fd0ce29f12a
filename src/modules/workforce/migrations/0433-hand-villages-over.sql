-- Why: a director who leaves hands over what is open in one act; the successor sees it and confirms.
-- Lock: none, new table. Rows touched: none.
create schema if not exists workforce;
grant usage on schema workforce to tongan_app;

create table workforce.hand_over (
  id uuid primary key,
  scope_code text collate "C" not null,
  note text not null,
  sheet jsonb not null,
  written_at timestamptz not null,
  written_by uuid not null,
  written_name text not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  confirmed_name text
);
create index hand_over_village on workforce.hand_over (scope_code, written_at desc);
comment on table workforce.hand_over is 'A village handed over: what was open at that moment, from whom, and who took it over';
comment on column workforce.hand_over.sheet is 'Heads, numbers and names as they stood when it was written; nothing is moved by it';

grant select, insert, update on workforce.hand_over to tongan_app;
alter table workforce.hand_over enable row level security;
create policy scope on workforce.hand_over for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));
