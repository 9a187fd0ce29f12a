-- Why: two files of one child become one and can be parted again. An application of the merged file could be neither found from the kept
-- one nor decided, as the merged file stands nowhere; now it follows, and goes back when the files are parted.
-- Lock: none, a new table. Rows touched: none.
create table benefits.merged_row (
  seq bigint generated always as identity primary key,
  kind text not null check (kind in ('matter', 'task')),
  row_id uuid not null,
  from_child uuid not null,
  into_child uuid not null,
  was jsonb not null
);
create index merged_row_from on benefits.merged_row (from_child);
comment on table benefits.merged_row is 'Applications and their tasks that followed a file into another one; taken out again when the files are parted';
comment on column benefits.merged_row.was is 'What else the row said before, where that had to change';
grant select, insert, delete on benefits.merged_row to tongan_app;
alter table benefits.merged_row enable row level security;
create policy everywhere on benefits.merged_row for all to tongan_app using ((select current_setting('tongan.lo', true)) = '0');
-- Files that are merged already are looked at once more.
insert into registry.changed_file (child_id) select id from registry.child where merged_into is not null;
