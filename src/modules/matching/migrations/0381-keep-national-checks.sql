-- Why: what the national child-welfare system says is compared with what we pay; only tallies and the open differences of our own
-- children stay, nothing of anybody else.
-- Lock: none, new tables. Rows touched: none.
create table matching.national_check (
  id uuid primary key,
  month text collate "C" not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  made_at timestamptz not null,
  made_by uuid not null references platform.account,
  made_by_name text not null,
  tallies jsonb not null,
  codes text[] not null,
  scope_code text not null
);
create index national_check_at on matching.national_check (made_at desc);
comment on table matching.national_check is 'A comparison with the national system''s own export: numbers alone; the file is not kept';
comment on column matching.national_check.codes is 'Categories that the file has; of others nothing can be said to be missing';

create table matching.national_difference (
  id uuid primary key,
  check_id uuid not null references matching.national_check,
  child_id uuid not null references registry.child,
  kind text not null check (kind in ('onlyOurs', 'onlyTheirs', 'category', 'month', 'amount', 'twice')),
  ours jsonb,
  theirs jsonb,
  state text not null default 'open' check (state in ('open', 'settled', 'superseded')),
  settled_by uuid references platform.account,
  settled_by_name text,
  settled_at timestamptz,
  settled_why text,
  scope_code text not null,
  version int not null default 1
);
create index national_difference_of on matching.national_difference (check_id, kind);
create index national_difference_open on matching.national_difference (scope_code) where state = 'open';
comment on table matching.national_difference is 'Where the national system and we say different things of one of our children; a later check replaces what is open';
comment on column matching.national_difference.ours is 'Category code, first month, fen a month; no number, no name';

-- A category tells of an infection: the bureau's officer alone.
alter table matching.national_check enable row level security;
create policy district on matching.national_check for all to tongan_app using (
  scope_code >= (select current_setting('tongan.lo', true)) and scope_code < (select current_setting('tongan.hi', true))
  and (select current_setting('tongan.role', true)) = 'districtOfficer');
alter table matching.national_difference enable row level security;
create policy district on matching.national_difference for all to tongan_app using (
  scope_code >= (select current_setting('tongan.lo', true)) and scope_code < (select current_setting('tongan.hi', true))
  and (select current_setting('tongan.role', true)) = 'districtOfficer');
grant select, insert, update on matching.national_check, matching.national_difference to tongan_app;
