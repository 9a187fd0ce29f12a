-- Why: which files may be of one child is found by the same engine that finds whom a roster names; what it finds stands here until
--   somebody decides or the files change. And whoever holds the register in memory, or has looked it through, asks which files were
--   followed since: by the transaction's number, for a later one may be committed before an earlier one.
-- Lock: none, new tables. Rows touched: one parameter.
create table registry.double (
  left_id uuid not null references registry.child,
  right_id uuid not null references registry.child,
  weight real not null,
  probability real not null,
  compared jsonb not null,
  found_at timestamptz not null,
  primary key (left_id, right_id),
  check (left_id < right_id)
);
create index double_right on registry.double (right_id);
comment on table registry.double is 'Pairs of files that may be of one child, as the engine found them; found anew when one of them changes, and every night';
comment on column registry.double.compared is 'Field, level and weight in bits; no value of either file';
grant select, insert, delete on registry.double to tongan_app;
alter table registry.double enable row level security;
create policy scope on registry.double for all to tongan_app using (
  exists (select from registry.child c where c.id = left_id) and exists (select from registry.child c where c.id = right_id));

create table registry.followed_file (
  xact xid8 not null default pg_current_xact_id(),
  child_id uuid not null,
  at timestamptz not null
);
create index followed_file_xact on registry.followed_file (xact);
create index followed_file_at on registry.followed_file (at);
comment on table registry.followed_file is 'Files that changed and were followed in the last days; ids only, so without a place and without row security';
grant select, insert, delete on registry.followed_file to tongan_app;

insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('matching.doubles.from', '2016-01-01', '50', '系统默认（设计值）', 'design', '两份档案像到什么程度列为疑似重复，未见规定');
